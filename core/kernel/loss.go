package kernel

import "xorcery/core"

// dataLoss is the block's loss, a sum over its rows, and leaves its gradient at the last z in dz, times the scale.
func (w *writer) dataLoss(f *function, block, end word) real {
	last := w.layers()
	switch {
	case w.loss == core.CrossEntropy:
		w.difference(f, block, end, false)
		return w.entropy(f, block, end)
	case w.output == core.SoftmaxOutput:
		value := keep(f, number(0.5).times(w.difference(f, block, end, false)))
		w.rows(f, end, []word{origin}, func(at []word) {
			for half := range 2 {
				f.block(func() {
					h := func(k int) vec { return at[0].vec(w.column(last, k) + 16*half) }
					dz := func(k int) int { return w.dz[last] + k*w.stride + 16*half }
					mix := w.number(0)
					for k := range w.sizes[last] {
						mix = mix.plus(at[0].vec(dz(k)).times(h(k)))
					}
					mix = keep(f, mix)
					for k := range w.sizes[last] {
						f.storeVec(at[0], dz(k), h(k).times(at[0].vec(dz(k)).minus(mix)))
					}
				})
			}
		})
		return value
	}
	return number(0.5).times(w.difference(f, block, end, true))
}

// difference leaves (h−y)·scale in dz, 0 in the padding, times h(1−h) if logistic, and is Σ(h−y)².
func (w *writer) difference(f *function, block, end word, logistic bool) real {
	last := w.layers()
	inputs, outputs := w.sizes[0], w.sizes[last]
	s := newSums(w, f, 1)
	scale := keep(f, w.setting(atScale))
	w.neurons(f, outputs, []int{w.stride}, func(at []word) {
		w.rows(f, end, []word{at[0], at[0].plus(block), block}, func(at []word) {
			for half := range 2 {
				f.block(func() {
					h := keep(f, at[0].vec(w.h[last]+16*half))
					y := at[1].vec(inputs*w.stride + 16*half)
					counts := at[2].vec((inputs+outputs)*w.stride + 16*half)
					e := keep(f, h.minus(y).and(counts))
					s.add(0, half, e.times(e))
					dz := e.times(scale)
					if logistic {
						dz = w.multiplyLogistic(dz, h)
					}
					f.storeVec(at[0], w.dz[last]+16*half, dz)
				})
			}
		})
	})
	return total(s.at(0))
}

// entropy is the cross-entropy of the block, from z:
//
//	sigmoids  max(z,0) − y z + log(1+e^−|z|)
//	softmax   log Σ e^(z_k−top) − Σ y (z_k−top), top the largest z
func (w *writer) entropy(f *function, block, end word) real {
	last := w.layers()
	inputs, outputs := w.sizes[0], w.sizes[last]
	s := newSums(w, f, 1)
	w.rows(f, end, []word{origin, block}, func(at []word) {
		for half := range 2 {
			f.block(func() {
				z := func(k int) vec { return at[0].vec(w.z + k*w.stride + 16*half) }
				y := func(k int) vec { return at[1].vec((inputs+k)*w.stride + 16*half) }
				row := vary(f, w.number(0))
				if w.output == core.SoftmaxOutput {
					top := vary(f, z(0))
					for k := 1; k < outputs; k++ {
						top.set(top.now.most(z(k)))
					}
					total, own := vary(f, w.number(0)), vary(f, w.number(0))
					for k := range outputs {
						f.block(func() {
							below := keep(f, z(k).minus(top.now))
							total.set(total.now.plus(w.exp(f, below)))
							own.set(own.now.plus(below.times(y(k))))
						})
					}
					row.set(w.log(f, total.now).minus(own.now))
				} else {
					for k := range outputs {
						f.block(func() {
							own := keep(f, z(k))
							e := w.exp(f, own.or(w.bits(signBit)))
							row.set(row.now.plus(w.positive(f, own).minus(own.times(y(k))).plus(w.log(f, w.number(1).plus(e)))))
						})
					}
				}
				s.add(0, half, row.now.and(at[1].vec((inputs+outputs)*w.stride+16*half)))
			})
		}
	})
	return total(s.at(0))
}
