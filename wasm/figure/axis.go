package figure

import (
	"math"
	"strconv"
)

// axis maps values to a length, linear or logarithmic, and knows its round ticks.
type axis struct {
	lo, hi float64
	log    bool
}

// at is where v stands between lo (0) and hi (1).
func (a axis) at(v float64) float64 {
	if a.log {
		return math.Log(max(v, a.lo)/a.lo) / math.Log(a.hi/a.lo)
	}
	return (v - a.lo) / (a.hi - a.lo)
}

// value is the inverse of at.
func (a axis) value(f float64) float64 {
	if a.log {
		return a.lo * math.Pow(a.hi/a.lo, f)
	}
	return a.lo + f*(a.hi-a.lo)
}

// ticks are at most n or so round values within the axis: 1, 2 or 5 times a power of ten; powers of ten on a log axis.
func (a axis) ticks(n int) []float64 {
	if !(a.hi > a.lo) || n < 1 {
		return nil
	}
	var list []float64
	if a.log {
		first, last := math.Ceil(math.Log10(a.lo)-1e-9), math.Floor(math.Log10(a.hi)+1e-9)
		every := math.Ceil((last - first + 1) / float64(n))
		for e := first; e <= last; e += max(every, 1) {
			list = append(list, math.Pow(10, e))
		}
		return list
	}
	step := nice((a.hi - a.lo) / float64(n))
	for i := math.Ceil(a.lo/step - 1e-9); i*step <= a.hi+step*1e-9; i++ {
		list = append(list, i*step)
	}
	return list
}

// ticksLeast are at most n or so ticks, but at least three where the axis has them at twice as many.
func (a axis) ticksLeast(n int) []float64 {
	for more := n; ; more++ {
		if list := a.ticks(more); len(list) >= 3 || more >= 2*n {
			return list
		}
	}
}

// nice is the least of 1, 2, 5 times a power of ten that is at least v.
func nice(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range [...]float64{1, 2, 5} {
		if m*p >= v*(1-1e-9) {
			return m * p
		}
	}
	return 10 * p
}

// roundAxis widens a value axis to round ends; a loss axis starts at 0, a log axis at a power of ten.
func roundAxis(a axis) axis {
	if a.log {
		lo := max(a.lo, 1e-12)
		hi := max(a.hi, lo)
		a.lo, a.hi = math.Pow(10, math.Floor(math.Log10(lo))), math.Pow(10, math.Ceil(math.Log10(hi)))
		if a.hi <= a.lo {
			a.hi = a.lo * 10
		}
		return a
	}
	a.lo = 0
	if a.hi <= 0 {
		a.hi = 1
	}
	step := nice(a.hi / 4)
	a.hi = math.Ceil(a.hi*1.02/step) * step
	return a
}

// tickText writes a tick shortly: 0.25, 20k, 1e-4.
func tickText(v float64) string {
	a := math.Abs(v)
	switch {
	case a < 1e-12:
		return "0"
	case a >= 1e9 || a < 1e-3:
		return strconv.FormatFloat(v, 'g', 3, 64)
	case a >= 1e6:
		return strconv.FormatFloat(v/1e6, 'g', 4, 64) + "M"
	case a >= 1e4:
		return strconv.FormatFloat(v/1e3, 'g', 4, 64) + "k"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}
