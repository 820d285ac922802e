package space

import (
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Room in the picture for the labels beside and below the space.
const (
	sideLabel = 46.0
	footLabel = 28.0 // with a map

	labelHeight = 14.0
	bareMargin  = 8.0 // where there are no labels
)

// tiny says whether the picture is so small that labels would take the room that the space needs.
func (d *Scene) tiny() bool { return d.Area.W < 180 || d.Area.H < 100 }

// A neuron's map stands left of its name, or above it at the side of the picture.
const (
	IconSide = 20.0
	IconRoom = IconSide + 5 // with the gap to the name
)

// frame adds the edges of the space, in short pieces so that they sort by depth, and names each axis at one of them.
func (d *Scene) frame() {
	const pieces = 8
	n := 1 << d.Dims
	corner := func(i int) (v Vec) {
		for k := range d.Dims {
			v[k] = -1
			if i>>k&1 == 1 {
				v[k] = 1
			}
		}
		v[2] *= 1 - d.Flat
		return v
	}
	var at [8][2]float64
	nearest, depth := -1, math.Inf(-1)
	for i := range n {
		p := d.screen(corner(i))
		at[i] = [2]float64{p.x, p.y}
		if d.Dims == 3 && p.depth > depth {
			nearest, depth = i, p.depth
		}
	}
	for k := range d.Dims {
		named := outlineEdge(at[:n], k)
		for i := range n {
			if i>>k&1 == 1 {
				continue
			}
			a, b, kind := corner(i), corner(i|1<<k), FrameLine
			switch {
			case i == named:
				kind = AxisLine
			case i == nearest || i|1<<k == nearest:
				kind = FrontLine
			}
			for j := range pieces {
				d.line(between(a, b, float64(j)/pieces), between(a, b, float64(j+1)/pieces), kind, 0)
			}
		}
		if d.Axes[k] != "" && named >= 0 && !d.tiny() {
			d.label(at[named], at[named|1<<k], k)
		}
	}
}

// outlineEdge is the edge along axis k at which the axis is named, as the number of its lower corner: of those on the outline
// of the picture the lowest, and for the third axis, which stands upright, the leftmost. at has a place for each corner,
// whose bits say on which side of each axis it lies.
func outlineEdge(at [][2]float64, k int) int {
	best, most := -1, math.Inf(-1)
	for i := range at {
		j := i | 1<<k
		if i == j {
			continue
		}
		a, b := at[i], at[j]
		left, right := false, false
		for _, c := range at {
			cross := (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
			left, right = left || cross < -1e-6, right || cross > 1e-6
		}
		if left && right {
			continue
		}
		score := a[1] + b[1] - 0.01*(a[0]+b[0])
		if k == 2 {
			score = 0.01*(a[1]+b[1]) - a[0] - b[0]
		}
		if score > most+1e-6 {
			best, most = i, score
		}
	}
	return best
}

// label names axis k outside its edge from a to b, and says where it begins and ends, as far as that does not lie over a
// label placed before.
func (d *Scene) label(a, b [2]float64, k int) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := math.Hypot(dx, dy)
	if length < 16 { // seen from its end
		return
	}
	nx, ny := -dy/length, dx/length
	if nx*((a[0]+b[0])/2-d.x)+ny*((a[1]+b[1])/2-d.y) < 0 {
		nx, ny = -nx, -ny
	}
	place := func(t float64, l Label) Label {
		l.W, l.H = layout.TextWidth(l.Text), labelHeight
		if l.Name && d.Shows[l.K].Neuron && d.icons() {
			if l.Icon = true; math.Abs(nx) > 0.8 {
				l.H, l.Stacked = l.H+IconRoom, true
			} else {
				l.W, l.H = l.W+IconRoom, IconSide
			}
		}
		away := 6 + math.Abs(nx)*l.W/2 + math.Abs(ny)*l.H/2
		l.X, l.Y = a[0]+t*dx+nx*away, a[1]+t*dy+ny*away
		return l
	}
	free := func(l Label) bool { return !slices.ContainsFunc(d.Labels, l.overlaps) }
	if name := place(0.5, Label{Text: d.Axes[k], Name: true, K: k}); free(name) {
		d.Labels = append(d.Labels, name)
	}
	if !d.Scaled {
		return
	}
	low, high := place(0.04, Label{Text: shortNumber(d.Low[k])}), place(0.96, Label{Text: shortNumber(d.High[k])})
	if free(low) && free(high) && !low.overlaps(high) { // one alone would pass for another axis' end
		d.Labels = append(d.Labels, low, high)
	}
}

// overlaps says whether two labels are too near to be told apart.
func (l Label) overlaps(o Label) bool {
	return math.Abs(l.X-o.X) < (l.W+o.W)/2+4 && math.Abs(l.Y-o.Y) < (l.H+o.H)/2
}

// Icon fills dst, (Nodes, Nodes), with what the neuron or input of axis k answers over the plane, the top row first; it says where there is
// none.
func (d *Scene) Icon(dst []float64, k int) bool {
	p, a := &d.space, d.Shows[k]
	n := p.side
	if !a.Neuron || len(dst) != n*n {
		return false
	}
	for y := range n {
		for x := range n {
			node := p.points + (n-1-y)*n + x
			at := &dst[y*n+x]
			switch in := p.all.inputs[node]; {
			case a.Layer > 0:
				*at = p.all.h[a.Layer][node*p.net.Sizes[a.Layer]+a.Unit]
			case k == 0:
				*at = in.X1
			default:
				*at = in.X2
			}
		}
	}
	return true
}

// Nodes is how many nodes the grid has along each side.
func (d *Scene) Nodes() int { return d.space.side }

// icons says whether the picture has the room for the neurons' maps.
func (d *Scene) icons() bool { return d.Area.W >= 220 && d.Area.H >= 170 }

// shortNumber is a number for an axis' end.
func shortNumber(v float64) string {
	return core.FormatFloat(v, 'g', 3)
}
