package app

import "xorcery/wasm/input"

// curvesPane is the diagrams: a press on them holds an earlier step.
type curvesPane struct{ idle }

// plotAt is the diagram over the steps at a place.
func (s *State) plotAt(x, y float64) (area Plot, ok bool) {
	for _, p := range s.plots() {
		if p.Contains(x, y) {
			return p, true
		}
	}
	return Plot{}, false
}

func (curvesPane) press(s *State, m input.Moment) {
	if !m.Touch { // a finger may be about to scroll the page
		s.glance.held = true
		curvesPane{}.look(s, m, true)
	}
}

func (curvesPane) drag(s *State, m input.Moment) {
	if s.gesture.moved && m.Down && m.X != s.gesture.lastX {
		s.gesture.lastX = m.X
		s.glance.held = true
		curvesPane{}.look(s, m, false)
	}
}

// look shows the step under the pointer; a press near a mark means the mark.
func (curvesPane) look(s *State, m input.Moment, marks bool) {
	p, ok := s.plotAt(s.gesture.startX, s.gesture.startY)
	if !ok {
		return
	}
	step := p.stepAt(m.X)
	if marks {
		if k, ok := MarkAt(s.Marks(), m.X, p.xAt); ok {
			step = k.Step
		}
	}
	s.try(s.LookAt(step))
}

func (curvesPane) release(s *State, m input.Moment) {
	s.glance.held = false
	switch {
	case !s.gesture.moved && m.Touch:
		curvesPane{}.look(s, m, true)
	case s.gesture.moved && !s.glance.goesOn:
		s.LookAway()
	}
}

func (curvesPane) cursor(*State, input.Pointer) input.Cursor { return input.CursorHand }
