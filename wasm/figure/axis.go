package figure

import (
	"math"
	"strconv"
	"strings"

	"xorcery/wasm/layout"
)

// axis is a scale with round ticks. Its ends are finite: values may be as large as there are.
type axis struct{ layout.Scale }

// ticks are at most n or so round values within the axis: 1, 2 or 5 times a power of ten.
func (a axis) ticks(n int) []float64 {
	if !(a.High > a.Low) || n < 1 {
		return nil
	}
	if a.Log {
		return a.logTicks(n)
	}
	var list []float64
	step := nice((a.High - a.Low) / float64(n))
	for i := math.Ceil(a.Low/step - 1e-9); i*step <= a.High+step*1e-9; i++ {
		list = append(list, i*step)
	}
	return list
}

// logTicks are powers of ten, every so many; on a short axis values between them too.
func (a axis) logTicks(n int) []float64 {
	first, last := math.Floor(math.Log10(a.Low)+1e-9), math.Floor(math.Log10(a.High)+1e-9)
	for _, digits := range [][]float64{{1, 2, 5}, {1, 5}} {
		var list []float64
		for e := first; e <= last && last-first < 4; e++ {
			for _, d := range digits {
				if v := d * math.Pow(10, e); v >= a.Low*(1-1e-9) && v <= a.High*(1+1e-9) {
					list = append(list, v)
				}
			}
		}
		if len(list) > 0 && len(list) <= max(n, 3) {
			return list
		}
	}
	var list []float64
	first = math.Ceil(math.Log10(a.Low) - 1e-9)
	every := max(math.Ceil((last-first+1)/float64(n)), 1)
	for e := first; e <= last; e += every {
		list = append(list, math.Pow(10, e))
	}
	return list
}

// ticksLeast are at most n or so ticks, but at least so many where the axis has them at three times as many.
func (a axis) ticksLeast(n, least int) []float64 {
	for more := n; ; more++ {
		if list := a.ticks(more); len(list) >= least || more >= 3*n {
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

// axisMost is the end of the longest axis: a round number beyond it is finite still.
const axisMost = 1e306

// roundAxis widens a value axis to round ends: a linear one starts at 0; a logarithmic one ends at powers of ten, or where
// it spans less than two of them at 1, 2 or 5 times one.
func roundAxis(a axis) axis {
	a.Low, a.High = min(a.Low, axisMost), min(a.High, axisMost)
	if a.Log {
		lo := max(a.Low, 1e-12)
		hi := max(a.High, lo)
		if hi < 100*lo {
			a.Low, a.High = 1/nice(1/lo), nice(hi)
		} else {
			a.Low, a.High = math.Pow(10, math.Floor(math.Log10(lo)+1e-9)), math.Pow(10, math.Ceil(math.Log10(hi)-1e-9))
		}
		if a.High <= a.Low*1.5 {
			a.High = a.Low * 10
		}
		return a
	}
	a.Low = 0
	if a.High <= 0 {
		a.High = 1
	}
	step := nice(a.High / 4)
	a.High = math.Ceil(a.High*1.02/step) * step
	return a
}

// texts writes the ticks of the axis, all in the same way: plain, or as powers of ten where a logarithmic one goes beyond
// what is read at a glance.
func (a axis) texts(ticks []float64) []string {
	list := make([]string, len(ticks))
	powers := a.Log && (a.Low < 0.999e-3 || a.High > 1.001e4)
	for i, v := range ticks {
		list[i] = signed(v)
		if e := math.Round(math.Log10(v)); powers && math.Abs(v/math.Pow(10, e)-1) < 1e-6 {
			list[i] = power(int(e))
		}
	}
	return list
}

// power is a power of ten: 10⁻³; 1 and 10 as they are.
func power(e int) string {
	if e == 0 || e == 1 {
		return strconv.Itoa(9*e + 1)
	}
	return "10" + superscripts.Replace(strconv.Itoa(e))
}

var superscripts = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// tickText writes a tick shortly: 0.25, 20k, 1e-4.
func tickText(v float64) string {
	a := math.Abs(v)
	switch {
	case a < 1e-12:
		return "0"
	case a >= 1e9 || a < 1e-3:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
		mantissa = strings.TrimSuffix(strings.TrimRight(mantissa, "0"), ".")
		e, _ := strconv.Atoi(exponent)
		return mantissa + "e" + strconv.Itoa(e)
	case a >= 1e6:
		return strconv.FormatFloat(v/1e6, 'g', 4, 64) + "M"
	case a >= 1e4:
		return strconv.FormatFloat(v/1e3, 'g', 4, 64) + "k"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// signed is a tick with a true minus sign.
func signed(v float64) string   { return strings.ReplaceAll(tickText(v), "-", "−") }
func percents(v float64) string { return signed(v*100) + "%" }
