package core

import "math"

// L, see log.
const (
	l0 = 0x1.5555555555558p-1
	l1 = 0x1.9999999995273p-2
	l2 = 0x1.2492492dfd86cp-2
	l3 = 0x1.c71c62d5e53e0p-3
	l4 = 0x1.7462b91b8df65p-3
	l5 = 0x1.39fdcceb4bb45p-3
	l6 = 0x1.2b5f68a50d903p-3
)

// log is the natural logarithm: −Inf at 0, NaN below.
//
// With x = 2^k·(1+f), √½ ≤ 1+f < √2, and s = f/(2+f): log(1+f) = 2s + s·z·L(z) with z = s², and 2s = f − h + s·h with
// h = f²/2, which keeps the leading term f exact.
func log(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case !(x > 0):
		return math.NaN()
	case x > math.MaxFloat64:
		return x
	}
	exponent := int64(-1023)
	if x < 0x1p-1022 {
		x *= 0x1p54
		exponent -= 54
	}
	bits := math.Float64bits(x)
	exponent += int64(bits >> 52)
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	if m > math.Sqrt2 {
		m /= 2
		exponent++
	}
	k, f := float64(exponent), m-1
	s := f / (2 + f)
	z := s * s
	h := float64(f * f * 0.5)
	tail := float64(z * (l0 + float64(z*(l1+float64(z*(l2+float64(z*(l3+float64(z*(l4+float64(z*(l5+float64(z*l6)))))))))))))
	return float64(k*ln2Hi) - (h - (float64(s*(h+tail)) + float64(k*ln2Lo)) - f)
}
