package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/doctor"
)

// doctorView is how the run stands, and what may help, below the plane: a click tries a remedy, a drag scrolls.
type doctorView struct{ cardView }

func (doctorView) needs(s *State) layout.Needs { return doctor.Needs(s.Doctor.Hosted) }
func (doctorView) controls() []Control         { return doctorControls() }
func (doctorView) enter(s *State)              { s.examine(true) }

func (doctorView) scroll(s *State) *float64 { return &s.Doctor.Scroll }

func (doctorView) card(s *State) (c Card, ok bool) {
	l, ok := s.LayDoctor()
	return Card{Card: l.Card, Name: "doctor", Line: doctor.Line(&s.Lab), Alarm: len(s.Lab.Watch.Findings) > 0}, ok && !l.Title.Empty()
}

func (doctorView) release(s *State, _ input.Moment) {
	g := &s.gesture
	l, ok := s.LayDoctor()
	if !ok || g.moved {
		return
	}
	if id, act := l.Hit(g.startX, g.startY); id != "" {
		s.try(s.Press(id))
	} else if act.Does == doctor.ActRemedy {
		s.Doctor.Scroll = 0
		s.try(s.treat(act.Index))
	}
}

func (doctorView) cursor(s *State, p input.Pointer) input.Cursor {
	if l, ok := s.LayDoctor(); ok {
		return cardCursor(l.Card, p)
	}
	return input.CursorDefault
}

// LayDoctor places the drawn doctor; ok is false where it is not shown or has no room.
func (s *State) LayDoctor() (l doctor.Placed, ok bool) {
	area, diagrams := s.Layout.View, s.Layout.Plots
	if s.Lower != LowerDoctor || area.Empty() && diagrams.Empty() {
		return l, false
	}
	chosen := -1
	if s.Window {
		chosen = s.chosenRemedy()
	}
	return s.Doctor.Lay(&s.Lab, area, diagrams, s.buttons("diagnose", "check", "doctor.back", "doctor.keep"), chosen), true
}
