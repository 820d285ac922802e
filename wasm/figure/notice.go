package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// notice is a sentence for the reader.
type notice struct {
	text  string
	error bool
}

// notices are what there is to tell now, what stays first.
func notices(s *app.State) []notice {
	var list []notice
	if s.Unsaved != "" {
		list = append(list, notice{s.Unsaved, true})
	}
	if s.Message.Text != "" {
		list = append(list, notice{s.Message.Text, s.Message.Error})
	}
	return list
}

// drawCoach tells over foot or head of the boundary what a click on it does, to someone who has never clicked.
func (f *Figure) drawCoach(c *canvas, s *app.State) {
	words, r := s.Coach(), s.Layout.Boundary
	if words == "" {
		return
	}
	st := style{bold: true, color: c.theme.Ink, align: atCenter}
	lines := c.wrap(words, r.W-32, st)
	const line = 20
	w := 0.0
	for _, l := range lines {
		w = max(w, c.width(l, st))
	}
	box := s.CoachPlace(w+24, float64(len(lines))*line+12)
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	for i, l := range lines {
		c.text(l, r.X+r.W/2, box.Y+16+float64(i)*line, st)
	}
}

// drawNotices shows notices over the foot of the boundary, or of the figure where the boundary is too small for them. A page shows
// its own.
func (f *Figure) drawNotices(c *canvas, s *app.State, list []notice) {
	if len(list) == 0 || s.Hosted {
		return
	}
	r := s.Layout.Boundary
	if r.W < 160 {
		r = s.Layout.Figure
	}
	const line = 18
	var lines []notice
	for _, n := range list {
		for _, text := range c.wrap(n.text, r.W-32, style{}) {
			lines = append(lines, notice{text, n.error})
		}
	}
	box := layout.Rect{X: r.X + 8, W: r.W - 16, H: float64(len(lines))*line + 12}
	box.Y = r.Bottom() - 8 - box.H
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	for i, l := range lines {
		st := style{color: c.theme.Ink}
		if l.error {
			st.color = c.theme.Error
		}
		c.text(l.text, box.X+8, box.Y+15+float64(i)*line, st)
	}
}
