package app

import (
	"math"
	"strconv"

	"xorcery/core"
)

// FormatPercent writes a share as a percentage: "98 %", one decimal where it says more ("99.7 %").
func FormatPercent(share float64) string {
	if math.IsNaN(share) {
		return "–"
	}
	p := share * 100
	if p == math.Round(p) {
		return strconv.FormatFloat(p, 'f', 0, 64) + " %"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + " %"
}

// exact writes a number so that it can be typed again: the shortest text that reads back to the same value. One that is
// infinite can't be.
func exact(v float64) string {
	if math.IsInf(v, 0) {
		return core.FormatNumber(v)
	}
	if a := math.Abs(v); a >= 1e-7 && a < 1e9 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
