package core

import (
	"math"
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"0.03": 0.03, "0,03": 0.03, "0,5": 0.5, "-0,25": -0.25, "−0,25": -0.25, ",5": 0.5, ".5": 0.5, "5.": 5, "5,": 5,
		"1,234": 1234, "1,234.5": 1234.5, "12,345,678": 12345678, "−1,234": -1234, "+1,234": 1234, "1,234e3": 1234e3,
		"0,123": 0.123, "00,123": 0.123, "1234,567": 1234.567, "12,34": 12.34, "1,2345": 1.2345, "1,5e-3": 1.5e-3,
		"1e-7": 1e-7, "-1e-7": -1e-7, "−1e−7": -1e-7, "–1E–7": -1e-7, "‐2": -2, "‑2": -2, "—2": -2, "－2": -2, "﹣2": -2,
		"1e+7": 1e7, "  7 ": 7, "\u00a07\u202f": 7, "1e999": math.Inf(1), "−1e999": math.Inf(-1), "1e-999": 0, "-0": math.Copysign(0, -1),
		FormatInteger(-102696): -102696, FormatNumber(-1.2e-7): -1.2e-7, FormatNumber(-61085): -61085,
	} {
		if got, err := ParseNumber(text); err != nil || math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for text, says := range map[string]string{
		"": "is not a number", " ": "not a number", "two": "not a number", "1.2.3": "not a number", "1e": "not a number", "e5": "not a number", "-": "not a number",
		"--1": "not a number", "1-2": "not a number", "NaN": "not a number", "inf": "not a number", "0x10": "not a number", "1_000": "not a number", "1 2": "not a number",
		"1,23,4": "commas", "1,23,456": "commas", "1.234,5": "commas", "1,,2": "commas", ",": "not a number", "1,234,56": "commas",
		"0,123,456": "commas", "1234,567,890": "commas", "1,2.5": "commas", strings.Repeat("9,", 1000): "commas",
	} {
		if got, err := ParseNumber(text); err == nil || !strings.Contains(err.Error(), says) || len(err.Error()) > 200 {
			t.Errorf("%q is %v, %v; want an error that says %q", text, got, err, says)
		}
	}
}

// In a table every comma is a decimal mark.
func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]float64{"1,234": 1.234, "-1,500": -1.5, "1.5": 1.5, "−2": -2} {
		if got, err := ParseDecimal(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"1,234.5", "1,234,567", "1.234,5"} {
		if got, err := ParseDecimal(text); err == nil || !strings.Contains(err.Error(), "commas") {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
}

// FuzzNumber: what is read is the same number whichever minus and whichever decimal mark it was typed with, and a number
// that the program shows is read back.
func FuzzNumber(f *testing.F) {
	for _, text := range []string{"1,234.5", "−1e−7", "0,03", "1.234,5", "1e999", "-0", " ,5", "0x1p3", "\u00a01"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, err := ParseNumber(text)
		if err != nil {
			if len(err.Error()) > 400 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		if math.IsNaN(x) {
			t.Fatalf("%q is NaN", text)
		}
		if math.IsInf(x, 0) {
			return
		}
		others := []string{strings.ReplaceAll(text, "-", "−"), " " + text + "\t", number(x), strings.ReplaceAll(number(x), "-", "–")}
		if comma := strings.Replace(number(x), ".", ",", 1); !grouped(comma) { // 1,234 is read as groups
			others = append(others, comma)
		}
		for _, other := range others {
			if y, err := ParseNumber(other); err != nil || math.Float64bits(y) != math.Float64bits(x) {
				t.Errorf("%q is %v, but %q is %v, %v", text, x, other, y, err)
			}
		}
	})
}
