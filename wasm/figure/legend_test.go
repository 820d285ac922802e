package figure

import (
	"math"
	"slices"
	"testing"

	"xorcery/wasm/lab"
)

func TestLettersStandApart(t *testing.T) {
	for _, k := range []struct{ at, want []float64 }{
		{[]float64{20, 50}, []float64{20, 50}},
		{[]float64{50, 50}, []float64{50, 64}},
		{[]float64{99, 100, 100}, []float64{72, 86, 100}},
		{[]float64{-30, -20, 60}, []float64{0, 14, 60}},
		{nil, nil},
	} {
		got := slices.Clone(k.at)
		apart(got, 14, 0, 100)
		if !slices.Equal(got, k.want) {
			t.Errorf("%v stand at %v, want %v", k.at, got, k.want)
		}
	}
}

func TestNamesBreakIntoRows(t *testing.T) {
	w := []float64{44, 44, 44, 44, 44, 44}
	for room, want := range map[float64]int{112: 3, 170: 2, 400: 1, 30: 6} {
		if got := rowsOf(w, room); got != want {
			t.Errorf("%d rows in %g, want %d", got, room, want)
		}
	}
}

func TestLinesLeaveWhereTheyExplode(t *testing.T) {
	var calm, wild []lab.Bucket
	add := func(list *[]lab.Bucket, v float64) {
		*list = append(*list, lab.Bucket{Step: len(*list) + 1, Min: v, Max: v, Last: v})
	}
	for i := range 100 {
		add(&calm, math.Pow(10, float64(i)/12)) // eight powers of ten
		add(&wild, 0.05)
	}
	for i := range 10 {
		add(&wild, math.Pow(10, float64(15*i)))
	}
	var m plots
	for _, log := range []bool{true, false} {
		a := m.valueAxis([]curve{{buckets: wild}}, log)
		if a.High > 1e4 {
			t.Errorf("log %v: the axis goes up to %g", log, a.High)
		}
		if step, ok := a.leaves(wild); !ok || step < 100 || step > 102 {
			t.Errorf("log %v: the line leaves at %g, %v", log, step, ok)
		}
	}
	a := m.valueAxis([]curve{{buckets: calm}}, true)
	if _, leaves := a.leaves(calm); leaves || a.High < calm[99].Last {
		t.Errorf("a line that grows leaves an axis up to %g", a.High)
	}
	few := wild[96:107] // few steps can be told apart at any height
	if a := m.valueAxis([]curve{{buckets: few}}, true); a.High < few[10].Last {
		t.Errorf("eleven steps leave an axis up to %g", a.High)
	}
	if a := m.valueAxis(nil, true); !(a.High > a.Low) {
		t.Errorf("no lines: %v", a)
	}
}
