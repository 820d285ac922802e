package layout

import "math"

// Scale lays values along a length, even in the value or, with Log, in its logarithm. Sliders and the axes of curves are scales.
type Scale struct {
	Low, High float64 // the values at 0 and at 1; both positive with Log
	Log       bool
}

// At is where v stands: 0 at Low, 1 at High; on a logarithmic scale nothing stands before Low.
func (s Scale) At(v float64) float64 {
	if s.Log {
		low := math.Log(s.Low)
		return (math.Log(max(v, s.Low)) - low) / (math.Log(s.High) - low)
	}
	return (v - s.Low) / (s.High - s.Low)
}

// Value is the value at f, the inverse of At.
func (s Scale) Value(f float64) float64 {
	if s.Log {
		low := math.Log(s.Low)
		return math.Exp(low + f*(math.Log(s.High)-low))
	}
	return s.Low + f*(s.High-s.Low)
}

// RoundTo rounds v to a multiple of unit. Below 1 it goes through the inverse, which keeps 0.3 from becoming
// 0.30000000000000004.
func RoundTo(v, unit float64) float64 {
	if unit < 1 {
		inverse := math.Round(1 / unit)
		return math.Round(v*inverse) / inverse
	}
	return math.Round(v/unit) * unit
}
