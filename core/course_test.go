package core

import (
	"math"
	"slices"
	"testing"
)

// courseOf is the course of a run that was recorded to have these losses and no others, step after step.
func courseOf(t *testing.T, loss func(step int) float64, steps int) Course {
	t.Helper()
	w := NewWatch(newRun(t, func(*Project) {}))
	for step := 1; step <= steps; step++ {
		w.recent[w.seen%len(w.recent)] = Report{Step: step}
		w.seen++
		w.Record(step, Metrics{DataLoss: loss(step), Accuracy: 0.6})
	}
	return w.Course()
}

func TestCourse(t *testing.T) {
	for name, c := range map[string]struct {
		loss  func(step int) float64
		steps int
		want  bool
	}{
		"too early":           {func(int) float64 { return 0.25 }, 50, true},
		"flat":                {func(int) float64 { return 0.25 }, 2000, false},
		"falling":             {func(step int) float64 { return 1 / float64(step) }, 2000, true},
		"falling slowly":      {func(step int) float64 { return math.Exp(-float64(step) / 20000) }, 2000, true},
		"next to nothing":     {func(step int) float64 { return math.Exp(-float64(step) / 1e6) }, 2000, false},
		"rising":              {func(step int) float64 { return float64(step) }, 2000, false},
		"has come to rest":    {func(step int) float64 { return 0.2 + max(0, float64(1400-step)/1000) }, 2000, false},
		"has left a plateau":  {func(step int) float64 { return 0.25 - max(0, float64(step-1900)/1000) }, 2000, true},
		"jittering in place":  {func(step int) float64 { return 0.25 + 0.01*float64(step%7-3) }, 20_000, false},
		"jittering, but down": {func(step int) float64 { return 1/math.Sqrt(float64(step)) + 0.001*float64(step%7-3) }, 20_000, true},
	} {
		if got := courseOf(t, c.loss, c.steps); got.Learning != c.want {
			t.Errorf("%s: it learns: %v, %+v", name, got.Learning, got)
		}
	}
}

// TestOutcomes: they are of the whole run, bounded, in order, and go back with it.
func TestOutcomes(t *testing.T) {
	w := NewWatch(newRun(t, func(*Project) {}))
	for step := 7; step <= 100_000; step += 7 {
		w.Record(step, Metrics{DataLoss: float64(step)})
		w.Record(step, Metrics{DataLoss: -1})           // of the same step: known
		w.Record(step+1, Metrics{DataLoss: math.NaN()}) // not known
	}
	last := 100_000 / 7 * 7
	if n := len(w.outcomes); n > 256 || n < 100 || w.outcomes[0].Step != 7 || w.outcomes[n-1] != (outcome{last, float64(last), 0}) {
		t.Fatalf("%d outcomes from %+v to %+v", n, w.outcomes[0], w.outcomes[n-1])
	}
	if !slices.IsSortedFunc(w.outcomes, func(a, b outcome) int { return a.Step - b.Step }) {
		t.Error("they are not in order")
	}
	c := w.Clone()
	c.back(50_000)
	if n := len(c.outcomes); c.outcomes[n-1].Step > 50_000 || c.outcomes[n-1].Step < 45_000 || w.outcomes[len(w.outcomes)-1].Step != last {
		t.Errorf("after going back the last is of step %d", c.outcomes[n-1].Step)
	}
	if n := testing.AllocsPerRun(100, func() { last += 500; w.Record(last, Metrics{}) }); n != 0 {
		t.Errorf("%v allocations an outcome", n)
	}
}

func TestNeighbors(t *testing.T) {
	of := func(set DataSet, noise float64) []Point { return generate(set, 200, noise, 1) }
	if v := neighbors(of(Spiral, 0)); v < 0.97 {
		t.Errorf("on a spiral neighbors know %v", v)
	}
	points := of(XOR, 0)
	far := slices.Clone(points)
	for i := range far {
		far[i].X1 *= 1000
	}
	if a, b := neighbors(points), neighbors(far); a < 0.95 || a != b {
		t.Errorf("they know %v, and %v of the same points with one coordinate stretched", a, b)
	}
	random := NewNumpy(3)
	for i := range points {
		points[i].Class = random.Below(2)
	}
	if v := neighbors(points); v > 0.62 {
		t.Errorf("of random labels they know %v", v)
	}
	if v := neighbors([]Point{{1, 1, 0}}); v != 0 {
		t.Errorf("alone, %v", v)
	}
}
