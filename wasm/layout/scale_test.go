package layout

import (
	"math"
	"testing"
)

func TestScaleAndItsInverse(t *testing.T) {
	for _, s := range []Scale{{0, 1, false}, {-5, 5, false}, {1e-4, 10, true}, {1, 1e6, true}, {100, 1e306, true}} {
		if s.At(s.Low) != 0 || math.Abs(s.At(s.High)-1) > 1e-15 {
			t.Errorf("%v: its ends are at %g and %g", s, s.At(s.Low), s.At(s.High))
		}
		for f := 0.0; f <= 1; f += 0.01 {
			if back := s.At(s.Value(f)); math.Abs(back-f) > 1e-12 {
				t.Errorf("%v: %g has the value %g, which is at %g", s, f, s.Value(f), back)
			}
		}
	}
	if got := (Scale{1, 10, true}).At(-3); got != 0 {
		t.Errorf("what has no logarithm stands at %g", got)
	}
}

func TestRoundTo(t *testing.T) {
	for _, k := range [][3]float64{{0.30000000000000004, 0.1, 0.3}, {-2.59, 0.1, -2.6}, {5623, 100, 5600}, {0.0346, 0.001, 0.035}, {7, 5, 5}} {
		if got := RoundTo(k[0], k[1]); got != k[2] {
			t.Errorf("%g to a multiple of %g is %g, want %g", k[0], k[1], got, k[2])
		}
	}
}
