package figure

import (
	"image/color"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

// doctor keeps the memory of its curves from frame to frame.
type doctor struct {
	lines [][]app.Bucket
	used  int
}

// draw draws the doctor below the plane: the gradients' norms and the largest weights over the steps, and beside them what was
// found and what may help.
func (m *doctor) draw(c *canvas, s *app.State) {
	l, ok := s.LayDoctor()
	if !ok {
		return
	}
	if !l.Title.Empty() {
		m.title(c, s, l)
	}
	m.used = 0
	m.gradients(c, s, l.Gradients)
	m.weights(c, s, l.Weights)
	if !l.Text.Empty() {
		c.doctorText(s, l)
	}
}

// title draws the name with the doctor's line, and the buttons.
func (m *doctor) title(c *canvas, s *app.State, l app.DoctorLayout) {
	bold := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	quiet := style{color: c.theme.Muted, mid: true}
	y := l.Title.Y + 14
	c.text("doctor", l.Title.X, y, bold)
	x := l.Title.X + c.width("doctor", bold) + 12
	if len(s.Doctor.Findings) > 0 {
		quiet.color = c.theme.Error
	}
	c.text(c.fit(s.DoctorLine(), l.Title.Right()-x, quiet), x, y, quiet)
	for _, b := range l.Buttons {
		c.press(s, b.Rect, b.Control.Title(s), c.theme.Field, c.theme.Ink)
	}
}

// doctorText draws what was found and what may help.
func (c *canvas) doctorText(s *app.State, l app.DoctorLayout) {
	in := c.clip(l.Text)
	for _, item := range l.Items {
		if item.Rect.Bottom() > l.Text.Y && item.Rect.Y < l.Text.Bottom() {
			in.doctorItem(s, item)
		}
	}
	if more := l.Height - l.Text.H; more > 0 {
		track := app.Rect{X: l.Text.Right() - 4, Y: l.Text.Y, W: 4, H: l.Text.H}
		c.fill(track, c.theme.Field)
		track.H *= l.Text.H / l.Height
		track.Y += min(s.Doctor.Scroll, more) / l.Height * l.Text.H
		c.fill(track, c.theme.Line)
	}
}

// press draws a button of the figure.
func (c *canvas) press(s *app.State, r app.Rect, label string, ground, ink color.RGBA) {
	if r.Contains(s.Pointer.X, s.Pointer.Y) && !s.Pointer.Touch {
		ground = c.theme.Hover
	}
	c.rounded(r, 6, ground)
	st := style{color: ink, mid: true, align: text.AlignCenter}
	c.text(c.fit(label, r.W-8, st), r.X+r.W/2, r.Y+r.H/2, st)
}

func (c *canvas) doctorItem(s *app.State, item app.DoctorItem) {
	st := style{color: c.theme.Ink, mid: true}
	switch item.Kind {
	case app.DoctorHead:
		st.bold = true
	case app.DoctorText:
		st.color = c.theme.Muted
	case app.DoctorAlarm:
		st.color, st.bold = c.theme.Error, true
	case app.DoctorRemedy:
		if item.Chosen {
			c.ring(item.Rect.Inset(1), 6, 1, c.theme.Accent, c.theme.Paper)
			item.Rect = item.Rect.Inset(1)
		}
		if item.Lit {
			c.press(s, item.Rect, item.Text, mix(c.theme.Paper, c.theme.Accent, 0.2), c.theme.Ink)
		} else {
			c.press(s, item.Rect, item.Text, c.theme.Field, c.theme.Ink)
		}
		return
	}
	c.text(c.fit(item.Text, item.Rect.W, st), item.Rect.X, item.Rect.Y+item.Rect.H/2, st)
}

// gradients draws the norms of the data's gradient and of the penalty's, on one logarithmic axis.
func (m *doctor) gradients(c *canvas, s *app.State, area app.Rect) {
	p := m.plot(s, area, "gradient norms")
	data := m.values(s, func(k *core.Sample) float64 {
		v, _ := k.Gradients()
		return v
	})
	p.curves = append(p.curves, curve{name: "data", color: c.theme.Accent, buckets: data})
	penalty := m.values(s, func(k *core.Sample) float64 {
		_, v := k.Gradients()
		return v
	})
	if len(penalty) > 0 {
		name := "penalty"
		if area.W < 160 {
			name = "pen."
		}
		p.curves = append(p.curves, curve{name: name, color: c.theme.Error, dash: dashes[0], buckets: penalty})
	}
	p.span()
	p.draw(c, s)
}

// weights draws the largest |W| of each layer.
func (m *doctor) weights(c *canvas, s *app.State, area app.Rect) {
	p := m.plot(s, area, "largest |W|")
	for l := range s.Run.Net.Layers() {
		list := m.values(s, func(k *core.Sample) float64 { return k.Layers[l].MaxWeight })
		clr := mix(c.theme.Classes[(l+3)%len(c.theme.Classes)], c.theme.Ink, 0.35)
		p.curves = append(p.curves, curve{name: core.ParamName(l, 0, 0)[:2], color: clr, dash: layerDash(l), buckets: list})
	}
	p.span()
	p.draw(c, s)
}

func layerDash(l int) []float64 {
	if l == 0 {
		return nil
	}
	return dashes[(l-1)%len(dashes)]
}

func (m *doctor) plot(s *app.State, area app.Rect, title string) plot {
	samples := s.Samples()
	p := plot{area: area, title: title, x: axis{lo: 0, hi: 10}, tick: tickText, format: app.FormatNumber}
	if n := len(samples); n > 0 {
		p.x.lo = float64(samples[0].Step - 1)
		p.x.hi = max(float64(samples[n-1].Step), p.x.lo+10)
	}
	return p
}

// values is a curve of what the samples say; numbers that a logarithmic axis cannot show are left out.
func (m *doctor) values(s *app.State, value func(*core.Sample) float64) []app.Bucket {
	if m.used == len(m.lines) {
		m.lines = append(m.lines, nil)
	}
	list := m.lines[m.used][:0]
	samples := s.Samples()
	for i := range samples {
		if v := value(&samples[i]); v > 0 && !math.IsInf(v, 1) {
			list = append(list, app.Bucket{Step: samples[i].Step, Min: v, Max: v, Last: v})
		}
	}
	m.lines[m.used] = list
	m.used++
	return list
}

// decades is how many powers of ten a value axis spans at most: where a run explodes the curves leave it at the top, and what
// came before can still be read.
const decades = 6

// span fits the value axis to the curves, in whole powers of ten.
func (p *plot) span() {
	p.y = axis{lo: math.Inf(1), log: true}
	for _, k := range p.curves {
		for _, b := range k.buckets {
			p.y.lo, p.y.hi = min(p.y.lo, b.Last), max(p.y.hi, b.Last)
		}
		if n := len(k.buckets); n > 0 && p.value == "" {
			p.value = app.FormatNumber(k.buckets[n-1].Last)
		}
	}
	if p.y.hi == 0 {
		p.y.lo, p.y.hi = 0.1, 1
	}
	p.y.hi = min(p.y.hi, p.y.lo*math.Pow(10, decades-1))
	for i := range p.curves {
		list := p.curves[i].buckets
		if at := slices.IndexFunc(list, func(b app.Bucket) bool { return b.Last > 100*p.y.hi }); at >= 0 {
			list[at].Last = 100 * p.y.hi
			p.curves[i].buckets = list[:at+1]
		}
	}
	if p.area.W < 160 {
		p.value = "" // no room beside the title
	}
	p.y = roundAxis(p.y)
}
