package network

import (
	"math"

	"xorcery/wasm/layout"
)

// Spot is where a neuron of the drawn network stands: layer 0 is the inputs.
type Spot struct {
	Layer, Unit int
	Rect        layout.Rect // its map, square
}

// Column is one layer of the drawn network. Where not all neurons fit, the first ones are shown and Left counts the rest.
type Column struct {
	Neurons []Spot
	Left    int         // not shown
	Note    layout.Rect // where "+34" stands
}

// Needs is the room that the drawn network asks for: none, but it takes what there is. It names its inputs at its left.
var Needs = layout.Needs{Height: layout.ViewHeight, Least: 120, Width: layout.PlaceLeast, Left: layout.LeftRoom, Optional: true}

const (
	mapMost  = 44.0 // the side of a neuron's map, in device-independent pixels
	mapLeast = 14.0
	mapGap   = 6.0
)

// Columns places a network of these sizes in an area, layers from left to right; nil where there is no room. Neurons never overlap: a
// wide layer shrinks its maps and then leaves some out.
func Columns(area layout.Rect, sizes []int) []Column {
	if area.Empty() {
		return nil
	}
	area.Y += layout.TitleRoom
	area.H -= layout.TitleRoom
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
		c.Left = n - shown
		lines := shown
		if c.Left > 0 {
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
			c.Neurons = append(c.Neurons, Spot{l, i, layout.R(x-side/2, y-side/2, side, side)})
		}
		if c.Left > 0 {
			y := top + (float64(shown)+0.5)*pitch
			c.Note = layout.R(x-most/2, y-7, most, 14)
		}
	}
	return columns
}

// How near the pointer must be to a weight's line or a neuron's map, in device-independent pixels.
const (
	lineReachMouse = 5.0
	lineReachTouch = 14.0
	mapReachTouch  = 8.0
)

// At is the shown part under a place on the screen: a neuron before a weight, of weights the nearest.
func At(columns []Column, x, y float64, touch bool) Part {
	reach, margin := lineReachMouse, 1.0
	if touch {
		reach, margin = lineReachTouch, mapReachTouch
	}
	best, nearest := Part{}, math.Inf(1)
	for _, c := range columns {
		for _, n := range c.Neurons {
			if !n.Rect.Inset(-margin).Contains(x, y) {
				continue
			}
			if d := math.Hypot(x-n.Rect.X-n.Rect.W/2, y-n.Rect.Y-n.Rect.H/2); d < nearest {
				best, nearest = NeuronAt(n.Layer, n.Unit), d
			}
		}
	}
	if best.Kind != None {
		return best
	}
	nearest = reach
	for l := 1; l < len(columns); l++ {
		for _, a := range columns[l-1].Neurons {
			for _, b := range columns[l].Neurons {
				x0, y0, x1, y1 := WeightLine(a, b)
				if d := layout.ToSegment(x, y, x0, y0, x1, y1); d < nearest {
					best, nearest = WeightAt(l, a.Unit, b.Unit), d
				}
			}
		}
	}
	return best
}

// WeightLine is where the line of the weight from a to b runs.
func WeightLine(a, b Spot) (x0, y0, x1, y1 float64) {
	return a.Rect.Right(), a.Rect.Y + a.Rect.H/2, b.Rect.X, b.Rect.Y + b.Rect.H/2
}
