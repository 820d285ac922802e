package pulse

import (
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// Of is what the pulse goes through.
type Of struct {
	Trace  []core.Quantity
	At     int     // the quantity that is lit
	Part   float64 // and how much of it has been shown
	Sizes  []int
	Inputs []string             // their names
	Text   func(float64) string // writes a number
	Focus  network.Part         // whose number is pointed at
}

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
	slices.SortStableFunc(p.Lines, byRank)
	p.lineLabels()
	slices.SortStableFunc(p.Lines, byRank) // those with numbers have come before the others
	p.foot()
	return p.Picture, true
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

// ease lets what moves begin and end softly.
func ease(t float64) float64 { return t * t * (3 - 2*t) }
