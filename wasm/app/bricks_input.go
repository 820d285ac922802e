package app

import (
	"xorcery/wasm/view/bricks"

	"xorcery/wasm/input"
)

// pressBricks says whether a press begins on the drawn bricks; release or drag decides what it means.
func (s *State) pressBricks(x, y float64) bool {
	return s.Lower == LowerBricks && s.Layout.View.Contains(x, y)
}

// clickBricks does what a click on the drawn bricks means.
func (s *State) clickBricks(x, y float64) {
	l, v, ok := s.LayBricks()
	if !ok {
		return
	}
	for i, r := range l.Stack {
		if r.Contains(x, y) {
			s.goToBrick(v.Stack[i].First)
			return
		}
	}
	id, act := l.Hit(x, y)
	switch {
	case id != "":
		s.try(s.Press(id))
	case act.Does == bricks.ActEntry:
		s.try(s.chooseEntry(act.Index, act.Row, act.Col))
	case act.Does == bricks.ActQuantity:
		s.goToBrick(act.Index)
	}
}

// hoveredEntry is the entry of the drawn bricks under the mouse.
func (s *State) hoveredEntry() bricks.Entry {
	p := s.Pointer
	if p.Touch || !s.pressBricks(p.X, p.Y) {
		return bricks.Entry{}
	}
	l, _, ok := s.LayBricks()
	if !ok {
		return bricks.Entry{}
	}
	if _, act := l.Hit(p.X, p.Y); act.Does == bricks.ActEntry {
		return bricks.Entry{There: true, Of: act.Index, Row: act.Row, Col: act.Col}
	}
	return bricks.Entry{}
}

// brickCursor is the pointer's shape over the drawn bricks.
func (s *State) brickCursor(x, y float64) input.Cursor {
	l, _, ok := s.LayBricks()
	if !ok {
		return input.CursorDefault
	}
	for _, r := range l.Stack {
		if r.Contains(x, y) {
			return input.CursorHand
		}
	}
	if id, act := l.Hit(x, y); id != "" || act.Does != "" {
		return input.CursorHand
	}
	return input.CursorDefault
}
