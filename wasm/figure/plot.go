package figure

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2/text/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
)

// plot is a curve with its axes: accuracy or loss over the steps.
type plot struct {
	area   app.Rect
	title  string
	value  string // the newest value, beside the title
	series []curve
	x, y   axis
	format func(float64) string
}

// curve is one line of a plot.
type curve struct {
	name   string
	series *app.Series
	color  color.RGBA
	band   bool // shade from the least to the greatest of each bucket
}

// accuracyPlot and lossPlot are the two plots of the figure.
func accuracyPlot(c *canvas, s *app.State) plot {
	return plot{
		area: s.Layout.Accuracy, title: "accuracy", value: app.FormatPercent(s.Metrics.Accuracy),
		series: curves(c, &s.Accuracy, &s.TestAccuracy, false),
		x:      stepAxis(s), y: axis{lo: 0, hi: 1}, format: app.FormatPercent,
	}
}

func lossPlot(c *canvas, s *app.State) plot {
	p := plot{
		area: s.Layout.Loss, title: "loss", value: app.FormatNumber(s.Metrics.Loss),
		series: curves(c, &s.Loss, &s.TestLoss, true),
		x:      stepAxis(s), y: axis{lo: 0, hi: 1, log: s.LogLoss}, format: app.FormatNumber,
	}
	first := true
	for _, k := range p.series {
		lo, hi := k.series.Range()
		if len(k.series.Buckets) == 0 {
			continue
		}
		if first {
			p.y.lo, p.y.hi, first = lo, hi, false
		}
		p.y.lo, p.y.hi = min(p.y.lo, lo), max(p.y.hi, hi)
	}
	p.y = roundAxis(p.y)
	return p
}

func curves(c *canvas, train, test *app.Series, band bool) []curve {
	list := []curve{{"train", train, c.theme.Ink, band}}
	if len(test.Buckets) > 0 {
		list = append(list, curve{"test", test, c.theme.Classes[3], false})
	}
	return list
}

// stepAxis runs from 0 to the newest step.
func stepAxis(s *app.State) axis { return axis{lo: 0, hi: math.Max(float64(s.Loss.LastStep()), 10)} }

// roundAxis widens a value axis to round ends; a loss axis starts at 0, a log axis at a power of ten.
func roundAxis(a axis) axis {
	if a.log {
		lo := max(a.lo, 1e-12)
		hi := max(a.hi, lo)
		a.lo, a.hi = math.Pow(10, math.Floor(math.Log10(lo))), math.Pow(10, math.Ceil(math.Log10(hi)))
		if a.hi <= a.lo {
			a.hi = a.lo * 10
		}
		return a
	}
	a.lo = 0
	if a.hi <= 0 {
		a.hi = 1
	}
	step := nice(a.hi / 4)
	a.hi = math.Ceil(a.hi*1.02/step) * step
	return a
}

// draw draws the plot and, with the pointer over it, the values under the pointer.
func (p plot) draw(c *canvas, s *app.State) {
	a := p.area
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
	for i := len(p.series) - 1; i >= 0; i-- {
		p.curve(inside, p.series[i])
	}
	p.legend(c)
	if a.Contains(s.Pointer.X, s.Pointer.Y) {
		p.readout(c, s.Pointer.X)
	}
}

const titleGap = 14.0

func (p plot) tick(v float64) string {
	if p.title == "accuracy" {
		return tickText(v*100) + "%"
	}
	return tickText(v)
}

func (p plot) place(step int, v float64) (x, y float64) {
	x = p.area.X + p.x.at(float64(step))*p.area.W
	y = p.area.Bottom() - p.y.at(v)*p.area.H
	return x, min(max(y, p.area.Y-4), p.area.Bottom()+4)
}

// curve strokes a series; buckets that fall into the same pixel are joined, so the cost is bounded by the width.
func (p plot) curve(c *canvas, k curve) {
	buckets := k.series.Buckets
	if len(buckets) == 0 {
		return
	}
	if k.band {
		p.band(c, k)
	}
	var path vector.Path
	lastX := math.Inf(-1)
	for i, b := range buckets {
		x, y := p.place(b.Step, b.Last)
		if i > 0 && i < len(buckets)-1 && x-lastX < 0.75 {
			continue
		}
		lastX = x
		if i == 0 {
			path.MoveTo(float32(x*c.scale), float32(y*c.scale))
		} else {
			path.LineTo(float32(x*c.scale), float32(y*c.scale))
		}
	}
	if len(buckets) == 1 {
		x, y := p.place(buckets[0].Step, buckets[0].Last)
		c.circle(x, y, 2, k.color)
		return
	}
	c.strokePath(&path, 1.5, k.color)
}

// band shades what the loss of single batches spans.
func (p plot) band(c *canvas, k curve) {
	clr := mix(c.theme.Paper, k.color, 0.2)
	for _, b := range k.series.Buckets {
		x, top := p.place(b.Step, b.Max)
		_, bottom := p.place(b.Step, b.Min)
		if bottom-top > 1.5 {
			c.line(x, top, x, bottom, clr)
		}
	}
}

// legend names the curves when there is more than one.
func (p plot) legend(c *canvas) {
	if len(p.series) < 2 {
		return
	}
	x, y := p.area.X+8, p.area.Y+12
	for _, k := range p.series {
		c.fill(app.Rect{X: x, Y: y - 1, W: 14, H: 2}, k.color)
		st := style{color: c.theme.Ink, mid: true}
		c.text(k.name, x+18, y, st)
		x += 18 + c.width(k.name, st) + 12
	}
}

// readout shows the values at the step under the pointer.
func (p plot) readout(c *canvas, px float64) {
	step := p.x.value((px - p.area.X) / p.area.W)
	lines := []string{}
	for _, k := range p.series {
		b, ok := k.series.At(step)
		if !ok {
			continue
		}
		x, y := p.place(b.Step, b.Last)
		if len(lines) == 0 {
			c.line(x, p.area.Y, x, p.area.Bottom(), c.theme.Muted)
			lines = append(lines, "step "+app.FormatInteger(b.Step))
		}
		c.circle(x, y, 3.5, k.color)
		name := ""
		if len(p.series) > 1 {
			name = k.name + " "
		}
		lines = append(lines, name+p.format(b.Last))
	}
	c.note(lines, px, p.area.Y+24, p.area)
}

// note draws a few lines on a ground of their own, beside x, within bounds.
func (c *canvas) note(lines []string, x, y float64, within app.Rect) {
	if len(lines) == 0 {
		return
	}
	st := style{color: c.theme.Ink, mid: true}
	w := 0.0
	for _, l := range lines {
		w = max(w, c.width(l, st))
	}
	box := app.Rect{X: x + 10, Y: y, W: w + 16, H: float64(len(lines))*18 + 8}
	if box.Right() > within.Right() {
		box.X = x - 10 - box.W
	}
	box.X = max(box.X, 2)
	box.Y = min(box.Y, within.Bottom()-box.H)
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	for i, l := range lines {
		c.text(l, box.X+8, box.Y+13+float64(i)*18, st)
	}
}
