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
	tail := n(0x1.2b5f68a50d903p-3)
	for _, l := range []float64{
		0x1.39fdcceb4bb45p-3, 0x1.7462b91b8df65p-3, 0x1.c71c62d5e53e0p-3, 0x1.2492492dfd86cp-2, 0x1.9999999995273p-2, 0x1.5555555555558p-1,
	} {
		tail = n(l).plus(z.times(tail))
	}
	tail = z.times(tail)
	y := k.times(n(ln2Hi)).minus(h.minus(s.times(h.plus(tail)).plus(k.times(n(ln2Lo)))).minus(fraction))
	return y.or(x.differs(x))
}
