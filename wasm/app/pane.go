package app

import (
	"time"

	"xorcery/wasm/input"
)

// pane is a part of the figure that takes the pointer. The topmost one under a press has it until it is let go, wherever it goes;
// press, drag and release are found in tick.go and nowhere else.
type pane interface {
	press(s *State, m input.Moment)   // on it
	drag(s *State, m input.Moment)    // whatever happens while it has the pointer, and as time goes by
	release(s *State, m input.Moment) // a click, unless the gesture has moved
	wheel(s *State, m input.Moment)
	cursor(s *State, p input.Pointer) input.Cursor
	passes(s *State) bool // a move on the way to another one may be left out
}

// idle is a pane for which nothing means anything: others build on it. By itself it has a press that shall mean nothing until it ends.
type idle struct{}

func (idle) press(*State, input.Moment)                {}
func (idle) drag(*State, input.Moment)                 {}
func (idle) release(*State, input.Moment)              {}
func (idle) wheel(*State, input.Moment)                {}
func (idle) cursor(*State, input.Pointer) input.Cursor { return input.CursorDefault }
func (idle) passes(*State) bool                        { return true }

// gesture is the pointer at work on the pane that has it, from press to release.
type gesture struct {
	pane           pane // nil while no pane has the pointer
	kind           gestureKind
	startX, startY float64
	lastX, lastY   float64       // where it last did something
	span           float64       // between two fingers
	since          time.Duration // of the press
	point          int           // under the press
	points         int           // how many there are while it goes on; another number ends it
	moved          bool          // farther than a click may
	painted        bool          // the brush has left its first point
}

// take gives the pointer to a pane.
func (s *State) take(p pane, m input.Moment) {
	s.gesture = gesture{pane: p, since: s.now, startX: m.X, startY: m.Y, lastX: m.X, lastY: m.Y, points: len(s.Lab.Run.Points())}
}
