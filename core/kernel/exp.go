package kernel

import "math"

// core's constants of exp; the bits of every kernel are compared with core's.
const (
	log2e = 1.4426950408889634
	ln2Hi = 0x1.62e42fefa3800p-1
	ln2Lo = 0x1.ef35793c76730p-45
	align = 0x1.8p52

	p0 = 1.6875
	p1 = p0 * 0x1.c719ea344bc84p-4
	p2 = p0 * 0x1.040010eacf855p-10
	q0 = p0 * 0x1.0000000000000p-1
	q1 = p0 * 0x1.c712537bd9ce9p-7
	q2 = p0 * 0x1.153b85c3dcbc9p-15

	oneBits  = 1023 << 52
	signBit  = 1 << 63
	wholeBit = 0x433 << 52 // of 2^52: a whole number below it in its low bits is the float64 2^52 and so much
)

// exp is core's.
func (w *writer) exp(f *function, x vec) vec {
	n := w.number
	x = keep(f, w.clamp(x, 760))
	t := keep(f, x.times(n(log2e)).plus(n(align)))
	k := keep(f, t.minus(n(align)))
	r := keep(f, x.minus(k.times(n(ln2Hi))).minus(k.times(n(ln2Lo))))
	s := keep(f, r.times(r))
	rq := keep(f, r.times(n(q0).plus(s.times(n(q1).plus(s.times(n(q2)))))))
	p := keep(f, n(p0).plus(s.times(n(p1).plus(s.times(n(p2))))))
	whole := keep(f, t.wholeMinus(n(align)))
	half := keep(f, whole.shiftSigned(1))
	return n(1).plus(rq.plus(rq).over(p.minus(rq))).times(w.power2(half)).times(w.power2(whole.wholeMinus(half)))
}

// power2 is 2^k for whole numbers k.
func (w *writer) power2(k vec) vec { return k.wholePlus(w.bits(1023)).shiftLeft(52) }

// clamp keeps |x| at most limit; not a number stays so.
func (w *writer) clamp(x vec, limit float64) vec {
	return x.least(w.number(limit)).most(w.number(-limit))
}

// log is core's for 1 ≤ x < 8 and not a number, all that a loss takes it of.
func (w *writer) log(f *function, x vec) vec {
	n := w.number
	x = keep(f, x)
	m := keep(f, x.and(w.bits(1<<52-1)).or(w.bits(oneBits)))
	above := keep(f, m.above(n(math.Sqrt2)))
	exponent := x.shiftRight(52).wholeMinus(w.bits(1023)).wholeMinus(above) // a mask is −1
	k := keep(f, exponent.or(w.bits(wholeBit)).minus(w.bits(wholeBit)))
	fraction := keep(f, m.times(above.choose(n(0.5), n(1))).minus(n(1)))
	s := keep(f, fraction.over(n(2).plus(fraction)))
	z := keep(f, s.times(s))
	h := keep(f, fraction.times(fraction).times(n(0.5)))
	tail := z.times(n(0x1.5555555555558p-1).plus(z.times(n(0x1.9999999995273p-2).plus(z.times(n(0x1.2492492dfd86cp-2).plus(
		z.times(n(0x1.c71c62d5e53e0p-3).plus(z.times(n(0x1.7462b91b8df65p-3).plus(z.times(n(0x1.39fdcceb4bb45p-3).plus(
			z.times(n(0x1.2b5f68a50d903p-3))))))))))))))
	y := k.times(n(ln2Hi)).minus(h.minus(s.times(h.plus(tail)).plus(k.times(n(ln2Lo)))).minus(fraction))
	return y.or(x.differs(x))
}
