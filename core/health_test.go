package core

import (
	"math"
	"testing"
)

func newRun(t *testing.T, change func(p *Project)) *Run {
	t.Helper()
	p := DefaultProject()
	change(&p)
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The penalty's gradient is what the step's whole gradient has beside the data's.
func TestHealthTellsTheGradientsApart(t *testing.T) {
	for _, penalty := range AllPenalties {
		for _, reduction := range AllReductions {
			r := newRun(t, func(p *Project) {
				p.Network.Hidden = []int{4, 3}
				p.Training.Penalty, p.Training.Lambda, p.Training.Reduction = penalty, 0.3, reduction
				p.Training.Batch = 50
				p.Training.LearningRate = 0 // so that the weights before and after the step are the same
			})
			r.Step()
			var h Health
			r.Health(&h)
			for l, layer := range h.Layers {
				var data, own, top float64
				for i, g := range r.Gradient().W[l] {
					a := r.DataGradient().W[l][i]
					data += a * a
					own += (g - a) * (g - a)
					top = max(top, math.Abs(r.Net.W[l][i]))
				}
				for _, g := range r.DataGradient().B[l] {
					data += g * g
				}
				if math.Abs(layer.DataGradient-math.Sqrt(data)) > 1e-12*math.Sqrt(data) {
					t.Errorf("%s: layer %d: data gradient %v, want %v", penalty, l+1, layer.DataGradient, math.Sqrt(data))
				}
				if math.Abs(layer.PenaltyGradient-math.Sqrt(own)) > 1e-12*(math.Sqrt(own)+math.Sqrt(data)) {
					t.Errorf("%s: layer %d: penalty gradient %v, want %v", penalty, l+1, layer.PenaltyGradient, math.Sqrt(own))
				}
				if (layer.PenaltyGradient == 0) != (penalty == NoPenalty) {
					t.Errorf("%s: layer %d: penalty gradient %v", penalty, l+1, layer.PenaltyGradient)
				}
				if layer.MaxWeight != top {
					t.Errorf("layer %d: largest weight %v, want %v", l+1, layer.MaxWeight, top)
				}
			}
		}
	}
}

func TestHealthCountsSaturatedUnits(t *testing.T) {
	weights := [][][]float64{{{0, 100, 5, 1}}, {{1, 1}, {1, 1}, {1, 1}, {1, 1}}}
	wants := map[Activation][2]float64{
		// Units see 0, 100x, 5x and x at x = −1, −0.5, 0, 1. sigmoid' < 0.01 from |z| = 4.585, tanh' < 0.04 from 2.298.
		Sigmoid: {(0 + 3 + 2 + 0) / 16.0, 0},
		Tanh:    {(0 + 3 + 3 + 0) / 16.0, 0},
		ReLU:    {(4 + 3 + 3 + 3) / 16.0, 0.25},
		Linear:  {0, 0},
	}
	for _, f := range AllActivations {
		want, ok := wants[f]
		if !ok {
			t.Errorf("nobody has counted for %s", f)
			continue
		}
		r := newRun(t, func(p *Project) {
			p.Data = Data{Set: Custom, N: 1, Train: 1, Features: []Feature{X1},
				Points: []Point{{-1, 0, 0}, {-0.5, 0, 0}, {0, 0, 1}, {1, 0, 1}}}
			p.Network.Hidden, p.Network.Activation, p.Network.Bias = []int{4}, f, false
			p.Weights = weights
		})
		var h Health
		r.Health(&h)
		if got := h.Layers[0]; got.Saturated != want[0] || got.Dead != want[1] {
			t.Errorf("%s: %v saturated and %v dead, want %v", f, got.Saturated, got.Dead, want)
		}
		if got := h.Layers[1]; got.Saturated != 0 || got.Dead != 0 {
			t.Errorf("%s: the last layer counts: %v, %v", f, got.Saturated, got.Dead)
		}
	}
}

func TestHealthNamesWhatIsNotFinite(t *testing.T) {
	r := newRun(t, func(p *Project) {
		p.Network.Activation, p.Training.LearningRate, p.Network.Hidden = Linear, 1000, []int{3, 3}
		p.Training.Penalty, p.Training.Lambda = L2, 1000
		p.Training.Reduction = Sum
	})
	var report Report
	for report.NonFinite == "" && r.StepCount() < 10_000 {
		report = r.Step()
	}
	var h Health
	r.Health(&h)
	if report.NonFinite == "" || h.NonFinite != report.NonFinite || h.Step != report.Step {
		t.Errorf("%q at step %d, the report has %q at %d", h.NonFinite, h.Step, report.NonFinite, report.Step)
	}
}

func TestHealthIsCheapAndChangesNothing(t *testing.T) {
	r, other := busy(t), busy(t)
	var h Health
	r.Health(&h)
	if n := testing.AllocsPerRun(20, func() { r.Health(&h) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	for range 50 {
		r.Step()
		r.Health(&h)
		other.Step()
	}
	if string(r.Project().JSON()) != string(other.Project().JSON()) {
		t.Error("the run under watch went another way")
	}
	empty := newRun(t, func(p *Project) { p.Data.Set = Custom })
	empty.Health(&h)
	if h.Layers[0].DataGradient != 0 || h.Layers[0].Saturated != 0 {
		t.Errorf("without points the health is %+v", h)
	}
}

// The points that Health looks at stand for all, also where the points are sorted.
func TestHealthLooksAtAllOfSortedPoints(t *testing.T) {
	r := newRun(t, func(p *Project) {
		p.Data.Set, p.Data.Features = Custom, []Feature{X1}
		for i := range 1000 {
			p.Data.Points = append(p.Data.Points, Point{[]float64{-1, 1}[i/500], 0, i / 500})
		}
		p.Network.Hidden, p.Network.Activation, p.Network.Bias = []int{1}, ReLU, false
		p.Weights = [][][]float64{{{1}}, {{1, 1}}}
	})
	var h Health
	r.Health(&h)
	if got := h.Layers[0]; got.Dead != 0 || got.Saturated != 0.5 {
		t.Errorf("%v dead and %v saturated, want 0 and a half", got.Dead, got.Saturated)
	}
}
