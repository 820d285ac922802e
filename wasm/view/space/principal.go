package space

import "xorcery/core"

// principal is the principal axes of a layer's points. The space keeps them from tick to tick, so that every scene that is laid between two
// ticks, for the eye or for the pointer, has the same ones.
type principal struct {
	fit     core.Axes
	vectors []float64 // (3, neurons): fit's first, each pointing as it did before
	of      fittedTo
	age     int // ticks since the fit
}

// fittedTo is what principal axes were found for.
type fittedTo struct {
	net    *core.MLP
	points int
	pass   int // of the scouts, which are those of all weights and points
}

// axesEvery is after how many ticks axes are found anew while training runs.
const axesEvery = 8

// keep finds the principal axes of a layer and of the one before it, where those that stand are of other weights or points. While training
// runs they may be some ticks old. What has changed costs a forward pass a point, and
// the eigenvectors of a matrix (neurons, neurons).
func (v *Space) keep(of Of, layer int) {
	sizes := of.net().Sizes
	if layer == 0 || of.NonFinite != "" || !v.PrincipalIn(sizes[layer]) && (layer == 1 || !v.PrincipalIn(sizes[layer-1])) {
		return
	}
	for len(v.principal) <= layer {
		v.principal = append(v.principal, principal{})
	}
	p, due := v.scouts(), !of.Running
	for l := max(layer-1, 1); l <= layer; l++ {
		a := &v.principal[l]
		a.age++
		due = due || v.PrincipalIn(sizes[l]) && (a.of.net != of.net() || a.of.points != len(of.Run.Points()) || a.age >= axesEvery)
	}
	if !due {
		return
	}
	p.fill(of, layer, true)
	now := fittedTo{of.net(), len(of.Run.Points()), p.passes}
	for l := max(layer-1, 1); l <= layer; l++ {
		if a := &v.principal[l]; v.PrincipalIn(sizes[l]) && a.of != now {
			a.find(&p.all, l, sizes[l], p.points)
			a.of, a.age = now, 0
		}
	}
}

// find fits the axes to a layer of the cloud, of which the first so many rows are points. Each axis points as it did, so that the space does
// not flip while it learns; the first two of new ones as x1 and x2 do, so that the plane comes to them without turning over.
func (a *principal) find(c *cloud, layer, size, rows int) {
	if rows < 2 { // nothing spreads: the grid's own axes
		rows = len(c.inputs)
	}
	h, last := c.h[layer][:rows*size], a.vectors
	a.fit.Fit(h, rows, size)
	a.vectors = append([]float64(nil), a.fit.Vectors[:3*size]...)
	for k := range 3 {
		axis, along := a.vectors[k*size:(k+1)*size], 0.0
		switch {
		case len(last) == len(a.vectors):
			along = dotLong(axis, last[k*size:])
		case k < 2:
			for i, p := range c.inputs[:rows] {
				along += [2]float64{p.X1, p.X2}[k] * (dotLong(axis, h[i*size:]) - dotLong(axis, a.fit.Mean))
			}
		}
		if along < 0 {
			for j := range axis {
				axis[j] = -axis[j]
			}
		}
	}
}

// dotLong is a · b over the length of a.
func dotLong(a, b []float64) (sum float64) {
	for j, x := range a {
		sum += x * b[j]
	}
	return sum
}

// principalOf is the axes that are kept for a layer of so many neurons; where there are none yet, they are the cloud's.
func (v *Space) principalOf(c *cloud, layer, size, points int) *principal {
	if layer < len(v.principal) && len(v.principal[layer].vectors) == 3*size {
		return &v.principal[layer]
	}
	a := &principal{}
	a.find(c, layer, size, points)
	return a
}
