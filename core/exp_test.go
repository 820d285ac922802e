package core

import (
	"math"
	"math/big"
	"testing"
)

const bigPrec = 200

func bigF(x float64) *big.Float { return new(big.Float).SetPrec(bigPrec).SetFloat64(x) }

func bigNew() *big.Float { return new(big.Float).SetPrec(bigPrec) }

// bigExp sums the series of e^(x/2^k) and squares k times.
func bigExp(x *big.Float) *big.Float {
	const halvings = 20
	y := bigNew().SetMantExp(x, -halvings)
	sum, term := bigF(1), bigF(1)
	for i := 1; i < 60; i++ {
		term.Mul(term, y).Quo(term, bigF(float64(i)))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
}

// bigLog is Newton's iteration on bigExp from the machine's logarithm.
func bigLog(x float64) *big.Float {
	y := bigF(math.Log(x))
	for range 4 {
		e := bigExp(bigNew().Neg(y))
		e.Mul(e, bigF(x)).Sub(e, bigF(1)) // x·e^−y − 1
		y.Add(y, e)
	}
	return y
}

// bigSin is sin(x + quarter·π/2) by its series after taking x modulo 2π.
func bigSin(x float64, quarter int64) *big.Float {
	pi, _ := bigNew().SetString("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534")
	y := bigF(x)
	half := bigNew().SetMantExp(pi, -1)
	y.Add(y, bigNew().Mul(half, bigNew().SetInt64(quarter)))
	turns, _ := bigNew().Quo(y, pi).Int(nil)
	y.Sub(y, bigNew().Mul(pi, bigNew().SetInt(turns)))
	sum, term := bigNew().Set(y), bigNew().Set(y)
	square := bigNew().Mul(y, y)
	for i := 2; i < 80; i += 2 {
		term.Mul(term, square).Quo(term, bigF(float64(-i*(i+1))))
		sum.Add(sum, term)
	}
	if turns.Bit(0) == 1 {
		sum.Neg(sum)
	}
	return sum
}

// ulps is |got − want| in units of the last place of want.
func ulps(got float64, want *big.Float) float64 {
	near, _ := want.Float64()
	_, e := math.Frexp(near)
	unit := math.Ldexp(1, max(e-53, -1074))
	diff, _ := bigNew().Sub(bigF(got), want).Float64()
	return math.Abs(diff) / unit
}

// sample is a repeatable stream of numbers in [0,1).
type sample uint64

func (s *sample) next() float64 {
	*s = *s*6364136223846793005 + 1442695040888963407
	return float64(*s>>11) / (1 << 53)
}

func TestElementaryFunctions(t *testing.T) {
	count := 4000
	if testing.Short() {
		count = 1000
	}
	one := bigF(1)
	functions := []struct {
		name  string
		f     func(float64) float64
		exact func(float64) *big.Float
		low   float64
		high  float64
	}{
		{"exp", exp, func(x float64) *big.Float { return bigExp(bigF(x)) }, -745, 709.7},
		{"exp small", exp, func(x float64) *big.Float { return bigExp(bigF(x)) }, -2, 2},
		{"log", log, bigLog, 1e-300, 10},
		{"log near 1", log, bigLog, 0.6, 1.6},
		{"sin", sin, func(x float64) *big.Float { return bigSin(x, 0) }, -20, 20},
		{"sin far", sin, func(x float64) *big.Float { return bigSin(x, 0) }, -1 << 20, 1 << 20},
		{"cos", cos, func(x float64) *big.Float { return bigSin(x, 1) }, -20, 20},
		{"cos far", cos, func(x float64) *big.Float { return bigSin(x, 1) }, -1 << 20, 1 << 20},
		{"sigmoid", sigmoid, func(x float64) *big.Float {
			e := bigExp(bigF(-x))
			return e.Quo(one, e.Add(e, one))
		}, -708, 45},
		{"sigmoid small", sigmoid, func(x float64) *big.Float {
			e := bigExp(bigF(-x))
			return e.Quo(one, e.Add(e, one))
		}, -6, 6},
		{"tanh", tanh, bigTanh, -21, 21},
		{"tanh small", tanh, bigTanh, -1, 1},
		{"tanh tiny", tanh, bigTanh, -1e-3, 1e-3},
	}
	for _, fn := range functions {
		t.Run(fn.name, func(t *testing.T) {
			t.Parallel()
			random := sample(1)
			worst, at := 0.0, 0.0
			for i := range count {
				x := fn.low + (fn.high-fn.low)*random.next()
				if i < 400 { // a grid besides, its ends included
					x = fn.low + (fn.high-fn.low)*float64(i)/399
				}
				if d := ulps(fn.f(x), fn.exact(x)); !(d <= worst) {
					worst, at = d, x
				}
			}
			t.Logf("worst error %.3f ulp at %v", worst, at)
			if !(worst <= 2) {
				t.Errorf("%s(%v) is %.3f ulp off, want at most 2", fn.name, at, worst)
			}
		})
	}
}

func bigTanh(x float64) *big.Float {
	if x == 0 {
		return bigNew()
	}
	e := bigExp(bigF(2 * x))
	return bigNew().Quo(bigNew().Sub(e, bigF(1)), bigNew().Add(e, bigF(1)))
}

func TestElementaryEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	cases := []struct {
		name      string
		got, want float64
	}{
		{"exp(0)", exp(0), 1},
		{"exp(800)", exp(800), inf},
		{"exp(-800)", exp(-800), 0},
		{"exp(+Inf)", exp(inf), inf},
		{"exp(-Inf)", exp(-inf), 0},
		{"exp(NaN)", exp(nan), nan},
		{"log(1)", log(1), 0},
		{"log(0)", log(0), -inf},
		{"log(-1)", log(-1), nan},
		{"log(+Inf)", log(inf), inf},
		{"log(NaN)", log(nan), nan},
		{"sin(0)", sin(0), 0},
		{"sin(NaN)", sin(nan), nan},
		{"sin(Inf)", sin(inf), nan},
		{"cos(0)", cos(0), 1},
		{"cos(NaN)", cos(nan), nan},
		{"sigmoid(0)", sigmoid(0), 0.5},
		{"sigmoid(40)", sigmoid(40), 1},
		{"sigmoid(+Inf)", sigmoid(inf), 1},
		{"sigmoid(-Inf)", sigmoid(-inf), sigmoid(-708)},
		{"sigmoid(NaN)", sigmoid(nan), nan},
		{"tanh(0)", tanh(0), 0},
		{"tanh(+Inf)", tanh(inf), 1},
		{"tanh(-Inf)", tanh(-inf), -1},
		{"tanh(NaN)", tanh(nan), nan},
	}
	for _, c := range cases {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
	if s := sigmoid(-708); !(s > 0) {
		t.Errorf("sigmoid(-708) = %v, want more than 0", s)
	}
}

func sigmoid(x float64) float64 { return one(sigmoids, x) }

func tanh(x float64) float64 { return one(tanhs, x) }

func one(all func([]float64), x float64) float64 {
	z := []float64{x, x, x, x}
	all(z)
	return z[0]
}
