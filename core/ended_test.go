package core

import (
	"strings"
	"testing"
)

// frozen is a run whose gradient is finite, but whose square is not.
func frozen(t *testing.T, optimizer string) *Run {
	t.Helper()
	return newRun(t, func(p *Project) {
		p.Network.Hidden, p.Network.Activation = []int{1}, Linear
		p.Weights = [][][]float64{{{1e-200}, {1e-200}}, {{1e200, -1e200}}}
		p.Biases = [][]float64{{0}, {0, 0}}
		p.Training.Penalty, p.Training.LearningRate, p.Training.Optimizer.Kind = NoPenalty, 1e-4, optimizer
	})
}

// TestMemoryThatOverflows: the mean square gradient overflows before any weight does. The run ends there, by name.
func TestMemoryThatOverflows(t *testing.T) {
	for _, optimizer := range []string{"rmsprop", "adam"} {
		r := frozen(t, optimizer)
		w, s := NewWatch(r), NewSnapshots(r, 1<<20)
		var report Report
		for range 150 {
			report = r.Step()
			w.Observe(r, report)
			s.Keep(r)
		}
		if report.NonFinite != "s of W1[0,0]" || report.Step != 1 {
			t.Errorf("%s: %q at step %d, want s of W1[0,0] at step 1", optimizer, report.NonFinite, report.Step)
		}
		if steps := s.steps(); len(steps) != 1 {
			t.Errorf("%s: the states of steps %d are kept, want only the first", optimizer, steps)
		}
		if p := r.Project(); p.Weights != nil || p.Moments != nil || p.Check() != nil {
			t.Errorf("%s: the document holds weights %v, moments %v; %v", optimizer, p.Weights, p.Moments, p.Check())
		}
		Diagnose(r, w, r.Evaluate(), nil)
		// A doctor who comes after the memory has overflowed, on a run that does not know.
		r = frozen(t, optimizer)
		w = NewWatch(r)
		for step := range 150 {
			report = r.Step()
			report.Step, report.NonFinite = step+1, ""
			r.step, r.broken = report.Step, Report{}
			w.Observe(r, report)
		}
		Diagnose(r, w, r.Evaluate(), nil)
	}
}

// explodedLoss is a run that ended on its loss, with all weights finite.
func explodedLoss(t *testing.T) *Run {
	t.Helper()
	r := newRun(t, func(p *Project) { *p = publishedProject(50, 50, 0.3, 1e-3) })
	for range 10_000 {
		if report := r.Step(); report.NonFinite != "" {
			if report.NonFinite != "loss" || firstNonFinite(r.Net.Flat) >= 0 {
				t.Fatalf("the run ended on %s: the test wants the loss alone", report.NonFinite)
			}
			return r
		}
	}
	t.Fatal("the run does not end")
	return nil
}

// A run that ended on its loss has ended for all of its methods alike.
func TestEndedOnTheLoss(t *testing.T) {
	r := explodedLoss(t)
	p := r.Project()
	if p.Weights != nil || p.Step != 0 || p.Moments != nil {
		t.Errorf("the document holds step %d and %d layers of weights", p.Step, len(p.Weights))
	}
	training := p.Training
	training.LearningRate = 1e-3
	if err := r.SetTraining(training); err != nil {
		t.Fatal(err)
	}
	d := p.Data
	d.Points = []Point{{1, 2, 0}}
	if err := r.SetData(d); err != nil {
		t.Fatal(err)
	}
	if got := r.Project(); got.Training.LearningRate != 1e-3 || len(got.Data.Points) != 1 {
		t.Errorf("the new settings are lost: %+v", got.Training)
	}
	if report := r.Step(); report.NonFinite != "loss" {
		t.Errorf("after new settings the run goes on: %+v", report)
	}
	if err := r.SetWeight(0, 0, 0, 1); err == nil || !strings.Contains(err.Error(), "reset") {
		t.Errorf("a weight of an ended run was set: %v", err)
	}
	n := p.Network
	n.Hidden = []int{51}
	if kept, err := r.SetNetwork(n, d.Features); kept || err != nil || r.StepCount() != 0 {
		t.Errorf("kept %v at step %d, %v", kept, r.StepCount(), err)
	}
	if report := r.Step(); report.NonFinite != "" || report.Step != 1 {
		t.Errorf("after a new network: %+v", report)
	}
}
