package letters

import "testing"

// TestWidth: a text is as wide as its letters in whole device pixels, at any scale.
func TestWidth(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float64{1, 1.5, 2} {
		one := f.Width("0", 13, scale, false)
		if one <= 0 || f.Width("", 13, scale, false) != 0 || f.Width("−0.03125", 13, scale, true) <= f.Width("−0.0312", 13, scale, true) {
			t.Errorf("at %g, a digit is %g wide", scale, one)
		}
		if pixels := one * scale; pixels != float64(int(pixels)) || f.Width("0000", 13, scale, false) != 4*one {
			t.Errorf("at %g, a digit is %g pixels wide, four are %g", scale, pixels, f.Width("0000", 13, scale, false))
		}
	}
}
