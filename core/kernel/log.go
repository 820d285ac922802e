package kernel

import "math"

// log is core's for 1 ≤ x < 8 and not a number, all that a loss takes it of.
func (w *writer) log(f *function, x rows) rows {
	n := w.numbers(f)
	x = x.hold(f)
	m := x.and(w.bits(f, 1<<52-1)).or(w.bits(f, oneBits)).hold(f)
	above := m.above(n(math.Sqrt2)).hold(f)
	exponent := x.shiftRight(52).wholeMinus(w.bits(f, 1023)).wholeMinus(above) // a mask is −1
	k := exponent.or(w.bits(f, wholeBits)).minus(w.bits(f, wholeBits)).hold(f)
	fraction := m.times(above.choose(n(0.5), n(1))).minus(n(1)).hold(f)
	s := fraction.over(n(2).plus(fraction)).hold(f)
	z := s.times(s).hold(f)
	h := fraction.times(fraction).times(n(0.5)).hold(f)
	tail := z.times(polynomial(n, z, coefficients.Log))
	y := k.times(n(coefficients.Ln2Hi)).minus(h.minus(s.times(h.plus(tail)).plus(k.times(n(coefficients.Ln2Lo)))).minus(fraction))
	return y.or(x.differs(x))
}
