package figure

import "xorcery/wasm/app"

// drawCheck writes the last gradient check at the foot of the figure, under what stands below the plane.
func (f *Figure) drawCheck(c *canvas, s *app.State) {
	r := s.Layout.View
	if !s.Check.Done || r.Empty() {
		return
	}
	st := style{color: c.theme.Muted, mid: true}
	if s.Check.Verdict() == "fail" {
		st.color = c.theme.Error
	}
	c.text(c.fit(s.Check.Text(), r.W, st), r.X, s.Layout.Figure.Bottom()-8, st)
}
