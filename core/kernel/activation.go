package kernel

import "xorcery/core"

// activate is f(z) of the hidden layers.
func (w *writer) activate(f *function, z rows) rows {
	switch w.hidden {
	case core.Sigmoid:
		return w.sigmoid(f, z)
	case core.Tanh:
		return w.tanh(f, z)
	case core.ReLU:
		return w.positive(f, z)
	}
	return z
}

// multiplyDerivative is dh times f'(z), written in terms of h.
func (w *writer) multiplyDerivative(f *function, dh, h rows) rows {
	switch w.hidden {
	case core.Sigmoid:
		return w.multiplyLogistic(f, dh, h)
	case core.Tanh:
		return dh.times(w.number(f, 1).minus(h.times(h)))
	case core.ReLU:
		return dh.and(h.differs(w.number(f, 0)))
	}
	return dh
}

// multiplyLogistic: f' = h(1−h).
func (w *writer) multiplyLogistic(f *function, dh, h rows) rows {
	return dh.times(h.times(w.number(f, 1).minus(h)))
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
