package pulse

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

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
	p.behind()
}

// behind says below each layer how many of its neurons are not shown.
func (p *painter) behind() {
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

// ends is where the lines of a neuron begin and end: at its map's left, and at the right of what stands beside it.
func ends(k *Cell) (left, right, y float64) {
	right = k.Rect.Right()
	if k.Plate.Y < k.Rect.Bottom() {
		right = max(right, k.Plate.Right())
	}
	return k.Rect.X, right + k.Stub, k.Rect.Y + k.Rect.H/2
}
