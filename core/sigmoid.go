package core

import "math"

// sigmoids replaces every z by sigmoid(z), tanhs by tanh(z); both take a multiple of 4 numbers, four at a time, since
// four independent chains keep a processor busy where one would wait. Beyond ±708 a sigmoid stays where it is there, 3e-308 or 1, so
// that it is never 0; a tanh is ±1 from ±20 on.
func sigmoids(z []float64) {
	for n := 0; n <= len(z)-4; n += 4 {
		r0, s0 := reduce(clamp(-z[n], bits708))
		r1, s1 := reduce(clamp(-z[n+1], bits708))
		r2, s2 := reduce(clamp(-z[n+2], bits708))
		r3, s3 := reduce(clamp(-z[n+3], bits708))
		z[n], z[n+1] = logistic(r0, s0), logistic(r1, s1)
		z[n+2], z[n+3] = logistic(r2, s2), logistic(r3, s3)
	}
}

func tanhs(z []float64) {
	for n := 0; n <= len(z)-4; n += 4 {
		h0, s0 := reduceWide(clamp(z[n], bits20))
		h1, s1 := reduceWide(clamp(z[n+1], bits20))
		h2, s2 := reduceWide(clamp(z[n+2], bits20))
		h3, s3 := reduceWide(clamp(z[n+3], bits20))
		z[n], z[n+1] = tanhSum(h0, s0), tanhSum(h1, s1)
		z[n+2], z[n+3] = tanhSum(h2, s2), tanhSum(h3, s3)
	}
}

// reduce writes e^x, |x| ≤ 708, as e^r·s with s a power of 2 and |r| ≤ ln(2)/2.
func reduce(x float64) (r, s float64) {
	t := float64(x*log2e) + align
	n := t - align
	return x - float64(n*ln2Hi) - float64(n*ln2Lo), power2In(t)
}

// logistic is 1/(1 + e^r·s). With e^r = (P + rQ)/(P − rQ) that is a/(a + s·(a + 2rQ)), a = P − rQ: one division, and
// what a lost in rounding all but cancels.
func logistic(r, s float64) float64 {
	z := r * r
	rq := float64(r * (q0 + float64(z*(q1+float64(z*q2)))))
	p := p0 + float64(z*(p1+float64(z*p2)))
	a := p - rq
	return a / (a + float64(s*(a+(rq+rq))))
}

// reduceWide writes e^2x, |x| ≤ 20, as e^2h·s with s a power of 2 and |h| ≤ 0.3; s is 1 up to |x| = 0.29.
func reduceWide(x float64) (h, s float64) {
	t := float64(x*(2*log2e)) - math.Float64frombits(bits036|math.Float64bits(x)&sign) + align
	n := t - align
	return x - float64(n*(ln2Hi/2)) - float64(n*(ln2Lo/2)), power2In(t)
}

// For |h| ≤ 0.3, tanh(h) = T/B with T = h·(B − h²·A), A and B of degree 2 in h²: to 2e-18, interpolated at Chebyshev nodes.
// b0 keeps B near 2, where a float64's relative error is least.
const (
	b0 = 1.875
	b1 = b0 * 0x1.cb3c7cc38dc2fp-2
	b2 = b0 * 0x1.1ec763c91db14p-6
	a0 = b0 * 0x1.5555555555555p-2
	a1 = b0 * 0x1.08ba10dfc1778p-6
	a2 = b0 * 0x1.ad204cbc9f3c5p-18
)

// tanhSum is tanh(log(s)/2 + h), by the addition theorem: c = (s−1)/(s+1) is tanh(log(s)/2), and
//
//	(c + T/B)/(1 + c·T/B) = c + 4s·T/((s+1)·((s+1)·B + (s−1)·T))
//
// At s = 1 this is T/B itself; near ±1 the second term is small.
func tanhSum(h, s float64) float64 {
	z := h * h
	b := b0 + float64(z*(b1+float64(z*b2)))
	t := float64(h * (b - float64(z*(a0+float64(z*(a1+float64(z*a2)))))))
	up, down := s+1, s-1
	return down/up + float64(4*s)*t/float64(up*(float64(up*b)+float64(down*t)))
}

// clamp keeps |x| at most the number with the given bits; not a number stays so. It works on the bits because that
// compiles to a conditional move everywhere.
func clamp(x float64, limit uint64) float64 {
	bits := math.Float64bits(x)
	size := bits &^ sign
	if size-limit <= bitsInf-limit {
		size = limit
	}
	return math.Float64frombits(size | bits&sign)
}

const (
	sign    = 1 << 63
	bitsInf = 0x7ff0000000000000
	bits760 = 0x4087c00000000000
	bits708 = 0x4086200000000000
	bits20  = 0x4034000000000000
	bits036 = 0x3fd70a3d70a3d70a
)

// power2In is 2^n from the low bits of t = align + n.
func power2In(t float64) float64 { return math.Float64frombits(math.Float64bits(t)<<52 + 1023<<52) }
