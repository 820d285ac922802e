package core

import "math"

// penalize adds the penalty's gradient to grad and gives the penalty's value, N the rows of the batch. Biases are
// never penalized.
//
//	l1         λ/N Σ|W|      gradient λ/N sign(W)
//	l2         λ/(2N) ΣW²    gradient λ/N W
//	published  λ/(2N) ΣW²    gradient λ ΣW², that layer's sum, the same number for every entry: what the article's code adds
//
// Reduction sum multiplies the gradients of l1 and l2 by N.
func penalize(grad Params, net *MLP, t *Training, rows int) float64 {
	if t.Penalty == NoPenalty || t.Lambda == 0 { // 0 times a sum that overflowed is not 0
		return 0
	}
	scale := t.Lambda / float64(rows)
	if t.Reduction == Sum {
		scale = t.Lambda
	}
	for l, w := range net.W {
		dw := grad.W[l][:len(w)]
		switch t.Penalty {
		case L1:
			for i, v := range w {
				if v != 0 {
					dw[i] += math.Copysign(scale, v)
				}
			}
		case L2:
			for i, v := range w {
				dw[i] += float64(scale * v)
			}
		case Published:
			every := float64(t.Lambda * sumSquares(w))
			for i := range dw {
				dw[i] += every
			}
		}
	}
	return penaltyValue(net, t, rows)
}

// penaltyValue is the value that penalize gives, without a gradient.
func penaltyValue(net *MLP, t *Training, rows int) float64 {
	if t.Penalty == NoPenalty || t.Lambda == 0 {
		return 0
	}
	perRow, value := t.Lambda/float64(rows), 0.0
	for _, w := range net.W {
		if t.Penalty == L1 {
			absolutes := 0.0
			for _, v := range w {
				absolutes += math.Abs(v)
			}
			value += float64(perRow * absolutes)
		} else {
			value += float64(perRow * sumSquares(w) / 2)
		}
	}
	return value
}

// sumSquares is Σx², in four interleaved partial sums.
func sumSquares(x []float64) float64 {
	var s0, s1, s2, s3 float64
	n := 0
	for ; n+3 < len(x); n += 4 {
		s0 += float64(x[n] * x[n])
		s1 += float64(x[n+1] * x[n+1])
		s2 += float64(x[n+2] * x[n+2])
		s3 += float64(x[n+3] * x[n+3])
	}
	for ; n < len(x); n++ {
		s0 += float64(x[n] * x[n])
	}
	return (s0 + s1) + (s2 + s3)
}
