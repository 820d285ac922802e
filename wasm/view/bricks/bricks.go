// Package bricks shows one observation's training step, N = 1, taken apart into its quantities in the order in which they are
// computed, as the article tells it brick by brick: by name, in numbers, and each entry as the product that it comes from. It is
// words, numbers and geometry; package figure and the page draw it.
package bricks

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
)

// Bricks is what is shown: an observation in the running network, or the article's own example.
type Bricks struct {
	Observation core.Point
	Number      int             // the observation is this one of [core.Run.Points], from 1; 0 where it is none of them
	Article     bool            // the article's example, on a network of its own
	Quantities  []core.Quantity // the trace; empty where Err says why there is none
	Err         error
	Step        int     // gradient steps behind the traced network
	At          int     // the quantity that is lit: the moment of the pulse
	Part        float64 // how much of that moment has been shown, 0 to 1
	Playing     bool
	Digits      bool // eight of them, not three
	Batch       bool // the gradient of all training points takes the place of the one's
	Still       bool // moments are shown whole, without motion
	Of          int  // the quantity that has the entry whose product is shown
	Row, Col    int  // and that entry; Row is -1 for none
	Observe     bool // a click in the plane chooses an observation
	Told        bool // that clicks choose
	Code        bool
	Scroll      float64 // of the drawn detail, in device-independent pixels
	Revision    int     // grows with anything that [Bricks.View] says
	Motion      int     // grows with Part

	entered bool      // an observation has been chosen
	opened  bool      // and shown
	hovered Entry     // under the pointer: its product is shown while none is chosen
	pointed Entry     // on the page
	pace    float64   // of the moments: 1 is brickPace each; 0 is not yet set, and counts as 1
	example *core.Run // the article's, at its start
	after   *core.MLP // the network after the traced step; nil without a trace
	answer  string    // what it says of the observation, beside the one before
	of      *core.Run // whose trace Quantities is
	net     *core.MLP // and its network then: a later one may have another shape
	sees    []core.Feature
	seen    int // the state's Revision when it was taken
	at      time.Duration
	due     time.Duration // when Playing goes on
	unfolds bool          // Part grows
	was     time.Duration // the clock when it last grew
	places  int           // digits behind the point, in any case; 0 is as many as are asked for
	printed bool          // it is the article's example, whoever's network it is
	between *core.MLP     // on the way from the traced network to after
}

// Entry is an entry of a quantity by its place; the zero Entry is none.
type Entry struct {
	There        bool
	Of, Row, Col int
}

// Side is the reader's own network, with its points and what it sees of them.
type Side struct {
	Run      *core.Run
	Features []core.Feature
}

// entry is the entry whose product is shown.
func (b *Bricks) entry() Entry {
	if b.Row >= 0 {
		return Entry{true, b.Of, b.Row, b.Col}
	}
	for _, h := range [2]Entry{b.hovered, b.pointed} {
		if h.There && h.Of < len(b.Quantities) && h.Row < b.Quantities[h.Of].Rows && h.Col < b.Quantities[h.Of].Cols {
			return h
		}
	}
	return Entry{}
}

const (
	brickPace    = 2500 * time.Millisecond // a quantity's time while they play
	unfoldPace   = 1400 * time.Millisecond // of it, what is seen to move
	traceEvery   = 250 * time.Millisecond  // digits that change faster can't be read
	articleRate  = 0.001                   // the learning rate of the article's example
	articlePoint = 0                       // and its observation: the first of its 300
)

// Empty says that no observation has been chosen yet.
func (b *Bricks) Empty() bool { return !b.entered }

// Enter shows what has been chosen, the article's example where nothing has; the first time clicks begin to choose.
func (b *Bricks) Enter(side Side) {
	if !b.opened {
		b.opened, b.Observe = true, true
	}
	if !b.entered {
		b.entered = true
		b.ShowArticle(side)
	}
	b.Retrace(side)
}

// articleRun is the article's example: 2-3-2, seed 2017, no biases, no penalty, before its first step.
func articleRun() (*core.Run, error) {
	p := core.DefaultProject()
	p.Network.Bias = false
	p.Training.LearningRate, p.Training.Batch, p.Training.Penalty, p.Training.Lambda = articleRate, 1, core.NoPenalty, 0
	return core.NewRun(p)
}

// ShowArticle puts the article's example on the bricks; the reader's own run is not touched.
func (b *Bricks) ShowArticle(side Side) {
	if b.example == nil {
		run, err := articleRun()
		if err != nil {
			panic("bricks: the article's example: " + err.Error()) // its settings are fixed above
		}
		b.example = run
	}
	b.Article, b.At, b.Row, b.Playing, b.Scroll, b.Part, b.unfolds = true, 0, -1, false, 0, 1, false
	b.Observation, b.Number = b.example.Points()[articlePoint], articlePoint+1
	b.Revision++
	b.Retrace(side)
}

// Put puts an observation on the bricks, through the reader's own network; on an error nothing changes.
func (b *Bricks) Put(side Side, p core.Point) error {
	if _, err := side.Run.Trace(p); err != nil {
		return err
	}
	if !b.entered {
		b.Part = 1
	}
	b.Article, b.Observation, b.Row, b.Scroll, b.entered = false, p, -1, 0, true
	b.Number = 1 + slices.Index(side.Run.Points(), p)
	b.Revision++
	b.Retrace(side)
	return nil
}

// alone says that the example is a step on one observation, while it is.
func (b *Bricks) alone() string {
	if b.Batch {
		return ""
	}
	return ", N = 1"
}

// name is the observation in words.
func (b *Bricks) name() string {
	place := fmt.Sprintf("x1 %s, x2 %s, truth: class %d", core.FormatNumber(b.Observation.X1), core.FormatNumber(b.Observation.X2), b.Observation.Class)
	if b.Number > 0 {
		return "point " + core.FormatInteger(b.Number) + " (" + place + ")"
	}
	return "a place of its own (" + place + ")"
}

// Choose shows the product behind an entry of quantity of; the same entry again hides it.
func (b *Bricks) Choose(of, row, col int) error {
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
	return nil
}

// StepEntry moves the chosen entry along the rows of its quantity, the lit one at first.
func (b *Bricks) StepEntry(d int) {
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
	cols := b.Quantities[b.Of].Cols
	b.Row, b.Col = i/cols, i%cols
	b.Revision++
}

// Hover notes the entry under the pointer.
func (b *Bricks) Hover(e Entry) {
	if e != b.hovered {
		b.hovered = e
		b.Revision++
	}
}

// Point notes the entry that is pointed at on the page around the figure.
func (b *Bricks) Point(e Entry) {
	if !e.There {
		e = Entry{}
	}
	if e != b.pointed {
		b.pointed = e
		b.Revision++
	}
}
