package app

// pressBricks says whether a press begins on the drawn bricks; release or drag decides what it means.
func (s *State) pressBricks(x, y float64) bool {
	return s.Lower == LowerBricks && s.Layout.View.Contains(x, y)
}

// scrollBricks moves the lit quantity by d, within its height.
func (s *State) scrollBricks(d float64) {
	l, _, ok := s.LayBricks()
	if !ok {
		return
	}
	b := &s.Bricks
	was := b.Scroll
	b.Scroll = max(min(b.Scroll+d, l.Body.Height-l.Body.Area.H), 0)
	if b.Scroll != was {
		s.Revision++
	}
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
	case act.Does == actEntry:
		s.try(s.chooseEntry(act.Index, act.Row, act.Col))
	case act.Does == actQuantity:
		s.goToBrick(act.Index)
	}
}

// hoveredEntry is the entry of the drawn bricks under the mouse.
func (s *State) hoveredEntry() entry {
	p := s.Pointer
	if p.Touch || !s.pressBricks(p.X, p.Y) {
		return entry{}
	}
	l, _, ok := s.LayBricks()
	if !ok {
		return entry{}
	}
	if _, act := l.Hit(p.X, p.Y); act.Does == actEntry {
		return entry{true, act.Index, act.Row, act.Col}
	}
	return entry{}
}

// brickCursor is the pointer's shape over the drawn bricks.
func (s *State) brickCursor(x, y float64) Cursor {
	l, _, ok := s.LayBricks()
	if !ok {
		return CursorDefault
	}
	for _, r := range l.Stack {
		if r.Contains(x, y) {
			return CursorHand
		}
	}
	if id, act := l.Hit(x, y); id != "" || act.Does != "" {
		return CursorHand
	}
	return CursorDefault
}
