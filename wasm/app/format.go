package app

import (
	"math"
	"strconv"

	"xorcery/core"
)

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
