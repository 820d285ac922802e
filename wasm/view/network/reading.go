package network

import (
	"slices"

	"xorcery/wasm/layout"
)

// Ends are the neurons that a weight leads from and to; ok is false for other parts, and where one of them is thinned out.
func Ends(columns []Column, part Part) (a, b Spot, ok bool) {
	if part.Kind != Weight || part.Layer >= len(columns) {
		return a, b, false
	}
	from, to := columns[part.Layer-1].Neurons, columns[part.Layer].Neurons
	if part.From >= len(from) || part.To >= len(to) {
		return a, b, false
	}
	return from[part.From], to[part.To], true
}

// coverMost is how much of a drawn network a tooltip on a part of it may cover.
const coverMost = 0.15

// ReadingBox is where a tooltip of w×h on a part stands: beside it in the drawn network, or above that where it would cover much of it and there
// is room; within bounds.
func ReadingBox(columns []Column, area layout.Rect, part Part, w, h float64, within layout.Rect) layout.Rect {
	x, y := area.X+area.W/2, area.Y+30 // of a part that is thinned out
	a, b, line := Ends(columns, part)
	switch {
	case line:
		x0, y0, x1, y1 := WeightLine(a, b)
		x, y = (x0+x1)/2, (y0+y1)/2
	case part.Kind == Neuron && part.Layer < len(columns) && part.To < len(columns[part.Layer].Neurons):
		r := columns[part.Layer].Neurons[part.To].Rect
		x, y = r.Right(), r.Y
	}
	if over := area.Y - 4 - h; over >= within.Y && w*h > coverMost*area.W*area.H {
		return layout.R(max(min(x-w/2, within.Right()-w-2), within.X+2), over, w, h)
	}
	box := layout.Tooltip(x, max(y-10, area.Y), w, h, within)
	if line {
		box = layout.Tooltip(x, beside(box, a, b, area.Y), w, h, within)
	}
	return box
}

// beside is where a box begins that does not cover the line from a to b: above it, or under it where it would leave the top.
func beside(box layout.Rect, a, b Spot, top float64) float64 {
	x0, y0, x1, y1 := WeightLine(a, b)
	at := func(x float64) float64 { return y0 + (y1-y0)*(min(max(x, x0), x1)-x0)/max(x1-x0, 1) }
	const gap = 8
	if over := min(at(box.X), at(box.Right())) - gap - box.H; over >= top {
		return over
	}
	return max(at(box.X), at(box.Right())) + gap
}

// Sayings are where the numbers of the neurons stand beside their maps, each w×h, by layer and neuron: at the right, and of the first of
// several files and of the outputs at the left. Empty is one that would lie over a map or another number: a file between others has none.
func Sayings(columns []Column, w, h float64) [][]layout.Rect {
	const gap = 4.0
	var taken []layout.Rect
	for _, c := range columns {
		for _, k := range c.Neurons {
			taken = append(taken, k.Rect.Inset(-1))
		}
	}
	list := make([][]layout.Rect, len(columns))
	for l, c := range columns {
		right := 0.0 // of the layer
		for _, k := range c.Neurons {
			right = max(right, k.Rect.Right())
		}
		for _, k := range c.Neurons {
			r := layout.R(k.Rect.Right()+gap, k.Rect.Y+(k.Rect.H-h)/2, w, h)
			if l == len(columns)-1 || k.Rect.Right() < right { // the picture ends there, or another file stands there
				r.X = k.Rect.X - gap - w
			}
			if slices.ContainsFunc(taken, r.Overlaps) {
				r = layout.Rect{}
			} else {
				taken = append(taken, r)
			}
			list[l] = append(list[l], r)
		}
	}
	return list
}
