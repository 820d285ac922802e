package kernel

// sigmoid is core's, logistic of −z; the minus is taken into the sums and products, which it leaves the same bits.
func (w *writer) sigmoid(f *function, z rows) rows {
	n := w.numbers(f)
	x := w.clamp(f, z, 708).hold(f) // core's is −x
	t := n(coefficients.Align).minus(x.times(n(coefficients.Log2E))).hold(f)
	k := t.minus(n(coefficients.Align)).hold(f)
	r := x.plus(k.times(n(coefficients.Ln2Hi))).plus(k.times(n(coefficients.Ln2Lo))).hold(f) // core's is −r
	s := r.times(r).hold(f)
	rq := r.times(polynomial(n, s, coefficients.ExpQ)).hold(f)
	a := polynomial(n, s, coefficients.ExpP).plus(rq).hold(f)
	return a.over(a.plus(w.power2In(f, t).times(a.minus(rq.plus(rq)))))
}

// power2In is 2^k from the low bits of t = align + k.
func (w *writer) power2In(f *function, t rows) rows {
	return t.shiftLeft(52).wholePlus(w.bits(f, oneBits))
}

// tanh is core's.
func (w *writer) tanh(f *function, z rows) rows {
	h, s := w.reduceWide(f, w.clamp(f, z, 20).hold(f))
	return w.tanhSum(f, h, s)
}

func (w *writer) reduceWide(f *function, x rows) (h, s rows) {
	n := w.numbers(f)
	shift := x.and(w.bits(f, signBit)).or(n(0.36))
	t := x.times(n(2 * coefficients.Log2E)).minus(shift).plus(n(coefficients.Align)).hold(f)
	k := t.minus(n(coefficients.Align)).hold(f)
	return x.minus(k.times(n(coefficients.Ln2Hi / 2))).minus(k.times(n(coefficients.Ln2Lo / 2))).hold(f), w.power2In(f, t).hold(f)
}

func (w *writer) tanhSum(f *function, h, s rows) rows {
	n := w.numbers(f)
	z := h.times(h).hold(f)
	b := polynomial(n, z, coefficients.TanhB).hold(f)
	t := h.times(b.minus(z.times(polynomial(n, z, coefficients.TanhA)))).hold(f)
	up, down := s.plus(n(1)).hold(f), s.minus(n(1)).hold(f)
	return down.over(up).plus(n(4).times(s).times(t).over(up.times(up.times(b).plus(down.times(t)))))
}
