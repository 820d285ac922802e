package app

import (
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
)

// bricksView is one observation's step below the plane: a click goes to a quantity or shows the product behind an entry, a drag
// scrolls.
type bricksView struct{ cardView }

func (bricksView) needs(s *State) layout.Needs { return bricks.Needs(s.Hosted) }
func (bricksView) controls() []Control         { return brickControls() }

func (bricksView) enter(s *State) {
	s.onBricks(func(b *bricks.Bricks, side bricks.Side) { b.Enter(side) })
}

func (bricksView) leave(s *State) { s.Bricks.Playing = false }

func (bricksView) retrace(s *State) {
	s.onBricks(func(b *bricks.Bricks, side bricks.Side) { b.Retrace(side) })
}

// follow lets the bricks follow the run, and the pointer.
func (v bricksView) follow(s *State, _ func() time.Duration) {
	s.onBricks(func(b *bricks.Bricks, side bricks.Side) {
		b.Follow(side, s.Revision, s.Running, s.now)
		b.Hover(v.hovered(s))
	})
}

// hovered is the entry of the drawn bricks under the mouse.
func (v bricksView) hovered(s *State) bricks.Entry {
	p := s.Pointer
	if p.Touch || !v.at(s, p.X, p.Y) {
		return bricks.Entry{}
	}
	if l, _, ok := s.LayBricks(); ok {
		if _, act := l.Hit(p.X, p.Y); act.Does == bricks.ActEntry {
			return bricks.Entry{There: true, Of: act.Index, Row: act.Row, Col: act.Col}
		}
	}
	return bricks.Entry{}
}

func (bricksView) scroll(s *State) *float64 { return &s.Bricks.Scroll }

func (bricksView) card(s *State) (c Card, ok bool) {
	l, v, ok := s.LayBricks()
	return Card{Card: l.Card, Name: "bricks", Line: v.Line}, ok
}

func (bricksView) release(s *State, _ input.Moment) {
	g := &s.gesture
	l, v, ok := s.LayBricks()
	if !ok || g.moved {
		return
	}
	for i, r := range l.Stack {
		if r.Contains(g.startX, g.startY) {
			s.goToBrick(v.Stack[i].First)
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
	}
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
	return cardCursor(l.Card, p)
}

// cardCursor is the pointer's shape over a card.
func cardCursor(c layout.Card, p input.Pointer) input.Cursor {
	if id, act := c.Hit(p.X, p.Y); id != "" || act.Does != "" {
		return input.CursorHand
	}
	return input.CursorDefault
}
