package space

import (
	"math"
	"slices"

	"xorcery/core"
)

// way is where the plane stands on its way into a layer's space. It goes through stops, each a frame of its own: the space before the
// layer (the plane, for the first), then what each move makes of it, at last the layer's space. Between two stops everything goes straight
// from its drawn place in the one to that in the other.
type way struct {
	layer int
	moves []Move
	move  int     // at work
	t     float64 // of it, done

	start, middle frame // of the first stop, and of those before the last
	matrix        []float64
	bias          Vec
}

// done says that the plane has arrived in the layer's space.
func (w *way) done() bool { return w.move == len(w.moves)-1 && w.t == 1 }

// leaving is how much of the space before the layer is still there: it goes with the first move.
func (w *way) leaving() float64 {
	if w.move > 0 {
		return 0
	}
	return 1 - w.t
}

// stop is the nearer of the two stops, by its number, and whether the plane stands there.
func (w *way) stop() (i int, there bool) {
	if w.t < 0.5 {
		return w.move, w.t == 0
	}
	return w.move + 1, w.t == 1
}

// place puts the rows of points, grid and boundary where they stand on the way; false where a number is not finite.
func (p *activations) place(v *Space, of Of, w *way) bool {
	net := of.net()
	b := &p.bases[w.layer]
	if !b.find(v, of, &p.all, w.layer, p.points) {
		return false
	}
	if w.done() {
		return p.put(&p.all, w, net) && p.put(&p.edge, w, net)
	}
	if w.layer > 1 && w.leaving() > 0 {
		if before := &p.bases[w.layer-1]; !before.find(v, of, &p.all, w.layer-1, p.points) {
			return false
		} else {
			w.start = before.frame
		}
	} else if w.layer == 1 {
		w.start = p.planeFrame(of.Plane)
	}
	fanIn := net.Sizes[w.layer-1]
	w.matrix = slices.Grow(w.matrix[:0], 3*fanIn)[:3*fanIn]
	w.bias = b.into(w.matrix, net, w.layer)
	p.all.multiply(w.matrix, w.layer-1, fanIn)
	p.edge.multiply(w.matrix, w.layer-1, fanIn)
	return p.frameMiddle(w, net) && p.put(&p.all, w, net) && p.put(&p.edge, w, net)
}

// planeFrame is the square of the plane that is shown, widened where points lie outside of it.
func (p *activations) planeFrame(r core.Rect) frame {
	x1, x2, half := (r.MinX1+r.MaxX1)/2, (r.MinX2+r.MaxX2)/2, (r.MaxX1-r.MinX1)/2
	for _, at := range p.all.inputs[:p.points] {
		half = max(half, math.Abs(at.X1-x1), math.Abs(at.X2-x2))
	}
	return frame{Vec{x1 - half, x2 - half, -1}, Vec{x1 + half, x2 + half, 1}}
}

// frameMiddle frames the stops between the first and the last, all alike, so that a shift is seen as one: about 0 where an activation comes
// after them that squashes along the axes.
func (p *activations) frameMiddle(w *way, net *core.MLP) bool {
	low, high, reach := Vec{}, Vec{}, 0.0
	for _, u := range p.all.product {
		for k, x := range u {
			y := x + w.bias[k]
			low[k], high[k] = min(low[k], x, y), max(high[k], x, y)
			reach = max(reach, math.Abs(x), math.Abs(y))
		}
	}
	for k := range 3 {
		lo, hi := -reach, reach
		if net.Hidden == core.Linear || p.bases[w.layer].axes != nil {
			lo, hi = low[k], high[k]
		}
		if !w.middle.around(k, lo, hi) {
			return false
		}
	}
	return true
}

// multiply finds h W along the axes, of every row of a layer with so many neurons.
func (c *cloud) multiply(m []float64, layer, size int) {
	c.product = slices.Grow(c.product[:0], len(c.inputs))[:len(c.inputs)]
	for n := range c.product {
		var u Vec
		for i, x := range c.h[layer][n*size : (n+1)*size] {
			row := m[3*i : 3*i+3]
			u[0] += x * row[0]
			u[1] += x * row[1]
			u[2] += x * row[2]
		}
		c.product[n] = u
	}
}

// put places the rows of a cloud.
func (p *activations) put(c *cloud, w *way, net *core.MLP) bool {
	for i := range c.inputs {
		var v Vec
		switch {
		case w.t == 0:
			v = p.stop(c, w, net, i, w.move)
		case w.t == 1:
			v = p.stop(c, w, net, i, w.move+1)
		default:
			v = between(p.stop(c, w, net, i, w.move), p.stop(c, w, net, i, w.move+1), w.t)
		}
		for _, x := range v {
			if !(math.Abs(x) <= 1e6) {
				return false
			}
		}
		c.at[i] = v
	}
	return true
}

// stop is the drawn place of row i at a stop of the way.
func (p *activations) stop(c *cloud, w *way, net *core.MLP, i, stop int) Vec {
	row := func(layer int) []float64 {
		size := net.Sizes[layer]
		return c.h[layer][i*size : (i+1)*size]
	}
	switch {
	case stop == len(w.moves):
		b := &p.bases[w.layer]
		return b.frame.put(b.coordinates(row(w.layer)))
	case stop == 0 && w.layer == 1:
		return w.start.put(Vec{c.inputs[i].X1, c.inputs[i].X2, 0})
	case stop == 0:
		return w.start.put(p.bases[w.layer-1].coordinates(row(w.layer - 1)))
	}
	u := c.product[i]
	if w.moves[stop-1].Kind == Shift {
		for k := range u {
			u[k] += w.bias[k]
		}
	}
	return w.middle.put(u)
}

// Axis is what an axis shows.
type Axis struct {
	Name   string
	Neuron bool // or input, of which there is a map
	Layer  int
	Unit   int
}

// axesAt are the axes at a stop of the way, and their frame.
func (p *activations) axesAt(of Of, w *way, stop int) (axes [3]Axis, f frame) {
	net := of.net()
	named := func(layer int, symbol string) {
		for k := range axes {
			axes[k] = p.bases[layer].axis(k, net.Sizes[layer], symbol, layer)
		}
	}
	switch {
	case stop == len(w.moves):
		named(w.layer, symbol("h", w.layer))
		return axes, p.bases[w.layer].frame
	case stop == 0 && w.layer == 1:
		axes[0], axes[1] = inputAxis(of, core.X1), inputAxis(of, core.X2)
		return axes, w.start
	case stop == 0:
		named(w.layer-1, symbol("h", w.layer-1))
		return axes, w.start
	case w.moves[stop].Kind == Shift: // not yet shifted
		named(w.layer, symbol("h", w.layer-1)+symbol("W", w.layer))
	default:
		named(w.layer, symbol("z", w.layer))
	}
	return axes, w.middle
}

// symbol is the name of a layer's quantity; the input layer's h is X.
func symbol(letter string, layer int) string {
	if layer == 0 {
		return "X"
	}
	return letter + string(rune('0'+layer))
}

// inputAxis is an axis of the plane.
func inputAxis(of Of, f core.Feature) Axis {
	at := slices.Index(of.Features, f)
	return Axis{Name: f.Name(), Neuron: at >= 0, Unit: max(at, 0)}
}
