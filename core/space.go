package core

// Layer fills dst, (len(points), Sizes[layer]), with the activations h of one layer at the points, a row a point, and class,
// len(points) long, with the class that each is given. Layer 1 is the first after the inputs, layer 0 the features. It
// costs a forward pass a point and allocates nothing.
func (r *Raster) Layer(dst []float64, class []int, layer int, points []Point) {
	if layer < 0 || layer >= len(r.net.Sizes) || len(class) != len(points) || len(dst) != len(points)*r.net.Sizes[layer] {
		panic("core: Raster.Layer: no such layer, or dst or class is not as long as the points ask")
	}
	a, size := r.lanes, r.net.Sizes[layer]
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
			row := dst[(first+n)*size:][:size]
			for i := range row {
				row[i] = a.h[layer][i*a.rows+n]
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
