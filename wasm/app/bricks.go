package app

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
)

// Bricks is brick mode: one observation's training step, N = 1, taken apart into its quantities in the order in which they are
// computed. It shows the article's own example at first and then any observation of the running network.
type Bricks struct {
	Observation core.Point
	Number      int             // the observation is this one of [core.Run.Points], from 1; 0 where it is none of them
	Article     bool            // the article's example, on a network of its own
	Quantities  []core.Quantity // the trace; empty where Err says why there is none
	Err         error
	Step        int // gradient steps behind the traced network
	At          int // the quantity that is lit
	Playing     bool
	Of          int   // the quantity that has the entry whose product is shown
	Row, Col    int   // and that entry; Row is -1 for none
	Hovered     entry // under the pointer: its product is shown while none is chosen
	Observe     bool  // a click in the plane chooses an observation
	Code        bool
	Scroll      float64 // of the drawn detail, in device-independent pixels
	Revision    int     // grows with anything that [State.BrickView] says

	entered bool
	told    bool      // that clicks choose
	example *core.Run // the article's, at its start
	after   *core.MLP // the network after the traced step; nil without a trace
	answer  string    // what it says of the observation, beside the one before
	of      *core.Run // whose trace Quantities is
	net     *core.MLP // and its network then: a later one may have another shape
	sees    []core.Feature
	seen    int // the state's Revision when it was taken
	at      time.Duration
	due     time.Duration // when Playing goes on
}

// entry is an entry of a quantity by its place; the zero entry is none.
type entry struct {
	there        bool
	of, row, col int
}

// entry is the entry whose product is shown.
func (b *Bricks) entry() entry {
	if b.Row >= 0 {
		return entry{true, b.Of, b.Row, b.Col}
	}
	if h := b.Hovered; h.there && h.of < len(b.Quantities) && h.row < b.Quantities[h.of].Rows && h.col < b.Quantities[h.of].Cols {
		return h
	}
	return entry{}
}

const (
	brickPace    = 2500 * time.Millisecond // a quantity's time while they play
	traceEvery   = 250 * time.Millisecond  // digits that change faster can't be read
	articleRate  = 0.001                   // the learning rate of the article's example
	articlePoint = 0                       // and its observation: the first of its 300
)

// enterBricks shows the article's example the first time.
func (s *State) enterBricks() {
	if !s.Bricks.entered {
		s.Bricks.entered = true
		s.Bricks.Observe = true
		s.showArticle()
	}
	s.retrace()
}

// articleRun is the article's example: 2-3-2, seed 2017, no biases, no penalty, before its first step.
func articleRun() (*core.Run, error) {
	p := core.DefaultProject()
	p.Network.Bias = false
	p.Training.LearningRate, p.Training.Batch, p.Training.Penalty, p.Training.Lambda = articleRate, 1, core.NoPenalty, 0
	return core.NewRun(p)
}

// showArticle puts the article's example on the bricks; the user's own run is not touched.
func (s *State) showArticle() {
	b := &s.Bricks
	if b.example == nil {
		run, err := articleRun()
		if err != nil {
			panic("app: the article's example: " + err.Error()) // its settings are fixed above
		}
		b.example = run
	}
	b.Article, b.At, b.Row, b.Playing, b.Scroll = true, 0, -1, false, 0
	b.Observation, b.Number = b.example.Points()[articlePoint], articlePoint+1
	s.retrace()
	s.Message = Message{}
	s.Revision++
}

// Observe puts (x1, x2) of a class on the bricks, through the user's own network.
func (s *State) Observe(p core.Point) error {
	b := &s.Bricks
	if _, err := s.Run.Trace(p); err != nil {
		return err
	}
	b.Article, b.Observation, b.Row, b.Scroll, b.entered = false, p, -1, 0, true
	b.Number = 1 + slices.Index(s.Run.Points(), p)
	s.retrace()
	if !b.told {
		b.told = true
		s.say("Clicks choose an observation now. To place points again switch 'Choose observation' off, under View.")
	} else {
		s.Message = Message{}
	}
	s.ControlsRevision++
	return nil
}

// observeAt takes a click in the plane: the point under it, or else the place with the brush's class as the truth.
func (s *State) observeAt(x, y float64, touch bool) {
	if i := s.pointAt(x, y, touch); i >= 0 {
		s.try(s.Observe(s.Run.Points()[i]))
		return
	}
	x1, x2 := s.ToPlane(x, y)
	s.try(s.Observe(core.Point{X1: tidy(x1), X2: tidy(x2), Class: min(s.Brush, s.Classes-1)}))
}

// observing says whether a click in the plane chooses an observation.
func (s *State) observing() bool { return s.Lower == LowerBricks && s.Bricks.Observe }

// observeOwn goes to the user's network: the point that was looked at there, or its first one.
func (s *State) observeOwn() error {
	points := s.Run.Points()
	if len(points) == 0 {
		return s.Observe(core.Point{Class: min(s.Brush, s.Classes-1)})
	}
	return s.Observe(points[0])
}

// name is the observation in words.
func (b *Bricks) name() string {
	place := fmt.Sprintf("x1 %s, x2 %s, class %d", core.FormatNumber(b.Observation.X1), core.FormatNumber(b.Observation.X2), b.Observation.Class)
	if b.Number > 0 {
		return "point " + core.FormatInteger(b.Number) + " (" + place + ")"
	}
	return "a place of its own (" + place + ")"
}

// stepBrick goes d quantities on.
func (s *State) stepBrick(d int) { s.goToBrick(s.Bricks.At + d) }

// goToBrick lights a quantity, the nearest that there is, and stops the playing: the reader takes over.
func (s *State) goToBrick(at int) {
	if s.Bricks.Playing {
		s.Bricks.Playing = false
		s.ControlsRevision++
	}
	s.lightBrick(at)
}

func (s *State) lightBrick(at int) {
	b := &s.Bricks
	at = max(min(at, len(b.Quantities)-1), 0)
	if at == b.At {
		return
	}
	b.At, b.Row, b.Scroll = at, -1, 0
	b.Revision++
	s.Revision++
}

// chooseEntry shows the product behind an entry of quantity of; the same entry again hides it.
func (s *State) chooseEntry(of, row, col int) error {
	b := &s.Bricks
	if of < 0 || of >= len(b.Quantities) {
		return fmt.Errorf("brickEntry: there is no quantity %d; there are %d, from 0", of, len(b.Quantities))
	}
	q := &b.Quantities[of]
	if row < 0 || row >= q.Rows || col < 0 || col >= q.Cols {
		return fmt.Errorf("brickEntry: %s has no entry [%d,%d]; allowed is [0,0] to [%d,%d]", q.Name, row, col, q.Rows-1, q.Cols-1)
	}
	if of == b.Of && row == b.Row && col == b.Col {
		row = -1
	}
	b.Of, b.Row, b.Col = of, row, col
	b.Revision++
	s.Revision++
	return nil
}

// stepEntry moves the chosen entry along the rows of its quantity, the lit one at first.
func (s *State) stepEntry(d int) {
	b := &s.Bricks
	if len(b.Quantities) == 0 {
		return
	}
	i := 0
	if b.Row < 0 {
		b.Of = b.At
	} else {
		q := &b.Quantities[b.Of]
		i = (b.Row*q.Cols + b.Col + d + len(q.Values)) % len(q.Values)
	}
	b.Row = -1
	cols := b.Quantities[b.Of].Cols
	s.try(s.chooseEntry(b.Of, i/cols, i%cols))
}
