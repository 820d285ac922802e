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
	b.Scroll = max(min(b.Scroll+d, l.Height-l.Detail.H), 0)
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
	for _, k := range l.Buttons {
		if k.Rect.Contains(x, y) {
			s.try(s.Press(k.Control.ID))
			return
		}
	}
	for i, r := range l.Stack {
		if r.Contains(x, y) {
			s.goToBrick(v.Stack[i].First)
			return
		}
	}
	if item, ok := l.at(x, y); ok {
		switch item.Kind {
		case BrickEntry:
			s.try(s.chooseEntry(item.Index, item.Row, item.Col))
		case BrickCaption, BrickFactor:
			s.goToBrick(item.Index)
		}
	}
}

// at is the piece under (x, y) that a click means something to.
func (l *BrickLayout) at(x, y float64) (BrickItem, bool) {
	if l.Detail.Contains(x, y) {
		for _, item := range l.Items {
			switch item.Kind {
			case BrickEntry, BrickCaption, BrickFactor:
				if item.Rect.Contains(x, y) {
					return item, true
				}
			}
		}
	}
	return BrickItem{}, false
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
	if item, ok := l.at(p.X, p.Y); ok && item.Kind == BrickEntry {
		return entry{true, item.Index, item.Row, item.Col}
	}
	return entry{}
}

// brickCursor is the pointer's shape over the drawn bricks.
func (s *State) brickCursor(x, y float64) Cursor {
	l, _, ok := s.LayBricks()
	if !ok {
		return CursorDefault
	}
	for _, k := range l.Buttons {
		if k.Rect.Contains(x, y) {
			return CursorHand
		}
	}
	for _, r := range l.Stack {
		if r.Contains(x, y) {
			return CursorHand
		}
	}
	if _, ok := l.at(x, y); ok {
		return CursorHand
	}
	return CursorDefault
}
