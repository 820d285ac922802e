package core

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

type trajectory struct {
	Hidden    int     `json:"hidden"`
	Batch     int     `json:"batch"`
	Rate      float64 `json:"learning_rate"`
	Lambda    float64 `json:"reg_coeff"`
	NonFinite *int    `json:"first_nonfinite_step"`
	Marks     []struct {
		Step     int
		Loss     float64
		Accuracy float64
		SumW1    float64
		SumW2    float64
		MaxAbsW1 float64
		MaxAbsW2 float64
	}
}

// publishedProject is the article's own code as a project.
func publishedProject(hidden, batch int, rate, lambda float64) Project {
	p := DefaultProject()
	p.Network.Hidden = []int{hidden}
	p.Network.Bias = false
	p.Training.Reduction = Sum
	p.Training.Batch = batch
	p.Training.Sampling = First
	p.Training.Penalty = Published
	p.Training.LearningRate = rate
	p.Training.Lambda = lambda
	return p
}

func total(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

func largestOf(x []float64) float64 {
	top := 0.0
	for _, v := range x {
		top = max(top, math.Abs(v))
	}
	return top
}

// TestTrajectories trains as the article's code does and meets numpy's run at its marks; fifty neurons, with -short, at the first ones.
func TestTrajectories(t *testing.T) {
	doc, err := os.ReadFile("testdata/trajectories.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Runs []trajectory }
	if err := json.Unmarshal(doc, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Runs) != 3 {
		t.Fatalf("%d runs in the file, want 3", len(file.Runs))
	}
	for _, want := range file.Runs {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			followTrajectory(t, want)
		})
	}
}

func followTrajectory(t *testing.T, want trajectory) {
	r, err := NewRun(publishedProject(want.Hidden, want.Batch, want.Rate, want.Lambda))
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for _, mark := range want.Marks {
		if testing.Short() && want.Hidden > 10 && mark.Step > 1000 {
			return
		}
		var report Report
		for r.StepCount() < mark.Step {
			report = r.Step()
		}
		near := func(name string, got, want, scale float64) {
			e := math.Abs(got-want) / scale
			worst = max(worst, e)
			if !(e <= 1e-9) {
				t.Errorf("%d neurons, step %d: %s = %v, want %v: off by %.2g", r.Net.Sizes[1], mark.Step, name, got, want, e)
			}
		}
		near("loss", report.Loss, mark.Loss, mark.Loss)
		near("max |W1|", largestOf(r.Net.W[0]), mark.MaxAbsW1, mark.MaxAbsW1)
		near("max |W2|", largestOf(r.Net.W[1]), mark.MaxAbsW2, mark.MaxAbsW2)
		near("sum of W1", total(r.Net.W[0]), mark.SumW1, mark.MaxAbsW1) // the sums cancel: relative to their terms
		near("sum of W2", total(r.Net.W[1]), mark.SumW2, mark.MaxAbsW2)
		if a := r.Evaluate().Accuracy; math.Abs(a-mark.Accuracy) > 1e-12 {
			t.Errorf("%d neurons, step %d: accuracy %v, want %v", r.Net.Sizes[1], mark.Step, a, mark.Accuracy)
		}
		t.Logf("%d neurons to step %d: worst relative error %.2g", r.Net.Sizes[1], mark.Step, worst)
	}
	if want.NonFinite == nil {
		return
	}
	var report Report
	for report.NonFinite == "" && r.StepCount() < 2**want.NonFinite {
		report = r.Step()
	}
	t.Logf("%s is not finite at step %d", report.NonFinite, report.Step)
	if off := math.Abs(float64(report.Step-*want.NonFinite)) / float64(*want.NonFinite); report.NonFinite == "" || off > 1e-3 {
		t.Errorf("first number that is not finite: %q at step %d, want step %d within 0.1 %%", report.NonFinite, report.Step, *want.NonFinite)
	}
	again := r.Step()
	if again != report && !(math.IsNaN(again.Loss) && again.NonFinite == report.NonFinite) {
		t.Errorf("a step after the last gives %+v, want %+v again", again, report)
	}
}
