package figure

import (
	"image/color"
	"math"
	"slices"

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

// curve is one line of a plot: what the reader sees of a series, one bucket a pixel.
type curve struct {
	name    string
	mark    string // at the line's end
	buckets []app.Bucket
	color   color.RGBA
	dash    []float64 // lengths of line and gap in turn; nil is a whole line
	band    bool      // shade from the least to the greatest of each bucket
}

// plots keeps the memory of the curves from frame to frame.
type plots struct {
	buckets [][]app.Bucket
	used    int
	doctor  doctor
}

// draw draws both diagrams, and the doctor's where it is open.
func (m *plots) draw(c *canvas, s *app.State) {
	m.used = 0
	accuracy, loss := m.accuracy(c, s), m.loss(c, s)
	accuracy.draw(c, s)
	loss.draw(c, s)
	m.doctor.draw(c, s)
}

func (m *plots) accuracy(c *canvas, s *app.State) plot {
	p := plot{
		area: s.Layout.Accuracy, title: "accuracy", value: app.FormatPercent(s.Metrics.Accuracy), x: stepAxis(s),
		y: axis{lo: 0, hi: 1}, format: app.FormatPercent, tick: func(v float64) string { return tickText(v*100) + "%" },
	}
	shown := func(v float64) float64 { return v }
	if s.LogWrong {
		shown = func(v float64) float64 { return 1 - v }
		p.title, p.value = "wrong", app.FormatPercent(1-s.Metrics.Accuracy)
		// The axis ends below one wrong point: none stands at its foot.
		p.y = roundAxis(axis{lo: 0.9 / float64(max(s.Run.Train.N, 2)), hi: 1, log: true})
	}
	p.curves = m.curves(c, s, p, &s.Accuracy, &s.TestAccuracy, rivalSeries(s, func(k *app.Side) *app.Series { return &k.Accuracy }), func(k *app.Pin) *app.Series { return &k.Accuracy }, shown)
	return p
}

func (m *plots) loss(c *canvas, s *app.State) plot {
	p := plot{
		area: s.Layout.Loss, title: "loss", value: app.FormatNumber(s.Metrics.Loss), x: stepAxis(s),
		y: axis{lo: 0, hi: 1, log: s.LogLoss}, format: app.FormatNumber, tick: tickText, legend: true,
	}
	p.curves = m.curves(c, s, p, &s.Loss, &s.TestLoss, rivalSeries(s, func(k *app.Side) *app.Series { return &k.Loss }), func(k *app.Pin) *app.Series { return &k.Loss }, func(v float64) float64 { return v })
	p.curves[0].band = true
	first := true
	for _, k := range p.curves {
		for _, b := range k.buckets {
			if first {
				p.y.lo, p.y.hi, first = b.Min, b.Max, false
			}
			p.y.lo, p.y.hi = min(p.y.lo, b.Min), max(p.y.hi, b.Max)
		}
	}
	if limit := explosion(p.curves[0].buckets); p.y.hi > limit {
		p.y.hi = limit
	}
	p.y = roundAxis(p.y)
	return p
}

// explosion is the value from which on a loss leaves its plot at the top: ten thousand times what it mostly was. An axis
// up to 1e150 would show nothing of the way there.
func explosion(buckets []app.Bucket) float64 {
	if len(buckets) < 8 {
		return math.Inf(1)
	}
	lasts := make([]float64, len(buckets))
	for i, b := range buckets {
		lasts[i] = b.Last
	}
	slices.Sort(lasts)
	median := lasts[len(lasts)/2]
	if lasts[len(lasts)-1] <= 1e4*median {
		return math.Inf(1)
	}
	return 20 * max(median, buckets[0].Last)
}

// dashes tell the pinned runs apart where colors do not.
var dashes = [...][]float64{{7, 4}, {2, 3}, {9, 3, 2, 3}, {1, 5}}

// curves are the lines of a plot: training, test, and the pinned runs' training.
func (m *plots) curves(c *canvas, s *app.State, p plot, train, test, rival *app.Series, pinned func(*app.Pin) *app.Series, shown func(float64) float64) []curve {
	list := []curve{{name: "train", color: c.theme.Ink, buckets: m.seen(p, train, shown)}}
	if len(test.Buckets) > 0 {
		list = append(list, curve{name: "test", color: c.theme.Classes[3], buckets: m.seen(p, test, shown)})
	}
	if rival != nil {
		return m.compared(c, s, p, list, rival, shown)
	}
	for i := range s.Pins {
		k := &s.Pins[i]
		at := int(k.Mark[0]-'A') % len(dashes)
		list = append(list, curve{
			name: k.Mark + " " + k.Name, mark: k.Mark, dash: dashes[at], buckets: m.seen(p, pinned(k), shown),
			color: mix(c.theme.Classes[[...]int{2, 5, 3, 1}[at]], c.theme.Ink, 0.35),
		})
	}
	return list
}

// seen is what a plot shows of a series. Buckets that fall into the same pixel are joined, so that the cost of drawing is
// bounded by the width.
func (m *plots) seen(p plot, s *app.Series, shown func(float64) float64) []app.Bucket {
	if m.used == len(m.buckets) {
		m.buckets = append(m.buckets, nil)
	}
	all := s.Since(int(p.x.lo), m.buckets[m.used])
	kept := all[:0]
	lastX := math.Inf(-1)
	for i, b := range all {
		b.Min, b.Max, b.Last = shown(b.Min), shown(b.Max), shown(b.Last)
		b.Min, b.Max = min(b.Min, b.Max), max(b.Min, b.Max)
		x := p.x.at(float64(b.Step)) * p.area.W
		if n := len(kept); n > 1 && i < len(all)-1 && x-lastX < 0.75 {
			k := &kept[n-1]
			*k = app.Bucket{Step: b.Step, Min: min(k.Min, b.Min), Max: max(k.Max, b.Max), Last: b.Last}
			continue
		}
		lastX = x
		kept = append(kept, b)
	}
	m.buckets[m.used] = all[:0]
	m.used++
	if n := len(kept); n > 0 && float64(kept[n-1].Step) < p.x.lo {
		return nil // a pinned run that had ended by then
	}
	return kept
}

// stepAxis runs over the steps that the curves show.
func stepAxis(s *app.State) axis {
	first, last := s.Steps()
	return axis{lo: float64(first), hi: float64(last)}
}

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

// dasher draws a line through points with gaps, which go on around corners.
type dasher struct {
	path    *vector.Path
	scale   float64
	lengths []float64 // of line and gap in turn, in device-independent pixels; nil: no gaps
	at      int       // in lengths
	done    float64   // of the present length
	x, y    float64
}

// to goes on to (x, y), or starts there.
func (d *dasher) to(x, y float64, start bool) {
	if start {
		d.path.MoveTo(float32(x*d.scale), float32(y*d.scale))
		d.x, d.y = x, y
		return
	}
	for length := math.Hypot(x-d.x, y-d.y); len(d.lengths) > 0; length = math.Hypot(x-d.x, y-d.y) {
		left := d.lengths[d.at] - d.done
		if length < left {
			d.done += length
			break
		}
		d.piece(d.x+(x-d.x)*left/length, d.y+(y-d.y)*left/length)
		d.at, d.done = (d.at+1)%len(d.lengths), 0
	}
	d.piece(x, y)
}

// piece ends a piece of line, or jumps over a piece of gap.
func (d *dasher) piece(x, y float64) {
	if d.at%2 == 0 {
		d.path.LineTo(float32(x*d.scale), float32(y*d.scale))
	} else {
		d.path.MoveTo(float32(x*d.scale), float32(y*d.scale))
	}
	d.x, d.y = x, y
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

// names tells which line is which when there is more than one: training and test beside each other, pinned runs below,
// with the present run's own name.
func (p plot) names(c *canvas, s *app.State) {
	if len(p.curves) < 2 {
		return
	}
	x, y := p.area.X+8, p.area.Y+12
	sample := 26.0 // with the room after it
	if p.area.W < 160 && len(s.Pins) > 0 {
		sample = 0
	}
	for i, k := range p.curves {
		if k.mark != "" && (!p.legend || p.area.H < namesLeast) {
			continue // the letters at the ends suffice: the other plot has the names, and a small one's readout
		}
		name := k.name
		if i == 0 && len(s.Pins) > 0 && s.Rival == nil && p.legend && p.area.H >= namesLeast {
			name = "now " + s.RunName()
		}
		if k.mark != "" && i > 0 || i == 1 && len(s.Pins) > 0 && p.legend {
			x, y = p.area.X+8, y+16
		}
		st := style{color: c.theme.Ink, mid: true}
		name = c.fit(name, p.area.Right()-x-sample-2, st)
		w := c.width(name, st)
		c.fill(app.Rect{X: x - 4, Y: y - 8, W: w + sample + 8, H: 16}, c.theme.Paper)
		if sample > 0 {
			var path vector.Path
			d := dasher{path: &path, scale: c.scale, lengths: k.dash}
			d.to(x, y, true)
			d.to(x+20, y, false)
			c.strokePath(&path, 1.5, k.color)
		}
		c.text(name, x+sample, y, st)
		x += sample + w + 12
	}
}

// namesLeast is the height of a plot that has room for the names of pinned runs beside its lines.
const namesLeast = 200.0

// readout shows the values at the step under the pointer.
func (p plot) readout(c *canvas, px float64) {
	step := p.x.value((px - p.area.X) / p.area.W)
	lines := []string{}
	for _, k := range p.curves {
		b, ok := app.Nearest(k.buckets, step)
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
		switch {
		case k.mark != "":
			name = k.name + ": "
		case len(p.curves) > 1:
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
