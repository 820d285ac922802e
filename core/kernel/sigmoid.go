package kernel

// sigmoid is core's, logistic of −z; the minus is taken into the sums and products, which it leaves the same bits.
func (w *writer) sigmoid(f *function, z vec) vec {
	n := w.number
	x := keep(f, w.clamp(z, 708)) // core's is −x
	t := keep(f, n(align).minus(x.times(n(log2e))))
	k := keep(f, t.minus(n(align)))
	r := keep(f, x.plus(k.times(n(ln2Hi))).plus(k.times(n(ln2Lo)))) // core's is −r
	s := keep(f, r.times(r))
	rq := keep(f, r.times(n(q0).plus(s.times(n(q1).plus(s.times(n(q2)))))))
	a := keep(f, n(p0).plus(s.times(n(p1).plus(s.times(n(p2))))).plus(rq))
	return a.over(a.plus(w.power2In(t).times(a.minus(rq.plus(rq)))))
}

// power2In is 2^k from the low bits of t = align + k.
func (w *writer) power2In(t vec) vec { return t.shiftLeft(52).wholePlus(w.bits(oneBits)) }

// tanh is core's.
func (w *writer) tanh(f *function, z vec) vec {
	x := w.clamp(z, 20)
	x = keep(f, x)
	x = keep(f, x.plus(x))
	r, s := w.reduceWide(f, x)
	return w.tanhSum(f, s, w.tanhHalf(f, r))
}

func (w *writer) reduceWide(f *function, x vec) (r, s vec) {
	n := w.number
	t := keep(f, x.size().below(n(0.6)).choose(n(align), x.times(n(log2e)).plus(n(align))))
	k := keep(f, t.minus(n(align)))
	return keep(f, x.minus(k.times(n(ln2Hi))).minus(k.times(n(ln2Lo)))), keep(f, w.power2In(t))
}

func (w *writer) tanhHalf(f *function, r vec) vec {
	n := w.number
	z, half := keep(f, r.times(r)), keep(f, r.times(n(0.5)))
	a := n(0x1.5555555555555p-4).plus(z.times(n(0x1.08ba10dfc1778p-10).plus(z.times(n(0x1.ad204cbc9f3c5p-24)))))
	b := n(1).plus(z.times(n(0x1.cb3c7cc38dc2fp-4).plus(z.times(n(0x1.1ec763c91db14p-10)))))
	return keep(f, half.minus(half.times(z).times(a).over(b)))
}

func (w *writer) tanhSum(f *function, s, v vec) vec {
	n := w.number
	up, down := keep(f, s.plus(n(1))), keep(f, s.minus(n(1)))
	return down.over(up).plus(n(4).times(s).times(v).over(up.times(up.plus(v.times(down)))))
}
