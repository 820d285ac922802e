package figure

import (
	"image/color"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// timeline draws what makes the diagram a timeline: the steps that one may jump to, and while an earlier step is looked at that step, with
// what came later behind a veil.
func (p plot) timeline(c *canvas, s *app.State) {
	if first := s.Lab.Present().First(); s.Looking() && first > 0 { // what is left of this are the curves alone
		if x := min(p.xAt(first), p.area.Right()); x > p.area.X {
			c.fill(layout.Rect{X: p.area.X, Y: p.area.Y - 2, W: x - p.area.X, H: p.area.H + 2}, veil(c.theme.Paper, 0.7))
		}
	}
	if s.Looking() {
		x := min(max(p.xAt(s.Lab.Run.StepCount()), p.area.X), p.area.Right())
		c.fill(layout.Rect{X: x, Y: p.area.Y - 2, W: p.area.Right() - x + 2, H: p.area.H + 2}, veil(c.theme.Paper, 0.7))
		c.fill(layout.Rect{X: x - 1, Y: p.area.Y - 2, W: 2, H: p.area.H + 2}, c.theme.Accent)
	}
	for _, m := range p.happened {
		if x := p.xAt(m.Step); m.Step > 0 && x >= p.area.X && x <= p.area.Right() {
			clr := c.theme.Accent
			if m.End {
				clr = c.theme.Error
			}
			c.arrowHead(x, p.area.Bottom()-6, 4, 7, clr)
		}
	}
}

// stepLit draws the step that the page points at; one that the run has not come to yet, at the end.
func (p plot) stepLit(c *canvas, s *app.State) {
	step, ok := s.StepLit()
	if x := p.xAt(step); ok && x >= p.area.X {
		c.fill(layout.Rect{X: min(x, p.area.Right()) - 1, Y: p.area.Y - 2, W: 2, H: p.area.H + 2}, c.theme.Accent)
	}
}

func (p plot) xAt(step int) float64 { return p.area.X + p.x.At(float64(step))*p.width() }

// veil is a color through which one sees what lies behind.
func veil(clr color.RGBA, alpha float64) color.RGBA {
	part := func(v uint8) uint8 { return uint8(float64(v)*alpha + 0.5) }
	return color.RGBA{part(clr.R), part(clr.G), part(clr.B), part(255)}
}

// drawLookBar draws the strip over the plane while an earlier step is looked at.
func (f *Figure) drawLookBar(c *canvas, s *app.State) {
	bar, ok := s.LookBar()
	if !ok {
		return
	}
	c.rounded(bar.Rect, 6, mix(c.theme.Paper, c.theme.Accent, 0.18))
	st := style{color: c.theme.Ink, bold: true}
	c.text(c.fit(bar.Text, bar.Buttons[0].Rect.X-bar.Rect.X-16, st), bar.Rect.X+8, bar.Rect.Y+bar.Rect.H/2, st)
	for i, b := range bar.Buttons {
		ground, ink := c.theme.Field, c.theme.Ink
		if i == len(bar.Buttons)-1 {
			ground, ink = c.theme.Accent, c.theme.Paper
		}
		c.press(s, b.Rect, bar.Labels[i], ground, ink)
	}
}
