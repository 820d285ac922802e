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
			h := func(k int) rows { return four.load(at[0], w.column(last, k)) }
			dz := func(k int) rows { return four.load(at[0], w.dz[last]+k*w.stride) }
			mix := w.number(f, 0)
			for k := range w.sizes[last] {
				mix = mix.plus(dz(k).times(h(k)))
			}
			mix = mix.hold(f)
			for k := range w.sizes[last] {
				four.store(f, at[0], w.dz[last]+k*w.stride, h(k).times(dz(k).minus(mix)))
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
	s := w.newSums(f, 1)
	scale := rows{keep(f, w.setting(atScale))}
	w.neurons(f, outputs, []int{w.stride}, func(at []word) {
		w.rows(f, end, []word{at[0], at[0].plus(block), block}, func(at []word) {
			h := four.load(at[0], w.h[last]).hold(f)
			y, counts := four.load(at[1], inputs*w.stride), four.load(at[2], (inputs+outputs)*w.stride)
			e := h.minus(y).and(counts).hold(f)
			s.add(four, 0, e.times(e))
			dz := e.times(scale)
			if logistic {
				dz = w.multiplyLogistic(f, dz, h)
			}
			four.store(f, at[0], w.dz[last], dz)
		})
	})
	return s.total(0)
}

// entropy is the cross-entropy of the block, from z:
//
//	sigmoids  max(z,0) − y z + log(1+e^−|z|)
//	softmax   log Σ e^(z_k−top) − Σ y (z_k−top), top the largest z
func (w *writer) entropy(f *function, block, end word) real {
	last := w.layers()
	inputs, outputs := w.sizes[0], w.sizes[last]
	s := w.newSums(f, 1)
	w.rows(f, end, []word{origin, block}, func(at []word) {
		z := func(k int) rows { return four.load(at[0], w.z+k*w.stride) }
		y := func(k int) rows { return four.load(at[1], (inputs+k)*w.stride) }
		row := w.number(f, 0)
		if w.output == core.SoftmaxOutput {
			top := z(0).hold(f)
			for k := 1; k < outputs; k++ {
				top = top.most(z(k)).hold(f)
			}
			total, own := row, row
			for k := range outputs {
				below := z(k).minus(top).hold(f)
				total = total.plus(w.exp(f, below)).hold(f)
				own = own.plus(below.times(y(k))).hold(f)
			}
			row = w.log(f, total).minus(own)
		} else {
			for k := range outputs {
				own := z(k).hold(f)
				e := w.exp(f, own.or(w.bits(f, signBit)))
				row = row.plus(w.positive(f, own).minus(own.times(y(k))).plus(w.log(f, w.number(f, 1).plus(e)))).hold(f)
			}
		}
		s.add(four, 0, row.and(four.load(at[1], (inputs+outputs)*w.stride)))
	})
	return s.total(0)
}
