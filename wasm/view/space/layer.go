package space

import (
	"slices"

	"xorcery/core"
)

// activations is the activations of a layer at the points and at the nodes of the plane's grid, and their coordinates along
// the three axes that are shown.
type activations struct {
	raster   *core.Raster
	net      *core.MLP
	features []core.Feature
	inputs   []core.Point // the points that are shown, then the grid's nodes
	points   int
	stride   int // every so-many-th point is shown
	side     int // nodes along a side of the grid
	h        []float64
	class    []int
	at       []Vec

	principal bool
	units     [3]int
	fit       core.Axes
	fitted    fittedTo
	age       int       // drawings since fit
	vectors   []float64 // (3, neurons): fit's first, with the signs of the last drawing
}

// fittedTo is what principal axes were found for.
type fittedTo struct {
	net    *core.MLP
	layer  int
	points int
}

// Bounds of the cost of a drawing.
const (
	gridFine   = 25   // nodes along a side
	gridCoarse = 13   // of a large network
	heavy      = 6000 // weights of a large network
	wideLayer  = 24   // neurons from which axes are found anew only every axesEvery drawings while training runs
	axesEvery  = 8    // drawings
	gridEvery  = 2    // segments between two crossing lines
)

// fill takes the points and the grid through the network.
func (p *activations) fill(v *Space, of Of, layer int) {
	net, features := of.Run.Net, of.Features
	if p.net != net || !slices.Equal(p.features, features) {
		p.net, p.features, p.raster = net, slices.Clone(features), core.NewRaster(net, features)
	}
	p.side = gridFine
	most := mostPoints
	if len(net.Flat) > heavy {
		p.side, most = gridCoarse, mostPoints/2
	}
	points := of.Run.Points()
	p.stride = (len(points) + most - 1) / most
	p.inputs = p.inputs[:0]
	for i := 0; i < len(points); i += max(p.stride, 1) {
		p.inputs = append(p.inputs, points[i])
	}
	p.points = len(p.inputs)
	if !v.Grid && p.points > 0 {
		p.side = 0
	}
	r := of.Plane
	for y := range p.side {
		for x := range p.side {
			p.inputs = append(p.inputs, core.Point{
				X1: r.MinX1 + (r.MaxX1-r.MinX1)*float64(x)/float64(p.side-1),
				X2: r.MinX2 + (r.MaxX2-r.MinX2)*float64(y)/float64(p.side-1),
			})
		}
	}
	n, size := len(p.inputs), net.Sizes[layer]
	p.h = slices.Grow(p.h[:0], n*size)[:n*size]
	p.class = slices.Grow(p.class[:0], n)[:n]
	p.at = slices.Grow(p.at[:0], n)[:n]
	p.raster.Layer(p.h, p.class, layer, p.inputs)
}

// axes writes the coordinates of every row along three neurons or the three principal axes of the points.
func (p *activations) axes(v *Space, of Of, size int) {
	p.principal = v.Principal && size >= 3
	if !p.principal {
		p.units = v.Units(size)
		for i := range p.at {
			p.at[i] = Vec{}
			for k := range min(size, 3) {
				p.at[i][k] = p.h[i*size+p.units[k]]
			}
		}
		return
	}
	rows := p.points
	if rows < 2 { // nothing spreads: the grid's own axes
		rows = len(p.inputs)
	}
	p.age++
	if to := (fittedTo{p.net, v.LayerShown(of), rows}); to != p.fitted || !of.Running || size < wideLayer || p.age >= axesEvery {
		p.fit.Fit(p.h[:rows*size], rows, size)
		p.keepSigns(to != p.fitted, size)
		p.fitted, p.age = to, 0
	}
	for i := range p.at {
		row := p.h[i*size : (i+1)*size]
		for k := range 3 {
			sum := 0.0
			for j, v := range p.vectors[k*size : (k+1)*size] {
				sum += v * (row[j] - p.fit.Mean[j])
			}
			p.at[i][k] = sum
		}
	}
}

// keepSigns turns each axis so that it points as it did in the last drawing: the space must not flip while it learns.
func (p *activations) keepSigns(anew bool, size int) {
	last := p.vectors
	p.vectors = slices.Clone(p.fit.Vectors[:3*size])
	if anew || len(last) != len(p.vectors) {
		return
	}
	for k := range 3 {
		axis, dot := p.vectors[k*size:(k+1)*size], 0.0
		for j, v := range axis {
			dot += v * last[k*size+j]
		}
		if dot < 0 {
			for j := range axis {
				axis[j] = -axis[j]
			}
		}
	}
}

// Units are the neurons of a layer that are shown.
func (v *Space) Units(size int) [3]int {
	if size <= 3 {
		return [3]int{0, 1, 2}
	}
	units := v.Neuron
	for k, unit := range units {
		if unit >= size { // this layer is narrower than the one they were chosen in: take its last one that is free
			for unit = size - 1; slices.Contains(units[:], unit); unit-- {
			}
			units[k] = unit
		}
	}
	return units
}

// segments gives the pieces of the grid's lines, as pairs of rows.
func (p *activations) segments(yield func(a, b int)) {
	node := func(x, y int) int { return p.points + y*p.side + x }
	for line := 0; line < p.side; line += gridEvery {
		for i := range p.side - 1 {
			yield(node(i, line), node(i+1, line))
			yield(node(line, i), node(line, i+1))
		}
	}
}
