package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/view/doctor"
)

// chart draws what shows a finding: bars, each under its name and number.
func (c *canvas) chart(k doctor.Chart) {
	c.text(c.fit(k.Title, k.W, style{size: normal, bold: true}), k.X, k.Y+titleGap/2, style{size: normal, bold: true, color: c.theme.Ink})
	for _, r := range k.Rows {
		y, number := r.Bar.Y-8, style{color: c.theme.Ink, align: atEnd}
		c.text(r.Text, k.Right(), y, number)
		name := style{color: c.theme.Muted}
		c.text(c.fit(r.Name, k.W-c.width(r.Text, number)-8, name), k.X, y, name)
		ground, bar := r.Bar, r.Bar
		bar.W *= r.Length
		c.rounded(ground, ground.H/2, c.theme.Line)
		clr := c.theme.Accent
		if r.Now {
			clr = c.theme.Error
		}
		if bar.W >= 1 {
			c.rounded(bar, min(bar.H, bar.W)/2, clr)
		}
		if k.Limit > 0 {
			x := ground.X + k.Limit*ground.W
			c.line(x, ground.Y-3, x, ground.Bottom()+3, c.theme.Ink)
		}
	}
}

// allowed draws how many points can be right beside how many are, of a run that stays below.
func (p plot) allowed(c *canvas, s *app.State) {
	w := &s.Lab.Watch
	if p.area.Empty() || len(w.Findings) == 0 || !(w.Allowed > 0) || s.LogWrong {
		return
	}
	y := p.area.Bottom() - p.y.At(w.Allowed)*p.area.H
	c.gather(func(on pen) { on.dashed(p.area.X, y, p.area.Right(), y, 1, dashes[0], c.theme.Error) })
	st := style{color: c.theme.Error, align: atEnd}
	c.text(c.fit("these points allow this", p.area.W-8, st), p.area.Right()-4, y+10, st)
}
