package app

import "xorcery/wasm/input"

func (s *State) cursorShape(inside bool) input.Cursor {
	p := s.Pointer
	switch s.gesture.kind {
	case gestureDrag, gesturePan, gesturePinch, gestureTurn:
		return input.CursorMove
	case gestureScroll:
		return input.CursorDefault
	}
	if s.inSpace(p.X, p.Y) {
		return input.CursorHand
	}
	if !inside {
		if _, ok := s.swatchAt(p.X, p.Y); ok {
			return input.CursorHand
		}
		if s.inDoctor(p.X, p.Y) {
			return s.doctorCursor(p.X, p.Y)
		}
		return s.brickCursor(p.X, p.Y)
	}
	if s.observing() {
		return input.CursorHand
	}
	if !s.Eraser && !s.Paint && !p.Touch && s.pointAt(p.X, p.Y, false) >= 0 {
		return input.CursorMove
	}
	return input.CursorCross
}
