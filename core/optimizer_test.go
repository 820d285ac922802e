package core

import (
	"fmt"
	"math"
	"testing"
)

func TestRates(t *testing.T) {
	for _, c := range []struct {
		s    Schedule
		t    int
		want float64
	}{
		{Schedule{Kind: "constant"}, 1000, 0.5},
		{Schedule{Kind: "step", Rate: 0.1, Every: 10}, 9, 0.5},
		{Schedule{Kind: "step", Rate: 0.1, Every: 10}, 20, 0.005},
		{Schedule{Kind: "exponential", Rate: 0.25, Every: 10}, 5, 0.25},
		{Schedule{Kind: "exponential", Rate: 0.25, Every: 10}, 0, 0.5},
		{Schedule{Kind: "inverse", Rate: 1, Every: 10}, 10, 0.25},
		{Schedule{Kind: "cosine", Every: 10}, 0, 0.5},
		{Schedule{Kind: "cosine", Every: 10}, 5, 0.25},
		{Schedule{Kind: "cosine", Every: 10}, 11, 0},
	} {
		if got := c.s.rate(0.5, c.t); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%+v at step %d: %v, want %v", c.s, c.t, got, c.want)
		}
	}
}

// TestOptimizers follows each optimizer for three steps along one weight, against its formula written out.
func TestOptimizers(t *testing.T) {
	grads := []float64{0.5, -0.25, 1}
	o := Optimizer{Momentum: 0.9, Beta2: 0.99, Epsilon: 1e-8}
	want := map[string]float64{"sgd": 1 - 0.1*1.25}
	v, nesterov, momentum := 0.0, 1.0, 1.0
	s, rmsprop, m, adam := 0.0, 1.0, 0.0, 1.0
	for i, g := range grads {
		v = 0.9*v + g
		momentum -= 0.1 * v
		nesterov -= 0.1 * (g + 0.9*v)
		s = 0.99*s + 0.01*g*g
		rmsprop -= 0.1 * g / (math.Sqrt(s) + 1e-8)
		m = 0.9*m + 0.1*g
		n := float64(i + 1)
		adam -= 0.1 * (m / (1 - math.Pow(0.9, n))) / (math.Sqrt(s/(1-math.Pow(0.99, n))) + 1e-8)
	}
	want["momentum"], want["nesterov"], want["rmsprop"], want["adam"] = momentum, nesterov, rmsprop, adam
	for kind, w := range want {
		memory := newMoments(kind, 5)
		weights := []float64{1, 1, 1, 1, 1}
		for _, g := range grads {
			memory.update(weights, []float64{g, g, g, g, g}, 0.1, &o)
		}
		for i, got := range weights {
			if math.Abs(got-w) > 1e-14 {
				t.Errorf("%s: weight %d is %v, want %v", kind, i, got, w)
			}
		}
	}
}

func TestClip(t *testing.T) {
	g := []float64{3, -4, 0}
	(&Clip{Kind: "norm", Limit: 1}).apply(g)
	if fmt.Sprintf("%.12g", g) != "[0.6 -0.8 0]" {
		t.Errorf("clipped to norm 1: %v", g)
	}
	(&Clip{Kind: "norm", Limit: 1e6}).apply(g)
	(&Clip{Kind: "value", Limit: 0.7}).apply(g)
	if fmt.Sprintf("%.12g", g) != "[0.6 -0.7 0]" {
		t.Errorf("clipped to values of at most 0.7: %v", g)
	}
	if n := norm([]float64{3e200, -4e200}); math.Abs(n/5e200-1) > 1e-15 {
		t.Errorf("the norm of (3e200, −4e200) is %v", n)
	}
}

func TestInitializations(t *testing.T) {
	for _, c := range []struct {
		init  Init
		limit float64 // of |w| where there is one
		sd    float64
	}{
		{InitArticle, 1 / math.Sqrt(50), 1 / math.Sqrt(150)},
		{InitXavier, math.Sqrt(6.0 / 110), math.Sqrt(2.0 / 110)},
		{InitHe, math.Inf(1), math.Sqrt(2.0 / 50)},
		{InitNormal, math.Inf(1), 1},
		{InitZero, 0, 0},
	} {
		m := NewMLP([]int{50, 60}, Tanh, SigmoidOutput, true)
		m.Initialize(c.init, 3, 1)
		if sd := math.Sqrt(sumSquares(m.W[0]) / 3000); math.Abs(sd-3*c.sd) > 0.05*c.sd*3 {
			t.Errorf("%s: standard deviation %v, want about %v", c.init, sd, 3*c.sd)
		}
		if top := largestOf(m.W[0]); top > 3*c.limit {
			t.Errorf("%s: largest weight %v, want at most %v", c.init, top, 3*c.limit)
		}
		if largestOf(m.B[0]) != 0 {
			t.Errorf("%s: the biases do not start at 0", c.init)
		}
	}
}
