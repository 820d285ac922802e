package core

// activate replaces every z by h = f(z).
func activate(f Activation, z []float64) {
	switch f {
	case Sigmoid:
		sigmoids(z)
	case Tanh:
		tanhs(z)
	case ReLU:
		for i, v := range z {
			z[i] = max(v, 0)
		}
	}
}

// multiplyDerivative multiplies every dh by f'(z), written in terms of h = f(z).
func multiplyDerivative(f Activation, dh, h []float64) {
	h = h[:len(dh)]
	switch f {
	case Sigmoid:
		for i, v := range h {
			dh[i] *= v * (1 - v)
		}
	case Tanh:
		for i, v := range h {
			dh[i] *= 1 - float64(v*v)
		}
	case ReLU:
		for i, v := range h {
			if v <= 0 {
				dh[i] = 0
			}
		}
	}
}

func sigmoids(z []float64) {
	for i, v := range z {
		z[i] = sigmoid(v)
	}
}

func tanhs(z []float64) {
	for i, v := range z {
		z[i] = tanh(v)
	}
}

// softmax replaces the z of a block, (outputs, rows), by h = e^z / Σ e^z over the outputs of each row.
func softmax(z []float64, outputs, rows int) {
	for n := range rows {
		top := z[n]
		for k := 1; k < outputs; k++ {
			top = max(top, z[k*rows+n])
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
