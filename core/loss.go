package core

// lossBack is the block's data loss, a sum over its rows, and its gradient at the last z, which it leaves in dz scaled by scale
// (1/N for the mean):
//
//	squared       Loss = ½ Σ(h−y)²               dLoss/dh = h − y
//	  of sigmoids                                dLoss/dz = dLoss/dh · h(1−h)
//	  of a softmax                               dLoss/dz_k = h_k · (g_k − Σ_j g_j h_j), g = dLoss/dh
//	crossentropy
//	  of sigmoids Loss = −Σ y log h + (1−y) log(1−h)   dLoss/dz = h − y
//	  of a softmax Loss = −Σ y log h                   dLoss/dz = h − y
func (a *lanes) lossBack(loss Loss, scale float64) float64 {
	value := a.loss(loss)
	last := a.net.Layers() - 1
	outputs, rows := a.net.Sizes[last+1], a.rows
	size := outputs * rows
	h, y, dz := a.h[last+1][:size], a.y[:size], a.dz[last][:size]
	for i := range dz {
		dz[i] = (h[i] - y[i]) * scale // dLoss/dh of the squared loss, dLoss/dz of the cross-entropy
	}
	if loss == Squared {
		if a.net.Out == SigmoidOutput {
			for i, v := range h {
				dz[i] *= v * (1 - v)
			}
		} else {
			for n := range rows {
				mix := 0.0
				for k := range outputs {
					mix += float64(dz[k*rows+n] * h[k*rows+n])
				}
				for k := range outputs {
					dz[k*rows+n] = h[k*rows+n] * (dz[k*rows+n] - mix)
				}
			}
		}
	}
	for k := range outputs {
		clear(dz[k*rows+a.used : (k+1)*rows]) // the padding
	}
	return value
}

// loss is the block's data loss, a sum over the rows that count.
func (a *lanes) loss(loss Loss) float64 {
	last := a.net.Layers()
	outputs, rows := a.net.Sizes[last], a.rows
	var s [4]float64
	for n := range a.used {
		row := 0.0
		switch {
		case loss == Squared:
			for k := range outputs {
				d := a.h[last][k*rows+n] - a.y[k*rows+n]
				row += float64(d*d) / 2
			}
		case a.net.Out == SigmoidOutput: // −y log σ(z) − (1−y) log(1−σ(z)) = max(z,0) − y z + log(1+e^−|z|)
			for k := range outputs {
				z := a.z[k*rows+n]
				row += max(z, 0) - float64(z*a.y[k*rows+n]) + log(1+exp(min(z, -z)))
			}
		default: // −y log h = y (log Σ e^(z_j−top) − (z−top))
			top := a.z[n]
			for k := 1; k < outputs; k++ {
				top = max(top, a.z[k*rows+n])
			}
			total, own := 0.0, 0.0
			for k := range outputs {
				z := a.z[k*rows+n] - top
				total += exp(z)
				own += float64(z * a.y[k*rows+n])
			}
			row = log(total) - own
		}
		s[n&3] += row
	}
	return (s[0] + s[1]) + (s[2] + s[3])
}
