package core

// Rect is a part of the plane: what a picture shows.
type Rect struct{ MinX1, MinX2, MaxX1, MaxX2 float64 }

// Raster evaluates a network over a grid of pixels. Row 0 is the top (largest x2); a pixel is evaluated at its
// center. It reads the network's present weights at each call; a network of another shape needs another Raster. After
// the first call of a size nothing is allocated.
type Raster struct {
	net      *MLP
	features []Feature
	lanes    *lanes
	point    []float64    // the features of one pixel
	columns  []float64    // (D, width+1): the features at each column, where they do not depend on x2
	width    int          // that columns is for
	view     Rect         // likewise
	rows     [2][]float64 // probabilities of two rows of pixels, for Paint
	picked   [][]float64  // for Layer
}

// NewRaster makes a Raster for a network that sees the given features. It panics if their number is not the network's
// inputs.
func NewRaster(net *MLP, features []Feature) *Raster {
	if len(features) != net.Sizes[0] {
		panic("core: NewRaster: the features are not as many as the network's inputs")
	}
	return &Raster{net: net, features: features, lanes: newLanes(net, nil), point: make([]float64, len(features))}
}

// Classes is the number of probabilities of a pixel: the outputs, or 2 for a single output h, which stands for (h,
// 1−h).
func (r *Raster) Classes() int { return max(r.net.Sizes[len(r.net.Sizes)-1], 2) }

// Probabilities fills dst, (height, width, Classes): the outputs h of each pixel, divided by their sum.
func (r *Raster) Probabilities(dst []float64, width, height int, view Rect) {
	row := width * r.Classes()
	if len(dst) != row*height {
		panic("core: Raster.Probabilities: dst is not height·width·classes long")
	}
	for y := range height {
		r.probabilityRow(dst[y*row:(y+1)*row], width, y, height, view)
	}
}

// PredictPoint writes the probabilities of the point (x1, x2) to dst, Classes long.
func (r *Raster) PredictPoint(dst []float64, x1, x2 float64) {
	if len(dst) != r.Classes() {
		panic("core: Raster.PredictPoint: dst is not as long as the classes")
	}
	r.probabilityRow(dst, 1, 0, 1, Rect{x1, x2, x1, x2})
}

// Neuron fills dst, (height, width), with the activation h of one neuron: layer 1 is the first after the inputs,
// layer 0 the features.
func (r *Raster) Neuron(dst []float64, layer, unit, width, height int, view Rect) {
	if len(dst) != width*height || layer < 0 || layer >= len(r.net.Sizes) || unit < 0 || unit >= r.net.Sizes[layer] {
		panic("core: Raster.Neuron: no such neuron, or dst is not height·width long")
	}
	r.eachBlock(width, height, view, func(x, y, used int) {
		copy(dst[y*width+x:], r.lanes.h[layer][unit*r.lanes.rows:][:used])
	})
}

// Activations fills dst[l], (Sizes[l], height, width), with the activations h of every neuron over a grid of pixels, in
// one pass of the network: the small maps of what each neuron sees. Layer 0 is the features.
func (r *Raster) Activations(dst [][]float64, width, height int, view Rect) {
	for l, size := range r.net.Sizes {
		if len(dst[l]) != size*width*height {
			panic("core: Raster.Activations: a layer of dst is not neurons·height·width long")
		}
	}
	r.eachBlock(width, height, view, func(x, y, used int) {
		for l, size := range r.net.Sizes {
			for i := range size {
				copy(dst[l][(i*height+y)*width+x:], r.lanes.h[l][i*r.lanes.rows:][:used])
			}
		}
	})
}

// eachBlock takes all pixels through the network, and calls f for each block of them: used pixels of row y from x on.
func (r *Raster) eachBlock(width, height int, view Rect, f func(x, y, used int)) {
	for y := range height {
		for x := 0; x < width; x += blockRows {
			used := min(blockRows, width-x)
			r.load(x, used, width, y, height, view)
			r.lanes.forward()
			f(x, y, used)
		}
	}
}

// load puts the features of pixels x … x+used−1 of row y into the lanes. Features of x1 alone were worked out once
// for the view, those of x2 alone are the same all along the row.
func (r *Raster) load(x, used, width, y, height int, view Rect) {
	if r.width != width || r.view != view {
		r.prepareColumns(width, view)
	}
	a := r.lanes
	a.resize(used)
	x2 := view.MaxX2 - float64((float64(y)+0.5)/float64(height)*(view.MaxX2-view.MinX2))
	Expand(r.point, r.features, 0, x2)
	for i, f := range r.features {
		column := r.columns[i*(width+1):][x : x+used]
		h := a.h[0][i*a.rows : (i+1)*a.rows]
		switch f {
		case X1, X1Squared, SinX1:
			copy(h, column)
		case X1X2:
			for n, x1 := range column {
				h[n] = x1 * x2
			}
		default:
			fill(h, r.point[i])
		}
		for n := used; n < len(h); n++ {
			h[n] = h[used-1]
		}
	}
}

// prepareColumns works out x1 and its features at the center of every column, and one column beyond.
func (r *Raster) prepareColumns(width int, view Rect) {
	r.width, r.view = width, view
	if size := len(r.features) * (width + 1); cap(r.columns) < size {
		r.columns = make([]float64, size)
	}
	r.columns = r.columns[:len(r.features)*(width+1)]
	for n := range width + 1 {
		x1 := view.MinX1 + float64((float64(n)+0.5)/float64(width)*(view.MaxX1-view.MinX1))
		Expand(r.point, r.features, x1, 1) // x2 = 1 leaves x1 in the place of x1·x2
		for i, v := range r.point {
			r.columns[i*(width+1)+n] = v
		}
	}
}

// fill sets every number of h, a multiple of 4 of them.
func fill(h []float64, v float64) {
	for n := 0; n <= len(h)-4; n += 4 {
		h[n], h[n+1], h[n+2], h[n+3] = v, v, v, v
	}
}

// probabilityRow fills dst, a number of pixels by Classes, with the start of row y of a picture of width by height
// pixels. One pixel beyond the width, and a y of height, lie just outside the view.
func (r *Raster) probabilityRow(dst []float64, width, y, height int, view Rect) {
	a, last := r.lanes, len(r.net.Sizes)-1
	outputs, classes := r.net.Sizes[last], r.Classes()
	count := len(dst) / classes
	for x := 0; x < count; x += blockRows {
		used := min(blockRows, count-x)
		r.load(x, used, width, y, height, view)
		a.forward()
		h, p := a.h[last][:outputs*a.rows], dst[x*classes:][:used*classes]
		switch {
		case outputs == 1:
			for n := range used {
				p[2*n], p[2*n+1] = h[n], 1-h[n]
			}
		case outputs == 2 && !a.softmax:
			normalizePairs(p, h[:a.rows], h[a.rows:])
		default:
			for n := range used {
				total := 1.0
				if !a.softmax {
					total = 0
					for k := range classes {
						total += h[k*a.rows+n]
					}
				}
				for k := range classes {
					p[n*classes+k] = h[k*a.rows+n] / total
				}
			}
		}
	}
}

// normalizePairs writes the outputs g and h of each pixel, divided by their sum, to p.
func normalizePairs(p, g, h []float64) {
	h = h[:len(g)]
	n := 0
	for ; n <= len(g)-4 && 2*n <= len(p)-8; n += 4 {
		g0, g1, g2, g3 := g[n], g[n+1], g[n+2], g[n+3]
		h0, h1, h2, h3 := h[n], h[n+1], h[n+2], h[n+3]
		t0, t1, t2, t3 := 1/(g0+h0), 1/(g1+h1), 1/(g2+h2), 1/(g3+h3)
		q := (*[8]float64)(p[2*n:])
		q[0], q[1], q[2], q[3] = g0*t0, h0*t0, g1*t1, h1*t1
		q[4], q[5], q[6], q[7] = g2*t2, h2*t2, g3*t3, h3*t3
	}
	for ; 2*n < len(p); n++ {
		t := 1 / (g[n] + h[n])
		p[2*n], p[2*n+1] = g[n]*t, h[n]*t
	}
}
