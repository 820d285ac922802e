package kernel

import "xorcery/core"

// artist writes the code of one surface.
type artist struct {
	surfaceShape
	surfacePlan
	assembly
}

// What the export "run" of a surface does with so many rows.
const (
	runShares  = iota // the classes' shares of each pixel, row by row
	runPicture        // the picture of the decision surface
	runEdge           // with the edge; the row below is there too
	runCrisp          // winner takes all
	runCrispEdge
	runMaps // the maps of neurons
)

// writeSurface writes the module of a surface.
func writeSurface(k surfaceShape, p surfacePlan) []byte {
	a := &artist{surfaceShape: k, surfacePlan: p, assembly: newAssembly(p.shares)}
	shares := a.part(a.sharesOfRow)
	maps := a.part(a.mapsOfRow)
	f := a.begin()
	f.result = []byte{kindWord}
	what, rows := f.parameter(0), f.parameter(1)
	row, end := vary(f, count(p.row)), keep(f, count(p.row).plus(rows.times(count(p.rowBytes()))))
	target := vary(f, origin.word(p.settings+setTarget))
	pitch := keep(f, origin.word(p.settings+setPitch))
	eachRow := func(body func()) {
		f.repeat(func() word {
			body()
			row.set(row.now.plus(count(p.rowBytes())))
			target.set(target.now.plus(pitch))
			return row.now.below(end)
		})
	}
	f.when(what.is(runShares), func() { eachRow(func() { f.do(call(shares, row.now, target.now)) }) })
	f.when(what.is(runMaps), func() { eachRow(func() { f.do(call(maps, row.now, target.now)) }) })
	here := vary(f, count(p.shares))
	below := vary(f, here.now.plus(origin.word(p.settings+setStride).times(count(k.classes()))))
	for _, crisp := range []bool{false, true} {
		paint := a.part(func(f *function, here, target word) { a.shade(f, here, nil, target, crisp) })
		f.when(what.is(runOf(crisp, false)), func() {
			eachRow(func() { f.do(call(shares, row.now, here.now), call(paint, here.now, target.now)) })
		})
		f.when(what.is(runOf(crisp, true)), func() {
			f.do(call(shares, row.now, here.now))
			a.edged(f, eachRow, row.now, here, below, target.now, shares, crisp)
		})
	}
	f.do(rows)
	a.add(f)
	return a.bytes()
}

// runOf is which picture.
func runOf(crisp, edge bool) int {
	k := runPicture
	if edge {
		k = runEdge
	}
	if crisp {
		k += runCrisp - runPicture
	}
	return k
}

// edged paints rows whose first has its shares here, each with the shares of the row below it.
func (a *artist) edged(f *function, eachRow func(body func()), row word, here, below variable[word], target word, shares int, crisp bool) {
	// Which of the two rows of shares is above changes from row to row: the function takes the one above, and knows the other.
	up := a.part(func(f *function, here, target word) { a.shade(f, here, a.otherRow(here), target, crisp) })
	eachRow(func() {
		f.do(call(shares, row.plus(count(a.rowBytes())), below.now))
		f.do(call(up, here.now, target))
		f.block(func() {
			old := keep(f, here.now)
			here.set(below.now)
			below.set(old)
		})
	})
}

// otherRow is where the other of the two rows of shares is.
func (a *artist) otherRow(here word) word {
	size := origin.word(a.settings + setStride).times(count(a.classes()))
	return count(2 * a.shares).plus(size).minus(here)
}

// rowBytes is from row to row of the rows' numbers.
func (p *surfacePlan) rowBytes() int { return 4 * max(len(p.rows), 1) }

// spans runs body for every sixteen pixels of a row.
func (a *artist) spans(f *function, body func(x word)) {
	f.upTo(keep(f, origin.word(a.settings+setEnd)), spanBytes, body)
}

// lay works out the first layer's numbers along a row.
func (a *artist) lay(f *function, row word) {
	f.block(func() {
		var numbers []pix
		for r := range a.rows {
			numbers = append(numbers, keep(f, row.spread(4*r)))
		}
		f.upTo(count(4*a.first), 16, func(at word) {
			sum := at.pix(a.weights)
			for r, x := range numbers {
				sum = sum.plus(x.times(at.pix(a.weights + 4*a.first*(1+r))))
			}
			f.storePix(at, a.along, sum)
		})
	})
}

// throughNetwork takes the span of pixels at x through the network: h of every layer but the last, whose z is left.
func (a *artist) throughNetwork(f *function, x word) {
	last := a.layers() - 1
	for l := range last + 1 {
		in, step, ins, weights := origin, spanBytes, a.sizes[l], a.later[l]
		from := a.h[l]
		if l == 0 {
			in, step, ins, weights, from = x, sideBytes, len(a.columns), a.along, a.column
		}
		draw := activations[core.Linear].draw
		if l < last {
			draw = activations[a.hidden].draw
		}
		a.combine(f, in, from, step, ins, weights, a.h[l+1], a.sizes[l+1], draw)
	}
}

// combine is h = f(z), z = b + Σ x_i w_i, of a layer's neurons, two at a time. Their numbers stand in the order in which they are needed.
func (a *artist) combine(f *function, in word, from, step, ins, weights, to, outs int, draw func(a *artist, f *function, z span) span) {
	few := outs*(1+ins) <= 64
	groups := outs / together
	group := func(weight, out word, n int) {
		f.block(func() {
			var z [together][spanVectors]variable[pix]
			for o := range n {
				bias := keep(f, weight.spread(weights+4*o))
				for v := range spanVectors {
					z[o][v] = vary(f, bias)
				}
			}
			add := func(in, weight word, from int, at int) {
				f.block(func() {
					x := in.span(f, from)
					for o := range n {
						w := keep(f, weight.spread(at+4*o))
						for v := range spanVectors {
							z[o][v].set(z[o][v].now.plus(x[v].times(w)))
						}
					}
				})
			}
			a.inputs(f, in, weight, from, weights+4*n, step, 4*n, ins, add)
			for o := range n {
				f.block(func() {
					var h span
					for v := range spanVectors {
						h = append(h, z[o][v].now)
					}
					f.storeSpan(out, to+spanBytes*o, draw(a, f, h))
				})
			}
		})
	}
	size := 4 * (1 + ins) * together
	if few || groups < 2 {
		for i := range groups {
			group(count(i*size), count(i*together*spanBytes), together)
		}
	} else {
		f.along([]word{count(0), count(0)}, []int{size, together * spanBytes}, func() word { return count(groups * size) }, func(at []word) {
			group(at[0], at[1], together)
		})
	}
	if rest := outs % together; rest > 0 {
		group(count(groups*size), count(groups*together*spanBytes), rest)
	}
}

// writtenInputs is how many inputs of a neuron are written out before the loop goes on.
const writtenInputs = 8

// inputs runs add for each of the inputs: the number at in+from goes with the weight at weight+at.
func (a *artist) inputs(f *function, in, weight word, from, at, step, next, ins int, add func(in, weight word, from, at int)) {
	if ins <= writtenInputs {
		for i := range ins {
			add(in, weight, from+i*step, at+i*next)
		}
		return
	}
	f.block(func() {
		x, w := vary(f, in), vary(f, weight)
		rounds := ins / writtenInputs
		end := keep(f, in.plus(count(rounds*writtenInputs*step)))
		f.repeat(func() word {
			for i := range writtenInputs {
				add(x.now, w.now, from+i*step, at+i*next)
			}
			x.set(x.now.plus(count(writtenInputs * step)))
			w.set(w.now.plus(count(writtenInputs * next)))
			return x.now.below(end)
		})
		for i := range ins % writtenInputs {
			add(x.now, w.now, from+i*step, at+i*next)
		}
	})
}

// tanh is that of z/(2·log2 e).
func (a *artist) tanh(f *function, z span) span {
	return a.pix(f, 1).minus(a.pix(f, 2).over(a.pix(f, 1).plus(a.power(f, z))))
}

// positive is max(z, 0).
func (a *artist) positive(f *function, z span) span { return z.most(a.pix(f, 0)) }

// logistic is the sigmoid of −z·log 2.
func (a *artist) logistic(f *function, z span) span {
	return a.pix(f, 1).over(a.pix(f, 1).plus(a.power(f, z)))
}
