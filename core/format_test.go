package core

import (
	"math"
	"testing"
)

func TestFormat(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 102696: "102,696", -1234567: "−1,234,567"} {
		if got := FormatInteger(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
	for v, want := range map[float64]string{
		0: "0", 0.0312: "0.0312", -2.4: "−2.40", 61085.2: "61,085", 999.6: "1,000", 12: "12.00", 1.2e-7: "1.20e−07", -8.56e181: "−8.56e+181",
		math.Inf(1): "∞", math.Inf(-1): "−∞", 0.5: "0.5", 0.00012345: "0.000123",
	} {
		if got := FormatNumber(v); got != want {
			t.Errorf("%g is written %q, want %q", v, got, want)
		}
	}
	if got := FormatNumber(math.NaN()); got != "NaN" {
		t.Errorf("NaN is written %q", got)
	}
	for v, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", -0.14673508: "−0.14673508", 1.5: "1.5", -1e8: "−1.00000000e+08", -1.25e-7: "−1.25000000e−07",
		math.Inf(-1): "−inf", math.Inf(1): "inf",
	} {
		if got := FormatDigits(v); got != want {
			t.Errorf("%g in a matrix is written %q, want %q", v, got, want)
		}
	}
}
