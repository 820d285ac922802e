package app

import (
	"strings"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// DoctorLayout says where everything of the drawn doctor stands: title and buttons, the two diagrams, and the text with the
// remedies, which scrolls.
type DoctorLayout struct {
	Title     layout.Rect // empty where a page shows the doctor's line
	Buttons   []BarButton
	Gradients layout.Rect // the diagram of the two gradients' norms, without its labels
	Weights   layout.Rect // that of the largest weights
	Text      layout.Rect // empty where a page shows the text
	Items     []DoctorItem
	Height    float64 // of all items
}

// DoctorItem is a piece of the text.
type DoctorItem struct {
	Kind   DoctorItemKind
	Rect   layout.Rect
	Text   string
	Index  int // of a remedy
	Lit    bool
	Chosen bool // in the panel
}

// DoctorItemKind says how a piece looks and what a click on it does.
type DoctorItemKind int

// The pieces.
const (
	DoctorHead   DoctorItemKind = iota // an ailment's name, a heading
	DoctorText                         // quiet
	DoctorSays                         // ink
	DoctorAlarm                        // the number that is not finite
	DoctorRemedy                       // a button; Lit is a suggested one
)

const remedyHeight = 28.0

// doctorNeeds is the room that the doctor asks for; told says that a page shows the text. The diagrams alone ask for more than the
// network, as they take the curves' place in a narrow figure.
func doctorNeeds(told bool) layout.Needs {
	if told {
		return layout.Needs{Height: layout.ViewHeight + 1, Least: layout.ViewLeast, Width: layout.LeftRoom + layout.SidePlot, Plots: true}
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 160, Title: brickTitle, Plots: true, Text: true}
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
	l.Title = layout.R(area.X, area.Y, area.W, brickTitle)
	body := layout.R(area.X, area.Y+brickTitle, area.W, area.H-brickTitle)
	x := area.Right()
	for _, id := range []string{"diagnose", "check", "doctor.back", "doctor.keep"} {
		c, err := Find(id)
		if err != nil {
			panic("app: " + err.Error()) // declared in doctorControls
		}
		if !c.Visible(s) || !c.Enabled(s) {
			continue
		}
		w := layout.TextWidth(c.Label) + 24
		x -= w
		l.Buttons = append(l.Buttons, BarButton{c, layout.R(x, area.Y, w-4, 28)})
	}
	l.Title.W = x - area.X - 8
	l.Text = body
	chosen := -1
	if s.Panel != nil {
		chosen = s.Doctor.Chosen
	}
	v := s.doctorText()
	f := doctorFlow{area: layout.R(l.Text.X, l.Text.Y, l.Text.W-10, 0), y: l.Text.Y}
	if area.W >= layout.WideText {
		f.area.W = l.Text.W*0.5 - layout.Gap
	}
	f.findings(v)
	foot := f.y
	if area.W >= layout.WideText { // what may help stands beside what was found
		f.area.X, f.y = f.area.Right()+2*layout.Gap, l.Text.Y
		f.area.W = l.Text.Right() - 10 - f.area.X
	}
	f.remedies(v, chosen)
	l.Items, l.Height = f.items, max(foot, f.y)-l.Text.Y
	scroll := max(min(s.Doctor.Scroll, l.Height-l.Text.H), 0)
	for i := range l.Items {
		l.Items[i].Rect.Y -= scroll
	}
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

// doctorFlow places pieces from top to bottom.
type doctorFlow struct {
	area  layout.Rect
	y     float64
	items []DoctorItem
}

func (f *doctorFlow) wrap(kind DoctorItemKind, text string) {
	for _, line := range layout.BreakLines(text, int(f.area.W/layout.DigitWidth)) {
		f.items = append(f.items, DoctorItem{Kind: kind, Rect: layout.R(f.area.X, f.y, f.area.W, layout.LineStep), Text: line})
		f.y += layout.LineStep
	}
}

// findings says what was found.
func (f *doctorFlow) findings(v DoctorView) {
	if v.Outcome != "" {
		f.wrap(DoctorHead, "What the remedy does")
		f.wrap(DoctorSays, v.Outcome)
		f.y += 8
	}
	if v.NonFinite != nil {
		f.wrap(DoctorAlarm, "First not finite: "+v.NonFinite.Name+" at step "+core.FormatInteger(v.NonFinite.Step))
		f.y += 4
	}
	if len(v.Findings) == 0 {
		f.wrap(DoctorSays, v.Line)
		f.y += 8
	}
	for _, k := range v.Findings {
		f.wrap(DoctorHead, k.Ailment)
		f.wrap(DoctorSays, k.Text)
		var numbers []string
		for _, e := range k.Evidence {
			numbers = append(numbers, e.Name+" "+e.Text)
		}
		f.wrap(DoctorText, strings.Join(numbers, " · "))
		f.y += 8
	}
}

// remedies offers what may help, and says what has been tried.
func (f *doctorFlow) remedies(v DoctorView, chosen int) {
	f.wrap(DoctorHead, "What to change first")
	f.wrap(DoctorText, "Each starts again from the same seed with this one change.")
	f.y += 4
	x := f.area.X
	for i, r := range v.Remedies {
		w := min(layout.TextWidth(r.Text)+20, f.area.W)
		if x > f.area.X && x+w > f.area.Right() {
			x, f.y = f.area.X, f.y+remedyHeight+4
		}
		f.items = append(f.items, DoctorItem{Kind: DoctorRemedy, Rect: layout.R(x, f.y, w-4, remedyHeight), Text: r.Text, Index: i, Lit: r.Suggested, Chosen: i == chosen})
		x += w
	}
	f.y += remedyHeight + 12
	for _, t := range v.Tried {
		f.wrap(DoctorHead, "Tried: "+t.Remedy)
		f.wrap(DoctorText, t.Outcome)
		f.y += 4
	}
}

// inDoctor says whether a press begins on the drawn doctor; release or drag decides what it means.
func (s *State) inDoctor(x, y float64) bool {
	return s.Lower == LowerDoctor && s.Layout.View.Contains(x, y)
}

// scrollDoctor moves the text by d, within its height.
func (s *State) scrollDoctor(d float64) {
	l, ok := s.LayDoctor()
	if !ok {
		return
	}
	at := &s.Doctor.Scroll
	was := *at
	*at = max(min(*at+d, l.Height-l.Text.H), 0)
	if *at != was {
		s.Revision++
	}
}

// clickDoctor does what a click on the drawn doctor means.
func (s *State) clickDoctor(x, y float64) {
	l, ok := s.LayDoctor()
	if !ok {
		return
	}
	if id, i := l.at(x, y); id != "" {
		s.try(s.Press(id))
	} else if i >= 0 {
		s.Doctor.Scroll = 0
		s.try(s.Treat(i))
	}
}

// at is the button or else the remedy under (x, y); "" and -1 are none.
func (l *DoctorLayout) at(x, y float64) (id string, remedy int) {
	for _, k := range l.Buttons {
		if k.Rect.Contains(x, y) {
			return k.Control.ID, -1
		}
	}
	if l.Text.Contains(x, y) {
		for _, item := range l.Items {
			if item.Kind == DoctorRemedy && item.Rect.Contains(x, y) {
				return "", item.Index
			}
		}
	}
	return "", -1
}

// doctorCursor is the pointer's shape over the drawn doctor.
func (s *State) doctorCursor(x, y float64) Cursor {
	if l, ok := s.LayDoctor(); ok {
		if id, i := l.at(x, y); id != "" || i >= 0 {
			return CursorHand
		}
	}
	return CursorDefault
}
