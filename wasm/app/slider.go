package app

import "math"

// Fraction is where a slider's thumb stands for a value, 0 to 1. A log slider whose low end is 0 starts its scale at
// Step and keeps its left end for 0.
func (c *Control) Fraction(v float64) float64 {
	if !c.Log {
		return clamp01((v - c.Low) / (c.High - c.Low))
	}
	least := c.leastPositive()
	if v < least {
		return 0
	}
	return clamp01(math.Log(v/least) / math.Log(c.High/least))
}

// FromFraction is the value at a place of the slider, rounded to what a hand can mean: two digits on a log scale, a
// multiple of Step on a linear one.
func (c *Control) FromFraction(f float64) float64 {
	switch f = clamp01(f); f {
	case 0:
		return c.Low
	case 1:
		return c.High
	}
	v := roundTo(c.Low+roundTo(f*(c.High-c.Low), c.Step), c.Step/1000) // −2.6, not −2.5999999999999996
	if c.Log {
		least := c.leastPositive()
		v = least * math.Pow(c.High/least, f)
		v = roundTo(v, math.Pow(10, math.Floor(math.Log10(v))-1))
	}
	if c.Whole {
		v = math.Round(v)
	}
	return min(max(v, c.Low), c.High)
}

func (c *Control) leastPositive() float64 {
	if c.Low > 0 {
		return c.Low
	}
	return c.Step
}

// nudge is the next value up (+1) or down (-1): one Step, or on a log scale the next that differs by about a hundredth of
// the slider.
func (c *Control) nudge(v float64, direction int) float64 {
	if !c.Log {
		return min(max(roundTo(v+float64(direction)*c.Step, c.Step), c.Min), c.Max)
	}
	f := c.Fraction(v)
	for i := 1; i <= 20; i++ {
		if w := c.FromFraction(f + float64(direction*i)*0.01); w != v {
			return w
		}
	}
	return v
}

// roundTo rounds v to a multiple of unit. Below 1 it goes through the inverse, which keeps 0.3 from becoming
// 0.30000000000000004.
func roundTo(v, unit float64) float64 {
	if unit < 1 {
		inverse := math.Round(1 / unit)
		return math.Round(v*inverse) / inverse
	}
	return math.Round(v/unit) * unit
}

func clamp01(f float64) float64 { return min(max(f, 0), 1) }
