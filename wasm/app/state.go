package app

import (
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/space"
)

// State is the whole program. Everything outside this package reads it and changes nothing; [State.Update],
// [State.Call] and [State.SetControl] are the ways in.
type State struct {
	lab.Lab // what is trained
	Running bool
	Speed   float64 // training steps per second; SpeedMax means as many as the machine can
	StopAt  int     // the step at which a run pauses; 0 never
	Brush   int     // the class that a click places
	Eraser  bool
	Paint   bool // dragging leaves points behind
	Snap    bool // points settle on halves

	Classes int // K

	Scale    float64 // device pixels per device-independent pixel
	Layout   layout.Places
	Plane    core.Rect // the part of the plane that the boundary shows
	Pointer  input.Pointer
	Cursor   PlaneCursor // the keyboard's
	Spoken   string      // what a screen reader says about Cursor; renewed by keys
	Dark     bool        // the theme in force
	Edge     bool        // the line where the winning class changes
	Crisp    bool        // winner takes all: no confidence in the picture
	LogLoss  bool
	LogWrong bool      // the accuracy's plot shows the share of wrong points on a logarithmic axis
	Span     CurveSpan // how much of the run the curves show
	Lower    Lower     // what stands below the plane
	Bricks   bricks.Bricks
	Space    space.Space
	Check    Check // the last gradient check
	Doctor   Doctor
	Message  Message
	Unsaved  string // why the session is not kept, as long as it is not; "" where all is well
	Story    Story
	Opening  Opening
	FPS      float64
	Rate     float64 // steps per second that were really done
	Window   bool    // the program shows its own controls, beside the figure; else a page does
	Hosted   bool    // the page around the figure shows the palette, the messages and the bricks

	Sheet    Sheet
	Hovered  Part     // of the drawn network, under the pointer
	Selected Part     // of the drawn network, kept by a click or key
	Entry    *Entry   // the number being typed for Selected, nil when none is
	Reading  []string // what Hovered, or else Selected, says now

	PlaneReading PlaneReading

	Resolution float64 // share of the device's pixels at which the boundary is evaluated: 1 unless frames are slow

	// Revision changes with anything that can be seen, ControlsRevision with anything that a control shows.
	Revision, ControlsRevision int

	width, height float64
	dark          bool // what the system prefers
	pacer         pacer
	goal          int // the step to which an epoch goes, at full speed; 0 none
	asked         []request
	tickets       int        // given so far
	answers       []Advanced // for the next effects
	checking      *checking  // nil while no gradient check is on its way
	sharp         sharpness
	hand          input.Hand
	gesture       gesture
	probe         probe
	shelf         *core.Project // what was B when comparing ended
	openAsB       bool          // project files become B
	grab          grab
	files         []input.File // for the platform to save
	picture       bool         // the platform shall save the figure's picture
	edits         edits
	lent          *core.Project // the settings that were lent; nil for the reader's own
	mine          *core.Project // the reader's own state before that, weights included; nil where there was none
	owned         int           // see Own
	edition       int           // of the reader's work: the numbers that Own has had
	address       string        // see Address
	carry         carry
	strokes       int           // presses of the pointer so far
	now           time.Duration // the clock at this tick
	said          time.Duration // when Message was said
	messages      int           // said so far
	whole         core.Rect     // the view that showed all points when it was last fitted
	oracles       [2]oracle     // of the boards
}

// New starts the program on a project; window says whether it shows its own controls or a page does.
func New(p core.Project, window bool) (*State, error) {
	s := &State{
		Running:    true,
		Speed:      defaultSpeed,
		Brush:      1,
		Scale:      1,
		Edge:       true,
		Resolution: 1,
		Lower:      LowerNetwork,
		Space:      space.New(),
		Span:       SpanWhole,
		Window:     window,
	}
	s.Resize(1024, 720)
	if err := s.open(p); err != nil {
		return nil, err
	}
	return s, nil
}

// Update lets one tick pass: it takes the input, trains for a share of the tick, and says what it wants of the
// platform.
func (s *State) Update(in input.Input) Effects {
	if in.Scale > 0 && in.Scale != s.Scale {
		s.Scale = in.Scale
		s.Revision++
	}
	s.Resize(in.Width, in.Height)
	s.dark = in.Dark
	s.applyTheme()
	s.FPS = in.FPS
	now := in.Clock()
	s.Hear(now, in.Events...)
	s.hush()
	s.OpenDropped(in.Dropped)
	cursor := s.act(s.hand.Rest())
	s.train(in)
	s.below().follow(s, in.Clock)
	s.checkLive()
	s.followDoctor(in.Clock)
	s.adaptResolution()
	s.read()
	effects := Effects{Cursor: cursor, Files: s.files, Picture: s.picture, Advanced: s.answers, Compile: s.Engines.Wanted()}
	s.files, s.picture, s.answers = nil, false, nil
	return effects
}

// Resize lays the figure out anew when its size has changed.
func (s *State) Resize(w, h float64) {
	if w <= 0 || h <= 0 || (w == s.width && h == s.height) {
		return
	}
	s.width, s.height = w, h
	s.arrange()
}

// Size is the figure's size in device-independent pixels.
func (s *State) Size() (w, h float64) { return s.width, s.height }

func (s *State) applyTheme() {
	dark := s.dark
	switch s.Project.View.Theme {
	case "dark":
		dark = true
	case "light":
		dark = false
	}
	if dark != s.Dark {
		s.Dark = dark
		s.Revision++
	}
}

// looked sees to what follows from a measurement.
func (s *State) looked() {
	s.Classes = s.Run.Net.Sizes[len(s.Run.Net.Sizes)-1]
	s.keepSelection()
	s.judge()
	s.Revision++
}

// Start lets training go on; it says why where it cannot.
func (s *State) Start() {
	switch {
	case s.Broken() != "":
		s.say("Training has stopped: %s is not finite. Reset starts again from the same weights.", s.Broken())
		return
	case !s.mayStep() && s.Run.Train.N > 0: // points may still come
		return
	}
	s.setRunning(true)
}

// Pause stops training where it stands.
func (s *State) Pause() {
	s.halt()
	s.answerAll("the run was paused")
}

// halt stops what runs by itself; steps that were asked for go on.
func (s *State) halt() {
	s.goal = 0
	s.setRunning(false)
}

func (s *State) setRunning(on bool) {
	if s.Running != on {
		s.Running = on
		s.pacer = pacer{}
		s.Revision++
		s.ControlsRevision++
	}
}

// Reset starts again with the weights that the seed gives: the same as at first.
func (s *State) Reset() error {
	c, err := s.Lab.Reset()
	if err != nil {
		return err
	}
	s.after(c)
	return nil
}

// NewSeed starts again with other weights: those of the next seed, and of 0 after the last. On an error nothing changes.
func (s *State) NewSeed() error {
	p := s.Project.Clone()
	was := p.Network.Seed
	p.Network.Seed++
	if !core.Limits["network.seed"].Contains(float64(p.Network.Seed)) {
		p.Network.Seed = 0
	}
	both := s.Rival != nil && s.Rival.Project.Network.Seed == was
	if both {
		s.Rival.Project.Network.Seed = p.Network.Seed
	}
	err := s.apply(p)
	if err != nil && both {
		s.Rival.Project.Network.Seed = was
	}
	return err
}

// Document is the whole state as a project, weights included.
func (s *State) Document() core.Project {
	p := s.Run.Project()
	p.View = s.view()
	return p
}

// view is how the program shows itself now. In [State.Project] the view says nothing of the pause: Running does.
func (s *State) view() core.View {
	v := s.Project.View
	v.Paused = !s.Running
	return v
}
