package core

import "math"

// sigmoid is 1/(1+e^−x). With e^−x = 2^n·(P + rQ)/(P − rQ) that is (P − rQ)/((P − rQ) + 2^n·(P + rQ)): one division, no branch.
// Below −708 it stays at sigmoid(−708), 3e-308, so that it is never 0.
func sigmoid(x float64) float64 {
	x = min(max(x, -708), 708)
	t := align - float64(x*log2e)
	n := t - align
	r := -x - float64(n*ln2Hi) - float64(n*ln2Lo)
	s := r * r
	rq := r * (q0 + float64(s*(q1+float64(s*q2))))
	p := p0 + float64(s*(p1+float64(s*p2)))
	scale := math.Float64frombits(math.Float64bits(t)<<52 + 1023<<52) // 2^n from t's low bits
	a := p - rq
	return a / (a + float64(scale*(p+rq)))
}

// tanh is the hyperbolic tangent. With e^2x = 2^n·e^r, s = 2^n and c = (s−1)/(s+1) = tanh(n·ln(2)/2), the addition theorem gives
//
//	tanh x = c + 4s·rQ / ((s+1)·(P·(s+1) + rQ·(s−1)))
//
// exact near 0, where c = 0, and near ±1, where the second term is small.
func tanh(x float64) float64 {
	y := min(max(x, -20), 20) // beyond, ±1 is the nearest float64
	y += y
	t := float64(y*log2e) + align
	n := t - align
	r := y - float64(n*ln2Hi) - float64(n*ln2Lo)
	z := r * r
	rq := r * (q0 + float64(z*(q1+float64(z*q2))))
	p := p0 + float64(z*(p1+float64(z*p2)))
	s := math.Float64frombits(math.Float64bits(t)<<52 + 1023<<52) // 2^n from t's low bits
	up, down := s+1, s-1
	return down/up + float64(4*s)*rq/(up*(float64(p*up)+float64(rq*down)))
}
