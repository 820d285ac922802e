package core

import "math"

// dataLoss is the loss of the block, a sum over its rows, and leaves its gradient at the last z in dz, times scale
// (1/N for the mean).
//
//	squared       Loss = ½ Σ(h−y)²                           dLoss/dh = h − y
//	  sigmoids                                               dLoss/dz = dLoss/dh · h(1−h)
//	  softmax                                                dLoss/dz_k = h_k · (g_k − Σ_j g_j h_j), g = dLoss/dh
//	crossentropy
//	  sigmoids    Loss = −Σ y log h + (1−y) log(1−h)         dLoss/dz = h − y
//	  softmax     Loss = −Σ y log h                          dLoss/dz = h − y
func (a *lanes) dataLoss(scale float64) float64 {
	last := &a.layers[len(a.layers)-1]
	h, dz, rows := last.z, last.dz, a.rows
	value := 0.5 * difference(dz, h, a.y, scale, rows, a.used)
	switch {
	case a.crossEntropy:
		value = a.entropy()
	case a.softmax:
		for n := range rows {
			mix := 0.0
			for k := n; k < len(h); k += rows {
				mix += float64(dz[k] * h[k])
			}
			for k := n; k < len(h); k += rows {
				dz[k] = h[k] * (dz[k] - mix)
			}
		}
	default:
		multiplyLogistic(dz, h)
	}
	return value
}

// difference writes (h−y)·scale to d, 0 in the padding, and gives Σ(h−y)² in four partial sums by the row mod 4.
func difference(d, h, y []float64, scale float64, rows, used int) float64 {
	var s0, s1, s2, s3 float64
	for ; len(d) >= rows && rows > 0; d, h, y = d[rows:], h[rows:], y[rows:] {
		d, h, y := d[:rows], h[:rows], y[:rows]
		n := 0
		for ; n <= used-4 && n <= len(d)-4; n += 4 {
			e0, e1, e2, e3 := h[n]-y[n], h[n+1]-y[n+1], h[n+2]-y[n+2], h[n+3]-y[n+3]
			s0 += float64(e0 * e0)
			s1 += float64(e1 * e1)
			s2 += float64(e2 * e2)
			s3 += float64(e3 * e3)
			d[n], d[n+1], d[n+2], d[n+3] = e0*scale, e1*scale, e2*scale, e3*scale
		}
		if n == used {
			continue
		}
		var e [4]float64
		for i := range used - n {
			e[i] = h[n+i] - y[n+i]
		}
		s0 += float64(e[0] * e[0])
		s1 += float64(e[1] * e[1])
		s2 += float64(e[2] * e[2])
		d[n], d[n+1], d[n+2], d[n+3] = e[0]*scale, e[1]*scale, e[2]*scale, 0
	}
	return (s0 + s1) + (s2 + s3)
}

// entropy is the cross-entropy of the block, taken from z where h would have rounded to 0 or 1:
//
//	sigmoids  −y log h − (1−y) log(1−h) = max(z,0) − y z + log(1+e^−|z|)
//	softmax   −Σ y log h = log Σ e^(z_k−top) − Σ y (z_k−top), top the largest z
func (a *lanes) entropy() float64 {
	var s [4]float64
	for n := range a.used {
		s[n&3] += a.rowEntropy(n)
	}
	return (s[0] + s[1]) + (s[2] + s[3])
}

// rowEntropy is the cross-entropy of one row of the block.
func (a *lanes) rowEntropy(n int) float64 {
	rows := a.rows
	size := a.layers[len(a.layers)-1].fanOut * rows
	z, y := a.z[:size], a.y[:size]
	row := 0.0
	if a.softmax {
		top := z[n]
		for k := n + rows; k < size; k += rows {
			if z[k] > top {
				top = z[k]
			}
		}
		total, own := 0.0, 0.0
		for k := n; k < size; k += rows {
			total += exp(z[k] - top)
			own += float64((z[k] - top) * y[k])
		}
		row = log(total) - own
	} else {
		for k := n; k < size; k += rows {
			row += positive(z[k]) - float64(z[k]*y[k]) + log(1+exp(-math.Abs(z[k])))
		}
	}
	return row
}

// rowLoss is the loss of one row of the block, its part of [lanes.dataLoss].
func (a *lanes) rowLoss(n int) float64 {
	if a.crossEntropy {
		return a.rowEntropy(n)
	}
	last := &a.layers[len(a.layers)-1]
	value := 0.0
	for k := n; k < last.fanOut*a.rows; k += a.rows {
		e := last.z[k] - a.y[k]
		value += float64(e * e)
	}
	return 0.5 * value
}
