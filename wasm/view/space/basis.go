package space

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
)

// basis is the three axes along which a layer's space is drawn: neurons, or the principal axes of the points. There is one for
// each layer, so that a layer has the same axes wherever it is looked at from.
type basis struct {
	axes  *principal // nil for neurons
	units [3]int
	frame frame
}

// frame is what a space's axes reach from and to: it is drawn from −1 to 1.
type frame struct{ low, high Vec }

func (f *frame) put(v Vec) Vec {
	for k := range v {
		v[k] = (2*v[k] - f.low[k] - f.high[k]) / (f.high[k] - f.low[k])
	}
	return v
}

// take is the inverse of put.
func (f *frame) take(v Vec) Vec {
	for k := range v {
		v[k] = (v[k]*(f.high[k]-f.low[k]) + f.low[k] + f.high[k]) / 2
	}
	return v
}

// around is a frame that holds all values of one axis.
func (f *frame) around(k int, lo, hi float64) bool {
	if !core.IsFinite(hi - lo) {
		return false
	}
	if hi-lo < 1e-9 {
		lo, hi = lo-0.5, hi+0.5
	}
	f.low[k], f.high[k] = lo, hi
	return true
}

// find aims the axes at a layer of the cloud, of which the first so many rows are points.
func (b *basis) find(v *Space, of Of, c *cloud, layer, points int) bool {
	size := of.net().Sizes[layer]
	h := c.h[layer]
	if !v.PrincipalIn(size) {
		b.axes, b.units = nil, v.Units(size)
		return b.alongNeurons(h, size, of.net().Hidden.Function())
	}
	b.axes = v.principalOf(c, layer, size, points)
	return b.alongPrincipal(h, size)
}

// coordinates are those of a row of the layer along the axes.
func (b *basis) coordinates(row []float64) (at Vec) {
	if b.axes == nil {
		for k := range min(len(row), 3) {
			at[k] = row[b.units[k]]
		}
		return at
	}
	for k := range 3 {
		sum := 0.0
		for j, x := range b.axes.vectors[k*len(row) : (k+1)*len(row)] {
			sum += x * (row[j] - b.axes.fit.Mean[j])
		}
		at[k] = sum
	}
	return at
}

// alongPrincipal frames the principal axes: each reaches as far as the farthest row along it, but none less than a quarter of the longest:
// what hardly spreads is not to look as if it did.
func (b *basis) alongPrincipal(h []float64, size int) bool {
	var reach Vec
	for i := 0; i < len(h); i += size {
		for k, x := range b.coordinates(h[i : i+size]) {
			reach[k] = max(reach[k], math.Abs(x))
			if !core.IsFinite(x) {
				return false
			}
		}
	}
	least := max(slices.Max(reach[:])/4, 1e-9)
	for k, r := range reach {
		b.frame.low[k], b.frame.high[k] = -max(r, least), max(r, least)
	}
	return true
}

// share is how much of the points' spread the axes show.
func (b *basis) share() float64 {
	if b.axes == nil {
		return 1
	}
	total, shown := 0.0, 0.0
	for i, v := range b.axes.fit.Variance {
		if i < 3 {
			shown += v
		}
		total += v
	}
	if !(total > 0) {
		return 1
	}
	return min(shown/total, 1)
}

// alongNeurons frames the shown neurons: each has the range of its activation, or of its values where that has no bounds.
func (b *basis) alongNeurons(h []float64, size int, f *core.Function) bool {
	for k := range 3 {
		b.frame.low[k], b.frame.high[k] = -1, 1
		if k >= size {
			continue
		}
		if f.Bounded() {
			b.frame.low[k], b.frame.high[k] = f.Low, f.High
			continue
		}
		lo, hi := math.Inf(1), math.Inf(-1)
		for i := b.units[k]; i < len(h); i += size {
			lo, hi = min(lo, h[i]), max(hi, h[i])
		}
		if !b.frame.around(k, lo, hi) {
			return false
		}
	}
	return true
}

// into is z of the layer along the axes as a function of the layer before it: z·axis = h·m + c, m (fan-in, 3).
func (b *basis) into(m []float64, net *core.MLP, layer int) (c Vec) {
	w, size := net.W[layer-1], net.Sizes[layer]
	for i := range net.Sizes[layer-1] {
		row := w[i*size : (i+1)*size]
		for k := range 3 {
			m[3*i+k] = b.along(row, k)
		}
	}
	if net.B != nil {
		for k := range 3 {
			c[k] = b.along(net.B[layer-1], k)
		}
	}
	return c
}

// along is a row of the layer along axis k, from its origin.
func (b *basis) along(row []float64, k int) (sum float64) {
	if b.axes == nil {
		if k >= len(row) {
			return 0
		}
		return row[b.units[k]]
	}
	for j, x := range b.axes.vectors[k*len(row) : (k+1)*len(row)] {
		sum += x * row[j]
	}
	return sum
}

// axis is what axis k shows, by a letter's name: "h1[2]".
func (b *basis) axis(k, size int, symbol string, layer int) Axis {
	switch {
	case b.axes != nil:
		return Axis{Name: fmt.Sprintf("axis %d", k+1)}
	case k >= size:
		return Axis{}
	}
	return Axis{Name: fmt.Sprintf("%s[%d]", symbol, b.units[k]), Neuron: true, Layer: layer, Unit: b.units[k]}
}

// separator is the plane in the drawn space where two outputs are equal, w·h + offset = 0 in the layer's.
func (b *basis) separator(w []float64, offset float64) (normal Vec, o float64) {
	o = offset
	if b.axes != nil {
		for i := range w {
			o += w[i] * b.axes.fit.Mean[i]
			for k := range 3 {
				normal[k] += w[i] * b.axes.vectors[k*len(w)+i] * b.frame.high[k]
			}
		}
		return normal, o
	}
	for k := range min(len(w), 3) {
		lo, hi, x := b.frame.low[k], b.frame.high[k], w[b.units[k]]
		normal[k] = x * (hi - lo) / 2
		o += x * (hi + lo) / 2
	}
	return normal, o
}
