package core

import "math"

// sin is the sine of x in radians, within 2 ulp for |x| ≤ 2^20; a larger |x| is first taken modulo 2π as a float64
// holds it.
func sin(x float64) float64 {
	q, r, e := quarterTurns(x)
	switch q & 3 {
	case 0:
		return sinKernel(r, e)
	case 1:
		return cosKernel(r, e)
	case 2:
		return -sinKernel(r, e)
	}
	return -cosKernel(r, e)
}

// cos is the cosine of x in radians, as exact as sin.
func cos(x float64) float64 {
	q, r, e := quarterTurns(x)
	switch q & 3 {
	case 0:
		return cosKernel(r, e)
	case 1:
		return -sinKernel(r, e)
	case 2:
		return -cosKernel(r, e)
	}
	return sinKernel(r, e)
}

// quarterTurns writes x as q·π/2 + r + e with |r| ≤ π/4 and e the rounding error of r. Not a number in, not a number
// out.
func quarterTurns(x float64) (q int64, r, e float64) {
	const (
		perQuarter = 0x1.45f306dc9c883p-1 // 2/π
		turn1      = 0x1.921fb54400000p+0 // π/2 in pieces of 33 bits: n·turn1 is exact for |n| < 2^20
		turn2      = 0x1.0b4611a600000p-34
		turn3      = 0x1.3198a2e000000p-69
		turn4      = 0x1.b839a252049c1p-104
	)
	if math.Abs(x) > 1<<20 {
		x = math.Mod(x, 2*math.Pi)
	}
	if x != x {
		return 0, x, 0
	}
	n := float64(x*perQuarter) + align - align
	a, b := x-float64(n*turn1), float64(n*turn2)
	r1 := a - b
	e1 := twoDifferenceError(a, b, r1)
	c := float64(n * turn3)
	r = r1 - c
	e = e1 + twoDifferenceError(r1, c, r) - float64(n*turn4)
	sum := r + e
	return int64(n), sum, r - sum + e
}

// twoDifferenceError is exactly (a−b) − d for d the rounded a−b.
func twoDifferenceError(a, b, d float64) float64 {
	v := a - d
	return (a - (d + v)) + (v - b)
}

// sinKernel is sin(r+e) for |r| ≤ π/4: r + r³·S(r²), and e·cos r to first order.
func sinKernel(r, e float64) float64 {
	const (
		s0 = -0x1.5555555555555p-3
		s1 = 0x1.1111111110ba5p-7
		s2 = -0x1.a01a019e80693p-13
		s3 = 0x1.71de379252004p-19
		s4 = -0x1.ae60069e53ef1p-26
		s5 = 0x1.5e098556d302ep-33
	)
	z := r * r
	s := s0 + float64(z*(s1+float64(z*(s2+float64(z*(s3+float64(z*(s4+float64(z*s5)))))))))
	return r + (float64(float64(r*z)*s) + float64(e*(1-float64(z*0.5))))
}

// cosKernel is cos(r+e) for |r| ≤ π/4: 1 − r²/2 + r⁴·C(r²) − e·r, the rounding error of 1 − r²/2 put back.
func cosKernel(r, e float64) float64 {
	const (
		c0 = 0x1.5555555555555p-5
		c1 = -0x1.6c16c16c16960p-10
		c2 = 0x1.a01a019f4d0edp-16
		c3 = -0x1.27e4fa15bd814p-22
		c4 = 0x1.1eeb66b683028p-29
		c5 = -0x1.907c0e63adbb6p-37
	)
	z := r * r
	c := c0 + float64(z*(c1+float64(z*(c2+float64(z*(c3+float64(z*(c4+float64(z*c5)))))))))
	half := float64(z * 0.5)
	w := 1 - half
	return w + ((1 - w) - half + (float64(float64(z*z)*c) - float64(e*r)))
}
