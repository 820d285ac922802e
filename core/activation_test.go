package core

import (
	"math"
	"slices"
	"testing"
)

// TestActivations holds what is said of each activation to the function itself.
func TestActivations(t *testing.T) {
	if len(functions) != len(AllActivations) {
		t.Errorf("%d activations have a function, %d a place in the menu", len(functions), len(AllActivations))
	}
	for _, name := range AllActivations {
		c := name.Function()
		if c == nil {
			t.Errorf("%s has no function", name)
			continue
		}
		f := func(z float64) float64 {
			one := []float64{z}
			c.each(one)
			return one[0]
		}
		if c.Title == "" || c.Formula == "" || c.SlopeText("h") == "" || !slices.Contains(AllInits, c.Start) {
			t.Errorf("%s is not all said: %+v", name, c)
		}
		var steepest, least, low, high float64
		sums, several, dies := map[float64]bool{}, false, [2]bool{true, true}
		for i := -800; i <= 800; i++ {
			z := float64(i) / 80
			h := f(z)
			low, high = min(low, h), max(high, h)
			sums[math.Round((h+f(-z))*1e9)] = true
			several = several || f(z) == f(z+1.0/80) && math.Abs(z) < 5
			slope, rise := c.Slope(h), (f(z+1e-6)-f(z-1e-6))/2e-6
			if i != 0 && !(math.Abs(slope-rise) <= 1e-7) {
				t.Errorf("%s: the slope at %g is %g, it rises by %g", name, z, slope, rise)
			}
			d := []float64{1, 1, 1, 1}
			if c.multiplyDerivative(d, []float64{h, h, h, h}); d[0] != slope {
				t.Errorf("%s: backprop takes a slope of %g at %g, not %g", name, d[0], z, slope)
			}
			steepest, least = max(steepest, slope), min(least, slope)
			dies[0], dies[1] = dies[0] && (z >= 0 || slope == 0), dies[1] && (z <= 0 || slope == 0)
			if c.Inverse != nil && !(math.Abs(f(c.Inverse(h))-h) <= 1e-12) {
				t.Errorf("%s: the inverse of %g is %g, whose answer is %g", name, h, c.Inverse(h), f(c.Inverse(h)))
			}
		}
		near := func(bound, far float64) bool {
			return math.Abs(bound-far) <= 1e-6 || math.IsInf(bound, 0) && math.Abs(far) >= 1e8 && bound*far > 0
		}
		if !near(c.Low, f(-1e9)) || !near(c.High, f(1e9)) || low < c.Low || high > c.High {
			t.Errorf("%s: from %g to %g, and at ±1e9 %g and %g; between stands %g to %g", name, c.Low, c.High, f(-1e9), f(1e9), low, high)
		}
		if !(math.Abs(steepest-c.Steepest) <= 1e-3*c.Steepest) {
			t.Errorf("%s: steepest %g, found %g", name, c.Steepest, steepest)
		}
		if (c.Inverse == nil) != several {
			t.Errorf("%s: an inverse is %v, and several z have the same h is %v", name, c.Inverse != nil, several)
		}
		if want := 2 * f(0); IsFinite(c.OppositeSum) != (len(sums) == 1) || len(sums) == 1 && c.OppositeSum != want {
			t.Errorf("%s: f(z) + f(−z) is %g, found %g and %d others", name, c.OppositeSum, want, len(sums)-1)
		}
		const d = 1e-4
		jump, bend := c.Slope(f(d))-c.Slope(f(-d)), c.Slope(f(2*d))-c.Slope(f(d))-(c.Slope(f(-d))-c.Slope(f(-2*d)))
		if jumps := math.Abs(jump) > 0.1 || math.Abs(bend/d) > 0.1; c.Kink != jumps {
			t.Errorf("%s: a kink is %v, f' jumps by %g and f'' by %g", name, c.Kink, jump, bend/d)
		}
		if c.Dies != (dies[0] || dies[1]) {
			t.Errorf("%s: dies is %v, flat on the left %v, on the right %v", name, c.Dies, dies[0], dies[1])
		}
		if least < 0 && c.Inverse != nil {
			t.Errorf("%s falls and has an inverse", name)
		}
	}
	if Activation("none").Function() != nil {
		t.Error("there is a function of no name")
	}
}
