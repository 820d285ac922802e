package pulse

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// numbers places what stands beside the neurons: the inputs' names, the truth, and the numbers of the layer that is worked on.
func (p *painter) numbers() {
	for _, s := range p.columns[0].cells {
		if s.Unit < len(p.of.Inputs) {
			name := p.of.Inputs[s.Unit]
			w := min(layout.TextWidth(name), leftRoom-4)
			p.put(Label{Rect: layout.R(s.Rect.X-w-6, s.Rect.Y+s.Rect.H/2-LabelStep/2, w, LabelStep), Text: name, Quiet: true})
		}
	}
	for l, c := range p.columns {
		for _, s := range c.cells {
			p.stack(l, s)
		}
	}
}

// beside is one number of a stack.
type beside struct {
	name   string // of the quantity
	factor int
	prefix string
}

// stack places the numbers of a neuron one below the other at its right; where the neurons stand close, the newest alone.
func (p *painter) stack(l int, s network.Spot) {
	last, m := len(p.of.Sizes)-1, p.now()
	var list []beside
	if l == last {
		list = append(list, beside{name: "Y", prefix: "Y "})
	}
	if l > 0 && m.Phase == core.Backward && (m.Layer == l || l == last) {
		list = append(list, beside{fmt.Sprint("dLoss/dh", l), 1, ""}, beside{fmt.Sprintf("dh%[1]d/dz%[1]d", l), 2, ""}, beside{fmt.Sprint("dLoss/dz", l), 0, ""})
	}
	if m.Layer == l+1 && (m.Kind == Came || m.Kind == Gradient && !m.Whole) {
		list = append(list, beside{m.Name, 3, ""})
		list[len(list)-1].name = fmt.Sprintf("dz%[1]d/dW%[1]d", l+1)
	}
	if m.Layer == l && (m.Kind == Biases || m.Kind == BiasGrad || m.Kind == NewBiases) {
		list = append(list, beside{m.Name, 0, ""})
	}
	if l == last && m.Kind == Truth {
		list = list[:1]
	}
	var shown []Label
	for _, b := range list {
		i := p.index(b.name)
		if i < 0 || i > p.of.At || b.name != "Y" && m.Phase == core.Forward && m.Kind != Biases || i == p.of.At && !p.arrived() && m.Kind != Slope && m.Kind != Came {
			continue
		}
		if b.name == "Y" && m.Kind != Truth && !p.known("Loss") && !p.known("DataLoss") {
			continue
		}
		q := &p.of.Trace[i]
		at := s.Unit
		if q.Rows > 1 { // softmax's slope: its own
			at = s.Unit*q.Cols + s.Unit
		}
		if at >= len(q.Values) {
			continue
		}
		text := b.prefix + p.of.Text(q.Values[at])
		if b.name == "Y" {
			text = "Y " + core.FormatExact(q.Values[at])
		}
		if m.Kind == NewBiases && i == p.of.At {
			text = signed(p.of.Text(q.Values[at]-p.values("b", l)[at]), q.Values[at]-p.values("b", l)[at])
		}
		shown = append(shown, Label{Text: text, Factor: b.factor, Strong: i == p.of.At, Ground: l < last})
	}
	if len(shown) == 0 {
		return
	}
	pitch := p.pitch(l)
	fits := max(int(pitch/LabelStep), 1)
	if len(shown) > fits {
		keep := shown[len(shown)-fits:]
		if l == last && fits > 1 && shown[0].Factor == 0 && !slices.Contains(texts(keep), shown[0].Text) {
			keep = append([]Label{shown[0]}, keep[1:]...)
		}
		shown = keep
	}
	y := s.Rect.Y + s.Rect.H/2 - float64(len(shown))*LabelStep/2
	for _, k := range shown {
		x := s.Rect.Right() + 8
		if l == last {
			x += 4
		}
		k.Rect = layout.R(x, y, layout.TextWidth(k.Text)+4, LabelStep)
		if !slices.ContainsFunc(p.taken, k.Rect.Overlaps) {
			p.put(k)
		}
		y += LabelStep
	}
}

func texts(list []Label) (all []string) {
	for _, l := range list {
		all = append(all, l.Text)
	}
	return all
}

// pitch is the way from one neuron of a layer to the next.
func (p *painter) pitch(l int) float64 {
	c := p.columns[l].cells
	if len(c) < 2 {
		return p.Area.H
	}
	return c[1].Rect.Y - c[0].Rect.Y
}

// put places a label that has its place.
func (p *painter) put(l Label) {
	p.Labels = append(p.Labels, l)
	p.taken = append(p.taken, l.Rect)
}

// lineLabels gives the lit lines their numbers, the strongest first, each where it lies over nothing else.
func (p *painter) lineLabels() {
	text := p.lineText()
	if text == nil {
		return
	}
	placed := 0
	for i := len(p.Lines) - 1; i >= 0 && p.Lines[i].Focus; i-- {
		placed += p.label(&p.Lines[i], text)
	}
	for i := range p.Lines {
		if k := &p.Lines[i]; k.Lit && !k.Focus && placed < labelsMost {
			placed += p.label(k, text)
		}
	}
}

// lineText is what stands beside a lit line; nil for nothing in this moment.
func (p *painter) lineText() func(k *Line) string {
	m := p.now()
	q := &p.of.Trace[p.of.At]
	number := func(v func(i int) float64) func(k *Line) string {
		return func(k *Line) string { return p.of.Text(v(k.From*p.of.Sizes[k.Layer] + k.To)) }
	}
	if m.Kind != Weights && !p.arrived() {
		return nil
	}
	switch m.Kind {
	case Weights, Gradient:
		return number(func(i int) float64 { return q.Values[i] })
	case NewWeights:
		w := p.values("W", m.Layer)
		return func(k *Line) string {
			i := k.From*p.of.Sizes[k.Layer] + k.To
			return signed(p.of.Text(q.Values[i]-w[i]), q.Values[i]-w[i])
		}
	case Sum:
		w, h, out := p.values("W", m.Layer), p.values("h", m.Layer-1), p.of.Sizes[m.Layer]
		return number(func(i int) float64 { return w[i] * h[i/out] })
	case Back:
		if m.Layer == len(p.of.Sizes)-1 {
			return nil
		}
		w, dz, out := p.values("W", m.Layer+1), p.values("dLoss/dz", m.Layer+1), p.of.Sizes[m.Layer+1]
		return number(func(i int) float64 { return w[i] * dz[i%out] })
	}
	return nil
}

// signed is a change: a rise has its sign too.
func signed(text string, v float64) string {
	if v > 0 {
		return "+" + text
	}
	return text
}

// label places a line's number and says 1, or 0 where there is no room for it.
func (p *painter) label(k *Line, text func(*Line) string) int {
	t := text(k)
	w := layout.TextWidth(t) + 4
	for _, at := range [...]float64{0.5, 0.34, 0.66, 0.42, 0.58, 0.26, 0.74, 0.18, 0.82} {
		r := layout.R(k.X0+at*(k.X1-k.X0)-w/2, k.Y0+at*(k.Y1-k.Y0)-LabelStep/2, w, LabelStep)
		if r.X < p.Area.X || r.Right() > p.Area.Right() || r.Y < p.Area.Y || r.Bottom() > p.Area.Bottom() {
			continue
		}
		if slices.ContainsFunc(p.taken, func(o layout.Rect) bool { return o.Overlaps(r) }) {
			continue
		}
		p.put(Label{Rect: r, Text: t, Center: true, Ground: true, Strong: k.Focus})
		return 1
	}
	return 0
}

// behind says how many lines of the lit layer stand behind the shown ones.
func (p *painter) behind() {
	lit := 0
	layer := 0
	for i := range p.Lines {
		if p.Lines[i].Lit {
			lit, layer = lit+1, p.Lines[i].Layer
		}
	}
	if layer == 0 {
		return
	}
	all := p.of.Sizes[layer-1] * p.of.Sizes[layer]
	if lit == all {
		return
	}
	text := "the strongest " + core.FormatInteger(lit) + " of " + core.FormatCount(all, "line")
	w := layout.TextWidth(text)
	x := math.Max(p.Area.Right()-w-4, p.Area.X)
	r := layout.R(x, p.Area.Bottom()-LabelStep, w, LabelStep)
	if slices.ContainsFunc(p.taken, r.Overlaps) {
		r.X = p.Area.X
	}
	if !slices.ContainsFunc(p.taken, r.Overlaps) {
		p.put(Label{Rect: r, Text: text, Quiet: true, Ground: true})
	}
}
