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
	if t.Penalty == NoPenalty {
		return 0
	}
	perRow := t.Lambda / float64(rows)
	scale := perRow
	if t.Reduction == Sum {
		scale = t.Lambda
	}
	value := 0.0
	for l, w := range net.W {
		dw := grad.W[l][:len(w)]
		if t.Penalty == L1 {
			absolutes := 0.0
			for i, v := range w {
				absolutes += math.Abs(v)
				if v != 0 {
					dw[i] += math.Copysign(scale, v)
				}
			}
			value += float64(perRow * absolutes)
			continue
		}
		squares := sumSquares(w)
		value += float64(perRow * squares / 2)
		if t.Penalty == Published {
			every := float64(t.Lambda * squares)
			for i := range dw {
				dw[i] += every
			}
			continue
		}
		for i, v := range w {
			dw[i] += float64(scale * v)
		}
	}
	return value
}

// penaltyValue is the value that penalize gives, without a gradient.
func penaltyValue(net *MLP, t *Training, rows int) float64 {
	value := 0.0
	for _, w := range net.W {
		switch t.Penalty {
		case NoPenalty:
		case L1:
			absolutes := 0.0
			for _, v := range w {
				absolutes += math.Abs(v)
			}
			value += float64(t.Lambda / float64(rows) * absolutes)
		default:
			value += float64(t.Lambda / float64(rows) * sumSquares(w) / 2)
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
