package kernel

import (
	"math"
	"slices"
)

// pix is the code of four float32 side by side: four pixels of a row.
type pix []byte

func (a pix) plus(b pix) pix  { return join(simd(0xe4), a, b) }
func (a pix) minus(b pix) pix { return join(simd(0xe5), a, b) }
func (a pix) times(b pix) pix { return join(simd(0xe6), a, b) }
func (a pix) over(b pix) pix  { return join(simd(0xe7), a, b) }
func (a pix) root() pix       { return join(simd(0xe3), a) }
func (a pix) size() pix       { return join(simd(0xe0), a) }

// least is b where b < a, else a; most is b where a < b, else a.
func (a pix) least(b pix) pix { return join(simd(0xea), a, b) }
func (a pix) most(b pix) pix  { return join(simd(0xeb), a, b) }

// above gives a mask.
func (a pix) above(b pix) pix { return join(simd(0x44), a, b) }

func (a pix) and(b pix) pix { return join(simd(0x4e), a, b) }
func (a pix) or(b pix) pix  { return join(simd(0x50), a, b) }

// choose is a where the mask has ones and b where it has zeros.
func (mask pix) choose(a, b pix) pix { return join(simd(0x52), a, b, mask) }

func (a pix) any() word { return join(simd(0x53), a) }

// As whole numbers of 32 bits.
func (a pix) wholePlus(b pix) pix  { return join(simd(0xae), a, b) }
func (a pix) shiftLeft(by int) pix { return join(simd(0xab), a, count(by)) }

func (a word) pix(offset int) pix    { return a.fetch(simd(0x00), offset) }
func (a word) spread(offset int) pix { return a.fetch(simd(0x09), offset) } // one float32, in all places

func (f *function) storePix(at word, offset int, x pix) { f.store(simd(0x0b), at, offset, x) }

// span is the code of a number for each of sixteen pixels of a row; one pix alone stands for the same number in all. Pixels go along
// side by side, so that a weight is fetched once for all of them and their chains of operations overlap.
type span []pix

const (
	spanVectors = 4
	spanPixels  = 4 * spanVectors
	spanBytes   = 4 * spanPixels
)

func (a span) with(b span, operation func(x, y pix) pix) span { return pairs(a, b, operation) }

func (a span) plus(b span) span  { return a.with(b, pix.plus) }
func (a span) minus(b span) span { return a.with(b, pix.minus) }
func (a span) times(b span) span { return a.with(b, pix.times) }
func (a span) over(b span) span  { return a.with(b, pix.over) }
func (a span) least(b span) span { return a.with(b, pix.least) }
func (a span) most(b span) span  { return a.with(b, pix.most) }

// hold works every pixel out once.
func (a span) hold(f *function) span {
	c := make(span, len(a))
	for i, x := range a {
		c[i] = keep(f, x)
	}
	return c
}

// span is sixteen numbers side by side in memory; the last come first, as in a tile.
func (a word) span(f *function, offset int) span {
	c := make(span, spanVectors)
	for i := spanVectors - 1; i >= 0; i-- {
		c[i] = keep(f, a.pix(offset+16*i))
	}
	return c
}

func (f *function) storeSpan(at word, offset int, x span) {
	for i := spanVectors - 1; i >= 0; i-- {
		f.storePix(at, offset+16*i, x[i%len(x)])
	}
}

// twoTo is 2^r for |r| ≤ 1/2 to 3.5e-6 of it, the polynomial through it at Chebyshev's nodes.
var twoTo = [...]float32{1, 0.6931210452034277, 0.24022349038020546, 0.05592197584225345, 0.00966636851537804}

const (
	alignPix  = 0x1.8p23 // t = x+alignPix; t−alignPix is x rounded to a whole number, and t's low bits hold it
	mostPower = 60       // far enough, and near enough that no product is so small that processors are slow with it
)

// pix is a constant, for all pixels.
func (a *assembly) pix(f *function, x float32) span {
	return span{keep(f, a.pixBits(math.Float32bits(x)))}
}

func (a *assembly) pixBits(b uint32) pix { return origin.pix(a.constant(uint64(b)<<32 | uint64(b))) }

// power is 2^x, |x| ≤ 60, and that of ±60 beyond.
func (a *assembly) power(f *function, x span) span {
	x = x.most(a.pix(f, -mostPower)).least(a.pix(f, mostPower)).hold(f)
	align := a.pix(f, alignPix)
	t := x.plus(align).hold(f)
	r := x.minus(t.minus(align)).hold(f)
	var p span
	for _, c := range slices.Backward(twoTo[:]) {
		if p == nil {
			p = a.pix(f, c)
			continue
		}
		p = a.pix(f, c).plus(r.times(p))
	}
	return p.with(t, func(p, t pix) pix { return p.wholePlus(t.shiftLeft(23)) })
}
