package core

import "testing"

// TestBack goes back with a run and watches it again: in the samples nothing shows that it was ever further.
func TestBack(t *testing.T) {
	r := newRun(t, func(p *Project) { p.Training.LearningRate = 3 })
	w, s := NewWatch(r), NewSnapshots(r, 1<<20)
	train := func(steps int) {
		for range steps {
			w.Observe(r, r.Step())
			s.Keep(r)
		}
	}
	train(700)
	before := append([]Sample(nil), w.Samples()...)
	for i := range before {
		before[i].Layers = append([]LayerHealth(nil), before[i].Layers...)
	}
	for _, back := range []int{320, 64, 0} {
		at, err := s.Restore(r, back)
		if err != nil || at != back {
			t.Fatalf("back at step %d: %v", at, err)
		}
		w.back(at)
		for _, sample := range w.Samples() {
			if sample.Step > back {
				t.Fatalf("after going back to step %d a sample of step %d is left", back, sample.Step)
			}
		}
		if n := len(w.lastSteps()); n > 1 {
			t.Errorf("%d steps without a gap are left", n)
		}
		if found := Glance(r, w, r.Evaluate(), nil); found != nil {
			t.Errorf("at step %d it finds %q", back, ailments(found))
		}
		train(700 - back)
		again := w.Samples()
		if len(again) != len(before) {
			t.Fatalf("back at step %d and on, there are %d samples, were %d", back, len(again), len(before))
		}
		for i, b := range before {
			if b.Report != again[i].Report || b.Layers[0] != again[i].Layers[0] {
				t.Errorf("back at step %d and on, sample %d is %+v, was %+v", back, i, again[i], b)
			}
		}
	}
}

// TestGlance: it sees an explosion, and leaves the rest to Diagnose.
func TestGlance(t *testing.T) {
	r, w := watched(t, 2000, func(p *Project) {
		p.Network.Bias, p.Network.Hidden = false, []int{50}
		p.Training.Reduction, p.Training.LearningRate, p.Training.Penalty, p.Training.Lambda = Sum, 3, Published, 1
	})
	if got, all := Glance(r, w, r.Evaluate(), nil), Diagnose(r, w, r.Evaluate(), nil); len(got) == 0 || got[0].Ailment != Exploding || len(got) != len(all) {
		t.Errorf("it finds %q, all of it is %q", ailments(got), ailments(all))
	}
	r, w = watched(t, 1000, func(p *Project) { p.Network.Hidden = nil })
	if got, all := Glance(r, w, r.Evaluate(), nil), Diagnose(r, w, r.Evaluate(), nil); len(got) != 0 || len(all) != 1 {
		t.Errorf("it finds %q, all of it is %q", ailments(got), ailments(all))
	}
}

// TestWatchCloned: a copy sees what the original would have seen, for as long as one likes, and the original sees nothing of that.
func TestWatchCloned(t *testing.T) {
	r := newRun(t, func(*Project) {})
	w := NewWatch(r)
	for range 100 {
		w.Observe(r, r.Step())
	}
	c := w.Clone()
	for range 1000 {
		report := r.Step()
		c.Observe(r, report)
	}
	if n := len(w.Samples()); n != 100 {
		t.Errorf("the original has %d samples", n)
	}
	for _, k := range c.Samples() {
		if len(k.Layers) != r.Net.Layers() || k.Layers[0].MaxWeight == 0 {
			t.Fatalf("the sample of step %d has the layers %+v", k.Step, k.Layers)
		}
	}
	before := c.Until(50)
	if s := before.Samples(); s[len(s)-1].Step > 50 || len(c.Samples()) < 128 {
		t.Errorf("until step 50 the last sample is of step %d; of all there are %d", s[len(s)-1].Step, len(c.Samples()))
	}
}
