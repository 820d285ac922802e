package app

import (
	"strings"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// DoctorLayout says where everything of the drawn doctor stands: the two diagrams, and a card with the text and the remedies, which
// is empty where a page shows them.
type DoctorLayout struct {
	layout.Card
	Gradients layout.Rect // the diagram of the two gradients' norms, without its labels
	Weights   layout.Rect // that of the largest weights
}

// actRemedy tries a remedy.
const actRemedy = "remedy"

const remedyHeight = 28.0

// doctorNeeds is the room that the doctor asks for; told says that a page shows the text. The diagrams alone ask for more than the
// network, as they take the curves' place in a narrow figure.
func doctorNeeds(told bool) layout.Needs {
	if told {
		return layout.Needs{Height: layout.ViewHeight + 1, Least: layout.ViewLeast, Width: layout.LeftRoom + layout.SidePlot, Plots: true}
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 160, Title: layout.CardTitle, Plots: true, Text: true}
}

// LayDoctor places the drawn doctor in [Layout.Plots] and [Layout.View]; ok is false where there is no room for it.
func (s *State) LayDoctor() (l DoctorLayout, ok bool) {
	area, diagrams := s.Layout.View, s.Layout.Plots
	if s.Lower != LowerDoctor || area.Empty() && diagrams.Empty() {
		return l, false
	}
	if !diagrams.Empty() {
		l.diagrams(diagrams)
	}
	if area.Empty() {
		return l, true
	}
	var buttons []layout.Button
	for _, id := range []string{"diagnose", "check", "doctor.back", "doctor.keep"} {
		c, err := Find(id)
		if err != nil {
			panic("app: " + err.Error()) // declared in doctorControls
		}
		if c.Visible(s) && c.Enabled(s) {
			buttons = append(buttons, layout.Button{ID: id, Rect: layout.Rect{W: layout.TextWidth(c.Label) + 24}})
		}
	}
	l.Card = layout.NewCard(area, buttons)
	body := l.Body.Area
	chosen := -1
	if s.Window {
		chosen = s.Doctor.Chosen
	}
	v := s.doctorText()
	left, right := body, layout.Rect{}
	left.W -= 10
	if area.W >= layout.WideText { // what may help stands beside what was found
		left.W = body.W*0.5 - layout.Gap
		right = layout.R(left.Right()+2*layout.Gap, body.Y, body.W*0.5-layout.Gap-10, 0)
	}
	f := doctorFlow{layout.NewFlow(left)}
	f.findings(v)
	foot := f.Y
	if right.W > 0 {
		pieces := f.Pieces
		f = doctorFlow{layout.NewFlow(right)}
		f.Pieces = pieces
	}
	f.remedies(v, chosen)
	l.Fill(f.Pieces, max(foot, f.Y)-body.Y, s.Doctor.Scroll)
	return l, true
}

// diagrams places the two diagrams beside each other, or above each other in a narrow column.
func (l *DoctorLayout) diagrams(in layout.Rect) {
	if in.W < 2*(layout.SidePlot+layout.LeftRoom) && in.H > in.W {
		h := in.H/2 - layout.TitleRoom - layout.AxisRoom
		l.Gradients = layout.R(in.X+layout.LeftRoom, in.Y+layout.TitleRoom, in.W-layout.LeftRoom, h)
		l.Weights = layout.R(in.X+layout.LeftRoom, in.Y+in.H/2+layout.TitleRoom, in.W-layout.LeftRoom, h)
		return
	}
	w := (in.W - 2*layout.LeftRoom - layout.Gap) / 2
	h := max(in.H-layout.TitleRoom-layout.AxisRoom, 24)
	l.Gradients = layout.R(in.X+layout.LeftRoom, in.Y+layout.TitleRoom, w, h)
	l.Weights = layout.R(l.Gradients.Right()+layout.Gap+layout.LeftRoom, in.Y+layout.TitleRoom, w, h)
}

// doctorFlow places the pieces of the doctor's text.
type doctorFlow struct{ *layout.Flow }

// findings says what was found.
func (f doctorFlow) findings(v DoctorView) {
	if v.Outcome != "" {
		f.Wrap(layout.Head, "What the remedy does")
		f.Wrap(layout.Plain, v.Outcome)
		f.Y += 8
	}
	if v.NonFinite != nil {
		f.Wrap(layout.Alarm, v.NonFinite.Text)
		f.Y += 4
	}
	if len(v.Findings) == 0 {
		f.Wrap(layout.Plain, v.Line)
		f.Y += 8
	}
	for _, k := range v.Findings {
		f.Wrap(layout.Head, k.Ailment)
		f.Wrap(layout.Plain, k.Text)
		var numbers []string
		for _, e := range k.Evidence {
			numbers = append(numbers, e.Name+" "+e.Text)
		}
		f.Wrap(layout.Quiet, strings.Join(numbers, " · "))
		f.Y += 8
	}
}

// remedies offers what may help, and says what has been tried.
func (f doctorFlow) remedies(v DoctorView, chosen int) {
	f.Wrap(layout.Head, "What to change first")
	f.Wrap(layout.Quiet, "Each starts again from the same seed with this one change.")
	f.Y += 4
	for i, r := range v.Remedies {
		w := min(layout.TextWidth(r.Text)+20, f.Right-f.Left) - 4
		f.Beside(layout.Piece{Look: layout.Press, Text: r.Text, Lit: r.Suggested, Chosen: i == chosen, Act: layout.Act{Does: actRemedy, Index: i}}, w, remedyHeight, 4, remedyHeight+4)
	}
	f.Next(remedyHeight + 12)
	for _, t := range v.Tried {
		f.Wrap(layout.Head, "Tried: "+t.Remedy)
		f.Wrap(layout.Quiet, t.Outcome)
		f.Y += 4
	}
}

// doctorView is how the run stands, and what may help, below the plane: a click tries a remedy, a drag scrolls.
type doctorView struct{ plainView }

func (doctorView) needs(s *State) layout.Needs   { return doctorNeeds(s.Doctor.hosted) }
func (doctorView) controls() []Control           { return doctorControls() }
func (doctorView) passes(*State) bool            { return false }
func (doctorView) enter(s *State)                { s.examine(true) }
func (doctorView) drag(s *State, m input.Moment) { s.dragText(m) }

func (doctorView) scroller(s *State) (l layout.Scroller, at *float64) {
	if card, ok := s.LayDoctor(); ok {
		return card.Body, &s.Doctor.Scroll
	}
	return l, nil
}

func (doctorView) wheel(s *State, m input.Moment) { s.scrollBy(ScrolledView, m.Wheel*lineHeight) }

func (doctorView) release(s *State, _ input.Moment) {
	g := &s.gesture
	l, ok := s.LayDoctor()
	if !ok || g.moved {
		return
	}
	if id, act := l.Hit(g.startX, g.startY); id != "" {
		s.try(s.Press(id))
	} else if act.Does == actRemedy {
		s.Doctor.Scroll = 0
		s.try(s.Treat(act.Index))
	}
}

func (doctorView) cursor(s *State, p input.Pointer) input.Cursor {
	if l, ok := s.LayDoctor(); ok {
		return cardCursor(l.Card, p)
	}
	return input.CursorDefault
}
