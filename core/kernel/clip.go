package kernel

import "math"

// clipped bounds the applied gradient, by the norm of all of it or entry by entry.
func (w *writer) clipped(f *function) {
	switch w.clip {
	case "norm":
		size, limit := keep(f, w.norm(f)), w.settingReal(atLimit)
		f.when(size.above(limit), func() {
			shrink := keep(f, limit.over(size).twice())
			w.list(f, w.length, func(p piece) { p.store(w.applied, p.load(w.applied).times(shrink)) })
		})
	case "value":
		limit := keep(f, w.setting(atLimit))
		lower := keep(f, w.zero().minus(limit))
		w.list(f, w.length, func(p piece) { p.store(w.applied, p.load(w.applied).least(limit).most(lower)) })
	}
}

// norm is √Σx² of the applied gradient, also where a square would overflow.
func (w *writer) norm(f *function) real {
	most := number(math.MaxFloat64)
	squares := keep(f, w.sumSquares(f, w.applied, w.length))
	size := vary(f, squares.root())
	f.when(squares.atMost(most).not(), func() {
		each := func(body func(x real)) {
			f.upTo(count(8*w.length), 8, func(at word) { body(at.real(w.applied)) })
		}
		top := vary(f, number(0))
		each(func(x real) { top.set(top.now.max(x.size())) })
		size.set(top.now)
		f.when(top.now.atMost(most), func() {
			sum := vary(f, number(0))
			each(func(x real) { sum.set(sum.now.plus(x.over(top.now).times(x.over(top.now)))) })
			size.set(top.now.times(sum.now.root()))
		})
	})
	return size.now
}
