package figure

import (
	"github.com/hajimehoshi/ebiten/v2/text/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
)

// plot is a diagram over the steps: accuracy or loss, with its axes.
type plot struct {
	area   app.Rect
	title  string
	value  string // the newest value, beside the title
	curves []curve
	x, y   axis
	tick   func(float64) string
	format func(float64) string
	legend bool
}

// draw draws the plot and, with the pointer over it, the values under the pointer.
func (p plot) draw(c *canvas, s *app.State) {
	a := p.area
	if a.Empty() {
		return
	}
	if s.Rival != nil {
		p.value = "" // the planes' titles and the lines' ends have both
	}
	c.text(p.title, a.X, a.Y-titleGap, style{size: normal, bold: true, color: c.theme.Ink, mid: true})
	c.text(p.value, a.Right(), a.Y-titleGap, style{size: normal, color: c.theme.Ink, align: text.AlignEnd, mid: true})
	label := style{color: c.theme.Muted, mid: true}
	for _, v := range p.y.ticks(max(int(a.H/48), 2)) {
		y := a.Bottom() - p.y.at(v)*a.H
		c.line(a.X, y, a.Right(), y, c.theme.Line)
		st := label
		st.align = text.AlignEnd
		c.text(p.tick(v), a.X-6, y, st)
	}
	for _, v := range p.x.ticks(max(int(a.W/56), 2)) {
		x := a.X + p.x.at(v)*a.W
		if v != 0 {
			c.line(x, a.Bottom(), x, a.Bottom()+4, c.theme.Muted)
		}
		st := label
		st.align = text.AlignCenter
		c.text(tickText(v), x, a.Bottom()+12, st)
	}
	c.text("steps", a.X+a.W/2, a.Bottom()+27, style{color: c.theme.Muted, align: text.AlignCenter, mid: true})
	c.line(a.X, a.Bottom(), a.Right(), a.Bottom(), c.theme.Muted)
	inside := c.clip(a.Inset(-2))
	for i := len(p.curves) - 1; i >= 0; i-- {
		p.curve(inside, p.curves[i])
	}
	p.names(c, s)
	if a.Contains(s.Pointer.X, s.Pointer.Y) {
		p.readout(c, s.Pointer.X)
	}
}

const titleGap = 14.0

func (p plot) place(step int, v float64) (x, y float64) {
	x = p.area.X + p.x.at(float64(step))*p.area.W
	y = p.area.Bottom() - p.y.at(v)*p.area.H
	return x, min(max(y, p.area.Y-4), p.area.Bottom()+4)
}

// curve strokes a line, with its letter at the end.
func (p plot) curve(c *canvas, k curve) {
	if len(k.buckets) == 0 {
		return
	}
	last := k.buckets[len(k.buckets)-1]
	endX, endY := p.place(last.Step, last.Last)
	if k.mark != "" {
		x, y := min(endX+8, p.area.Right()-6), max(endY-8, p.area.Y+8)
		c.text(k.mark, x, y, style{color: k.color, bold: true, align: text.AlignCenter, mid: true})
	}
	if len(k.buckets) == 1 {
		c.circle(endX, endY, 2, k.color)
		return
	}
	if k.band {
		p.band(c, k)
	}
	var path vector.Path
	d := dasher{path: &path, scale: c.scale, lengths: k.dash}
	for i, b := range k.buckets {
		x, y := p.place(b.Step, b.Last)
		d.to(x, y, i == 0)
	}
	c.strokePath(&path, 1.5, k.color)
}

// band shades what the loss of single batches spans.
func (p plot) band(c *canvas, k curve) {
	clr := mix(c.theme.Paper, k.color, 0.2)
	for _, b := range k.buckets {
		x, top := p.place(b.Step, b.Max)
		_, bottom := p.place(b.Step, b.Min)
		if bottom-top > 1.5 {
			c.line(x, top, x, bottom, clr)
		}
	}
}
