package kernel

import "xorcery/core"

// penalize adds the penalty's gradient to the applied gradient and is the penalty's value; rows are the batch's.
func (w *writer) penalize(f *function, rows real) real {
	if w.penalty == core.NoPenalty {
		return number(0)
	}
	lambda := w.settingReal(atLambda)
	perRow := keep(f, lambda.over(rows))
	scale := perRow
	if w.reduction == core.Sum {
		scale = lambda
	}
	value := vary(f, number(0))
	for l, at := range w.weights {
		f.block(func() {
			length := w.sizes[l] * w.sizes[l+1]
			weights, gradient := w.flat+at, w.applied+at
			switch w.penalty {
			case core.L1:
				absolutes := vary(f, number(0))
				w.neurons(f, length, []int{8}, func(at []word) {
					absolutes.set(absolutes.now.plus(at[0].real(weights).size()))
				})
				value.set(value.now.plus(perRow.times(absolutes.now)))
				every, sign := keep(f, scale.twice()), w.bits(f, signBit)[0]
				w.list(f, length, func(p piece) {
					v := keep(f, p.load(weights))
					signed := every.or(v.and(sign))
					p.store(gradient, p.load(gradient).plus(signed.and(v.differs(w.zero()))))
				})
			case core.L2:
				value.set(value.now.plus(perRow.times(w.sumSquares(f, weights, length)).over(number(2))))
				every := keep(f, scale.twice())
				w.list(f, length, func(p piece) { p.store(gradient, p.load(gradient).plus(every.times(p.load(weights)))) })
			case core.Published:
				squares := keep(f, w.sumSquares(f, weights, length))
				value.set(value.now.plus(perRow.times(squares).over(number(2))))
				every := keep(f, lambda.times(squares).twice())
				w.list(f, length, func(p piece) { p.store(gradient, p.load(gradient).plus(every)) })
			}
		})
	}
	return value.now
}

// sumSquares is Σx² of a list, in four interleaved partial sums.
func (w *writer) sumSquares(f *function, at, length int) real {
	s := w.newSums(f, 1)
	quads := length / 4
	addQuad := func(n word) {
		x := four.load(n, at).hold(f)
		s.add(four, 0, x.times(x))
	}
	if length <= writtenOut {
		for i := range quads {
			f.block(func() { addQuad(count(32 * i)) })
		}
	} else {
		f.upTo(count(32*quads), 32, addQuad)
	}
	for i := 4 * quads; i < length; i++ { // the rest goes to the first of the four
		x := origin.alone(at + 8*i)
		s.add(tile{0}, 0, rows{x.times(x)})
	}
	return s.total(0)
}
