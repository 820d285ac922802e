package kernel

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

	oneBits   = 1023 << 52
	signBit   = 1 << 63
	wholeBits = 0x433 << 52 // 2^52, whose low bits may hold a whole number to be added
)

// exp is core's.
func (w *writer) exp(f *function, x rows) rows {
	n := w.numbers(f)
	x = w.clamp(f, x, 760).hold(f)
	t := x.times(n(log2e)).plus(n(align)).hold(f)
	k := t.minus(n(align)).hold(f)
	r := x.minus(k.times(n(ln2Hi))).minus(k.times(n(ln2Lo))).hold(f)
	s := r.times(r).hold(f)
	rq := r.times(n(q0).plus(s.times(n(q1).plus(s.times(n(q2)))))).hold(f)
	p := n(p0).plus(s.times(n(p1).plus(s.times(n(p2))))).hold(f)
	whole := t.wholeMinus(n(align)).hold(f)
	half := whole.shiftSigned(1).hold(f)
	return n(1).plus(rq.plus(rq).over(p.minus(rq))).times(w.power2(f, half)).times(w.power2(f, whole.wholeMinus(half)))
}

// numbers is number within f, each constant fetched once.
func (w *writer) numbers(f *function) func(x float64) rows {
	fetched := map[float64]rows{}
	return func(x float64) rows {
		if fetched[x] == nil {
			fetched[x] = w.number(f, x)
		}
		return fetched[x]
	}
}

// power2 is 2^k for whole numbers k.
func (w *writer) power2(f *function, k rows) rows { return k.wholePlus(w.bits(f, 1023)).shiftLeft(52) }

// clamp keeps |x| at most limit; not a number stays so.
func (w *writer) clamp(f *function, x rows, limit float64) rows {
	return x.least(w.number(f, limit)).most(w.number(f, -limit))
}
