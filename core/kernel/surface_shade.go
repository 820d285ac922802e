package kernel

import "xorcery/core"

// shade writes a row of the picture to target, from its shares here and those of the row below it; without below, no edge. It is
// core's Raster.Paint.
func (a *artist) shade(f *function, here, below, target word, crisp bool) {
	classes := a.classes()
	stride := keep(f, origin.word(a.settings+setStride))
	ends := keep(f, here.plus(origin.word(a.settings+setEnd)))
	rows := []word{here}
	if below != nil {
		rows = append(rows, below)
	}
	// Of each row a place for each class, which go along it.
	var at [2][]variable[word]
	for r, row := range rows {
		at[r] = append(at[r], vary(f, row))
		for k := 1; k < classes; k++ {
			at[r] = append(at[r], vary(f, at[r][k-1].now.plus(stride)))
		}
	}
	to := vary(f, target)
	f.repeat(func() word {
		seen := make([]outlook, classes)
		for k := range classes {
			p := keep(f, at[0][k].now.pix(0))
			seen[k].p = p
			if below != nil {
				seen[k].dx = keep(f, at[0][k].now.pix(4).minus(p))
				seen[k].dy = keep(f, at[1][k].now.pix(0).minus(p))
			}
		}
		f.storePix(to.now, 0, a.color(f, seen, below != nil, crisp))
		for r := range rows {
			for _, v := range at[r] {
				v.set(v.now.plus(count(16)))
			}
		}
		to.set(to.now.plus(count(16)))
		return at[0][0].now.below(ends)
	})
}

// outlook is a class's share in a pixel, and what the share has more to the right and below.
type outlook struct{ p, dx, dy pix }

// color is the bytes of four pixels.
func (a *artist) color(f *function, seen []outlook, edge, crisp bool) pix {
	number := func(x float32) pix { return a.pix(f, x)[0] }
	channel := func(at, i int) pix { return origin.spread(a.settings + at + 4*i) }
	class := func(k, i int) pix { return channel(setClass+12*k, i) }
	// The largest share and the second, the first of equals.
	best, second := seen[0], outlook{number(-1), number(0), number(0)}
	var winner [3]pix
	for i := range winner {
		winner[i] = class(0, i)
	}
	for k, s := range seen[1:] {
		first := keep(f, s.p.above(best.p))
		next := keep(f, s.p.above(second.p))
		pick := func(s, best, second pix) (pix, pix) {
			return keep(f, first.choose(s, best)), keep(f, first.choose(best, next.choose(s, second)))
		}
		was := best
		best.p, second.p = pick(s.p, was.p, second.p)
		if edge {
			best.dx, second.dx = pick(s.dx, was.dx, second.dx)
			best.dy, second.dy = pick(s.dy, was.dy, second.dy)
		}
		if crisp {
			for i := range winner {
				winner[i] = keep(f, first.choose(class(k+1, i), winner[i]))
			}
		}
	}
	uniform := 1 / float32(len(seen))
	weight := number(core.DiscreteTint)
	if !crisp {
		slope := core.SureTint / (1 - uniform)
		weight = keep(f, number(slope).times(best.p).plus(number(core.PaleTint-slope*uniform)))
	}
	line := number(0)
	if edge {
		line = a.line(f, best, second)
	}
	var bytes pix
	for i := range 3 {
		mixture := winner[i]
		if !crisp {
			mixture = seen[0].p.times(class(0, i))
			for k := 1; k < len(seen); k++ {
				mixture = mixture.plus(seen[k].p.times(class(k, i)))
			}
		}
		paper := channel(setPaper, i)
		c := paper.plus(mixture.minus(paper).times(weight))
		if edge {
			c = keep(f, c)
			c = c.plus(channel(setInk, i).minus(c).times(line))
		}
		bytes = a.put(f, bytes, c, i)
	}
	return bytes
}

// line is how much of the edge's ink a pixel has.
func (a *artist) line(f *function, best, second outlook) pix {
	number := func(x float32) pix { return a.pix(f, x)[0] }
	dx, dy := keep(f, best.dx.minus(second.dx)), keep(f, best.dy.minus(second.dy))
	g := keep(f, dx.times(dx).plus(dy.times(dy)).root())
	t := keep(f, best.p.minus(second.p).over(g).minus(number(core.EdgeHalf)).most(number(0)).least(number(1)))
	step := t.times(t).times(number(3).minus(t.plus(t)))
	return keep(f, number(core.EdgeTint).times(number(1).minus(step)).and(g.above(number(core.LeastGradient))))
}

// put puts channel i, 0 to 255, into the bytes of four pixels, which begin with the first channel.
func (a *artist) put(f *function, bytes, c pix, i int) pix {
	whole := c.plus(a.pix(f, alignPix)[0]).and(a.pixBits(0xff))
	if i == 0 {
		return keep(f, whole.or(a.pixBits(0xff<<24)))
	}
	return keep(f, bytes.or(whole.shiftLeft(8*i)))
}

// mapsOfRow writes a row of every wanted neuron's map, whose first pixel is at target beyond the neuron's own place.
func (a *artist) mapsOfRow(f *function, row, target word) {
	a.lay(f, row)
	last := a.surfaceShape.layers()
	jobs := keep(f, origin.word(a.settings+setJobsAt))
	end := keep(f, jobs.plus(origin.word(a.settings+setJobs).times(count(jobBytes))))
	a.spans(f, func(x word) {
		a.features(f, row, x)
		a.throughNetwork(f, x)
		z := a.lastLayer(f)
		if a.output == core.SoftmaxOutput {
			z = a.softmax(f, z)
		}
		for k, h := range z {
			if a.output == core.SigmoidOutput {
				h = a.logistic(f, h)
			}
			f.storeSpan(origin, a.h[last]+k*spanBytes, h)
		}
		job := vary(f, jobs)
		f.repeat(func() word {
			scale, shift := keep(f, job.now.spread(jobScale)), keep(f, job.now.spread(jobShift))
			from := keep(f, job.now.word(jobFrom))
			to := keep(f, job.now.word(jobTo).plus(target).plus(x))
			for v := range spanVectors {
				f.block(func() { f.storePix(to, 16*v, a.tint(f, from.pix(16*v).times(scale).plus(shift))) })
			}
			job.set(job.now.plus(count(jobBytes)))
			return job.now.below(end)
		})
	})
}

// features writes out what the network sees of a span.
func (a *artist) features(f *function, row, x word) {
	for i, s := range a.places {
		f.block(func() {
			var h span
			switch {
			case s.column < 0:
				h = span{keep(f, row.spread(4*s.row))}
			case s.row < 0:
				h = x.span(f, a.column+s.column*sideBytes)
			default:
				h = x.span(f, a.column+s.column*sideBytes).times(span{keep(f, row.spread(4*s.row))})
			}
			f.storeSpan(origin, a.h[0]+i*spanBytes, h)
		})
	}
}

// tint is the bytes of four pixels of a map: the first color at −1, paper at 0, the last at 1.
func (a *artist) tint(f *function, at pix) pix {
	zero := a.pix(f, 0)[0]
	at = keep(f, at.most(a.pix(f, -1)[0]).least(a.pix(f, 1)[0]))
	last := keep(f, at.above(zero))
	at = keep(f, at.size())
	var bytes pix
	for i := range 3 {
		beyond := func(k int) pix { return origin.spread(a.settings + setTints + 12*k + 4*i) }
		bytes = a.put(f, bytes, origin.spread(a.settings+setPaper+4*i).plus(last.choose(beyond(1), beyond(0)).times(at)), i)
	}
	return bytes
}
