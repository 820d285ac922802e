package kernel

import "xorcery/core"

// column is where the column of neuron i of layer l stands: of h, the layers counted from the input, 0.
func (w *writer) column(l, i int) int { return w.h[l] + i*w.stride }

// most inputs that a pass over the rows takes at once, and most sums that it keeps: what a processor has registers for.
const (
	mostInputs = 8
	mostSums   = 10
)

// forward takes a block through every layer: z = h W + b, h = f(z).
func (w *writer) forward(f *function, block, end word) {
	last := w.layers() - 1
	for l := range last {
		w.combine(f, l, block, end, func(z vec) vec { return w.activate(f, z) })
	}
	switch {
	case w.output == core.SoftmaxOutput:
		w.combine(f, last, block, end, func(z vec) vec { return z })
		if w.loss == core.CrossEntropy {
			w.copyColumns(f, end, w.h[last+1], w.z, w.sizes[last+1])
		}
		w.softmax(f, end)
	case w.loss == core.CrossEntropy:
		w.combine(f, last, block, end, func(z vec) vec { return z })
		w.copyColumns(f, end, w.h[last+1], w.z, w.sizes[last+1])
		w.eachOf(f, end, w.h[last+1], w.sizes[last+1], func(z vec) vec { return w.sigmoid(f, z) })
	default:
		w.combine(f, last, block, end, func(z vec) vec { return w.sigmoid(f, z) })
	}
}

// combine is h = f(x W + b) of layer l: each z begins as its bias, 0 without biases, and adds x_i W[i,o] in the order of i.
func (w *writer) combine(f *function, l int, block, end word, curve func(z vec) vec) {
	ins, outs := w.sizes[l], w.sizes[l+1]
	w.neurons(f, outs, []int{8, w.stride}, func(at []word) {
		weight, out := at[0], at[1]
		for first := 0; first < ins; first += mostInputs {
			f.block(func() {
				some := min(mostInputs, ins-first)
				var weights []vec
				for i := range some {
					weights = append(weights, keep(f, weight.twice(w.flat+w.weights[l]+8*(first+i)*outs)))
				}
				start := w.number(0)
				if w.bias {
					start = keep(f, weight.twice(w.flat+w.biases[l]))
				}
				w.rows(f, end, []word{w.inputs(l, block), out}, func(at []word) {
					in, out := at[0], at[1]
					for half := range 2 {
						f.block(func() {
							h := w.h[l+1] + 16*half
							z := start
							if first > 0 {
								z = out.vec(h)
							}
							for i := range some {
								z = z.plus(in.vec(w.input(l, first+i) + 16*half).times(weights[i]))
							}
							if first+some == ins {
								z = curve(z)
							}
							f.storeVec(out, h, z)
						})
					}
				})
			})
		}
	})
}

// inputs and input are where the columns of what comes into layer l stand: those of the first are in the batch's block.
func (w *writer) inputs(l int, block word) word {
	if l == 0 {
		return block
	}
	return origin
}

func (w *writer) input(l, i int) int {
	if l == 0 {
		return i * w.stride
	}
	return w.column(l, i)
}

// copyColumns copies so many columns.
func (w *writer) copyColumns(f *function, end word, from, to, columns int) {
	w.rows(f, end, []word{origin}, func(at []word) {
		for offset := 0; offset < columns*w.stride; offset += w.stride {
			f.storeVec(at[0], to+offset, at[0].vec(from+offset))
			f.storeVec(at[0], to+offset+16, at[0].vec(from+offset+16))
		}
	})
}

// eachOf replaces every number x of so many columns by g(x).
func (w *writer) eachOf(f *function, end word, from, columns int, g func(x vec) vec) {
	w.neurons(f, columns, []int{w.stride}, func(at []word) {
		w.rows(f, end, at, func(at []word) {
			for half := range 2 {
				f.block(func() { f.storeVec(at[0], from+16*half, g(at[0].vec(from+16*half))) })
			}
		})
	})
}

// backward adds the gradient of the block's loss to the data gradient. dz of the last layer is in place; for each layer
// from the last
//
//	dLoss/dW = hᵀ dz   dLoss/db = Σ dz   dLoss/dh = dz Wᵀ   and in the layer before   dz = dLoss/dh ⊙ f'(z)
func (w *writer) backward(f *function, block, end word) {
	last := w.layers() - 1
	if w.bias {
		w.addSums(f, last, end)
	}
	for l := last; l > 0; l-- {
		w.neurons(f, w.sizes[l], []int{w.stride, 8 * w.sizes[l+1], 8}, func(at []word) {
			w.backThrough(f, l, at[0], at[1], at[2], end)
		})
		if l > 1 {
			continue
		}
		w.neurons(f, w.sizes[1], []int{w.stride, 8}, func(at []word) { w.addFirst(f, at[0], at[1], block, end) })
	}
	if last == 0 {
		w.neurons(f, w.sizes[1], []int{w.stride, 8}, func(at []word) { w.addFirst(f, at[0], at[1], block, end) })
	}
}

// sums are partial sums over the rows, four each.
type sums [][2]variable[vec]

func newSums(w *writer, f *function, n int) sums {
	s := make(sums, n)
	for i := range s {
		s[i] = [2]variable[vec]{vary(f, w.number(0)), vary(f, w.number(0))}
	}
	return s
}

func (s sums) add(i, half int, x vec) { s[i][half].set(s[i][half].now.plus(x)) }

// at is the four partial sums of sum i.
func (s sums) at(i int) [2]vec { return [2]vec{s[i][0].now, s[i][1].now} }

// passes runs body over the rows, both halves of four rows at once where few sums are kept, else one half after the other.
func (w *writer) passes(f *function, n int, end word, starts []word, body func(at []word, half int)) {
	if 2*n <= mostSums || w.quad {
		w.rows(f, end, starts, func(at []word) {
			for half := range 2 {
				f.block(func() { body(at, half) })
			}
		})
		return
	}
	for half := range 2 {
		w.rows(f, end, starts, func(at []word) { f.block(func() { body(at, half) }) })
	}
}

// addTo adds the sums to so many numbers of the data gradient, side by side.
func (w *writer) addTo(f *function, at word, offset int, s sums) {
	i := 0
	for ; i+1 < len(s); i += 2 {
		f.storeVec(at, offset+8*i, at.vec(offset+8*i).plus(totals(s.at(i), s.at(i+1))))
	}
	if i < len(s) {
		f.storeReal(at, offset+8*i, at.real(offset+8*i).plus(total(s.at(i))))
	}
}

// backThrough is neuron i of the input of layer l, l > 0: its row of dLoss/dW = hᵀ dz, and dz = (dz Wᵀ) ⊙ f'(z) of the
// layer before with its sum, dLoss/db. column is i times the stride, row the place of its weights in W, single of its bias.
func (w *writer) backThrough(f *function, l int, column, row, single, end word) {
	outs := w.sizes[l+1]
	for first := 0; first < outs; first += mostInputs {
		f.block(func() {
			some := min(mostInputs, outs-first)
			final := first+some == outs
			kept := some
			if final && w.bias {
				kept++
			}
			s := newSums(w, f, kept)
			var weights []vec
			for o := range some {
				weights = append(weights, keep(f, row.twice(w.flat+w.weights[l]+8*(first+o))))
			}
			w.passes(f, kept, end, []word{origin, column}, func(at []word, half int) {
				n, own := at[0], at[1]
				h := keep(f, own.vec(w.h[l]+16*half))
				dh := w.number(0)
				if first > 0 {
					dh = own.vec(w.dz[l] + 16*half)
				}
				for o := range some {
					dz := keep(f, n.vec(w.dz[l+1]+(first+o)*w.stride+16*half))
					s.add(o, half, h.times(dz))
					dh = dh.plus(dz.times(weights[o]))
				}
				if final {
					dh = keep(f, w.multiplyDerivative(dh, h))
					if w.bias {
						s.add(some, half, dh)
					}
				}
				f.storeVec(own, w.dz[l]+16*half, dh)
			})
			w.addTo(f, row, w.data+w.weights[l]+8*first, s[:some])
			if final && w.bias {
				w.addTo(f, single, w.data+w.biases[l-1], s[some:])
			}
		})
	}
}

// addFirst is neuron o of the first layer: its column of dLoss/dW = Xᵀ dz. column is o times the stride, single its place in
// a row of W.
func (w *writer) addFirst(f *function, column, single, block, end word) {
	f.block(func() {
		ins, outs := w.sizes[0], w.sizes[1]
		s := newSums(w, f, ins)
		w.passes(f, ins, end, []word{column, block}, func(at []word, half int) {
			dz := keep(f, at[0].vec(w.dz[1]+16*half))
			for i := range ins {
				s.add(i, half, at[1].vec(i*w.stride+16*half).times(dz))
			}
		})
		for i := range ins {
			w.addTo(f, single, w.data+w.weights[0]+8*i*outs, s[i:i+1])
		}
	})
}

// addSums is dLoss/db of layer l, the sum of each neuron's dz.
func (w *writer) addSums(f *function, l int, end word) {
	w.neurons(f, w.sizes[l+1], []int{w.stride, 8}, func(at []word) {
		single := at[1]
		s := newSums(w, f, 1)
		w.passes(f, 1, end, at[:1], func(at []word, half int) { s.add(0, half, at[0].vec(w.dz[l+1]+16*half)) })
		w.addTo(f, single, w.data+w.biases[l], s)
	})
}
