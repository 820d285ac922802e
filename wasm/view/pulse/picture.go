package pulse

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// Picture is what is to be drawn of a moment, within Area.
type Picture struct {
	Area     layout.Rect
	Cells    []Cell
	Lines    []Line // the lit ones last, of these those with numbers
	Labels   []Label
	Numbered int          // lit lines that have their number beside them
	Layers   int          // of weights: the outputs' layer
	One      network.Part // the line or neuron whose number the moment is told by; none where it is of no one
}

// Cell is a neuron or an input.
type Cell struct {
	Layer, Unit int
	Rect        layout.Rect // of its map; the plate's where there is only room for that
	Plate       layout.Rect // of its number; empty where there is no room for one
	Bare        bool        // the number is not the moment's and stands nowhere: no plate is drawn
	Stub        float64     // the way from there to where its lines part, on which the number of one of them stands
	Fill        float64     // of the plate from its left, −1 to 1: the sign is the number's; 0 is empty
	Text        string      // its number
	Factor      int         // in whose color
	Lit         bool
	Focus       bool
	Truth       float64 // where the truth stands, as Fill does; −1 for none
	Gap         float64 // how far the gap from Fill to Truth is drawn, 0 to 1
}

// Line is a weight.
type Line struct {
	Layer, From, To int
	X0, Y0, X1, Y1  float64
	Value           float64 // what it carries, of the largest of its layer, −1 to 1
	Old             float64 // what it was as wide as before; 0 for nothing
	Lit, Focus      bool
	Told            bool // its number stands beside it
	Dots            []Dot
}

// Dot is a number on its way along a line, 0 to 1.
type Dot struct {
	At     float64
	Factor int
}

// Label is a number or a name.
type Label struct {
	Rect   layout.Rect
	Text   string
	Factor int
	Center bool
	Right  bool // it ends at the right of its rectangle
	Strong bool
	Quiet  bool
	Ground bool // it stands over lines
}

// linesMost is how many lines of a layer are drawn: the strongest.
const linesMost = 48

// painter makes a picture.
type painter struct {
	of      Of
	moments []Moment
	columns []column
	field   layout.Rect   // of the neurons
	plate   float64       // the width of a neuron's number
	taken   []layout.Rect // by cells and labels
	lead    []int         // a neuron of each layer: the way that the pulse is told by
	keys    []key         // what the neurons' numbers are
	less    bool          // not all numbers of the neurons have room
	Picture
}

// At is the picture of a moment in an area; ok is false where there is nothing to see.
func At(of Of, area layout.Rect) (_ Picture, ok bool) {
	if len(of.Trace) == 0 || area.W < 60 || area.H < 30 {
		return Picture{}, false
	}
	p := &painter{of: of, moments: Moments(of.Trace)}
	p.Area, p.Layers = area, len(of.Sizes)-1
	p.lead = p.leads()
	p.One = p.subject()
	p.stage()
	p.cells()
	for l := 1; l < len(of.Sizes); l++ {
		p.lines(l)
	}
	p.names()
	p.stacks()
	for i := range p.Cells {
		k := &p.Cells[i]
		k.Bare = k.Text == "" && p.whole() && k.Plate != k.Rect
	}
	if p.came() {
		p.name(said{name: fmt.Sprintf("dz%[1]d/dW%[1]d", p.now().Layer), factor: 3})
	}
	slices.SortStableFunc(p.Lines, func(a, b Line) int { return rank(&a) - rank(&b) })
	p.lineLabels()
	slices.SortStableFunc(p.Lines, func(a, b Line) int { return rank(&a) - rank(&b) }) // those with numbers have come before the others
	p.foot()
	return p.Picture, true
}

// first sorts what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func rank(l *Line) int {
	switch {
	case l.Focus:
		return 3
	case l.Told:
		return 2
	case l.Lit:
		return 1
	}
	return 0
}

// index is the place of a quantity in the trace; −1 for none.
func (p *painter) index(name string) int {
	return slices.IndexFunc(p.of.Trace, func(q core.Quantity) bool { return q.Name == name })
}

// values are those of a layer's symbol.
func (p *painter) values(symbol string, layer int) []float64 {
	name := fmt.Sprint(symbol, layer)
	if symbol == "h" && layer == 0 {
		name = "X"
	}
	if i := p.index(name); i >= 0 {
		return p.of.Trace[i].Values
	}
	return nil
}

// known says whether a quantity has been shown, or is being shown.
func (p *painter) known(name string) bool {
	i := p.index(name)
	return i >= 0 && i <= p.of.At
}

// arrived says whether what moves in this moment has come to its end.
func (p *painter) arrived() bool { return p.of.Part >= 0.6 }

// now is the moment.
func (p *painter) now() *Moment { return &p.moments[p.of.At] }

// came says whether the numbers of the layer before the moment's are told as what came in, a factor of the chain rule.
func (p *painter) came() bool {
	m := p.now()
	return m.Phase == core.Backward && (m.Kind == Came || m.Kind == Gradient && m.Over == core.OverOne)
}

// level is how far a neuron fills, with its sign: its number of the largest of its layer, or of 1.
func level(v float64, all []float64) float64 {
	most := 1.0
	for _, u := range all {
		most = max(most, math.Abs(u))
	}
	if !core.IsFinite(v) || !core.IsFinite(most) {
		return 0
	}
	return v / most
}

// cells places the neurons, filled as far as the pulse has come.
func (p *painter) cells() {
	m, last := p.now(), len(p.of.Sizes)-1
	truth := p.of.Trace[max(p.index("Y"), 0)].Values
	for l := range p.columns {
		c := &p.columns[l]
		if c.open < 0 {
			continue
		}
		h, z := p.values("h", l), p.values("z", l)
		hName, zName := fmt.Sprint("h", l), fmt.Sprint("z", l)
		if l == 0 {
			hName = "X"
		}
		for i, unit := range c.units {
			k := Cell{Layer: l, Unit: unit, Truth: -1}
			if k.Rect, k.Plate = p.place(l, i); !k.Plate.Empty() {
				k.Stub = c.tag
			}
			k.Focus = p.of.Focus == network.NeuronAt(l, unit)
			k.Lit = p.litCells(l)
			switch {
			case p.known(hName):
				k.Fill, k.Text = level(h[unit], h), p.of.Text(h[unit])
				if m.Name == hName {
					k.Fill *= ease(p.of.Part)
				}
			case p.known(zName) && (m.Name != zName || p.arrived()):
				k.Text = p.of.Text(z[unit])
			}
			if p.whole() && p.footRoom() <= labelStep {
				k.Fill, k.Text = 0, "" // it is this point's, and there is no room to say so
			}
			if p.came() && l == m.Layer-1 {
				k.Factor = 3 // it is what came in
			}
			if l == last && len(truth) > unit && (k.Text != "" || !p.whole()) && (m.Kind == Truth || p.known("Loss") || p.known("DataLoss")) {
				k.Truth = level(truth[unit], h)
				switch {
				case m.Kind == Loss:
					k.Gap = ease(p.of.Part)
				case p.known(hName):
					k.Gap = 1
				}
			}
			p.Cells = append(p.Cells, k)
			p.taken = append(p.taken, k.Rect)
			if !k.Plate.Empty() && k.Plate != k.Rect {
				p.taken = append(p.taken, k.Plate)
			}
		}
	}
	for l := range p.columns {
		c := &p.columns[l]
		if c.left == 0 || c.open < 0 {
			continue
		}
		text := fmt.Sprintf("+%d", c.left)
		w := layout.TextWidth(text)
		left := min(max(c.x+p.width(c, c.open)/2-w/2, p.Area.X), p.Area.Right()-w)
		r := layout.R(left, p.field.Bottom()-labelStep, w, labelStep)
		if !slices.ContainsFunc(p.taken, r.Overlaps) { // of layers close together the first says it
			p.put(Label{Rect: r, Text: text, Center: true, Quiet: true})
		}
	}
}

// litCells says whether the moment is at the neurons of a layer.
func (p *painter) litCells(l int) bool {
	m := p.now()
	switch m.Kind {
	case Input:
		return l == 0
	case Truth, Loss:
		return l == len(p.of.Sizes)-1
	case Came:
		return l == m.Layer-1
	case Sum:
		return l == m.Layer && p.arrived()
	case Answer, Slope, Gap, Biases, BiasGrad, NewBiases:
		return l == m.Layer
	case Back:
		return l == m.Layer && (l == len(p.of.Sizes)-1 || p.arrived())
	}
	return false
}

// lines are the weights that end in a layer, each as wide as what it carries.
func (p *painter) lines(layer int) {
	in, out := p.of.Sizes[layer-1], p.of.Sizes[layer]
	if p.columns[layer-1].open < 0 || p.columns[layer].open < 0 {
		return
	}
	value, old, lit, dots := p.carried(layer)
	most := 0.0
	for i := range in * out {
		most = max(most, math.Abs(value(i)))
		if old != nil {
			most = max(most, math.Abs(old(i)))
		}
	}
	if !(most > 0) || !core.IsFinite(most) {
		most = 1
	}
	begin := len(p.Lines)
	for a := range p.Cells {
		if p.Cells[a].Layer != layer-1 {
			continue
		}
		from := p.Cells[a].Unit
		_, x0, y0 := ends(&p.Cells[a])
		for b := range p.Cells {
			if p.Cells[b].Layer != layer {
				continue
			}
			to := p.Cells[b].Unit
			x1, _, y1 := ends(&p.Cells[b])
			i := from*out + to
			k := Line{Layer: layer, From: from, To: to, X0: x0, Y0: y0, X1: x1, Y1: y1, Value: value(i) / most, Lit: lit, Dots: dots}
			if !core.IsFinite(k.Value) {
				k.Value = 0
			}
			if old != nil {
				k.Old = math.Abs(old(i)) / most
			}
			k.Focus = p.of.Focus == network.WeightAt(layer, from, to)
			p.Lines = append(p.Lines, k)
		}
	}
	mine := p.Lines[begin:]
	slices.SortStableFunc(mine, func(a, b Line) int {
		return cmp.Or(first(a.Focus, b.Focus), first(lit && p.meets(&a), lit && p.meets(&b)), cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)))
	})
	if len(mine) > linesMost {
		p.Lines = p.Lines[:begin+linesMost]
	}
}

// carried is what the lines of a layer carry now, entry by entry, what they were before, and what is on its way on them.
func (p *painter) carried(layer int) (value, old func(i int) float64, lit bool, dots []Dot) {
	m, t, out := p.now(), p.of.Part, p.of.Sizes[layer]
	w, h := p.values("W", layer), p.values("h", layer-1)
	q := p.of.Trace[p.of.At].Values
	weight := func(i int) float64 { return w[i] }
	product := func(i int) float64 { return w[i] * h[i/out] }
	z := p.index(fmt.Sprint("z", layer))
	mine := m.Layer == layer
	switch {
	case mine && m.Kind == Weights:
		return weight, nil, true, nil
	case mine && m.Kind == Sum:
		return func(i int) float64 { return w[i] + ease(t)*(product(i)-w[i]) }, nil, true, []Dot{{ease(t), 0}}
	case m.Kind == Back && m.Layer == layer-1:
		dz := p.values("dLoss/dz", layer)
		return func(i int) float64 { return w[i] * dz[i%out] }, nil, true, []Dot{{1 - ease(t), 1}}
	case mine && m.Kind == Gradient && m.Over == core.OverOne:
		if t < 1 { // where they meet they are the product
			dots = []Dot{{ease(t) / 2, 3}, {1 - ease(t)/2, 1}}
		}
		return func(i int) float64 { return q[i] }, nil, true, dots
	case mine && m.Kind == Gradient:
		one := p.of.Trace[max(p.index(p.of.Trace[p.of.At].Uses[0]), 0)].Values
		return func(i int) float64 { return one[i] + ease(t)*(q[i]-one[i]) }, func(i int) float64 { return one[i] }, true, nil
	case mine && m.Kind == NewWeights:
		return func(i int) float64 { return w[i] + ease(t)*(q[i]-w[i]) }, weight, true, nil
	}
	switch {
	case p.known(fmt.Sprintf("W%d new", layer)):
		after := p.of.Trace[p.index(fmt.Sprintf("W%d new", layer))].Values
		return func(i int) float64 { return after[i] }, nil, false, nil
	case m.Phase == core.Update || z > p.of.At:
		return weight, nil, false, nil
	}
	return product, nil, false, nil
}

// Under is the neuron or line under a place on the screen: a neuron before a line, of lines the nearest.
func (p *Picture) Under(x, y float64, touch bool) network.Part {
	reach, margin := 5.0, 1.0
	if touch {
		reach, margin = 14, 6
	}
	for i := range p.Cells {
		if k := &p.Cells[i]; k.Rect.Inset(-margin).Contains(x, y) || k.Plate.Contains(x, y) {
			return network.NeuronAt(k.Layer, k.Unit)
		}
	}
	var best network.Part
	for i := range p.Lines {
		k := &p.Lines[i]
		if d := layout.ToSegment(x, y, k.X0, k.Y0, k.X1, k.Y1); d < reach {
			best, reach = network.WeightAt(k.Layer, k.From, k.To), d
		}
	}
	return best
}
