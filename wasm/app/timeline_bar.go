package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// LookBar is the strip over the plane while an earlier step is looked at: what is shown, the way back and the way on.
type LookBar struct {
	Rect    layout.Rect
	Text    string
	Buttons []layout.Button
	Labels  []string // of the buttons
}

// at is the button at a place; "" where there is none.
func (b LookBar) at(x, y float64) (id string) {
	for _, k := range b.Buttons {
		if k.Rect.Contains(x, y) {
			return k.ID
		}
	}
	return ""
}

// LookBar says where the strip stands; ok is false while nothing is looked at, or a pointer holds the step.
func (s *State) LookBar() (b LookBar, ok bool) {
	if !s.Looking() || s.glance.held || s.Bare {
		return b, false
	}
	const height, button, narrowLook = 24.0, 116.0, 62.0
	l := &s.Layout
	r := layout.Rect{X: l.Boundary.X, Y: l.Boundary.Y - height - 2, W: l.Boundary.W, H: height}
	if l.Header.H > 2*height-6 { // the reading under the title stays
		r.Y = l.Boundary.Y - 2*height + 2
	}
	if least := 2*narrowLook + 8; r.W < least {
		r.X, r.W = max(r.X-(least-r.W)/2, l.Figure.X), least
	}
	b = LookBar{Rect: r, Text: s.stepText(), Labels: []string{"Back to now", "Go on from here"}}
	wide := button
	if r.W < 2*button+150 {
		wide, b.Labels = narrowLook, []string{"Now", "Go on"}
	}
	for i, id := range []string{"timeline.now", "timeline.go"} {
		b.Buttons = append(b.Buttons, layout.Button{ID: id, Rect: layout.Rect{X: r.Right() - float64(2-i)*wide, Y: r.Y + 2, W: wide - 4, H: height - 4}})
	}
	return b, true
}

// lookPane is the strip: its buttons are controls.
type lookPane struct{ idle }

func (lookPane) release(s *State, m input.Moment) {
	b, _ := s.LookBar()
	if id := b.at(m.X, m.Y); id != "" && id == b.at(s.gesture.startX, s.gesture.startY) {
		s.try(s.Press(id))
	}
}

func (lookPane) cursor(s *State, p input.Pointer) input.Cursor {
	b, _ := s.LookBar()
	if b.at(p.X, p.Y) != "" {
		return input.CursorHand
	}
	return input.CursorDefault
}
