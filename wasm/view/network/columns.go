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
	More    layout.Rect // where "+34" stands
}

// Needs is the room that the drawn network asks for: none, but it takes what there is. It names its inputs at its left.
var Needs = layout.Needs{Height: layout.ViewHeight, Least: 120, Width: layout.PlaceLeast, Left: layout.LeftRoom, Optional: true}

// MapMost is the largest side of a neuron's map, in device-independent pixels, wherever the network is drawn.
const MapMost = 44.0

const (
	mapFair  = 20.0 // from which on it is not worth another file
	mapLeast = 14.0
	mapGap   = 6.0
)

// Columns places a network of these sizes in an area, layers from left to right; nil where there is no room. Neurons never overlap: a
// wide layer stands in several files side by side, each a little lower than the one before, shrinks its maps, and then leaves some out.
func Columns(area layout.Rect, sizes []int) []Column {
	if area.Empty() {
		return nil
	}
	area.Y += layout.TitleRoom
	area.H -= layout.TitleRoom
	columns := make([]Column, len(sizes))
	most, span := MapMost, area.W/float64(len(sizes))
	if span < 2*most {
		most = max(span/2, mapLeast)
	}
	for l, n := range sizes {
		x := area.X + most/2
		if len(sizes) > 1 {
			x += float64(l) / float64(len(sizes)-1) * (area.W - most)
		}
		files := 1
		if l > 0 && l < len(sizes)-1 {
			files = filesFor(area.H, span*0.6, n)
		}
		columns[l] = column(layout.Rect{X: x - most/2, Y: area.Y, W: most, H: area.H}, l, n, files)
	}
	return columns
}

// filesFor is in how many files n neurons stand best.
func filesFor(h, w float64, n int) int {
	best, side := 1, sideIn(h, n, 1)
	for k := 2; side < mapFair && float64(k)*(mapLeast+mapGap) <= w; k++ {
		if s := min(sideIn(h, n, k), w/float64(k)-mapGap); s > side+1 {
			best, side = k, s
		}
	}
	return best
}

// sideIn is the side of a map where n neurons stand in so many files; each file is lower than the one before by its share of a row.
func sideIn(h float64, n, files int) float64 {
	rows := (n + files - 1) / files
	return h/(float64(rows)+1-1/float64(files)) - mapGap
}

// column places n neurons of layer l in so many files about the middle of area.
func column(area layout.Rect, l, n, files int) (c Column) {
	side, shown := min(area.W, sideIn(area.H, n, files)), n
	if side < mapLeast {
		side = mapLeast
		shown = max(min(n, files*(int(math.Floor(area.H/(mapLeast+mapGap)))-1)), 1)
	}
	c.Left = n - shown
	rows := (shown + files - 1) / files
	lines := float64(rows) + 1 - 1/float64(files)
	if c.Left > 0 {
		lines++
	}
	pitch := min(side+mapGap+8, area.H/lines)
	wide := side + mapGap
	left, top := area.X+area.W/2-wide*float64(files-1)/2, area.Y+(area.H-pitch*lines)/2
	for i := range shown {
		file, row := i%files, i/files
		x := left + float64(file)*wide
		y := top + (float64(row)+0.5+float64(file)/float64(files))*pitch
		c.Neurons = append(c.Neurons, Spot{l, i, layout.R(x-side/2, y-side/2, side, side)})
	}
	if c.Left > 0 {
		c.More = layout.R(area.X, top+(lines-0.5)*pitch-7, area.W, 14)
	}
	return c
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
