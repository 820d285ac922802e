package core

import "math"

// roundedLog is the natural logarithm of 0 < x < ∞, normal, rounded to the nearest float64 but for about one x in
// 10,000, where the second nearest may come out. Randn needs it: numpy's C library rounds that well, and with the
// plain log some of the article's points would differ in their last bit. About 20 times as slow as log.
//
// With x = 2^k·m, √½ ≤ m < √2, and f = (m−1)/(m+1): log x = k·log 2 + 2f·(1 + z/3 + z²/5 + …), z = f². The leading
// terms are carried as pairs of float64, the rest, which is small beside them, as one.
func roundedLog(x float64) float64 {
	ln2 := pair{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	bits := math.Float64bits(x)
	k := float64(int64(bits>>52) - 1023)
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	if m > math.Sqrt2 {
		m /= 2
		k++
	}
	f := quotient(pair{m - 1, 0}, sum(m, 1))
	z := product(f, f)
	tail := 0.0
	for odd := 29.0; odd >= 9; odd -= 2 {
		tail = float64(tail*z.high) + 1/odd
	}
	series := pair{tail, 0}
	for odd := 7.0; odd >= 1; odd -= 2 {
		series = plus(product(series, z), quotient(pair{1, 0}, pair{odd, 0}))
	}
	twice := product(pair{2 * f.high, 2 * f.low}, series)
	result := plus(product(pair{k, 0}, ln2), twice)
	return result.high + result.low
}

// pair is the unevaluated sum of two float64, |low| at most half a unit in the last place of high.
type pair struct{ high, low float64 }

// sum is exactly a + b.
func sum(a, b float64) pair {
	s := a + b
	v := s - a
	return pair{s, (a - (s - v)) + (b - v)}
}

// plus is a + b within about 2^-104.
func plus(a, b pair) pair {
	s := sum(a.high, b.high)
	return sum(s.high, s.low+(a.low+b.low))
}

// product is a·b within about 2^-102. FMA is exact on every machine, in software where there is none.
func product(a, b pair) pair {
	p := float64(a.high * b.high)
	e := math.FMA(a.high, b.high, -p)
	return sum(p, e+(float64(a.high*b.low)+float64(a.low*b.high)))
}

// quotient is a/b within about 2^-102.
func quotient(a, b pair) pair {
	q := a.high / b.high
	rest := math.FMA(-q, b.high, a.high) + (a.low - float64(q*b.low))
	return sum(q, rest/b.high)
}
