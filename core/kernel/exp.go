package kernel

import "xorcery/core"

// coefficients are core's; the bits of every kernel are compared with core's.
var coefficients = core.Coefficients()

const (
	oneBits   = 1023 << 52
	signBit   = 1 << 63
	wholeBits = 0x433 << 52 // 2^52, whose low bits may hold a whole number to be added
)

// exp is core's.
func (w *writer) exp(f *function, x rows) rows {
	n := w.numbers(f)
	x = w.clamp(f, x, 760).hold(f)
	t := x.times(n(coefficients.Log2E)).plus(n(coefficients.Align)).hold(f)
	k := t.minus(n(coefficients.Align)).hold(f)
	r := x.minus(k.times(n(coefficients.Ln2Hi))).minus(k.times(n(coefficients.Ln2Lo))).hold(f)
	s := r.times(r).hold(f)
	rq := r.times(polynomial(n, s, coefficients.ExpQ)).hold(f)
	p := polynomial(n, s, coefficients.ExpP).hold(f)
	whole := t.wholeMinus(n(coefficients.Align)).hold(f)
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

// polynomial is c0 + x·(c1 + x·(c2 + …)).
func polynomial(n func(float64) rows, x rows, c []float64) rows {
	if len(c) == 1 {
		return n(c[0])
	}
	return n(c[0]).plus(x.times(polynomial(n, x, c[1:])))
}

// power2 is 2^k for whole numbers k.
func (w *writer) power2(f *function, k rows) rows { return k.wholePlus(w.bits(f, 1023)).shiftLeft(52) }

// clamp keeps |x| at most limit; not a number stays so.
func (w *writer) clamp(f *function, x rows, limit float64) rows {
	return x.least(w.number(f, limit)).most(w.number(f, -limit))
}
