package space

import (
	"math"

	"xorcery/wasm/layout"
)

// DegreesPerPixel is how far a drag turns the space.
const DegreesPerPixel = 0.6

// TurnBy turns the space as a hand on its front would, by degrees.
func (v *Space) TurnBy(turn, tilt float64) {
	v.Turned = true
	v.Turn += turn
	switch {
	case v.Turn > 180:
		v.Turn -= 360
	case v.Turn < -180:
		v.Turn += 360
	}
	v.Tilt = min(max(v.Tilt+tilt, -90), 90)
}

// Grabs says whether a finger at x turns the space drawn in an area: at its sides a page still scrolls.
func Grabs(area layout.Rect, x float64) bool {
	middle, _ := area.Middle()
	return math.Abs(x-middle) < min(area.H*0.6, area.W/2-24)
}
