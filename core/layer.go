package core

// forward takes the block in h[0] through every layer: z = h W + b, h = f(z).
func (a *lanes) forward() {
	last := len(a.layers) - 1
	for l := range last {
		y := &a.layers[l]
		combine(y.z, y.x, y.w, y.b, a.rows, 1, y.fanIn, y.fanOut)
		a.hidden.apply(y.z)
	}
	y := &a.layers[last]
	combine(y.z, y.x, y.w, y.b, a.rows, 1, y.fanIn, y.fanOut)
	if a.crossEntropy {
		copy(a.z, y.z)
	}
	if a.softmax {
		softmax(y.z, y.fanOut, a.rows)
	} else {
		sigmoids(y.z)
	}
}

// backward adds the gradient of the block's loss to the gradient that newLanes was given. dz of the last layer is in
// place; for each layer from the last
//
//	dLoss/dW = hᵀ dz   dLoss/db = Σ dz   dLoss/dh = dz Wᵀ   and in the layer before   dz = dLoss/dh ⊙ f'(z)
func (a *lanes) backward() {
	for l := len(a.layers) - 1; l >= 0; l-- {
		y := &a.layers[l]
		if a.rows == 4 {
			addProductsQuad(y.dw, y.db, y.x, y.dz, y.fanOut)
		} else {
			addProducts(y.dw, y.x, y.dz, a.rows, y.fanOut)
			addSums(y.db, y.dz, a.rows)
		}
		if l > 0 {
			combine(y.dx, y.dz, y.w, nil, a.rows, y.fanOut, y.fanOut, 1)
			a.hidden.multiplyDerivative(y.dx, y.x)
		}
	}
}

// combine is out = x W + b: row o of out is b[o] (0 where b is nil) plus the sum over i, in order, of row i of x
// times w[o·outStep + i·inStep]. With steps 1 and fanOut that is z = h W + b; with steps fanOut and 1 it is dh = dz
// Wᵀ. A pass over the rows takes four i at once, the first as many as leave a multiple of four.
func combine(out, x, w, b []float64, rows, outStep, ins, inStep int) {
	if rows == 4 {
		combineQuad(out, x, w, b, outStep, inStep)
		return
	}
	for o := 0; o*rows < len(out); o++ {
		z := out[o*rows : (o+1)*rows]
		bias := 0.0
		if b != nil {
			bias = b[o]
		}
		weights := w[o*outStep:]
		i := ins & 3
		switch i {
		case 1:
			w0 := weights[0]
			x0 := x[:rows][:len(z)]
			for n := 0; n <= len(z)-4; n += 4 {
				z[n] = bias + float64(x0[n]*w0)
				z[n+1] = bias + float64(x0[n+1]*w0)
				z[n+2] = bias + float64(x0[n+2]*w0)
				z[n+3] = bias + float64(x0[n+3]*w0)
			}
		case 2:
			w0, w1 := weights[0], weights[inStep]
			x0, x1 := x[:rows][:len(z)], x[rows : 2*rows][:len(z)]
			for n := 0; n <= len(z)-4; n += 4 {
				z[n] = bias + float64(x0[n]*w0) + float64(x1[n]*w1)
				z[n+1] = bias + float64(x0[n+1]*w0) + float64(x1[n+1]*w1)
				z[n+2] = bias + float64(x0[n+2]*w0) + float64(x1[n+2]*w1)
				z[n+3] = bias + float64(x0[n+3]*w0) + float64(x1[n+3]*w1)
			}
		case 3:
			w0, w1, w2 := weights[0], weights[inStep], weights[2*inStep]
			x0, x1, x2 := x[:rows][:len(z)], x[rows : 2*rows][:len(z)], x[2*rows : 3*rows][:len(z)]
			for n := 0; n <= len(z)-4; n += 4 {
				z[n] = bias + float64(x0[n]*w0) + float64(x1[n]*w1) + float64(x2[n]*w2)
				z[n+1] = bias + float64(x0[n+1]*w0) + float64(x1[n+1]*w1) + float64(x2[n+1]*w2)
				z[n+2] = bias + float64(x0[n+2]*w0) + float64(x1[n+2]*w1) + float64(x2[n+2]*w2)
				z[n+3] = bias + float64(x0[n+3]*w0) + float64(x1[n+3]*w1) + float64(x2[n+3]*w2)
			}
		default:
			for n := range z {
				z[n] = bias
			}
		}
		for ; i < ins; i += 4 {
			at := i * rows
			w0, w1, w2, w3 := weights[i*inStep], weights[(i+1)*inStep], weights[(i+2)*inStep], weights[(i+3)*inStep]
			x0, x1 := x[at : at+rows][:len(z)], x[at+rows : at+2*rows][:len(z)]
			x2, x3 := x[at+2*rows : at+3*rows][:len(z)], x[at+3*rows : at+4*rows][:len(z)]
			for n := 0; n <= len(z)-4; n += 4 {
				z[n] = z[n] + float64(x0[n]*w0) + float64(x1[n]*w1) + float64(x2[n]*w2) + float64(x3[n]*w3)
				z[n+1] = z[n+1] + float64(x0[n+1]*w0) + float64(x1[n+1]*w1) + float64(x2[n+1]*w2) + float64(x3[n+1]*w3)
				z[n+2] = z[n+2] + float64(x0[n+2]*w0) + float64(x1[n+2]*w1) + float64(x2[n+2]*w2) + float64(x3[n+2]*w3)
				z[n+3] = z[n+3] + float64(x0[n+3]*w0) + float64(x1[n+3]*w1) + float64(x2[n+3]*w2) + float64(x3[n+3]*w3)
			}
		}
	}
}

// addProducts adds hᵀ dz to dw, (fanIn, fanOut): each a sum over the rows n in four partial sums by n mod 4, combined
// as (s0+s1)+(s2+s3).
func addProducts(dw, h, dz []float64, rows, fanOut int) {
	for at := 0; at < len(h); at += rows {
		x := h[at : at+rows]
		j := 0
		for ; j+1 < fanOut; j += 2 {
			d, e := dz[j*rows : (j+1)*rows][:len(x)], dz[(j+1)*rows : (j+2)*rows][:len(x)]
			var s0, s1, s2, s3, t0, t1, t2, t3 float64
			for n := 0; n <= len(x)-4; n += 4 {
				x0, x1, x2, x3 := x[n], x[n+1], x[n+2], x[n+3]
				s0 += float64(x0 * d[n])
				s1 += float64(x1 * d[n+1])
				s2 += float64(x2 * d[n+2])
				s3 += float64(x3 * d[n+3])
				t0 += float64(x0 * e[n])
				t1 += float64(x1 * e[n+1])
				t2 += float64(x2 * e[n+2])
				t3 += float64(x3 * e[n+3])
			}
			dw[j] += (s0 + s1) + (s2 + s3)
			dw[j+1] += (t0 + t1) + (t2 + t3)
		}
		if j < fanOut {
			d := dz[j*rows : (j+1)*rows][:len(x)]
			var s0, s1, s2, s3 float64
			for n := 0; n <= len(x)-4; n += 4 {
				s0 += float64(x[n] * d[n])
				s1 += float64(x[n+1] * d[n+1])
				s2 += float64(x[n+2] * d[n+2])
				s3 += float64(x[n+3] * d[n+3])
			}
			dw[j] += (s0 + s1) + (s2 + s3)
		}
		dw = dw[fanOut:]
	}
}

// addSums adds the sum of each neuron's dz over the rows to db, in the order of addProducts.
func addSums(db, dz []float64, rows int) {
	for j := range db {
		d := dz[j*rows : (j+1)*rows]
		var s0, s1, s2, s3 float64
		for n := 0; n <= len(d)-4; n += 4 {
			s0 += d[n]
			s1 += d[n+1]
			s2 += d[n+2]
			s3 += d[n+3]
		}
		db[j] += (s0 + s1) + (s2 + s3)
	}
}
