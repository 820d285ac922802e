package core

import "math"

// Activation is f of the hidden layers, h = f(z).
type Activation string

// The activations.
const (
	Sigmoid Activation = "sigmoid"
	Tanh    Activation = "tanh"
	ReLU    Activation = "relu"
	Linear  Activation = "linear"
)

// AllActivations are in the order in which a menu shows them.
var AllActivations = []Activation{Sigmoid, Tanh, ReLU, Linear}

// Function is an activation as a function. What the rest of the program has to know of it stands here, once; how it is written in another
// language (WebAssembly, Kage, words) stands in a table of the package that writes it, whose test asks for every activation.
type Function struct {
	Title       string                  // as a menu has it
	Formula     string                  // f(z)
	SlopeText   func(h string) string   // f'(z) by the name of h
	Slope       func(h float64) float64 // f'(z) in terms of h
	Steepest    float64                 // the largest f'
	Inverse     func(h float64) float64 // z of h; nil where several z have the same h
	Low, High   float64                 // h lies between them, ±∞ where nothing bounds it
	OppositeSum float64                 // f(z) + f(−z), where that is the same for all z; else NaN
	Kink        bool                    // f' or f'' jumps at 0: differences of the loss must not reach across
	Dies        bool                    // f' is 0 on one side of 0: a unit that is there at every point does not come back
	Start       Init                    // the initialization that fits

	// apply replaces every z by h = f(z), multiplyDerivative multiplies every dh by f'(z), written in terms of h. The slices are multiples of
	// 4 long.
	apply              func(z []float64)
	multiplyDerivative func(dh, h []float64)
}

// functions has an entry for each of AllActivations.
var functions = map[Activation]*Function{
	Sigmoid: {
		Title: "Sigmoid", Formula: "1/(1 + e^−z)",
		SlopeText: func(h string) string { return h + " (1 − " + h + ")" },
		Slope:     func(h float64) float64 { return h * (1 - h) }, Steepest: 0.25,
		Inverse: func(h float64) float64 { return math.Log(h / (1 - h)) },
		Low:     0, High: 1, OppositeSum: 1, Start: InitXavier,
		apply: sigmoids, multiplyDerivative: multiplyLogistic,
	},
	Tanh: {
		Title: "Tanh", Formula: "tanh z = (e^2z − 1)/(e^2z + 1)",
		SlopeText: func(h string) string { return "1 − " + h + "²" },
		Slope:     func(h float64) float64 { return 1 - float64(h*h) }, Steepest: 1,
		Inverse: math.Atanh,
		Low:     -1, High: 1, OppositeSum: 0, Start: InitXavier,
		apply: tanhs, multiplyDerivative: multiplyTanh,
	},
	ReLU: {
		Title: "ReLU", Formula: "max(z, 0)",
		SlopeText: func(h string) string { return "1 where " + h + " > 0, else 0" },
		Slope: func(h float64) float64 {
			if h <= 0 {
				return 0
			}
			return 1
		},
		Steepest: 1,
		Low:      0, High: math.Inf(1), OppositeSum: math.NaN(), Kink: true, Dies: true, Start: InitHe,
		apply: relus, multiplyDerivative: multiplyReLU,
	},
	Linear: {
		Title: "Linear", Formula: "z",
		SlopeText: func(string) string { return "1" },
		Slope:     func(float64) float64 { return 1 }, Steepest: 1,
		Inverse: func(h float64) float64 { return h },
		Low:     math.Inf(-1), High: math.Inf(1), OppositeSum: 0, Start: InitXavier,
		apply: func([]float64) {}, multiplyDerivative: func(_, _ []float64) {},
	},
}

// Function is the activation as a function; nil if there is none of that name.
func (f Activation) Function() *Function { return functions[f] }

// Bounded says whether h has a bound on both sides.
func (c *Function) Bounded() bool { return IsFinite(c.High - c.Low) }

// each replaces every z by f(z), however many they are; it allocates.
func (c *Function) each(z []float64) {
	padded := make([]float64, (len(z)+3)&^3)
	copy(padded, z)
	c.apply(padded)
	copy(z, padded)
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
