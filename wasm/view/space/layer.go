package space

import (
	"slices"

	"xorcery/core"
)

// cloud is places of the plane on their way through the network.
type cloud struct {
	inputs []core.Point
	h      [][]float64 // by layer; empty where it is not needed
	class  []int
	at     []Vec // in the drawn space

	product []Vec // of the layer before the shown one with its W, along the axes
}

// pass takes the places through the network.
func (c *cloud) pass(r *core.Raster, net *core.MLP, needed []bool) {
	n := len(c.inputs)
	c.h = slices.Grow(c.h[:0], len(net.Sizes))[:len(net.Sizes)]
	for l, size := range net.Sizes {
		c.h[l] = c.h[l][:0]
		if needed[l] {
			c.h[l] = slices.Grow(c.h[l], n*size)[:n*size]
		}
	}
	c.class = slices.Grow(c.class[:0], n)[:n]
	c.at = slices.Grow(c.at[:0], n)[:n]
	r.Layers(c.h, c.class, c.inputs)
}

// activations is the points, the nodes of the plane's grid and the boundary, in the layers that are needed.
type activations struct {
	raster   *core.Raster
	net      *core.MLP
	features []core.Feature
	all      cloud // the points that are shown, then the grid's nodes
	edge     cloud // the ends of the boundary's pieces
	line     core.Edge
	points   int
	stride   int // every so-many-th point is shown
	side     int // nodes along a side of the grid
	score    []float64
	bases    []basis // of each layer

	needed []bool
	was    passed
	passes int // through the network so far
}

// passed is what the last passes were made of: what has not changed is not taken through the network again.
type passed struct {
	inputs []core.Point
	flat   []float64
	plane  core.Rect
	needed []bool
}

// Bounds of the cost of a drawing.
const (
	gridFine   = 25   // nodes along a side
	gridCoarse = 13   // of a large network
	heavy      = 6000 // weights of a large network
	light      = 600  // of one whose boundary is traced finely
	gridEvery  = 2    // segments between two crossing lines
)

// fill takes the points, the grid and the boundary through the network; before says whether the layer before the shown one is needed too.
func (p *activations) fill(of Of, layer int, before bool) {
	net, features := of.net(), of.Features
	if p.net != net || !slices.Equal(p.features, features) {
		p.net, p.features, p.raster = net, slices.Clone(features), core.NewRaster(net, features)
		p.was = passed{}
	}
	if len(p.bases) < len(net.Sizes) {
		p.bases = append(p.bases, make([]basis, len(net.Sizes)-len(p.bases))...)
	}
	last := net.Layers() - 1
	p.needed = slices.Grow(p.needed[:0], len(net.Sizes))[:len(net.Sizes)]
	clear(p.needed)
	p.needed[layer], p.needed[last] = true, true
	if before {
		p.needed[layer-1] = true
	}
	p.gather(of)
	w := &p.was
	if slices.Equal(w.inputs, p.all.inputs) && slices.Equal(w.flat, net.Flat) && slices.Equal(w.needed, p.needed) && w.plane == of.Plane {
		return
	}
	w.inputs, w.flat, w.needed = append(w.inputs[:0], p.all.inputs...), append(w.flat[:0], net.Flat...), append(w.needed[:0], p.needed...)
	w.plane = of.Plane
	p.passes++
	p.all.pass(p.raster, net, p.needed)
	nodes := p.side * p.side
	p.score = slices.Grow(p.score[:0], nodes*of.classes())[:nodes*of.classes()]
	net.Scores(p.score, p.all.h[last][p.points*net.Sizes[last]:])
	p.line.Trace(p.raster, of.Plane, p.side, p.score, len(net.Flat) <= light)
	p.edge.inputs = append(p.edge.inputs[:0], p.line.Points...)
	p.edge.pass(p.raster, net, p.needed)
}

// gather lists the places.
func (p *activations) gather(of Of) {
	p.side = gridFine
	most := mostPoints
	if len(of.net().Flat) > heavy {
		p.side, most = gridCoarse, mostPoints/2
	}
	points := of.Run.Points()
	p.stride = (len(points) + most - 1) / most
	list := p.all.inputs[:0]
	for i := 0; i < len(points); i += max(p.stride, 1) {
		list = append(list, points[i])
	}
	p.points = len(list)
	r := of.Plane
	for y := range p.side {
		for x := range p.side {
			list = append(list, core.Point{
				X1: r.MinX1 + (r.MaxX1-r.MinX1)*float64(x)/float64(p.side-1),
				X2: r.MinX2 + (r.MaxX2-r.MinX2)*float64(y)/float64(p.side-1),
			})
		}
	}
	p.all.inputs = list
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
