package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/letters"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/space"
)

// State is the whole program: what is trained, and beside it one part for each thing that the program does with it. Everything
// outside this package reads it, and changes it by State's own methods alone: those of its parts, the lab's among them, see to nothing
// that follows from a change. From what the platform does with [lab.Engines.Take] and [lab.Work.Borrow] nothing follows.
type State struct {
	Lab       lab.Lab // what is trained
	Pace              // how fast, and until when
	Screen            // where everything stands
	Style             // how the plane and the curves are drawn
	Tool              // what a click on the plane does
	Attention         // where the reader looks
	Views             // what stands below the plane
	lessons           // what the reader is told and asked
	past              // the way back, and looks at earlier steps
	Said              // to the reader
	desk              // files, the clipboard, and a page that is opened
	pointing          // the pointer at work
	costs     costs
	effects   Effects // of the next tick, as far as they are known
	Sheet     Sheet
	About     About

	// Revision changes with anything that can be seen, ControlsRevision with anything that a control shows.
	Revision, ControlsRevision int
}

// New starts the program on a project; window says whether it shows its own controls or a page does.
func New(p core.Project, window bool) (*State, error) {
	fonts, err := letters.New()
	if err != nil {
		return nil, err
	}
	s := &State{
		past:   past{studio: studio{frames: filmFrames}},
		desk:   desk{scale: 1},
		Pace:   Pace{Running: true, Speed: defaultSpeed},
		Screen: Screen{letters: fonts, Scale: 1, Enlarged: 1, Resolution: 1, Window: window},
		Style:  Style{Edge: true, Span: spanWhole},
		Tool:   Tool{PointClass: 1},
		Views:  Views{Lower: LowerNetwork, Space: space.New()},
	}
	s.Resize(1024, 720)
	if err := s.open(p, lab.Work{}); err != nil {
		return nil, err
	}
	if err := s.takeUp(); err != nil {
		return nil, err
	}
	return s, nil
}

// renew lets whoever shows the figure or the controls look at them anew.
func (s *State) renew() {
	s.Revision++
	s.ControlsRevision++
}

// measured sees to what follows from a measurement.
func (s *State) measured() {
	s.onNetwork(func(n *network.Network) { n.Keep(s.Lab.Run.Net.Sizes) })
	s.judge()
	s.Revision++
}

// Start lets training go on; it says why where it cannot.
func (s *State) Start() {
	s.try(s.goOnFirst())
	if s.Looking() { // it is on its way there
		return
	}
	if s.mayStep() || s.Lab.Broken() == "" && s.Lab.Run.Train.N == 0 { // points may still come
		s.setRunning(true)
	}
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
		s.renew()
	}
}

// reset starts again with the weights that the seed gives: the same as at first.
func (s *State) reset() error {
	s.LookAway()
	if s.Lab.AtStart() {
		return s.done(s.Lab.Reset())
	}
	return s.again("The run before Reset", s.Lab.Reset)
}

// newSeed starts again with other weights: see [lab.Lab.NewSeed].
func (s *State) newSeed() error { return s.again("The run with the weights before", s.Lab.NewSeed) }

// edit lets the lab change what is seen: where that is an earlier step, the run goes on from there first.
func (s *State) edit(act func() (lab.Change, error)) error {
	if err := s.goOnFirst(); err != nil {
		return err
	}
	return s.done(act())
}

// done sees to what follows from what the lab has done, unless it could not.
func (s *State) done(c lab.Change, err error) error {
	if err == nil {
		s.after(c)
	}
	return err
}
