package core

// A block of four rows, such as the four corners of XOR, is one set of registers: combineQuad and addProductsQuad do
// for it what combine, addProducts and addSums do, bit for bit, without the loop over the rows. On so little work the
// loops cost more than the arithmetic.

func combineQuad(out, x, w, b []float64, outStep, inStep int) {
	for o := 0; 4*o < len(out); o++ {
		bias := 0.0
		if b != nil {
			bias = b[o]
		}
		s0, s1, s2, s3 := bias, bias, bias, bias
		at := o * outStep
		i := 0
		for ; i <= len(x)-8; i += 8 {
			v, w0, w1 := (*[8]float64)(x[i:]), w[at], w[at+inStep]
			s0 = s0 + float64(v[0]*w0) + float64(v[4]*w1)
			s1 = s1 + float64(v[1]*w0) + float64(v[5]*w1)
			s2 = s2 + float64(v[2]*w0) + float64(v[6]*w1)
			s3 = s3 + float64(v[3]*w0) + float64(v[7]*w1)
			at += 2 * inStep
		}
		if i < len(x) {
			v, w0 := (*[4]float64)(x[i:]), w[at]
			s0 += float64(v[0] * w0)
			s1 += float64(v[1] * w0)
			s2 += float64(v[2] * w0)
			s3 += float64(v[3] * w0)
		}
		z := (*[4]float64)(out[4*o:])
		z[0], z[1], z[2], z[3] = s0, s1, s2, s3
	}
}

func addProductsQuad(dw, db, h, dz []float64, fanOut int) {
	for j := range fanOut {
		d := (*[4]float64)(dz[4*j:])
		d0, d1, d2, d3 := d[0], d[1], d[2], d[3]
		if db != nil {
			db[j] += (d0 + d1) + (d2 + d3)
		}
		at := j
		for i := 0; i <= len(h)-4; i += 4 {
			v := (*[4]float64)(h[i:])
			dw[at] += (float64(v[0]*d0) + float64(v[1]*d1)) + (float64(v[2]*d2) + float64(v[3]*d3))
			at += fanOut
		}
	}
}
