package app

import (
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/pulse"
)

// bricksView is one observation's step below the plane: a click goes to a quantity or shows the product behind an entry, a drag
// scrolls.
type bricksView struct{ cardView }

func (bricksView) needs(s *State) layout.Needs { return bricks.Needs(s.Hosted) }
func (bricksView) controls() []Control         { return brickControls() }

func (bricksView) enter(s *State) {
	if s.Bricks.Empty() {
		s.followNearest()
	}
	s.onBricks(func(b *bricks.Bricks) { b.Enter(s.bricksSide()) })
}

func (bricksView) leave(s *State) { s.Bricks.Playing = false }

func (bricksView) retrace(s *State) {
	s.onBricks(func(b *bricks.Bricks) { b.Retrace(s.bricksSide()) })
}

// follow lets the bricks follow the run, and the pointer.
func (v bricksView) follow(s *State, _ func() time.Duration) {
	motion := s.Bricks.Motion
	s.Bricks.Still = s.still
	s.onBricks(func(b *bricks.Bricks) {
		b.Follow(s.bricksSide(), s.Revision, s.Running, s.now)
		b.Hover(v.hovered(s))
	})
	if s.Bricks.Motion != motion {
		s.Bricks.Seen(s.Revision)
	}
}

// hovered is the entry of the drawn bricks under the mouse.
func (v bricksView) hovered(s *State) bricks.Entry {
	if _, mine := s.gesture.pane.(bricksView); s.gesture.pane != nil && !mine {
		return bricks.Entry{} // another part has the pointer
	}
	p := s.Pointer
	if p.Touch || !v.at(s, p.X, p.Y) {
		return bricks.Entry{}
	}
	if l, _, ok := s.LayBricks(); ok {
		if _, act := l.Hit(p.X, p.Y); act.Does == bricks.ActEntry {
			return bricks.Entry{There: true, Of: act.Index, Row: act.Row, Col: act.Col}
		}
		return s.pointed(&l, p.X, p.Y, false)
	}
	return bricks.Entry{}
}

func (bricksView) scroll(s *State) *float64 { return &s.Bricks.Scroll }

func (bricksView) card(s *State) (c Card, ok bool) {
	l, v, ok := s.LayBricks()
	if s.Hosted {
		return Card{}, false
	}
	return Card{Card: l.Card, Name: s.PulseTitle(), Line: v.Line}, ok
}

// drag moves the pulse along the strip, or scrolls the text.
func (v bricksView) drag(s *State, m input.Moment) {
	if !v.alongStrip(s, m.X) {
		s.dragText(m)
	}
}

// alongStrip goes to the position of the strip over x, where the gesture began on it.
func (bricksView) alongStrip(s *State, x float64) bool {
	l, _, ok := s.LayBricks()
	if !ok || !l.Strip.Contains(s.gesture.startX, s.gesture.startY) {
		return false
	}
	s.seek(pulse.StripPosition(l.Strip, len(s.Bricks.Quantities), x))
	return true
}

func (v bricksView) release(s *State, m input.Moment) {
	g := &s.gesture
	l, w, ok := s.LayBricks()
	if !ok || g.moved || l.Strip.Contains(g.startX, g.startY) {
		return
	}
	for i, r := range l.Stack {
		if r.Contains(g.startX, g.startY) {
			s.goToBrick(w.Stack[i].First)
			return
		}
	}
	id, act := l.Hit(g.startX, g.startY)
	switch {
	case id != "":
		s.try(s.Press(id))
	case act.Does == bricks.ActEntry:
		s.try(s.chooseEntry(act.Index, act.Row, act.Col))
	case act.Does == bricks.ActQuantity:
		s.goToBrick(act.Index)
	default:
		if e := s.pointed(&l, g.startX, g.startY, m.Touch); e.There {
			s.try(s.chooseEntry(e.Of, e.Row, e.Col))
		}
	}
}

// PulseTitle says where the pulse is.
func (s *State) PulseTitle() string {
	if m := s.Moments(); s.Bricks.At < len(m) {
		return "pulse · " + m[s.Bricks.At].Title()
	}
	return "pulse"
}

func (bricksView) cursor(s *State, p input.Pointer) input.Cursor {
	l, _, ok := s.LayBricks()
	if !ok {
		return input.CursorDefault
	}
	for _, r := range l.Stack {
		if r.Contains(p.X, p.Y) {
			return input.CursorHand
		}
	}
	if l.Strip.Contains(p.X, p.Y) || s.pointed(&l, p.X, p.Y, p.Touch).There {
		return input.CursorHand
	}
	return cardCursor(l.Card, p)
}

// cardCursor is the pointer's shape over a card.
func cardCursor(c layout.Card, p input.Pointer) input.Cursor {
	if id, act := c.Hit(p.X, p.Y); id != "" || act.Does != "" {
		return input.CursorHand
	}
	return input.CursorDefault
}
