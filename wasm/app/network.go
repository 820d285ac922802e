package app

import "math"

// Neuron is one neuron of the drawn network: layer 0 is the inputs.
type Neuron struct {
	Layer, Unit int
	Rect        Rect // its map, square
}

// Column is one layer of the drawn network. Where not all neurons fit, the first ones are shown and Hidden counts the rest.
type Column struct {
	Neurons []Neuron
	Hidden  int
	Note    Rect // where "+34" stands
}

const (
	mapMost  = 44.0 // the side of a neuron's map, in device-independent pixels
	mapLeast = 14.0
	mapGap   = 6.0
)

// Columns places the network's neurons in [Layout.Network], layers from left to right. They never overlap: a wide layer
// shrinks its maps and then leaves some out.
func (s *State) Columns() []Column {
	area := s.Layout.Network
	sizes := s.Run.Net.Sizes
	if area.Empty() {
		return nil
	}
	area.Y += titleRoom
	area.H -= titleRoom
	columns := make([]Column, len(sizes))
	most := mapMost
	if span := area.W / float64(len(sizes)); span < 2*most {
		most = max(span/2, mapLeast)
	}
	for l, n := range sizes {
		side := min(most, area.H/float64(n)-mapGap)
		shown := n
		if side < mapLeast {
			side = mapLeast
			shown = max(min(n, int(math.Floor(area.H/(mapLeast+mapGap)))-1), 1)
		}
		c := &columns[l]
		c.Hidden = n - shown
		lines := shown
		if c.Hidden > 0 {
			lines++
		}
		pitch := min(side+mapGap+8, area.H/float64(lines))
		x := area.X + side/2
		if len(sizes) > 1 {
			x = area.X + most/2 + float64(l)/float64(len(sizes)-1)*(area.W-most)
		}
		top := area.Y + (area.H-pitch*float64(lines))/2
		for i := range shown {
			y := top + (float64(i)+0.5)*pitch
			c.Neurons = append(c.Neurons, Neuron{l, i, Rect{x - side/2, y - side/2, side, side}})
		}
		if c.Hidden > 0 {
			y := top + (float64(shown)+0.5)*pitch
			c.Note = Rect{x - most/2, y - 7, most, 14}
		}
	}
	return columns
}
