package network

import (
	"fmt"
	"slices"

	"xorcery/wasm/layout"
)

// Tool is something over the drawn network that changes its shape.
type Tool struct {
	Does  Act
	Layer int    // of the hidden ones, from 0: that is changed, or before which a new one comes
	Text  string // on it
	Says  string // what it does, for the pointer over it
	Rect  layout.Rect
}

// Act is what a tool does.
type Act int

// The acts.
const (
	Fewer    Act = iota + 1 // a neuron less; the layer goes with its last one
	More                    // a neuron more
	NewLayer                // one more hidden layer
	Another                 // another activation
)

const (
	toolSide  = 24.0 // what a finger still hits
	toolLeast = 18.0
	countRoom = 26.0
	toolsWide = 160.0 // of a network that has them: over a narrower one stands what its colors mean
)

// Tools are those over a network that is drawn in area with these columns: − and + over each hidden layer, + for a new layer before
// the outputs, and the activation at the right end. most is how many hidden layers there can be, widest how many neurons in one. Where
// a narrow figure has no room for all, the new layer's and then the layers' are left out, and in the least room all of them.
func Tools(area layout.Rect, columns []Column, sizes []int, activation string, most, widest int) []Tool {
	if len(columns) < 2 || area.H < layout.TitleRoom || area.W < toolsWide {
		return nil
	}
	y := area.Y + (layout.TitleRoom-toolSide)/2
	middle := func(l int) float64 {
		r := columns[l].Neurons[0].Rect
		for _, n := range columns[l].Neurons {
			r.X, r.W = min(r.X, n.Rect.X), max(r.Right(), n.Rect.Right())-min(r.X, n.Rect.X)
		}
		return r.X + r.W/2
	}
	width := 22 + 8*float64(len(activation))
	list := []Tool{{Another, 0, activation, "another activation: starts again", layout.R(area.Right()-width, y, width, toolSide)}}
	span := middle(1) - middle(0)
	last := len(sizes) - 2
	for l := 1; l <= last; l++ {
		side, apart := toolSide, countRoom
		if span < 2*side+apart+8 {
			apart = 0
		}
		if span < 2*side+4 {
			side = toolLeast
		}
		if span < 2*side+2 {
			continue
		}
		x, n := middle(l), sizes[l]
		if both := layout.R(x-apart/2-side, y, 2*side+apart, toolSide); !free(both, list[:1]) {
			continue // the activation's
		}
		says := fmt.Sprintf("a neuron less in layer %d", l)
		if n == 1 {
			says = fmt.Sprintf("no layer %d", l)
		}
		list = append(list, Tool{Fewer, l - 1, "−", says, layout.R(x-apart/2-side, y+(toolSide-side)/2, side, side)})
		if n < widest {
			list = append(list, Tool{More, l - 1, "+", fmt.Sprintf("a neuron more in layer %d", l), layout.R(x+apart/2, y+(toolSide-side)/2, side, side)})
		}
	}
	if last < most {
		x := (middle(last) + middle(last+1)) / 2
		r := layout.R(x-toolSide/2, y, toolSide, toolSide)
		if free(r, list) {
			list = append(list, Tool{NewLayer, last, "+", "a new layer", r})
		}
	}
	return list
}

// free says whether no tool stands in r or right beside it.
func free(r layout.Rect, list []Tool) bool {
	return !slices.ContainsFunc(list, func(t Tool) bool { return t.Rect.Overlaps(r.Inset(-4)) })
}

// CountAt is where the number of neurons of a hidden layer stands, between its tools; ok is false where it has no room.
func CountAt(list []Tool, layer int) (x, y float64, ok bool) {
	for _, t := range list {
		if t.Does == Fewer && t.Layer == layer {
			for _, u := range list {
				if u.Does == More && u.Layer == layer && u.Rect.X-t.Rect.Right() < countRoom {
					return 0, 0, false
				}
			}
			return t.Rect.Right() + countRoom/2, t.Rect.Y + t.Rect.H/2, true
		}
	}
	return 0, 0, false
}

// ToolAt is the tool at a place.
func ToolAt(list []Tool, x, y float64) (Tool, bool) {
	for _, t := range list {
		if t.Rect.Contains(x, y) {
			return t, true
		}
	}
	return Tool{}, false
}
