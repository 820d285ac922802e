package pulse

import (
	"math"
	"slices"

	"xorcery/wasm/layout"
)

// StripHeight is the height of the strip of moments: a stop for each, with the names that have room.
const StripHeight = 40.0

const (
	stripLine = 10.0 // from the top to the line of stops
	stripSide = 14.0 // left and right of it
)

// Stop is a moment on the strip.
type Stop struct {
	X, Y float64
	Name string // "" where it has no room
	Left float64
	Now  bool
}

// Strip places a stop for each moment. The lit one has its name, and of the others as many as have room.
func Strip(area layout.Rect, moments []Moment, at int) []Stop {
	list := make([]Stop, len(moments))
	var taken []layout.Rect
	name := func(i int) {
		w := layout.TextWidth(moments[i].Name)
		left := min(max(list[i].X-w/2, area.X), area.Right()-w)
		r := layout.R(left-4, 0, w+8, 1)
		if slices.ContainsFunc(taken, r.Overlaps) {
			return
		}
		taken = append(taken, r)
		list[i].Name, list[i].Left = moments[i].Name, left
	}
	for i := range moments {
		list[i] = Stop{X: StripX(area, len(moments), float64(i)), Y: area.Y + stripLine, Now: i == at}
	}
	if at < len(moments) {
		name(at)
	}
	for i := range moments {
		if i != at {
			name(i)
		}
	}
	return list
}

// StripX is where a position stands on the strip: i is moment i shown whole.
func StripX(area layout.Rect, n int, position float64) float64 {
	room := area.W - 2*stripSide
	return area.X + stripSide + room*position/float64(max(n-1, 1))
}

// StripPosition is the position under x. Near a stop it is the stop's.
func StripPosition(area layout.Rect, n int, x float64) float64 {
	last := float64(max(n-1, 0))
	p := min(max((x-area.X-stripSide)/max(area.W-2*stripSide, 1)*last, 0), last)
	if near := math.Round(p); math.Abs(p-near) < 0.15 {
		return near
	}
	return p
}
