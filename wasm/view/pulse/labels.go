package pulse

import (
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// names places the inputs' names left of their maps.
func (p *painter) names() {
	if p.columns[0].open < 0 || p.columns[0].x-p.Area.X < 8 {
		return
	}
	for _, k := range p.Cells {
		if k.Layer == 0 && k.Unit < len(p.of.Inputs) {
			name := p.of.Inputs[k.Unit]
			w := layout.TextWidth(name)
			p.put(Label{Rect: layout.R(p.columns[0].x-w-6, k.Rect.Y+k.Rect.H/2-labelStep/2, w, labelStep), Text: name, Quiet: true, Right: true})
		}
	}
}

// said is a number beside a neuron.
type said struct {
	text   string
	name   string // what it is, for the foot
	factor int
	strong bool
	aside  bool // it never takes the place of the neuron's own
}

// number is the i-th of a quantity's; ok is false where it is not there yet.
func (p *painter) number(name string, i, factor int) (s said, ok bool) {
	at := p.index(name)
	if at < 0 || at > p.of.At || at == p.of.At && !p.arrived() && p.now().Kind != Slope {
		return said{}, false
	}
	return said{text: p.of.Text(p.of.Trace[at].Values[i]), name: name, factor: factor, strong: at == p.of.At}, true
}

// beside are the numbers of a neuron but its own, the newest last.
func (p *painter) beside(l, unit int) (list []said) {
	last, m := len(p.of.Sizes)-1, p.now()
	add := func(s said, ok bool) {
		if ok {
			list = append(list, s)
		}
	}
	if i := p.index("Y"); l == last && !p.whole() && m.Kind != NewBiases && (m.Kind == Truth || p.known("Loss") || p.known("DataLoss")) {
		list = append(list, said{text: "Y " + core.FormatExact(p.of.Trace[i].Values[unit]), strong: m.Kind == Truth, aside: true})
	}
	switch {
	case m.Phase == core.Backward && m.Kind != BiasGrad && m.Over == core.OverOne && (m.Layer == l || l == last && l <= m.Layer+1 || m.Kind == Back && m.Layer == l-1):
		add(p.number(fmt.Sprint("dLoss/dh", l), unit, 1))
		slope := fmt.Sprintf("dh%[1]d/dz%[1]d", l)
		sum := ""
		if l == last && p.mixes() {
			sum = "Σ "
			if k := p.of.Sizes[l]; k == 2 {
				add(p.number(slope, unit, 2))
				add(p.number(slope, k+unit, 2))
			} else if s, ok := p.number(slope, unit, 2); ok {
				list = append(list, said{text: fmt.Sprintf("%d of dh/dz", k), name: slope, factor: 2, strong: s.strong})
			}
		} else {
			add(p.number(slope, unit, 2))
		}
		if s, ok := p.number(fmt.Sprint("dLoss/dz", l), unit, 0); ok {
			s.text, s.name = sum+s.text, sum+s.name
			list = append(list, s)
		}
	case m.Layer == l && m.Kind == Sum:
		if b := p.values("b", l); b != nil { // the sum's last summand
			list = append(list, said{text: signed(p.of.Text(b[unit]), b[unit]), name: fmt.Sprint("+b", l), aside: true})
		}
	case m.Layer == l && (m.Kind == Biases || m.Kind == BiasGrad):
		list = append(list, said{text: p.of.Text(p.of.Trace[p.of.At].Values[unit]), name: m.Name, strong: true})
	case m.Layer == l && m.Kind == NewBiases:
		d := p.of.Trace[p.of.At].Values[unit] - p.values("b", l)[unit]
		list = append(list, said{text: signed(p.of.Text(d), d), name: fmt.Sprintf("%s − b%d", m.Name, l), strong: true})
	}
	return list
}

// stacks places the numbers of all neurons below their own. In one layer all have the same: where there is room for the factors of the
// chain rule all of them, else the truth and the newest, else the newest alone in the place of the neuron's own.
func (p *painter) stacks() {
	for i := range p.Cells {
		k := &p.Cells[i]
		if k.Plate.Empty() {
			continue
		}
		c := &p.columns[k.Layer]
		list := p.beside(k.Layer, k.Unit)
		if room := c.rows - 1; room < p.extras(k.Layer) && len(list) > 1 {
			p.less = p.less || slices.ContainsFunc(list[:len(list)-1], func(s said) bool { return !s.aside })
			if list[0].aside && room > 1 {
				list = []said{list[0], list[len(list)-1]}
			} else {
				list = list[len(list)-1:]
			}
		}
		if n := len(list); n > 0 && !list[n-1].aside && (k.Text == "" || c.rows == 1) {
			s := list[n-1]
			k.Text, k.Factor, k.Lit, k.Fill = s.text, s.factor, s.strong, 0
			p.name(s)
			list = list[:n-1]
		}
		if c.rows == 1 {
			continue
		}
		y := k.Plate.Bottom()
		if k.Layer == len(p.columns)-1 {
			y += gapRoom
		}
		for _, s := range list {
			r := layout.R(k.Plate.X, y, k.Plate.W, labelStep)
			if more := min((layout.TextWidth(s.text)+2-r.W)/2, wider); c.tall && more > 0 { // there is room at both sides
				r.X, r.W = r.X-more, r.W+2*more
			}
			p.put(Label{Rect: r, Text: s.text, Factor: s.factor, Strong: s.strong, Center: true, Ground: true})
			p.name(s)
			y += labelStep
		}
	}
}

// put places a label that has its place.
func (p *painter) put(l Label) {
	p.Labels = append(p.Labels, l)
	p.taken = append(p.taken, l.Rect)
}

// lineLabels gives the lit lines their numbers: all of the layer where all have room, else those that meet in the neuron which the moment
// is told by, else that of one line. Of neurons that stand close numbers along the lines would stand nearer to others': they have them in
// their own rows.
func (p *painter) lineLabels() {
	text := p.lineText()
	var lit []*Line
	for i := range p.Lines {
		if k := &p.Lines[i]; k.Lit {
			lit = append(lit, k)
		}
	}
	if text == nil || len(lit) == 0 {
		return
	}
	from := &p.columns[lit[0].Layer-1]
	tags, dense := from.tag, !from.tall && len(from.units) > 4
	own := slices.DeleteFunc(slices.Clone(lit), func(k *Line) bool { return !p.meets(k) })
	if !dense && tags == 0 && p.label(lit, places, text) {
		p.Numbered = len(lit)
		return
	}
	at, back := before, p.now().Kind == Back
	switch {
	case back:
		at = behind
	case tags > 0:
		p.tag(own, text)
		return
	}
	if (back || !dense) && len(own) > 0 && p.label(own, at, text) {
		p.Numbered = len(own)
		return
	}
	slices.SortStableFunc(own, func(a, b *Line) int { return first(p.tells(a), p.tells(b)) })
	for i, k := range own {
		if p.label(own[i:i+1], places, text) {
			p.Numbered = 1
			if p.One.Kind == network.Weight {
				p.One = network.WeightAt(k.Layer, k.From, k.To)
			}
			return
		}
	}
}

// tells says whether the moment is told by a line.
func (p *painter) tells(k *Line) bool { return p.One == network.WeightAt(k.Layer, k.From, k.To) }

// meets says whether a lit line leads to the neuron that the moment is told by, or comes from it on the way back.
func (p *painter) meets(k *Line) bool {
	if p.now().Kind == Back {
		return k.From == p.One.To
	}
	return k.To == p.One.To
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

// lineApart is how far from a number other lines with numbers pass, so that it is seen whose it is.
const lineApart = 7.0

// smallest is how much smaller a number may be written where it is long.
const smallest = 0.65

// places are where along its line a number may stand, the best first: in its middle, or where lines meet in a neuron, far from that.
var (
	places = []float64{0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.18, 0.82, 0.12, 0.88}
	before = []float64{0.28, 0.22, 0.34, 0.4, 0.16, 0.5, 0.1}
	behind = []float64{0.72, 0.78, 0.66, 0.6, 0.84, 0.5, 0.9}
)

// label places the numbers of all these lines, each where it lies over nothing else and on none of the other lines, and all at one height
// of the way where that can be; where one has no room none is placed.
func (p *painter) label(list []*Line, places []float64, text func(*Line) string) bool {
	taken := len(p.taken)
	rects := make([]layout.Rect, len(list))
	at := func(k *Line, t float64) (layout.Rect, bool) {
		between := k.X1 - k.X0 - 4 // its layers
		w := layout.TextWidth(text(k)) + 2
		if w > between && w*smallest <= between {
			w = between
		}
		r := layout.R(k.X0+t*(k.X1-k.X0)-w/2, k.Y0+t*(k.Y1-k.Y0)-labelStep/2, w, labelStep)
		r.X = min(max(r.X, k.X0+2), k.X1-2-w)
		if w > between || r.Y < p.Area.Y || r.Bottom() > p.Area.Bottom() {
			return r, false
		}
		x, y := r.Middle()
		others := func(o *Line) bool { return o != k && layout.ToSegment(x, y, o.X0, o.Y0, o.X1, o.Y1) < lineApart }
		return r, !slices.ContainsFunc(p.taken, r.Overlaps) && !slices.ContainsFunc(list, others)
	}
	all := func(tries ...float64) bool {
		p.taken = p.taken[:taken]
		for i, k := range list {
			found := false
			for _, t := range tries {
				if rects[i], found = at(k, t); found {
					break
				}
			}
			if !found {
				p.taken = p.taken[:taken]
				return false
			}
			p.taken = append(p.taken, rects[i])
		}
		return true
	}
	placed := false
	for _, t := range places {
		if placed = all(t); placed {
			break
		}
	}
	if !placed && !all(places...) {
		return false
	}
	for i, k := range list {
		k.Told = true
		p.Labels = append(p.Labels, Label{Rect: rects[i], Text: text(k), Center: true, Ground: true, Strong: k.Focus})
	}
	return true
}

// tag places the numbers of lines that meet in one neuron, each in the row of the neuron that it comes from and where its line begins.
func (p *painter) tag(list []*Line, text func(*Line) string) {
	for _, k := range list {
		c := &p.columns[k.Layer-1]
		if c.open < 1 || c.tag < tagRoom {
			return
		}
		k.Told = true
		p.put(Label{Rect: layout.R(k.X0-c.tag+1, k.Y0-labelStep/2, c.tag-2, labelStep), Text: text(k), Center: true, Ground: true, Strong: k.Focus})
	}
	p.Numbered = len(list)
}
