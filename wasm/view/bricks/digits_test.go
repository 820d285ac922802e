package bricks

import "testing"

// TestToPlaces: a whole number has no point, and three digits are as everywhere.
func TestToPlaces(t *testing.T) {
	for _, c := range []struct {
		v      float64
		places int
		want   string
	}{{3, 5, "3"}, {100, 4, "100"}, {1.76405, 3, "1.76"}, {0.57123456, 5, "0.57123"}, {-0.6775, 4, "−0.6775"}, {0.00123456, 5, "0.00123"}} {
		if got := toPlaces(c.v, c.places); got != c.want {
			t.Errorf("%g to %d places is %q, want %q", c.v, c.places, got, c.want)
		}
	}
}
