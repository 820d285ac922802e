package figure

import (
	"image/color"
	"math"
	"strings"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/pulse"
)

// drawPulse draws the pulse: one observation on its way through the drawn network, whose neurons are the maps that they are elsewhere.
func (f *Figure) drawPulse(c *canvas, s *app.State, l *bricks.Placed) {
	c.pulseTitle(s, l)
	p, ok := s.Pulse(l)
	if !ok {
		return
	}
	in := c.clip(l.Clip)
	net, features, _ := s.Shown(s.Board())
	f.maps.evaluate(c, s, net, features)
	in.pulseNetwork(&p, &f.maps)
	in.sentence(s.Bricks.Sentences(p.One), l.Sentence)
	c.moments(s, l.Strip)
}

// legendLeast is the width of the legend of signs in two lines, with the room before it.
const legendLeast = 92.0

// pulseTitle says where the pulse is, where no card does, and at the right what the colors of the lines mean; it gets shorter before it is cut.
func (c *canvas) pulseTitle(s *app.State, l *bricks.Placed) {
	if !s.Hosted {
		return
	}
	st := style{size: normal, bold: true, color: c.theme.Ink}
	says := s.PulseTitle()
	room := l.Title.W - legendLeast
	for _, word := range [...]string{"pulse · ", "forward: ", "backward: ", "update: ", "truth: ", "all points: "} {
		if c.width(says, st) > room {
			says, room = strings.TrimPrefix(says, word), l.Title.W
		}
	}
	x, y := l.Title.X, l.Title.Y+12
	c.text(c.fit(says, l.Title.W, st), x, y, st)
	c.signs(x+c.width(says, st)+16, y, l.Title.Right())
}

// pulseNetwork draws lines, neurons and numbers.
func (c *canvas) pulseNetwork(p *pulse.Picture, m *maps) {
	c.gather(func(on pen) { on.pulseLines(&c.theme, p) })
	// Grounds before maps before letters: each change between them is another draw call.
	for i := range p.Labels {
		if k := &p.Labels[i]; k.Ground {
			c.fill(k.Rect, c.theme.Paper)
		}
	}
	for i := range p.Cells {
		c.pulseCell(p, &p.Cells[i])
	}
	for i := range p.Cells {
		if k := &p.Cells[i]; k.Rect != k.Plate {
			m.picture(c, k.Layer, k.Unit, k.Rect, false)
		}
	}
	c.pulseNumbers(p.Cells)
	for i := range p.Labels {
		c.pulseLabel(&p.Labels[i])
	}
}

// pulseLines adds the weights, the stubs of neurons without any, and over them what travels along the lines.
func (on pen) pulseLines(t *Theme, p *pulse.Picture) {
	for i := range p.Cells {
		if k := &p.Cells[i]; k.Stub > 0 {
			y, from := k.Rect.Y+k.Rect.H/2, k.Plate.Right()
			end := from + k.Stub
			if k.Bare {
				from = k.Rect.Right()
			}
			on.segment(from, y, end, y, 1, t.Muted)
		}
	}
	for i := range p.Lines {
		on.pulseLine(t, p, &p.Lines[i])
	}
	for i := range p.Lines {
		k := &p.Lines[i]
		for _, dot := range k.Dots {
			if dot.At > 0.02 && dot.At < 0.98 {
				on.dot(k.X0+dot.At*(k.X1-k.X0), k.Y0+dot.At*(k.Y1-k.Y0), 4, t.factor(dot.Factor))
			}
		}
	}
}

const (
	lineMost = 7.0 // the width of a layer's strongest line
	oldMost  = 8   // more lines would be a hatching with their old widths
)

// pulseLine adds a weight, as wide as what it carries. Lines whose numbers stand beside them are stronger than those without; of these hairlines
// at their sides say how wide they were.
func (on pen) pulseLine(t *Theme, p *pulse.Picture, k *pulse.Line) {
	clr := t.sign(k.Value)
	share := max(k.Value, -k.Value)
	width := max(share*lineMost, 1)
	shade := 0.3
	switch {
	case k.Lit && (k.Told || p.Numbered == 0):
		shade = 0.55 + 0.45*share
	case k.Lit:
		shade = 0.35 + 0.25*share
	}
	if k.Focus {
		on.segment(k.X0, k.Y0, k.X1, k.Y1, width+4, t.Accent)
		shade = 1
	}
	on.segment(k.X0, k.Y0, k.X1, k.Y1, width, mix(t.Paper, clr, shade))
	if k.Old > 0 && k.Told && p.Numbered <= oldMost {
		far, hair := max(k.Old*lineMost, 1)/2+1, mix(t.Paper, t.Muted, 0.6)
		dx, dy := k.X1-k.X0, k.Y1-k.Y0
		n := far / math.Hypot(dx, dy)
		for _, side := range [2]float64{n, -n} {
			on.segment(k.X0-side*dy, k.Y0+side*dx, k.X1-side*dy, k.Y1+side*dx, 0.75, hair)
		}
	}
}

// pulseCell draws the frame of a neuron's map and the plate of its number, filled to what it says in the color of its sign. An output has its
// class's color, and how far it is from the truth.
func (c *canvas) pulseCell(p *pulse.Picture, k *pulse.Cell) {
	edge, width := c.theme.Muted, 1.0
	switch {
	case k.Focus:
		edge, width = c.theme.Accent, 3
	case k.Lit:
		edge, width = c.theme.Ink, 2
	}
	r := k.Plate
	if r != k.Rect {
		c.fill(k.Rect.Inset(-width), edge)
	}
	if k.Layer == p.Layers && k.Unit < len(c.theme.Classes) {
		c.fill(layout.R(max(k.Rect.Right(), r.Right())+5, k.Rect.Y, 4, max(k.Rect.H, 8)), c.theme.Classes[k.Unit])
	}
	if r.Empty() || k.Bare {
		return
	}
	c.fill(r, edge)
	r = r.Inset(1)
	c.fill(r, c.theme.Paper)
	if w := r.W * min(max(k.Fill, -k.Fill), 1); w > 0 {
		c.fill(layout.R(r.X, r.Y, w, r.H), mix(c.theme.Paper, c.theme.sign(k.Fill), 0.35))
	}
	if k.Truth < 0 {
		return
	}
	at := func(v float64) float64 { return r.X + min(max(v, 0), 1)*r.W }
	from, to := at(k.Fill), at(k.Truth)
	if end := from + k.Gap*(to-from); k.Gap > 0 {
		c.fill(layout.R(min(from, end), r.Bottom()+1, max(from-end, end-from), 3), c.theme.factor(1))
	}
	c.fill(layout.R(to-1, r.Y-2, 2, r.H+6), c.theme.Ink)
}

// pulseNumbers writes what the neurons say on their plates, in all of a layer smaller where one is long.
func (c *canvas) pulseNumbers(cells []pulse.Cell) {
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && cells[to].Layer == cells[from].Layer {
			to++
		}
		st := style{size: small, align: atCenter}
		for _, k := range cells[from:to] {
			st = c.smaller(k.Text, k.Plate.W-4, st)
		}
		for _, k := range cells[from:to] {
			if x, y := k.Plate.Middle(); k.Text != "" {
				st.color, st.bold = c.theme.factor(k.Factor), k.Lit && st.size == small
				c.text(k.Text, x, y, st)
			}
		}
		from = to
	}
}

// smaller is a style in which a text fits into a width.
func (c *canvas) smaller(says string, w float64, st style) style {
	if st.size == 0 {
		st.size = small
	}
	for st.size > 8 && c.width(says, st) > w {
		st.size--
		st.bold = false
	}
	return st
}

// pulseLabel writes a number or a name.
func (c *canvas) pulseLabel(k *pulse.Label) {
	st := style{color: c.theme.factor(k.Factor), bold: k.Strong}
	if k.Quiet {
		st.color = c.theme.Muted
	}
	st = c.smaller(k.Text, k.Rect.W, st)
	x := k.Rect.X + 2
	switch {
	case k.Center:
		x, st.align = k.Rect.X+k.Rect.W/2, atCenter
	case k.Right:
		x, st.align = k.Rect.Right(), atEnd
	}
	c.text(k.Text, x, k.Rect.Y+k.Rect.H/2, st)
}

// moments draws the moments as stops, the present one large, and how far the pulse has come.
func (c *canvas) moments(s *app.State, area layout.Rect) {
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
	c.gather(func(p pen) {
		for i, k := range stops {
			r := 3.5
			if k.Now {
				r = 6
			}
			p.dot(k.X, k.Y, r, phaseColor(c, &moments[i]))
		}
		p.dot(here, first.Y, 2.5, c.theme.Paper)
	})
	for i, k := range stops {
		st := style{color: c.theme.Muted}
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
