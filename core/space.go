package core

// Layers fills dst[l], (len(points), Sizes[l]), with the activations h of layer l at the points, a row a point, for every l where
// dst has something to fill, and class, len(points) long, with the class that each is given. Layer 1 is the first after the
// inputs, layer 0 the features. It costs a forward pass a point and allocates nothing.
func (r *Raster) Layers(dst [][]float64, class []int, points []Point) {
	sizes := r.net.Sizes
	if len(class) != len(points) || len(dst) != len(sizes) {
		panic("core: Raster.Layers: class is not as long as the points, or dst not as the layers")
	}
	for l, h := range dst {
		if len(h) != 0 && len(h) != len(points)*sizes[l] {
			panic("core: Raster.Layers: a layer of dst is not points·neurons long")
		}
	}
	a := r.lanes
	for first := 0; first < len(points); first += blockRows {
		used := min(blockRows, len(points)-first)
		a.resize(used)
		for n := range a.rows {
			p := points[first+min(n, used-1)]
			Expand(r.point, r.features, p.X1, p.X2)
			for i, v := range r.point {
				a.h[0][i*a.rows+n] = v
			}
		}
		a.forward()
		for n := range used {
			class[first+n] = a.class(n)
			for l, h := range dst {
				if len(h) == 0 {
					continue
				}
				row := h[(first+n)*sizes[l]:][:sizes[l]]
				for i := range row {
					row[i] = a.h[l][i*a.rows+n]
				}
			}
		}
	}
}

// Layer is Layers for one layer.
func (r *Raster) Layer(dst []float64, class []int, layer int, points []Point) {
	if layer < 0 || layer >= len(r.net.Sizes) || len(dst) != len(points)*r.net.Sizes[layer] {
		panic("core: Raster.Layer: no such layer, or dst is not points·neurons long")
	}
	if len(r.picked) != len(r.net.Sizes) {
		r.picked = make([][]float64, len(r.net.Sizes))
	}
	clear(r.picked)
	r.picked[layer] = dst
	r.Layers(r.picked, class, points)
}

// Scores fills dst, (rows, K), with z of the last layer for the rows of h, that of the layer before it. The class of a row is that
// of its largest score, whatever the output is.
func (m *MLP) Scores(dst, h []float64) {
	last := m.Layers() - 1
	fanIn, outputs := m.Sizes[last], m.Sizes[last+1]
	rows := len(h) / fanIn
	if len(h) != rows*fanIn || len(dst) != rows*outputs {
		panic("core: Scores: dst is not rows·outputs long, or h not rows·neurons")
	}
	for r := range rows {
		z := dst[r*outputs : (r+1)*outputs]
		if m.B != nil {
			copy(z, m.B[last])
		} else {
			clear(z)
		}
		for i, v := range h[r*fanIn : (r+1)*fanIn] {
			for k, w := range m.W[last][i*outputs : (i+1)*outputs] {
				z[k] += float64(v * w)
			}
		}
	}
}

// Separator is the plane in the space of the last hidden layer where two outputs are equal: w·h + b = 0 with w the
// difference of their columns of the last W and b that of their biases; w·h + b > 0 where output j is larger. w is Sizes[L−1] long.
func (m *MLP) Separator(w []float64, j, k int) (b float64) {
	last := m.Layers() - 1
	outputs := m.Sizes[last+1]
	if len(w) != m.Sizes[last] || j < 0 || j >= outputs || k < 0 || k >= outputs {
		panic("core: Separator: no such output, or w is not as long as the last hidden layer")
	}
	for i := range w {
		w[i] = m.W[last][i*outputs+j] - m.W[last][i*outputs+k]
	}
	if m.B != nil {
		b = m.B[last][j] - m.B[last][k]
	}
	return b
}
