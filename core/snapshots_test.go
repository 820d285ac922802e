package core

import (
	"fmt"
	"testing"
)

// busy is a run in which every part of a step has something to remember: shuffled batches, adam, a decaying rate.
func busy(t *testing.T) *Run {
	t.Helper()
	p := DefaultProject()
	p.Data.Set, p.Data.N = Gauss, 50
	p.Network.Hidden = []int{4, 3}
	p.Training.Batch = 7
	p.Training.Optimizer.Kind = "adam"
	p.Training.LearningRate = 0.01
	p.Training.Schedule.Kind = "exponential"
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// goBack takes r to where it stood after exactly step steps: back to the state before it and on from there.
func goBack(s *Snapshots, r *Run, step int) error {
	at, err := s.Restore(r, step)
	if err == nil && at != r.StepCount() {
		err = fmt.Errorf("restored step %d, but the run says %d", at, r.StepCount())
	}
	for ; at < step && err == nil; at++ {
		if report := r.Step(); report.NonFinite != "" || report.Step != at+1 {
			err = fmt.Errorf("after step %d: %+v", at, report)
		}
	}
	return err
}

func TestGoBackIsExact(t *testing.T) {
	r := busy(t)
	s := NewSnapshots(r, 20*(8*3*len(r.Net.Flat)+snapshotHead))
	states := map[int]string{0: string(r.Project().JSON())}
	for r.StepCount() < 3000 {
		r.Step()
		s.Keep(r)
		states[r.StepCount()] = string(r.Project().JSON())
	}
	if n := len(s.steps()); n < 10 || n > 20 {
		t.Errorf("%d states are kept, want 10 to 20", n)
	}
	for _, step := range []int{3000, 2999, 2945, 1777, 700, 65, 64, 63, 17, 1, 0} {
		if err := goBack(s, r, step); err != nil {
			t.Fatal(err)
		}
		if string(r.Project().JSON()) != states[step] {
			t.Errorf("step %d is another after going back", step)
		}
		s.Keep(r)
		s.Cut(step)
		if last := s.steps()[len(s.steps())-1]; last > step {
			t.Errorf("after going back to step %d step %d is still kept", step, last)
		}
	}
	for r.StepCount() < 3000 {
		r.Step()
	}
	if string(r.Project().JSON()) != states[3000] {
		t.Error("the run is another the second time")
	}
	if err := goBack(s, r, -1); err == nil {
		t.Error("no error for step -1")
	}
}

func TestSnapshotsAreSpacedEvenly(t *testing.T) {
	r := busy(t)
	s := NewSnapshots(r, 32*(8*3*len(r.Net.Flat)+snapshotHead))
	const last = 64 * 1000
	for step := 1; step <= last; step++ {
		r.step = step // only the bookkeeping: training takes longer than there is to see
		s.Keep(r)
	}
	steps := s.steps()
	if steps[0] != 0 || len(steps) > 32 || len(steps) < 16 {
		t.Fatalf("steps %d", steps)
	}
	for i := 1; i < len(steps); i++ {
		if steps[i]-steps[i-1] != s.spacing {
			t.Fatalf("steps %d", steps)
		}
	}
	if last-steps[len(steps)-1] >= s.spacing {
		t.Errorf("steps %d", steps)
	}
}

// TestSnapshotsGiveWay: a bound drops states and keeps the first, and what is left still leads to every step.
func TestSnapshotsGiveWay(t *testing.T) {
	r := busy(t)
	s := NewSnapshots(r, 1<<20)
	p, states := r.Project(), map[int]string{}
	for r.StepCount() < 300 {
		r.Step()
		s.Keep(r)
		states[r.StepCount()] = string(r.Project().JSON())
	}
	c := s.Until(200, r, 1<<20)
	if steps := c.steps(); steps[len(steps)-1] > 200 || steps[len(steps)-1] < 200-s.spacing {
		t.Errorf("until 200 there are %d", steps)
	}
	for _, bytes := range []int{1 << 12, 0} {
		s.Bound(bytes)
		if s.Bytes() > bytes && len(s.kept) > 1 || s.steps()[0] != 0 {
			t.Errorf("bound to %d: %d bytes, steps %d", bytes, s.Bytes(), s.steps())
		}
		for _, k := range []*Snapshots{s, c} {
			for _, step := range []int{150, 7} {
				again, err := k.Run(p, step)
				if err != nil {
					t.Fatal(err)
				}
				for again.StepCount() < step {
					again.Step()
				}
				if string(again.Project().JSON()) != states[step] {
					t.Errorf("bound to %d: step %d is another", bytes, step)
				}
			}
		}
	}
	if _, err := s.Run(p, -1); err == nil {
		t.Error("a run before the first state")
	}
	p.Network.Hidden = []int{9}
	if _, err := s.Run(p, 100); err == nil {
		t.Error("a run of another shape")
	}
}

func TestGoBackBeforeTheTrouble(t *testing.T) {
	p := DefaultProject()
	p.Network.Activation, p.Training.LearningRate, p.Training.Reduction = ReLU, 30, Sum
	p.Network.Hidden = []int{8, 8}
	p.Network.Output, p.Network.Init = SigmoidOutput, InitHe
	p.Training.Penalty, p.Training.Lambda = Published, 1
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	s := NewSnapshots(r, 1<<20)
	var report Report
	for report.NonFinite == "" && r.StepCount() < 10_000 {
		report = r.Step()
		s.Keep(r)
	}
	if report.NonFinite == "" {
		t.Fatal("the run does not explode")
	}
	if err := goBack(s, r, report.Step-1); err != nil {
		t.Fatal(err)
	}
	if again := r.Step(); fmt.Sprint(again) != fmt.Sprint(report) { // NaN is not itself
		t.Errorf("the trouble is now %+v, was %+v", again, report)
	}
}

func TestSnapshotsOfAnotherShape(t *testing.T) {
	r := busy(t)
	s := NewSnapshots(r, 1<<20)
	r.Step()
	s.Keep(r)
	d := r.Project().Data
	d.Points = []Point{{1, 1, 2}}
	if err := r.SetData(d); err != nil {
		t.Fatal(err)
	}
	before := string(r.Project().JSON())
	if _, err := s.Restore(r, 1); err == nil {
		t.Error("a state without the new output was restored")
	}
	if string(r.Project().JSON()) != before {
		t.Error("a failed restore changed the run")
	}
	for r.StepCount() < 64 {
		r.Step()
		s.Keep(r)
	}
	if got := s.steps(); got[0] == 0 {
		t.Errorf("kept %d, want none of the old shape", got)
	}
}

func TestRestoreUnderAnotherOptimizer(t *testing.T) {
	r := busy(t)
	for range 3 {
		r.Step()
	}
	s := NewSnapshots(r, 1<<20)
	training := r.Project().Training
	training.Optimizer.Kind = "momentum"
	if err := r.SetTraining(training); err != nil {
		t.Fatal(err)
	}
	r.Step()
	if at, err := s.Restore(r, 3); at != 3 || err != nil {
		t.Fatalf("restored step %d, %v", at, err)
	}
	if p := r.Project(); p.Moments != nil || p.Step != 3 {
		t.Errorf("the new optimizer remembers\n%v at step %d", p.Moments, p.Step)
	}
}

func TestKeepAllocatesNothing(t *testing.T) {
	r := busy(t)
	s := NewSnapshots(r, 10*(8*3*len(r.Net.Flat)+snapshotHead))
	for range 1000 {
		r.Step()
		s.Keep(r)
	}
	if n := testing.AllocsPerRun(500, func() {
		r.Step()
		s.Keep(r)
	}); n != 0 {
		t.Errorf("%v allocations a step", n)
	}
}

// Two networks of other shapes may have as many weights: a state of one is none of the other's.
func TestSnapshotsKnowTheShape(t *testing.T) {
	p := DefaultProject()
	p.Network.Bias, p.Network.Hidden = false, []int{4, 2} // 2·4 + 4·2 + 2·2
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	s := NewSnapshots(r, 1<<20)
	p.Network.Hidden = []int{5} // 2·5 + 5·2
	other, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(other.Net.Flat) != len(r.Net.Flat) {
		t.Fatalf("%d and %d weights: the test wants as many", len(other.Net.Flat), len(r.Net.Flat))
	}
	if _, err := s.Restore(other, 0); err == nil {
		t.Error("a state was restored into another shape")
	}
}

// Two lists of features may be as long: weights on one say nothing about the other.
func TestSnapshotsKnowTheFeatures(t *testing.T) {
	r := newRun(t, func(*Project) {})
	s := NewSnapshots(r, 1<<20)
	other := newRun(t, func(p *Project) { p.Data.Features = []Feature{X1Squared, SinX1} })
	before := string(other.Project().JSON())
	if _, err := s.Restore(other, 0); err == nil || string(other.Project().JSON()) != before {
		t.Errorf("a state was restored under other features, error %v", err)
	}
}
