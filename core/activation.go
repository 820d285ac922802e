package core

import "math"

// curve is a hidden layer's activation: apply replaces every z by h = f(z), multiplyDerivative multiplies every dh by
// f'(z), written in terms of h. The slices are multiples of 4 long.
type curve struct {
	apply              func(z []float64)
	multiplyDerivative func(dh, h []float64)
}

func curveOf(f Activation) curve {
	switch f {
	case Sigmoid:
		return curve{sigmoids, multiplyLogistic}
	case Tanh:
		return curve{tanhs, multiplyTanh}
	case ReLU:
		return curve{relus, multiplyReLU}
	}
	return curve{func([]float64) {}, func(_, _ []float64) {}}
}

// activate replaces every z by f(z), however many they are; it allocates.
func activate(f Activation, z []float64) {
	padded := make([]float64, (len(z)+3)&^3)
	copy(padded, z)
	curveOf(f).apply(padded)
	copy(z, padded)
}

// multiplyDerivative multiplies every dh by f'(z) in terms of h, however many they are; it allocates.
func multiplyDerivative(f Activation, dh, h []float64) {
	paddedDH, paddedH := make([]float64, (len(h)+3)&^3), make([]float64, (len(h)+3)&^3)
	copy(paddedDH, dh)
	copy(paddedH, h)
	curveOf(f).multiplyDerivative(paddedDH, paddedH)
	copy(dh, paddedDH)
}

// multiplyLogistic: f' = h(1−h).
func multiplyLogistic(dh, h []float64) {
	h = h[:len(dh)]
	for n := 0; n <= len(dh)-4; n += 4 {
		h0, h1, h2, h3 := h[n], h[n+1], h[n+2], h[n+3]
		dh[n] *= h0 * (1 - h0)
		dh[n+1] *= h1 * (1 - h1)
		dh[n+2] *= h2 * (1 - h2)
		dh[n+3] *= h3 * (1 - h3)
	}
}

// multiplyTanh: f' = 1 − h².
func multiplyTanh(dh, h []float64) {
	h = h[:len(dh)]
	for n := 0; n <= len(dh)-4; n += 4 {
		h0, h1, h2, h3 := h[n], h[n+1], h[n+2], h[n+3]
		dh[n] *= 1 - float64(h0*h0)
		dh[n+1] *= 1 - float64(h1*h1)
		dh[n+2] *= 1 - float64(h2*h2)
		dh[n+3] *= 1 - float64(h3*h3)
	}
}

func relus(z []float64) {
	for n := 0; n <= len(z)-4; n += 4 {
		z[n], z[n+1], z[n+2], z[n+3] = positive(z[n]), positive(z[n+1]), positive(z[n+2]), positive(z[n+3])
	}
}

// multiplyReLU: f' = 1 where h > 0, else 0.
func multiplyReLU(dh, h []float64) {
	h = h[:len(dh)]
	for n := 0; n <= len(dh)-4; n += 4 {
		dh[n], dh[n+1] = where(h[n], dh[n]), where(h[n+1], dh[n+1])
		dh[n+2], dh[n+3] = where(h[n+2], dh[n+2]), where(h[n+3], dh[n+3])
	}
}

// positive is max(x, 0) for finite x and +Inf; of −Inf it makes not a number, which stays one.
func positive(x float64) float64 { return float64(0.5*x) + float64(0.5*math.Abs(x)) }

// where is d if h > 0 and 0 if h = +0; h is never below.
func where(h, d float64) float64 {
	on := uint64(-int64(math.Float64bits(h)) >> 63)
	return math.Float64frombits(math.Float64bits(d) & on)
}

// softmax replaces the z of a block, (outputs, rows), by h = e^z / Σ e^z over the outputs of each row.
func softmax(z []float64, outputs, rows int) {
	for n := range rows {
		top := z[n]
		for k := 1; k < outputs; k++ {
			if v := z[k*rows+n]; v > top {
				top = v
			}
		}
		total := 0.0
		for k := range outputs {
			e := exp(z[k*rows+n] - top)
			z[k*rows+n] = e
			total += e
		}
		for k := range outputs {
			z[k*rows+n] /= total
		}
	}
}
