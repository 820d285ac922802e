package pulse

import (
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// Room of the drawn network, in device-independent pixels.
const (
	spanFew    = 72.0 // the least from one layer to the next
	spanMany   = 98.0 // likewise in a deep network, which goes by as the pulse moves
	leftRoom   = 26.0 // names of the inputs
	rightRoom  = 104.0
	rightSmall = 64.0
	cellMost   = 58.0 // the width of a neuron
	cellLeast  = 36.0
	LabelStep  = 15.0 // from one number to the next
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

// column is a layer: some of its neurons, and how many stand behind.
type column struct {
	cells []network.Spot
	left  int
	note  layout.Rect
}

// stage places the network in an area by the geometry of the drawn network: what fits stands as it stands there. Of a wide layer the
// neurons with the strongest lines are shown. A deep network is wider than the area, and lies so that the layer at focus is in sight.
func (p *painter) stage(area layout.Rect) {
	right := rightRoom
	if area.W < 360 {
		right = rightSmall
	}
	room := layout.R(area.X+leftRoom, area.Y, area.W-leftRoom-right, area.H)
	n := len(p.of.Sizes)
	most := room.W
	span := spanMany
	if n <= 4 {
		span = spanFew
	}
	if least := span*float64(n-1) + cellLeast; room.W < least {
		at := p.focusLayer() / float64(max(n-1, 1))
		if n > 3 { // beside an end the end is whole
			at = min(max((p.focusLayer()-1)/float64(n-3), 0), 1)
		}
		room.W = least
		room.X -= at * (least - most)
	}
	placed := network.Columns(layout.R(room.X, room.Y-layout.TitleRoom, room.W, room.H+layout.TitleRoom), p.of.Sizes)
	p.columns = p.columns[:0]
	width := min(max(room.W/float64(n)*0.45, cellLeast), cellMost)
	for l, c := range placed {
		if c.Left > 0 || l > 0 && len(c.Neurons)*len(placed[l-1].Neurons) > linesMost { // it is said how many lines stand behind
			room.H -= LabelStep
			placed = network.Columns(layout.R(room.X, room.Y-layout.TitleRoom, room.W, room.H+layout.TitleRoom), p.of.Sizes)
			break
		}
	}
	spread := stretch(placed, room)
	_, middle := room.Middle()
	for l, c := range placed {
		units := p.strongest(l, len(c.Neurons))
		k := column{left: c.Left, note: c.Note}
		for i, s := range c.Neurons {
			s.Unit = units[i]
			if !inFiles(c) {
				s.Rect.X -= (width - s.Rect.W) / 2
				s.Rect.W = width
			}
			s.Rect.Y += (s.Rect.Y + s.Rect.H/2 - middle) * (spread - 1)
			k.cells = append(k.cells, s)
		}
		p.columns = append(p.columns, k)
	}
}

// inFiles says whether the neurons of a layer stand in several files side by side.
func inFiles(c network.Column) bool {
	return len(c.Neurons) > 1 && c.Neurons[0].Rect.X != c.Neurons[1].Rect.X
}

// stretch is how many times as far from each other the neurons may stand in the room that is there: numbers stand between them.
func stretch(columns []network.Column, room layout.Rect) float64 {
	most := 1.75
	for _, c := range columns {
		if c.Left > 0 {
			return 1
		}
		if n := len(c.Neurons); n > 1 {
			first, last := c.Neurons[0].Rect, c.Neurons[n-1].Rect
			most = min(most, (room.H-first.H-4)/(last.Y-first.Y))
		}
	}
	return max(most, 1)
}

// focusLayer is the layer that the pulse is at, on the way from that of the moment before.
func (p *painter) focusLayer() float64 {
	at := func(i int) float64 {
		m := &p.moments[i]
		switch m.Kind {
		case Input, Nothing:
			return 0
		case Truth, Loss:
			return float64(len(p.of.Sizes) - 1)
		case Weights, Sum, Gradient, NewWeights:
			return float64(m.Layer) - 0.5
		case Came:
			return float64(m.Layer) - 1
		}
		return float64(m.Layer)
	}
	now := at(p.of.At)
	if p.moments[p.of.At].Kind == Truth { // X is filled before the way goes on
		now = 0
	}
	if p.of.At == 0 {
		return now
	}
	return now + (1-ease(p.of.Part))*(at(p.of.At-1)-now)
}

// strongest are n units of a layer in their order: those that send or receive the most.
func (p *painter) strongest(layer, n int) []int {
	units := make([]int, p.of.Sizes[layer])
	for i := range units {
		units[i] = i
	}
	if n >= len(units) {
		return units
	}
	weight := make([]float64, len(units))
	h := p.values("h", layer)
	if layer+1 < len(p.of.Sizes) {
		w, out := p.values("W", layer+1), p.of.Sizes[layer+1]
		for i := range units {
			for j := range out {
				weight[i] += math.Abs(w[i*out+j] * h[i])
			}
		}
	} else {
		for i := range units {
			weight[i] = math.Abs(h[i])
		}
	}
	slices.SortStableFunc(units, func(a, b int) int {
		switch {
		case weight[a] > weight[b]:
			return -1
		case weight[a] < weight[b]:
			return 1
		}
		return 0
	})
	units = units[:n]
	slices.Sort(units)
	return units
}

// ease lets what moves begin and end softly.
func ease(t float64) float64 { return t * t * (3 - 2*t) }
