package kernel

import "xorcery/core"

// column is where the column of neuron i of layer l stands: of h, the layers counted from the input, 0.
func (w *writer) column(l, i int) int { return w.h[l] + i*w.stride }

// Within a pass over the rows the highest column of what is read comes first: a compiler that looks whether an address is
// within memory need not look again below it.

// What a processor has registers for: most inputs that a pass over the rows takes at once on the way forward, most outputs on the
// way back, whose sums it keeps too, and most vectors of sums. Where a layer has more, all its neurons take one group before any
// takes the next: a group's columns stay in the processor's nearest cache, into which those of a wide layer do not fit.
const (
	mostInputs  = 8
	mostOutputs = 4
	mostSums    = 9
)

// forward takes a block through every layer: z = h W + b, h = f(z).
func (w *writer) forward(f *function, block, end word) {
	last := w.layers() - 1
	for l := range last {
		w.combine(f, l, block, end, func(z rows) rows { return activations[w.hidden].apply(w, f, z) })
	}
	switch {
	case w.output == core.SoftmaxOutput:
		w.combine(f, last, block, end, func(z rows) rows { return z })
		if w.loss == core.CrossEntropy {
			w.copyColumns(f, end, w.h[last+1], w.z, w.sizes[last+1])
		}
		w.softmax(f, end)
	case w.loss == core.CrossEntropy:
		w.combine(f, last, block, end, func(z rows) rows { return z })
		w.copyColumns(f, end, w.h[last+1], w.z, w.sizes[last+1])
		w.eachOf(f, end, w.h[last+1], w.sizes[last+1], func(z rows) rows { return w.sigmoid(f, z) })
	default:
		w.combine(f, last, block, end, func(z rows) rows { return w.sigmoid(f, z) })
	}
}

// combine is h = f(x W + b) of layer l: each z begins as its bias, 0 without biases, and adds x_i W[i,o] in the order of i.
func (w *writer) combine(f *function, l int, block, end word, apply func(z rows) rows) {
	ins, outs := w.sizes[l], w.sizes[l+1]
	for first := 0; first < ins; first += mostInputs {
		some := min(mostInputs, ins-first)
		w.neurons(f, outs, []int{8, w.stride}, func(at []word) {
			weight, out := at[0], at[1]
			var weights []rows
			for i := range some {
				weights = append(weights, rows{keep(f, weight.twice(w.flat+w.weights[l]+8*(first+i)*outs))})
			}
			start := rows{w.zero()}
			if w.bias && first == 0 {
				start = rows{keep(f, weight.twice(w.flat+w.biases[l]))}
			}
			w.rows(f, end, []word{w.inputs(l, block), out}, func(at []word) {
				in, out := at[0], at[1]
				z := start
				if first > 0 {
					z = four.load(out, w.h[l+1])
				}
				last := four.load(in, w.input(l, first+some-1)).hold(f)
				for i, weight := range weights {
					x := last
					if i+1 < some {
						x = four.load(in, w.input(l, first+i))
					}
					z = z.plus(x.times(weight))
				}
				if first+some == ins {
					z = apply(z)
				}
				four.store(f, out, w.h[l+1], z)
			})
		})
	}
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
			four.store(f, at[0], to+offset, four.load(at[0], from+offset))
		}
	})
}

// eachOf replaces every number x of so many columns by g(x).
func (w *writer) eachOf(f *function, end word, from, columns int, g func(x rows) rows) {
	w.neurons(f, columns, []int{w.stride}, func(at []word) {
		w.rows(f, end, at, func(at []word) { four.store(f, at[0], from, g(four.load(at[0], from))) })
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
		for first := 0; first < w.sizes[l+1]; first += mostOutputs {
			w.neurons(f, w.sizes[l], []int{w.stride, 8 * w.sizes[l+1], 8}, func(at []word) {
				w.backThrough(f, l, first, at[0], at[1], at[2], block, end)
			})
		}
	}
	if last == 0 || !w.together() {
		w.neurons(f, w.sizes[1], []int{w.stride, 8}, func(at []word) {
			s := w.sumsOf(f, w.sizes[0])
			w.passes(f, len(s), end, []word{at[0], block}, func(at []word, t tile) {
				w.addInputs(t, s, at[1], t.load(at[0], w.dz[1]).hold(f))
			})
			w.addToFirst(f, at[1], s)
		})
	}
}

// together says if the first layer's weights get their gradient in the same pass over the rows as the second's, with which they
// share dz: where there are registers for the sums of both.
func (w *writer) together() bool { return w.sizes[0]+w.sizes[2] < mostSums }

// passes runs body over the rows, four at once where few sums are kept, else two after two.
func (w *writer) passes(f *function, sums int, end word, starts []word, body func(at []word, t tile)) {
	if 2*sums <= mostSums || w.quad {
		w.rows(f, end, starts, func(at []word) { body(at, four) })
		return
	}
	for _, half := range four {
		w.rows(f, end, starts, func(at []word) { body(at, tile{half}) })
	}
}

// addTo adds the sums to so many numbers of the data gradient, side by side; where there is but one block they are it.
func (w *writer) addTo(f *function, at word, offset int, s sums) {
	i := 0
	for ; i+1 < len(s); i += 2 {
		before := at.vec(offset + 8*i)
		if w.quad {
			before = w.zero()
		}
		f.storeVec(at, offset+8*i, before.plus(s.totals(i)))
	}
	if i < len(s) {
		before := at.real(offset + 8*i)
		if w.quad {
			before = number(0)
		}
		f.storeReal(at, offset+8*i, before.plus(s.total(i)))
	}
}

// backThrough takes neuron i of the input of layer l, l > 0, through the group of outputs that begins with first: their part of its
// row of dLoss/dW = hᵀ dz and of dLoss/dh = dz Wᵀ, which waits in w.dh for the rest. The last group leaves dz = dLoss/dh ⊙ f'(z)
// of the layer before in the place of h, and its sum, dLoss/db. column is i times the stride, row the place of its weights in W,
// single of its bias.
func (w *writer) backThrough(f *function, l, first int, column, row, single, block, end word) {
	some := min(mostOutputs, w.sizes[l+1]-first)
	final := first+some == w.sizes[l+1]
	biases, inputs := 0, 0
	if final && w.bias {
		biases = 1
	}
	if final && l == 1 && w.together() {
		inputs = w.sizes[0]
	}
	s := w.sumsOf(f, some+biases+inputs)
	var weights []rows
	for o := range some {
		weights = append(weights, rows{keep(f, row.twice(w.flat+w.weights[l]+8*(first+o)))})
	}
	w.passes(f, len(s), end, []word{origin, column, block}, func(at []word, t tile) {
		n, own := at[0], at[1]
		h := t.load(own, w.h[l]).hold(f)
		var dh rows
		if first > 0 {
			dh = t.load(own, w.dh)
		}
		dzOf := func(o int) rows { return t.load(n, w.dz[l+1]+(first+o)*w.stride).hold(f) }
		last := dzOf(some - 1)
		for o := range some {
			dz := last
			if o+1 < some {
				dz = dzOf(o)
			}
			s.add(t, o, h.times(dz))
			if product := dz.times(weights[o]); dh == nil {
				dh = product // core's is 0 plus it, which differs in a zero's sign alone: no sum that it goes into shows that
			} else {
				dh = dh.plus(product)
			}
		}
		if !final {
			t.store(f, own, w.dh, dh)
			return
		}
		dh = activations[w.hidden].multiplyDerivative(w, f, dh, h).hold(f)
		if biases > 0 {
			s.add(t, some, dh)
		}
		if inputs > 0 {
			w.addInputs(t, s[some+biases:], at[2], dh)
		} else {
			t.store(f, own, w.dz[l], dh)
		}
	})
	w.addTo(f, row, w.data+w.weights[l]+8*first, s[:some])
	if biases > 0 {
		w.addTo(f, single, w.data+w.biases[l-1], s[some:some+1])
	}
	if inputs > 0 {
		w.addToFirst(f, single, s[some+biases:])
	}
}

// addInputs adds Xᵀ dz of a neuron of the first layer to the sums.
func (w *writer) addInputs(t tile, s sums, block word, dz rows) {
	for i := len(s) - 1; i >= 0; i-- {
		s.add(t, i, t.load(block, i*w.stride).times(dz))
	}
}

// addToFirst adds the sums to a column of the first layer's gradient; single is the column's place in a row.
func (w *writer) addToFirst(f *function, single word, s sums) {
	for i := range s {
		w.addTo(f, single, w.data+w.weights[0]+8*i*w.sizes[1], s[i:i+1])
	}
}

// addSums is dLoss/db of layer l, the sum of each neuron's dz.
func (w *writer) addSums(f *function, l int, end word) {
	w.neurons(f, w.sizes[l+1], []int{w.stride, 8}, func(at []word) {
		single := at[1]
		s := w.sumsOf(f, 1)
		w.rows(f, end, at[:1], func(at []word) { s.add(four, 0, four.load(at[0], w.dz[l+1])) })
		w.addTo(f, single, w.data+w.biases[l], s)
	})
}
