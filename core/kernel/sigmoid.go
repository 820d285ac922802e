package kernel

// sigmoid is core's, logistic of −z; the minus is taken into the sums and products, which it leaves the same bits.
func (w *writer) sigmoid(f *function, z rows) rows {
	n := w.numbers(f)
	x := w.clamp(f, z, 708).hold(f) // core's is −x
	t := n(align).minus(x.times(n(log2e))).hold(f)
	k := t.minus(n(align)).hold(f)
	r := x.plus(k.times(n(ln2Hi))).plus(k.times(n(ln2Lo))).hold(f) // core's is −r
	s := r.times(r).hold(f)
	rq := r.times(n(q0).plus(s.times(n(q1).plus(s.times(n(q2)))))).hold(f)
	a := n(p0).plus(s.times(n(p1).plus(s.times(n(p2))))).plus(rq).hold(f)
	return a.over(a.plus(w.power2In(f, t).times(a.minus(rq.plus(rq)))))
}

// power2In is 2^k from the low bits of t = align + k.
func (w *writer) power2In(f *function, t rows) rows {
	return t.shiftLeft(52).wholePlus(w.bits(f, oneBits))
}

// core's constants of tanh.
const (
	b0 = 1.875
	b1 = b0 * 0x1.cb3c7cc38dc2fp-2
	b2 = b0 * 0x1.1ec763c91db14p-6
	a0 = b0 * 0x1.5555555555555p-2
	a1 = b0 * 0x1.08ba10dfc1778p-6
	a2 = b0 * 0x1.ad204cbc9f3c5p-18
)

// tanh is core's.
func (w *writer) tanh(f *function, z rows) rows {
	h, s := w.reduceWide(f, w.clamp(f, z, 20).hold(f))
	return w.tanhSum(f, h, s)
}

func (w *writer) reduceWide(f *function, x rows) (h, s rows) {
	n := w.numbers(f)
	shift := x.and(w.bits(f, signBit)).or(n(0.36))
	t := x.times(n(2 * log2e)).minus(shift).plus(n(align)).hold(f)
	k := t.minus(n(align)).hold(f)
	return x.minus(k.times(n(ln2Hi / 2))).minus(k.times(n(ln2Lo / 2))).hold(f), w.power2In(f, t).hold(f)
}

func (w *writer) tanhSum(f *function, h, s rows) rows {
	n := w.numbers(f)
	z := h.times(h).hold(f)
	b := n(b0).plus(z.times(n(b1).plus(z.times(n(b2))))).hold(f)
	t := h.times(b.minus(z.times(n(a0).plus(z.times(n(a1).plus(z.times(n(a2)))))))).hold(f)
	up, down := s.plus(n(1)).hold(f), s.minus(n(1)).hold(f)
	return down.over(up).plus(n(4).times(s).times(t).over(up.times(up.times(b).plus(down.times(t)))))
}
