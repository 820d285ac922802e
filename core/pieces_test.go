package core

import (
	"math"
	"slices"
	"testing"

	"xorcery/core/longtest"
)

// always says that the time is spent: every piece is one block.
func always() bool { return true }

// inPieces takes a step a block at a time, and does something between any two.
func inPieces(t *testing.T, r *Run, between func()) Report {
	t.Helper()
	for pieces := 1; ; pieces++ {
		report, done := r.StepWithin(always)
		if done {
			return report
		}
		if pieces > r.Train.N {
			t.Fatal("a step that never ends")
		}
		between()
	}
}

// TestStepInPieces takes steps of every configuration whole and in pieces, with all that looks at a run in between: the same
// bits, and nobody sees a part of a gradient.
func TestStepInPieces(t *testing.T) {
	projects := bitsProjects()
	for i := range projects { // enough rows for several blocks
		projects[i].Training.Batch = 0
		if d := &projects[i].Data; d.Set == Corners {
			d.Set, d.N = XOR, 500
		}
	}
	interrupted := 0
	for i, p := range projects {
		whole, parts := mustRun(t, p), mustRun(t, p)
		var h Health
		var m Measurement
		for range 12 {
			before := slices.Clone(parts.DataGradient().Flat)
			got := inPieces(t, parts, func() {
				interrupted++
				if !sameBits(parts.DataGradient().Flat, before) {
					t.Fatalf("configuration %d: between two pieces the gradient is not the last step's", i)
				}
				parts.Evaluate()
				parts.Health(&h)
				parts.CheckGradientPart(0, 1000, 1)
				parts.Measure(&m, always)
			})
			if want := whole.Step(); got != want {
				t.Fatalf("configuration %d: in pieces %+v, want %+v", i, got, want)
			}
		}
		if !sameBits(parts.Net.Flat, whole.Net.Flat) || !sameBits(parts.Gradient().Flat, whole.Gradient().Flat) ||
			!slices.EqualFunc(parts.moments.lists, whole.moments.lists, sameBits) {
			t.Errorf("configuration %d: in pieces the bits differ", i)
		}
	}
	if interrupted < 100 {
		t.Errorf("only %d interruptions", interrupted)
	}
}

// TestChangeWithinAStep changes a run in the middle of a step: the step begins anew with the change.
func TestChangeWithinAStep(t *testing.T) {
	p := DefaultProject()
	p.Training.Optimizer.Kind = "adam"
	less := p.Data
	less.Train = 0.5
	faster := p.Training
	faster.LearningRate = 1
	wider := p.Network
	wider.Hidden = []int{5}
	for name, change := range map[string]func(r *Run, s *Snapshots) error{
		"a weight":    func(r *Run, _ *Snapshots) error { return r.SetWeight(0, 1, 2, 0.75) },
		"the points":  func(r *Run, _ *Snapshots) error { return r.SetData(less) },
		"the rate":    func(r *Run, _ *Snapshots) error { return r.SetTraining(faster) },
		"the network": func(r *Run, _ *Snapshots) error { _, err := r.SetNetwork(wider, p.Data.Features); return err },
		"the step":    func(r *Run, s *Snapshots) error { _, err := s.Restore(r, 2); return err },
		"nothing":     func(*Run, *Snapshots) error { return nil },
	} {
		a, b := mustRun(t, p), mustRun(t, p)
		for _, r := range []*Run{a, b} {
			s := NewSnapshots(r, 1<<20)
			for range 4 {
				r.Step()
				s.Keep(r)
			}
			if r == a {
				if _, done := r.StepWithin(always); done {
					t.Fatal("300 rows are one block")
				}
			}
			if err := change(r, s); err != nil {
				t.Fatal(err)
			}
		}
		if x, y := a.Step(), b.Step(); x != y || !sameBits(a.Net.Flat, b.Net.Flat) {
			t.Errorf("%s changed within a step: %+v, want %+v", name, x, y)
		}
	}
}

// TestMeasure holds a measurement, whole and in pieces, to Evaluate and Classify.
func TestMeasure(t *testing.T) {
	projects := bitsProjects()
	none := DefaultProject()
	none.Data.Set = Custom
	half := DefaultProject()
	half.Data.Set, half.Data.N, half.Data.Noise, half.Data.Train = Spiral, 1000, 0.4, 0.7
	var m Measurement // serves all runs
	for i, p := range append(projects, none, half) {
		r := mustRun(t, p)
		train(r, 5)
		want := r.Evaluate()
		classes := make([]int, len(r.Points()))
		r.Classify(classes)
		wrong := 0
		for n, p := range r.Points() {
			if classes[n] != p.Class {
				wrong++
			}
		}
		check := func(how string) {
			got := m.Metrics
			for k, pair := range [][2]float64{{got.Loss, want.Loss}, {got.DataLoss, want.DataLoss}, {got.Penalty, want.Penalty},
				{got.Accuracy, want.Accuracy}, {got.TestLoss, want.TestLoss}, {got.TestAccuracy, want.TestAccuracy}} {
				if math.Float64bits(pair[0]) != math.Float64bits(pair[1]) && !(math.IsNaN(pair[0]) && math.IsNaN(pair[1])) {
					t.Errorf("configuration %d %s: number %d is %v, want %v", i, how, k, pair[0], pair[1])
				}
			}
			if !slices.Equal(m.Classes, classes) || m.Wrong != wrong {
				t.Errorf("configuration %d %s: %d wrong, want %d", i, how, m.Wrong, wrong)
			}
		}
		if !r.Measure(&m, nil) {
			t.Fatal("with all the time in the world it is not done")
		}
		check("whole")
		for !r.Measure(&m, always) {
		}
		check("in pieces")
		if len(r.Points()) <= blockRows {
			continue
		}
		r.Measure(&m, always)
		r.Step()
		want = r.Evaluate()
		r.Classify(classes)
		wrong = 0
		for n, p := range r.Points() {
			if classes[n] != p.Class {
				wrong++
			}
		}
		for !r.Measure(&m, always) {
		}
		check("begun before a step")
	}
}

// TestCheckInPieces takes the gradient check entry by entry while the run trains on: the verdict on the run as it was.
func TestCheckInPieces(t *testing.T) {
	longtest.Skip(t)
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		train(r, 3)
		want := r.CheckGradient()
		k := r.BeginCheck()
		pieces := 0
		for {
			got, done := k.Advance(always)
			if done {
				if got != want {
					t.Errorf("configuration %d: %+v, want %+v", i, got, want)
				}
				break
			}
			pieces++
			r.Step()
		}
		if pieces < 5 {
			t.Errorf("configuration %d: the check came in %d pieces", i, pieces)
		}
	}
}

// TestTwin trains a run and its twin: the same bits, and neither moves the other.
func TestTwin(t *testing.T) {
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		train(r, 20)
		twin, was := r.twin(), slices.Clone(r.Net.Flat)
		train(twin, 20)
		if !sameBits(r.Net.Flat, was) {
			t.Errorf("configuration %d: the twin trains the run", i)
		}
		train(r, 20)
		if !sameBits(r.Net.Flat, twin.Net.Flat) || !slices.EqualFunc(r.moments.lists, twin.moments.lists, sameBits) {
			t.Errorf("configuration %d: the twin went another way", i)
		}
	}
}
