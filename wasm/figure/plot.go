package figure

import (
	"math"

	"xorcery/wasm/app"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// plot is a diagram over the steps, with its axes.
type plot struct {
	area    layout.Rect
	title   string
	value   string // the newest value, beside the title
	curves  []curve
	x, y    axis
	percent bool // the values are shares
	named   bool // a single line has its name too
	shares  bool // its axis of steps is that of the plot below, which has the numbers

	happened []app.Mark // where its steps are those of the run: it is a timeline then
}

const (
	titleGap = 14.0
)

// draw draws the plot under so many rows of names, and with the pointer over it the values under the pointer.
func (p plot) draw(c *canvas, s *app.State, rows int) {
	if p.area.Empty() {
		return
	}
	p.heading(c)
	p.legend(c, s)
	p = p.under(rows)
	p.axes(c)
	inside := c.clip(p.area.Inset(-2))
	for i := len(p.curves) - 1; i >= 0; i-- {
		p.curve(inside, p.curves[i])
	}
	if p.happened != nil {
		p.timeline(c, s)
	}
	p.stepLit(c, s)
	p.lineLabels(c)
	for _, k := range p.curves {
		p.leaving(c, k)
	}
	if s.Pointer.There() && p.area.Contains(s.Pointer.X, s.Pointer.Y) {
		p.readout(c, s.Pointer.X)
	}
}

// under is the plot below so many rows of names.
func (p plot) under(rows int) plot {
	p.area.Y += float64(rows) * legendRow
	p.area.H -= float64(rows) * legendRow
	return p
}

// heading draws title and value over the plot; a title that is too long with the value begins over the tick labels.
func (p plot) heading(c *canvas) {
	a, title := p.area, style{size: normal, bold: true, color: c.theme.Ink}
	value := style{size: normal, color: c.theme.Ink, align: atEnd}
	over := 0.0
	if p.valueFits(c) {
		over = max(c.width(p.title, title)+8+c.width(p.value, value)-a.W, 0)
		c.text(p.value, a.Right(), a.Y-titleGap, value)
	}
	c.text(p.title, a.X-over, a.Y-titleGap, title)
}

// valueFits says whether the value has room beside the title.
func (p plot) valueFits(c *canvas) bool {
	return c.width(p.title, style{size: normal, bold: true})+8+c.width(p.value, style{size: normal}) <= p.area.W+30
}

// axes draws the axes.
func (p plot) axes(c *canvas) {
	a := p.area
	label := style{color: c.theme.Muted, align: atEnd}
	ticks := p.y.ticksLeast(max(int(a.H/48), 2), 3)
	if a.H < 64 {
		ticks = p.y.ticks(2)
	}
	texts := p.y.texts(ticks)
	for i, v := range ticks {
		y := a.Bottom() - p.y.At(v)*a.H
		c.line(a.X, y, a.Right(), y, c.theme.Line)
		if p.percent {
			texts[i] = percents(v)
		}
		c.text(texts[i], a.X-6, y, label)
	}
	label.align = atCenter
	for _, v := range p.x.ticksLeast(max(int(a.W/56), 2), 2) {
		x := a.X + p.x.At(v)*p.width()
		if v != 0 {
			c.line(x, a.Bottom(), x, a.Bottom()+4, c.theme.Muted)
		}
		if !p.shares {
			c.text(tickText(v), x, a.Bottom()+12, label)
		}
	}
	if !p.shares {
		c.text("steps", a.X+a.W/2, a.Bottom()+27, label)
	}
	c.line(a.X, a.Bottom(), a.Right(), a.Bottom(), c.theme.Muted)
}

// width is that of the lines.
func (p plot) width() float64 {
	for _, k := range p.curves {
		if k.label != "" {
			return p.area.W - app.EndRoom
		}
	}
	return p.area.W
}

func (p plot) place(step int, v float64) (x, y float64) {
	x = p.xAt(step)
	y = p.area.Bottom() - p.y.At(v)*p.area.H
	return x, min(max(y, p.area.Y-4), p.area.Bottom()+4)
}

// curve strokes a line.
func (p plot) curve(c *canvas, k curve) {
	if len(k.buckets) == 0 {
		return
	}
	if len(k.buckets) == 1 {
		x, y := p.place(k.buckets[0].Step, k.buckets[0].Last)
		c.circle(x, y, 2, k.color)
		return
	}
	if k.band {
		p.band(c, k)
	}
	c.gather(func(on pen) {
		p.line(k, func(x0, y0, x1, y1 float64) { on.stroke(x0, y0, x1, y1, 1.5, k.color) })
	})
}

// crumpled is how many times a line is longer than the plot is wide where its gaps are measured across the plot: along the line, a loss
// that jumps up and down with every batch would have a million of them.
const crumpled = 4

// line draws a curve piece by piece, with its gaps.
func (p plot) line(k curve, draw func(x0, y0, x1, y1 float64)) dasher {
	length, lastX, lastY := 0.0, 0.0, 0.0
	for i, b := range k.buckets {
		x, y := p.place(b.Step, b.Last)
		if i > 0 {
			length += math.Hypot(x-lastX, y-lastY)
		}
		lastX, lastY = x, y
	}
	d := dasher{draw: draw, lengths: k.dash, across: length > crumpled*p.area.W}
	for i, b := range k.buckets {
		x, y := p.place(b.Step, b.Last)
		d.to(x, y, i == 0)
	}
	return d
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

// leaving draws an arrow head where a line leaves the plot at the top; the readout has the values beyond.
func (p plot) leaving(c *canvas, k curve) {
	step, ok := p.y.leaves(k.buckets)
	if !ok {
		return
	}
	x := p.area.X + p.x.At(step)*p.width()
	x = min(max(x, p.area.X+5), p.area.Right()-5)
	c.arrowHead(x, p.area.Y-1, 5, 9, k.color)
}

// leaves is the step, between two of a line's, at which it first goes beyond the axis.
func (a axis) leaves(buckets []lab.Bucket) (step float64, ok bool) {
	for i, b := range buckets {
		v := a.At(b.Last)
		if !(v > 1+1e-9) {
			continue
		}
		if i == 0 {
			return float64(b.Step), true
		}
		before := buckets[i-1]
		u := a.At(before.Last)
		t := min(max((1-u)/(v-u), 0), 1)
		if math.IsNaN(t) {
			t = 0
		}
		return float64(before.Step) + t*float64(b.Step-before.Step), true
	}
	return 0, false
}
