package kernel

import (
	"math"

	"xorcery/core"
)

// activation is how an activation is written: f and its derivative in a step; in a surface f alone, of z in a unit in which it is one of 2^z.
type activation struct {
	apply              func(w *writer, f *function, z rows) rows
	multiplyDerivative func(w *writer, f *function, dh, h rows) rows // in terms of h
	unit               float64
	draw               func(a *artist, f *function, z span) span
}

// activations has an entry for each of core's activations.
var activations = map[core.Activation]activation{
	core.Sigmoid: {(*writer).sigmoid, (*writer).multiplyLogistic, -math.Log2E, (*artist).logistic},
	core.Tanh:    {(*writer).tanh, (*writer).multiplyTanh, 2 * math.Log2E, (*artist).tanh},
	core.ReLU:    {(*writer).positive, (*writer).multiplyReLU, 1, (*artist).positive},
	core.Linear: {
		func(_ *writer, _ *function, z rows) rows { return z }, func(_ *writer, _ *function, dh, _ rows) rows { return dh },
		1, func(_ *artist, _ *function, z span) span { return z },
	},
}

// multiplyLogistic: f' = h(1−h).
func (w *writer) multiplyLogistic(f *function, dh, h rows) rows {
	return dh.times(h.times(w.number(f, 1).minus(h)))
}

// multiplyTanh: f' = 1 − h².
func (w *writer) multiplyTanh(f *function, dh, h rows) rows {
	return dh.times(w.number(f, 1).minus(h.times(h)))
}

// multiplyReLU: f' = 1 where h > 0, else 0.
func (w *writer) multiplyReLU(f *function, dh, h rows) rows {
	return dh.and(h.differs(w.number(f, 0)))
}

// positive is core's max(x, 0).
func (w *writer) positive(f *function, x rows) rows {
	half := w.number(f, 0.5)
	x = x.hold(f)
	return half.times(x).plus(half.times(x.size()))
}

// softmax replaces the z of the last layer by e^z / Σ e^z over the outputs of each row.
func (w *writer) softmax(f *function, end word) {
	last := w.layers()
	w.rows(f, end, []word{origin}, func(at []word) {
		z := func(k int) rows { return four.load(at[0], w.column(last, k)) }
		top := z(0).hold(f)
		for k := 1; k < w.sizes[last]; k++ {
			top = top.most(z(k)).hold(f)
		}
		total := w.number(f, 0)
		for k := range w.sizes[last] {
			e := w.exp(f, z(k).minus(top)).hold(f)
			four.store(f, at[0], w.column(last, k), e)
			total = total.plus(e).hold(f)
		}
		for k := range w.sizes[last] {
			four.store(f, at[0], w.column(last, k), z(k).over(total))
		}
	})
}
