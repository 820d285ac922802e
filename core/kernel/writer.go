package kernel

import (
	"math"
	"slices"
)

// writer writes the code of one kernel. Its methods are core's bricks by name.
type writer struct {
	shape
	plan
	assembly
	gathers int // the function that gathers
}

// number is a constant, for all rows. It comes from memory: a number in the code is slower in V8.
func (w *writer) number(f *function, x float64) rows { return w.bits(f, math.Float64bits(x)) }

// bits is a constant by its bits.
func (w *writer) bits(f *function, b uint64) rows { return rows{origin.vec(w.constant(b))}.hold(f) }

// zero is 0 in both places.
func (w *writer) zero() vec { return origin.vec(w.constant(0)) }

// setting is a setting in both places.
func (w *writer) setting(at int) vec { return origin.twice(w.settings + at) }

func (w *writer) settingReal(at int) real { return origin.real(w.settings + at) }

// brick runs code that takes two words: within f where the network is small, so that a step of little work is one piece, else
// as a function of its own, which compiles faster.
func (w *writer) brick(f *function, a, b word, write func(f *function, a, b word)) {
	if w.inline() {
		f.block(func() { write(f, a, b) })
		return
	}
	f.do(call(w.part(write), a, b))
}

// inline says if a step is so little work that it is written without loops and calls.
func (w *writer) inline() bool { return w.quad && w.length <= 64 }

// rows runs body for every four rows of a block, in order; at[i] goes along from starts[i], the start of a column, and
// end is the rows' bytes in a column.
func (w *writer) rows(f *function, end word, starts []word, body func(at []word)) {
	if w.quad {
		f.block(func() { body(starts) })
		return
	}
	f.along(starts, slices.Repeat([]int{32}, len(starts)), func() word { return keep(f, starts[0].plus(end)) }, body)
}

// neurons runs body for each of n neurons; its i-th argument is the neuron times steps[i]. A few are written out where
// rows are few too.
func (w *writer) neurons(f *function, n int, steps []int, body func(at []word)) {
	if n == 1 || w.inline() {
		for i := range n {
			at := make([]word, len(steps))
			for k, step := range steps {
				at[k] = count(i * step)
			}
			f.block(func() { body(at) })
		}
		return
	}
	f.along(slices.Repeat([]word{count(0)}, len(steps)), steps, func() word { return count(n * steps[0]) }, body)
}

// piece is two neighbors of a list, or its last number alone.
type piece struct {
	at    word
	alone bool
	f     *function
}

func (p piece) load(offset int) vec {
	if p.alone {
		return p.at.alone(offset)
	}
	return p.at.vec(offset)
}

func (p piece) store(offset int, x vec) {
	if p.alone {
		p.f.storeFirst(p.at, offset, x)
	} else {
		p.f.storeVec(p.at, offset, x)
	}
}

// writtenOut is how many numbers of a list are worked on without a loop.
const writtenOut = 24

// list runs body for every number of a list, two at a time.
func (w *writer) list(f *function, length int, body func(p piece)) {
	pairs := length / 2
	if length <= writtenOut {
		for i := range pairs {
			f.block(func() { body(piece{count(16 * i), false, f}) })
		}
	} else {
		f.block(func() {
			f.upTo(count(16*pairs), 16, func(at word) { body(piece{at, false, f}) })
		})
	}
	if length%2 == 1 {
		f.block(func() { body(piece{count(16 * pairs), true, f}) })
	}
}
