package doctor

import (
	"strings"

	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// Placed says where everything of the drawn doctor stands: what shows the first finding, the two diagrams, and a card with the text and
// the remedies, which is empty where a page shows them.
type Placed struct {
	layout.Card
	Charts    []Chart     // of what was found
	Gradients layout.Rect // the diagram of the two gradients' norms, without its labels
	Weights   layout.Rect // that of the largest weights; empty where one alone has room
}

// ActRemedy tries a remedy.
const ActRemedy = "remedy"

const remedyHeight = 28.0

// Needs is the room that the doctor asks for; told says that a page shows the text. The diagrams alone ask for more than the
// network, as they take the curves' place in a narrow figure.
func Needs(told bool) layout.Needs {
	if told {
		return layout.Needs{Height: layout.ViewHeight + 1, Least: layout.ViewLeast, Width: layout.LeftRoom + layout.SidePlot, Plots: true}
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 160, Title: layout.CardTitle, Plots: true, Text: true}
}

// Lay places the doctor's diagrams and its card with these buttons; each of them is empty where it has no room. chosen is the remedy
// that stands out, −1 for none.
func (d *Doctor) Lay(of *lab.Lab, area, diagrams layout.Rect, buttons []layout.Button, chosen int) (l Placed) {
	switch {
	case diagrams.Empty():
	case oneAlone(diagrams):
		l.Gradients = layout.R(diagrams.X+layout.LeftRoom, diagrams.Y+layout.TitleRoom, diagrams.W-layout.LeftRoom-layout.Gap, diagrams.H-layout.TitleRoom-layout.AxisRoom)
	default:
		l.diagrams(l.chart(of, diagrams))
	}
	if area.Empty() {
		return l
	}
	l.Card = layout.NewCard(area, buttons)
	body := l.Body.Area
	v := d.words(of)
	left, right := body, layout.Rect{}
	left.W -= 10
	if area.W >= layout.WideText { // what may help stands beside what was found
		left.W = body.W*0.5 - layout.Gap
		right = layout.R(left.Right()+2*layout.Gap, body.Y, body.W*0.5-layout.Gap-10, 0)
	}
	f := flow{layout.NewFlow(left)}
	f.findings(v)
	foot := f.Y
	if right.W > 0 {
		pieces := f.Pieces
		f = flow{layout.NewFlow(right)}
		f.Pieces = pieces
	}
	f.remedies(v, chosen)
	l.Fill(f.Pieces, max(foot, f.Y)-body.Y, d.Scroll)
	return l
}

// oneAlone says whether the room is that of one diagram: two would be too low, or too narrow to be read.
func oneAlone(in layout.Rect) bool {
	return in.W < 2*(layout.SidePlot+layout.LeftRoom) && in.H < 2*plotLeast
}

// diagrams places the two diagrams beside each other, or above each other in a narrow column; nowhere in an empty one.
func (l *Placed) diagrams(in layout.Rect) {
	if in.Empty() {
		return
	}
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

// flow places the pieces of the doctor's text.
type flow struct{ *layout.Flow }

// findings says what was found.
func (f flow) findings(v View) {
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
func (f flow) remedies(v View, chosen int) {
	f.Wrap(layout.Head, v.Offer)
	note := "Each starts again from the same seed with this one change."
	if v.Marked {
		note += " Suggested ones are marked."
	} else if chosen == 0 {
		chosen = -1 // nobody has chosen the first
	}
	f.Wrap(layout.Quiet, note)
	f.Y += 4
	for i, r := range v.Remedies {
		w := min(layout.TextWidth(r.Text)+20, f.Right-f.Left) - 4
		f.Beside(layout.Piece{Style: layout.Press, Text: r.Text, Lit: r.Suggested, Chosen: i == chosen, Act: layout.Act{Does: ActRemedy, Index: i}}, w, remedyHeight, 4, remedyHeight+4)
	}
	f.Next(remedyHeight + 12)
	for _, r := range v.Remedies {
		if r.Tried != "" {
			f.Wrap(layout.Quiet, r.Text+": "+r.Tried)
		}
	}
	for _, t := range v.Tried {
		f.Wrap(layout.Head, "Tried: "+t.Remedy)
		f.Wrap(layout.Quiet, t.Outcome)
		f.Y += 4
	}
}
