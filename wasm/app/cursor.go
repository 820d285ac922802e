package app

func (s *State) cursorShape(inside bool) Cursor {
	p := s.Pointer
	switch s.gesture.kind {
	case gestureDrag, gesturePan, gesturePinch, gestureTurn:
		return CursorMove
	case gestureScroll:
		return CursorDefault
	}
	if s.inSpace(p.X, p.Y) {
		return CursorHand
	}
	if !inside {
		if _, ok := s.swatchAt(p.X, p.Y); ok {
			return CursorHand
		}
		if s.inDoctor(p.X, p.Y) {
			return s.doctorCursor(p.X, p.Y)
		}
		return s.brickCursor(p.X, p.Y)
	}
	if s.observing() {
		return CursorHand
	}
	if !s.Eraser && !s.Paint && !p.Touch && s.pointAt(p.X, p.Y, false) >= 0 {
		return CursorMove
	}
	return CursorCross
}
