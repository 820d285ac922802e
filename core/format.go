package core

import (
	"math"
	"strconv"
	"strings"
)

// FormatInteger writes an integer with commas: 102,696.
func FormatInteger(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// FormatCount writes how many there are of something: "1 point", "300 points".
func FormatCount(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return FormatInteger(n) + " " + noun
}

// FormatFloat is strconv's, with a minus as wide as the digits.
func FormatFloat(v float64, format byte, precision int) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, format, precision, 64), "-", "−")
}

// FormatNumber writes a quantity with about three digits that say something: 0.031, −2.4, 61,085, 1.20e−07.
func FormatNumber(v float64) string {
	a := math.Abs(v)
	switch {
	case math.IsNaN(v):
		return "NaN"
	case v < 0:
		return "−" + FormatNumber(a)
	case math.IsInf(v, 1):
		return "∞"
	case v == 0:
		return "0"
	case a >= 1e6 || a < 1e-4:
		return FormatFloat(v, 'e', 2)
	case a >= 100:
		return FormatInteger(int(math.Round(v)))
	case a >= 1:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

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

// FormatDigits writes a number of a matrix with numpy's digits: eight after the point, zeros at the end left out.
func FormatDigits(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return "nan"
	case v < 0:
		return "−" + FormatDigits(a)
	case math.IsInf(v, 1):
		return "inf"
	case a >= 1e8 || a != 0 && a < 1e-4:
		return FormatFloat(v, 'e', 8)
	}
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v+0, 'f', 8, 64), "0"), ".")
}

// FormatExact writes a number with all the digits that it needs to be read back.
func FormatExact(v float64) string {
	if math.IsInf(v, 0) {
		return FormatNumber(v)
	}
	if a := math.Abs(v); a >= 1e-7 && a < 1e9 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// IsFinite says whether v is a number, and no infinity.
func IsFinite(v float64) bool { return math.Abs(v) <= math.MaxFloat64 }

// Finite is v as JSON can write it: nil where v is not finite.
func Finite(v float64) *float64 {
	if !IsFinite(v) {
		return nil
	}
	return &v
}
