package pulse

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

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

// linesMost is how many lines of a layer are drawn: the strongest.
const linesMost = 48

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

// byRank sorts lines as they are drawn, one over the other: the one that is pointed at comes last.
func byRank(a, b Line) int { return rank(&a) - rank(&b) }

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
