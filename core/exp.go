package core

import "math"

// The functions of exp.go, log.go, sin.go and sigmoid.go exist because math.Exp and its kin differ in their last bits
// from one processor to the next, and training amplifies a last bit into another network. These use only operations
// that IEEE 754 rounds exactly, and every product that meets a sum, be it a statement later, is rounded first
// (float64(a*b) + c), so no compiler may fuse the two. Each is within 2 units in the last place; the tests hold them
// to it against math/big.

const (
	log2e = 1.4426950408889634
	ln2Hi = 0x1.62e42fefa3800p-1  // the first 42 bits of ln 2: n·ln2Hi is exact for |n| < 2048
	ln2Lo = 0x1.ef35793c76730p-45 // the rest
	align = 0x1.8p52              // t = x+align; t−align is x rounded to an integer, and t's low bits hold it
)

// For |r| ≤ ln(2)/2, tanh(r/2) = r·Q(r²)/P(r²) to 2e-17 (interpolated at Chebyshev nodes), so exp(r) = (P + r·Q)/(P −
// r·Q) = 1 + 2r·Q/(P − r·Q): a rational function of degree [5/5], one division, no table. The common factor p0 keeps
// P ± r·Q in the upper part of [1,2), where a float64's relative error is least.
const (
	p0 = 1.6875
	p1 = p0 * 0x1.c719ea344bc84p-4
	p2 = p0 * 0x1.040010eacf855p-10
	q0 = p0 * 0x1.0000000000000p-1
	q1 = p0 * 0x1.c712537bd9ce9p-7
	q2 = p0 * 0x1.153b85c3dcbc9p-15
)

// exp is e^x; it overflows to +Inf and underflows gradually to 0.
func exp(x float64) float64 {
	x = clamp(x, bits760)
	t := float64(x*log2e) + align
	n := t - align
	r := x - float64(n*ln2Hi) - float64(n*ln2Lo)
	s := r * r
	rq := float64(r * (q0 + float64(s*(q1+float64(s*q2)))))
	p := p0 + float64(s*(p1+float64(s*p2)))
	half := int64(n) >> 1 // 2^n itself may not be a float64
	return (1 + (rq+rq)/(p-rq)) * power2(half) * power2(int64(n)-half)
}

// power2 is 2^n for −1022 ≤ n ≤ 1023.
func power2(n int64) float64 { return math.Float64frombits(uint64(n+1023) << 52) }
