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
				every := keep(f, scale.twice())
				w.list(f, length, func(p piece) {
					v := keep(f, p.load(weights))
					signed := every.or(v.and(w.bits(signBit)))
					p.store(gradient, p.load(gradient).plus(signed.and(v.differs(w.number(0)))))
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
	s := newSums(w, f, 1)
	square := func(x vec) vec {
		x = keep(f, x)
		return x.times(x)
	}
	quads := length / 4
	w.neurons(f, 1, []int{0}, func([]word) {
		if length <= writtenOut {
			for i := range 2 * quads {
				f.block(func() { s.add(0, i%2, square(origin.vec(at+16*i))) })
			}
			return
		}
		n := vary(f, origin)
		f.repeat(func() word {
			s.add(0, 0, square(n.now.vec(at)))
			s.add(0, 1, square(n.now.vec(at+16)))
			n.set(n.now.plus(count(32)))
			return n.now.below(count(32 * quads))
		})
	})
	first := s[0][0].now.first()
	for i := 4 * quads; i < length; i++ {
		x := origin.real(at + 8*i)
		first = first.plus(x.times(x))
	}
	return first.plus(s[0][0].now.second()).plus(s[0][1].now.first().plus(s[0][1].now.second()))
}
