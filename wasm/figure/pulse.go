package figure

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/pulse"
)

// pulseDrawing draws the pulse: one observation on its way through the drawn network.
type pulseDrawing struct {
	pen pen
	old oldEdge
}

func (d *pulseDrawing) draw(c *canvas, s *app.State, l *bricks.Placed) {
	if s.Hosted {
		c.text(s.PulseTitle(), l.Title.X, l.Title.Y+12, style{size: normal, bold: true, color: c.theme.Ink, mid: true})
	}
	p, ok := s.Pulse(l)
	if !ok {
		return
	}
	in := c.clip(l.Clip)
	d.network(in, &p)
	d.sentence(in, s, l)
	d.strip(c, s, l.Strip)
}

// network draws lines, neurons and numbers.
func (d *pulseDrawing) network(c *canvas, p *pulse.Picture) {
	for i := range p.Lines {
		d.line(c, &p.Lines[i])
	}
	d.pen.flush(c)
	for i := range p.Lines {
		k := &p.Lines[i]
		for _, dot := range k.Dots {
			if dot.At > 0.02 && dot.At < 0.98 {
				d.dot(c, k.X0+dot.At*(k.X1-k.X0), k.Y0+dot.At*(k.Y1-k.Y0), 4, c.theme.factor(dot.Factor))
			}
		}
	}
	d.pen.flush(c)
	// Grounds before letters: each change between them is another draw call.
	for i := range p.Cells {
		d.cell(c, &p.Cells[i])
	}
	for i := range p.Labels {
		d.ground(c, &p.Labels[i])
	}
	for i := range p.Cells {
		d.number(c, &p.Cells[i])
	}
	for i := range p.Labels {
		d.label(c, &p.Labels[i])
	}
}

// dot adds a round dot to what the pen has gathered: a path costs more than all of them.
func (d *pulseDrawing) dot(c *canvas, x, y, r float64, clr color.RGBA) {
	d.pen.stroke(c, x-0.05, y, x+0.05, y, 2*r, clr)
}

const lineMost = 7.0 // the width of a layer's strongest line

func (d *pulseDrawing) line(c *canvas, k *pulse.Line) {
	clr := c.theme.sign(k.Value)
	share := max(k.Value, -k.Value)
	width := max(share*lineMost, 1)
	shade := 0.3
	if k.Lit {
		shade = 0.55 + 0.45*share
	}
	if k.Old > 0 {
		d.pen.line(c, k.X0, k.Y0, k.X1, k.Y1, max(k.Old*lineMost, 1)+3, mix(c.theme.Paper, c.theme.Muted, 0.35))
	}
	if k.Focus {
		d.pen.line(c, k.X0, k.Y0, k.X1, k.Y1, width+4, c.theme.Accent)
		shade = 1
	}
	d.pen.line(c, k.X0, k.Y0, k.X1, k.Y1, width, mix(c.theme.Paper, clr, shade))
}

// cell draws a neuron, filled to its activation.
func (d *pulseDrawing) cell(c *canvas, k *pulse.Cell) {
	r := k.Rect
	edge, width := c.theme.Muted, 1.0
	switch {
	case k.Focus:
		edge, width = c.theme.Accent, 3
	case k.Lit:
		edge, width = c.theme.Ink, 2
	}
	c.fill(r.Inset(-width), edge)
	c.fill(r, c.theme.Paper)
	if h := r.H * min(k.Fill, 1); h > 0 {
		c.fill(layout.Rect{X: r.X, Y: r.Bottom() - h, W: r.W, H: h}, mix(c.theme.Paper, c.theme.Accent, 0.3))
	}
	if k.Truth >= 0 {
		x := r.Right() + width + 2
		y := r.Bottom() - r.H*min(k.Truth, 1)
		from := r.Bottom() - r.H*min(k.Fill, 1)
		to := y + (1-k.Gap)*(from-y)
		if k.Gap > 0 {
			c.fill(layout.Rect{X: x, Y: min(from, to), W: 4, H: max(from-to, to-from)}, c.theme.factor(1))
		}
		c.fill(layout.Rect{X: x - 2, Y: y - 1, W: 8, H: 2}, c.theme.Ink)
	}
}

// number writes what a neuron says, as far as it has room.
func (d *pulseDrawing) number(c *canvas, k *pulse.Cell) {
	r := k.Rect
	st := style{size: min(small, r.H-1), color: c.theme.Ink, mid: true, align: text.AlignCenter, bold: k.Lit}
	t := k.Text
	if r.W < 48 { // one size for all of a layer
		st.size, st.bold = st.size-2, false
	}
	if st.size < 8 {
		return
	}
	if c.width(t, st) > r.W-2 {
		t = k.Short
	}
	if c.width(t, st) > r.W {
		return // its number stands in the text
	}
	c.text(t, r.X+r.W/2, r.Y+r.H/2, st)
}

// labelStyle is how a label looks.
func labelStyle(c *canvas, k *pulse.Label) (st style, x float64) {
	st = style{color: c.theme.factor(k.Factor), mid: true, bold: k.Strong}
	if k.Quiet {
		st.color = c.theme.Muted
	}
	x = k.Rect.X + 2
	if k.Center {
		x, st.align = k.Rect.X+k.Rect.W/2, text.AlignCenter
	}
	return st, x
}

// ground is the paper under a label that stands over lines.
func (d *pulseDrawing) ground(c *canvas, k *pulse.Label) {
	if !k.Ground {
		return
	}
	st, x := labelStyle(c, k)
	w := c.width(k.Text, st) + 4
	left := k.Rect.X
	if k.Center {
		left = x - w/2
	}
	c.fill(layout.Rect{X: left, Y: k.Rect.Y + 1, W: w, H: k.Rect.H - 2}, c.theme.Paper)
}

func (d *pulseDrawing) label(c *canvas, k *pulse.Label) {
	st, x := labelStyle(c, k)
	c.text(k.Text, x, k.Rect.Y+k.Rect.H/2, st)
}

// sentence draws the number that is looked at as a product: the longest that has room, always from its name on.
func (d *pulseDrawing) sentence(c *canvas, s *app.State, l *bricks.Placed) {
	look := func(i int, k bricks.Span) style {
		return style{color: c.theme.factor(k.Factor), mid: true, bold: i == 0}
	}
	width := func(list []bricks.Span) (w float64) {
		for i, k := range list {
			w += c.width(k.Text, look(i, k))
		}
		return w
	}
	var list []bricks.Span
	for _, list = range s.Bricks.Sentences() {
		if width(list) <= l.Sentence.W {
			break
		}
	}
	x, y := l.Sentence.X, l.Sentence.Y+l.Sentence.H/2
	for i, k := range list {
		st := look(i, k)
		t := c.fit(k.Text, l.Sentence.Right()-x, st)
		c.text(t, x, y, st)
		if t != k.Text {
			return
		}
		x += c.width(t, st)
	}
}

// strip draws the moments as stops, the present one large, and how far the pulse has come.
func (d *pulseDrawing) strip(c *canvas, s *app.State, area layout.Rect) {
	if area.Empty() {
		return
	}
	moments := s.Moments()
	stops := pulse.Strip(area, moments, s.Bricks.At)
	if len(stops) == 0 {
		return
	}
	first, last := stops[0], stops[len(stops)-1]
	here := pulse.StripX(area, len(stops), s.Bricks.Position())
	c.line(first.X, first.Y, last.X, first.Y, c.theme.Line)
	c.fill(layout.Rect{X: first.X, Y: first.Y - 1, W: here - first.X, H: 3}, c.theme.Muted)
	for i, k := range stops {
		r := 3.5
		if k.Now {
			r = 6
		}
		d.dot(c, k.X, k.Y, r, phaseColor(c, &moments[i]))
	}
	d.dot(c, here, first.Y, 2.5, c.theme.Paper)
	d.pen.flush(c)
	for i, k := range stops {
		st := style{color: c.theme.Muted, mid: true}
		if k.Now {
			st.color, st.bold = phaseColor(c, &moments[i]), true
		}
		c.text(k.Name, k.Left, k.Y+18, st)
	}
}

// phaseColor is the color of a moment's way through the network: a factor of the chain rule has its own.
func phaseColor(c *canvas, m *pulse.Moment) color.RGBA {
	switch {
	case m.Kind != pulse.Loss && m.Factor() > 0:
		return c.theme.factor(m.Factor())
	case m.Phase == core.Forward:
		return c.theme.upward()
	case m.Phase == core.Update:
		return c.theme.Ink
	}
	return c.theme.downward()
}
