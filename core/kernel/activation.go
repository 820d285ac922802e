package kernel

import "xorcery/core"

// activate is f(z) of the hidden layers.
func (w *writer) activate(f *function, z vec) vec {
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
func (w *writer) multiplyDerivative(dh, h vec) vec {
	switch w.hidden {
	case core.Sigmoid:
		return w.multiplyLogistic(dh, h)
	case core.Tanh:
		return dh.times(w.number(1).minus(h.times(h)))
	case core.ReLU:
		return dh.and(h.differs(w.number(0)))
	}
	return dh
}

// multiplyLogistic: f' = h(1−h).
func (w *writer) multiplyLogistic(dh, h vec) vec {
	return dh.times(h.times(w.number(1).minus(h)))
}

// positive is core's max(x, 0).
func (w *writer) positive(f *function, x vec) vec {
	x = keep(f, x)
	return w.number(0.5).times(x).plus(w.number(0.5).times(x.size()))
}

// softmax replaces the z of the last layer by e^z / Σ e^z over the outputs of each row.
func (w *writer) softmax(f *function, end word) {
	last := w.layers()
	w.rows(f, end, []word{origin}, func(at []word) {
		for half := range 2 {
			f.block(func() {
				z := func(k int) int { return w.column(last, k) + 16*half }
				top := vary(f, at[0].vec(z(0)))
				for k := 1; k < w.sizes[last]; k++ {
					top.set(top.now.most(at[0].vec(z(k))))
				}
				total := vary(f, w.number(0))
				for k := range w.sizes[last] {
					f.block(func() {
						e := keep(f, w.exp(f, at[0].vec(z(k)).minus(top.now)))
						f.storeVec(at[0], z(k), e)
						total.set(total.now.plus(e))
					})
				}
				for k := range w.sizes[last] {
					f.storeVec(at[0], z(k), at[0].vec(z(k)).over(total.now))
				}
			})
		}
	})
}
