package core

// forward takes the block in h[0] through every layer.
func (a *lanes) forward() {
	m := a.net
	last := m.Layers() - 1
	for l := range m.W {
		var b []float64
		if m.B != nil {
			b = m.B[l]
		}
		z := a.h[l+1][:m.Sizes[l+1]*a.rows]
		affine(z, a.h[l], m.W[l], b, m.Sizes[l], m.Sizes[l+1], a.rows) // z = h W + b
		switch {
		case l < last:
			activate(m.Hidden, z) // h = f(z)
		case m.Out == SigmoidOutput:
			copy(a.z, z)
			sigmoids(z)
		default:
			copy(a.z, z)
			softmax(z, m.Sizes[l+1], a.rows)
		}
	}
}

// backward adds the gradient of the block's loss to grad. dz of the last layer is already in place; for each layer from the last
//
//	dLoss/dW = hᵀ dz   dLoss/db = Σ dz   dLoss/dh = dz Wᵀ   dz of the layer before = dLoss/dh ⊙ f'(z)
func (a *lanes) backward(grad Params) {
	m := a.net
	for l := m.Layers() - 1; l >= 0; l-- {
		fanIn, fanOut := m.Sizes[l], m.Sizes[l+1]
		addProducts(grad.W[l], a.h[l], a.dz[l], fanIn, fanOut, a.rows)
		if grad.B != nil {
			addSums(grad.B[l], a.dz[l], fanOut, a.rows)
		}
		if l > 0 {
			dh := a.dz[l-1][:fanIn*a.rows]
			affineBack(dh, a.dz[l], m.W[l], fanIn, fanOut, a.rows)
			multiplyDerivative(m.Hidden, dh, a.h[l])
		}
	}
}

// affine is z = h W + b: z is (fanOut, rows), h (fanIn, rows), W (fanIn, fanOut), b (fanOut) or nil. Each sum runs over the fan-in in order.
func affine(z, h, w, b []float64, fanIn, fanOut, rows int) {
	for j := range fanOut {
		bias := 0.0
		if b != nil {
			bias = b[j]
		}
		for n := 0; n < rows; n += 4 {
			s0, s1, s2, s3 := bias, bias, bias, bias
			for i := range fanIn {
				v := h[i*rows+n : i*rows+n+4 : i*rows+n+4]
				wij := w[i*fanOut+j]
				s0 += float64(v[0] * wij)
				s1 += float64(v[1] * wij)
				s2 += float64(v[2] * wij)
				s3 += float64(v[3] * wij)
			}
			d := z[j*rows+n : j*rows+n+4 : j*rows+n+4]
			d[0], d[1], d[2], d[3] = s0, s1, s2, s3
		}
	}
}

// affineBack is dh = dz Wᵀ: dh is (fanIn, rows), dz (fanOut, rows). Each sum runs over the fan-out in order.
func affineBack(dh, dz, w []float64, fanIn, fanOut, rows int) {
	for i := range fanIn {
		for n := 0; n < rows; n += 4 {
			var s0, s1, s2, s3 float64
			for j := range fanOut {
				v := dz[j*rows+n : j*rows+n+4 : j*rows+n+4]
				wij := w[i*fanOut+j]
				s0 += float64(v[0] * wij)
				s1 += float64(v[1] * wij)
				s2 += float64(v[2] * wij)
				s3 += float64(v[3] * wij)
			}
			d := dh[i*rows+n : i*rows+n+4 : i*rows+n+4]
			d[0], d[1], d[2], d[3] = s0, s1, s2, s3
		}
	}
}

// addProducts adds hᵀ dz to dw, (fanIn, fanOut): each a sum over the rows in four partial sums.
func addProducts(dw, h, dz []float64, fanIn, fanOut, rows int) {
	for i := range fanIn {
		for j := range fanOut {
			dw[i*fanOut+j] += rowDot(h[i*rows:(i+1)*rows], dz[j*rows:(j+1)*rows])
		}
	}
}

// addSums adds the sum of each neuron's dz over the rows to db, (fanOut).
func addSums(db, dz []float64, fanOut, rows int) {
	for j := range fanOut {
		db[j] += rowSum(dz[j*rows : (j+1)*rows])
	}
}

// rowDot is Σ x y over len(x) rows, a multiple of 4: rows n mod 4 in four partial sums, combined as (s0+s1)+(s2+s3).
func rowDot(x, y []float64) float64 {
	var s0, s1, s2, s3 float64
	y = y[:len(x)]
	for n := 0; n+3 < len(x); n += 4 {
		s0 += float64(x[n] * y[n])
		s1 += float64(x[n+1] * y[n+1])
		s2 += float64(x[n+2] * y[n+2])
		s3 += float64(x[n+3] * y[n+3])
	}
	return (s0 + s1) + (s2 + s3)
}

// rowSum is Σ x in the order of rowDot.
func rowSum(x []float64) float64 {
	var s0, s1, s2, s3 float64
	for n := 0; n+3 < len(x); n += 4 {
		s0 += x[n]
		s1 += x[n+1]
		s2 += x[n+2]
		s3 += x[n+3]
	}
	return (s0 + s1) + (s2 + s3)
}
