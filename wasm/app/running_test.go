package app

import (
	"math"
	"strings"
	"testing"
	"time"

	"xorcery/core/longtest"
	"xorcery/wasm/lab"
)

func TestOneStepASecond(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.SetControl("speed", 1.0))
	u.tick(5)
	at := u.Lab.Run.StepCount()
	for range 5 {
		u.tick(60)
		if d := u.Lab.Run.StepCount() - at; d < 0 || d > 2 {
			t.Errorf("%d steps in a second", d)
		}
		at = u.Lab.Run.StepCount()
	}
	u.must(u.reset())
	u.tick(600)
	if n := u.Lab.Run.StepCount(); n < 9 || n > 11 {
		t.Errorf("%d steps in ten seconds", n)
	}
	if u.Rate > 3 {
		t.Errorf("it says %g steps a second", u.Rate)
	}
}

// As fast as the machine goes fills the tick's budget, and no more.
func TestMaxFillsTheBudget(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.in.Clock = func() time.Duration { // steps so slow that they stay one by one between two looks
		u.clock += 2 * time.Millisecond
		return u.clock
	}
	u.must(u.SetControl("speed", "max"))
	u.tick(30)
	for range 10 {
		before := u.clock
		u.tick(1)
		spent := u.clock - before - time.Second/60
		if spent < leastBudget || spent > leastBudget+8*time.Millisecond {
			t.Errorf("a tick spent %v of a budget of %v", spent, leastBudget)
		}
	}
}

func TestEpoch(t *testing.T) {
	for _, c := range []struct {
		doc   string
		start int
		want  int
	}{
		{`{}`, 0, 1},
		{`{"training":{"batch":50}}`, 0, 6},
		{`{"training":{"batch":50}}`, 4, 6},
		{`{"training":{"batch":50}}`, 6, 12},
		{`{"training":{"batch":7}}`, 0, 43},
		{`{"training":{"batch":1}}`, 10, 300}, // runs there
	} {
		u := newUser(t, c.doc, false)
		u.Pause()
		u.must(u.reset())
		if c.start > 0 {
			u.Advance(c.start)
		}
		u.must(u.SetControl("speed", 1.0)) // an epoch does not wait for it
		u.must(u.Press("epoch"))
		u.tick(60)
		if u.Running || u.Lab.Run.StepCount() != c.want {
			t.Errorf("%s from step %d: at step %d, running %v; want %d", c.doc, c.start, u.Lab.Run.StepCount(), u.Running, c.want)
		}
	}
	// Pause in the middle of a long epoch holds, and Run then goes on without end.
	u := newUser(t, `{"data":{"set":"spiral","n":50000},"training":{"batch":1}}`, false)
	u.Pause()
	u.in.Clock = func() time.Duration { // a slow machine
		u.clock += 2 * time.Millisecond
		return u.clock
	}
	u.must(u.Press("epoch"))
	u.tick(2)
	at := u.Lab.Run.StepCount()
	if !u.Running || at == 0 {
		t.Fatalf("a long epoch: running %v at step %d", u.Running, at)
	}
	u.Pause()
	u.tick(5)
	if u.Lab.Run.StepCount() != at {
		t.Error("a paused epoch goes on")
	}
}

func TestStopAt(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	u.must(u.reset())
	u.must(u.SetControl("stopAt", 777.0))
	u.must(u.SetControl("speed", "max"))
	u.Start()
	u.tick(60)
	if u.Running || u.Lab.Run.StepCount() != 777 || !strings.Contains(u.Message.Text, "777") {
		t.Fatalf("at step %d, running %v, %q", u.Lab.Run.StepCount(), u.Running, u.Message.Text)
	}
	u.must(u.SetControl("speed", 2000.0))
	u.Start() // what lies behind stops nothing
	u.tick(5)
	if !u.Running || u.Lab.Run.StepCount() <= 777 {
		t.Error("it does not go on from its stop")
	}
	u.must(u.reset())
	if u.tick(60); u.Running || u.Lab.Run.StepCount() != 777 {
		t.Errorf("after a reset it stops at %d", u.Lab.Run.StepCount())
	}
	if err := u.SetControl("stopAt", -1.0); err == nil || !strings.Contains(err.Error(), "allowed is") {
		t.Errorf("a stop at −1: %v", err)
	}
}

func TestHiddenIsSaidOnce(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	u.tick(10)
	u.clock += 90 * time.Second // a slow tick, in sight
	u.tick(1)
	if u.Message.Text != "" {
		t.Errorf("after a tick of 90 s in sight: %q", u.Message.Text)
	}
	u.clock += 90 * time.Second
	u.in.Hidden = true
	u.tick(1)
	u.in.Hidden = false
	if !strings.Contains(u.Message.Text, "hidden") || !strings.Contains(u.Message.Text, "90 s") || u.Message.Error {
		t.Errorf("after 90 hidden seconds: %q", u.Message.Text)
	}
	u.Message = Message{}
	u.tick(120)
	if u.Message.Text != "" {
		t.Errorf("said again: %q", u.Message.Text)
	}
	u.Pause()
	u.clock += time.Hour
	u.in.Hidden = true
	u.tick(2)
	if u.Message.Text != "" {
		t.Errorf("paused and hidden: %q", u.Message.Text)
	}
}

func TestStillCostsNothing(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(100)
	u.Pause()
	u.tick(60)
	revision, controls := u.Revision, u.ControlsRevision
	u.tick(600)
	if u.Revision != revision || u.ControlsRevision != controls {
		t.Errorf("still for ten seconds, it was redrawn %d times", u.Revision-revision)
	}
}

func TestCurvesShowASpan(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	u.Pause()
	u.must(u.reset())
	u.Advance(30000)
	for _, c := range []struct {
		span        string
		first, last int
		fewest      int
	}{{"whole", 0, 30000, 900}, {"tenth", 27000, 30000, 90}, {"thousand", 29000, 30000, 1000}} {
		u.must(u.SetControl("curveSpan", c.span))
		if first, last := u.StepsShown(); first != c.first || last != c.last {
			t.Errorf("%s: steps %d to %d", c.span, first, last)
		}
		seen := u.Lab.Loss.Since(c.first, nil)
		if len(seen) < c.fewest || seen[len(seen)-1].Step != 30000 {
			t.Errorf("%s: %d values up to step %d", c.span, len(seen), seen[len(seen)-1].Step)
		}
		if len(seen) > 1 && seen[1].Step < c.first {
			t.Errorf("%s: the second value is of step %d", c.span, seen[1].Step)
		}
		for i := 1; i < len(seen); i++ {
			if seen[i].Step <= seen[i-1].Step {
				t.Fatalf("%s: step %d after %d", c.span, seen[i].Step, seen[i-1].Step)
			}
		}
	}
}

// The last values come one by one, the same as were added, before and after the ring is full.
func TestTail(t *testing.T) {
	var s lab.Series
	for n := 1; n <= 3500; n++ {
		s.Add(n, math.Sqrt(float64(n)))
		if n%499 != 0 {
			continue
		}
		seen := s.Since(max(n-1000, 1), nil)
		for i, b := range seen {
			if want := max(n-1000, 1) + i; b.Step != want && b.Step != want-1 || b.Last != math.Sqrt(float64(b.Step)) || b.Min != b.Max {
				t.Fatalf("after %d values number %d is %+v", n, i, b)
			}
		}
	}
	var empty lab.Series
	if got := empty.Since(5, nil); len(got) != 0 {
		t.Errorf("an empty series gave %v", got)
	}
}

func TestPins(t *testing.T) {
	u := newUser(t, `{"training":{"learningRate":0.3}}`, false)
	u.Pause()
	u.must(u.reset())
	if err := u.Press("pin"); err == nil {
		t.Error("pinned a run without a curve")
	}
	if err := u.Press("unpin"); err == nil {
		t.Error("unpinned nothing")
	}
	u.Advance(500)
	u.must(u.Press("pin"))
	if len(u.Lab.Pins) != 1 || u.Lab.Pins[0].Name != "2-3-2, α 0.3" || u.Lab.Pins[0].Label != "1" {
		t.Fatalf("pins %+v", u.Lab.Pins)
	}
	last, _ := u.Lab.Pins[0].Loss.At(500)
	u.must(u.SetControl("network.neurons1", 50.0))
	u.must(u.reset())
	u.Advance(200)
	if now, _ := u.Lab.Pins[0].Loss.At(500); now != last || u.Lab.Pins[0].Loss.LastStep() != 500 {
		t.Error("the pinned curve changed with the next run")
	}
	if _, to := u.StepsShown(); to != 500 {
		t.Errorf("the whole run ends at step %d: the pinned run is cut", to)
	}
	for range 3 {
		u.must(u.Press("pin"))
	}
	if err := u.Press("pin"); err == nil || !strings.Contains(err.Error(), "unpin one first") {
		t.Errorf("a fifth pin: %v", err)
	}
	u.must(u.Press("unpin"))
	u.must(u.Press("pin"))
	marks := ""
	for _, p := range u.Lab.Pins {
		marks += p.Label
	}
	if marks != "2341" || u.Lab.Pins[3].Name != "2-50-2, α 0.3" {
		t.Errorf("marks %s, the last %q", marks, u.Lab.Pins[3].Name)
	}
	u.must(u.Open([]byte(`{"data":{"set":"corners"}}`)))
	if len(u.Lab.Pins) != 4 {
		t.Error("opening another project lost the pins")
	}
}

// Where a frame takes a fifth of a second to draw, training gets its share of it all the same.
func TestSlowDrawingDoesNotStarveTraining(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.SetControl("speed", SpeedMax))
	look := 4 * time.Millisecond // so coarse a clock keeps the test's steps few
	u.in.Clock = func() time.Duration {
		u.clock += look
		return u.clock
	}
	for range 4 {
		u.clock += 200 * time.Millisecond
		before := u.clock
		u.tick(1)
		if spent := u.clock - before - time.Second/60; spent < mostBudget || spent > mostBudget+5*look {
			t.Errorf("a slow frame's tick trained for %v; want about %v", spent, mostBudget)
		}
	}
}

// With no points a run waits for some: it neither steps nor stops, and goes on with the first that come.
func TestARunWithoutPointsWaits(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	u.tick(60)
	if !u.Running || strings.Contains(u.Message.Text, "epoch") {
		t.Fatalf("running %v, %q", u.Running, u.Message.Text)
	}
	revision := u.Revision
	u.tick(20)
	if u.Revision != revision {
		t.Errorf("it was drawn %d times with nothing new", u.Revision-revision)
	}
	u.must(u.Press("step"))
	if u.Lab.Run.StepCount() != 0 || !strings.Contains(u.Message.Text, "no points") {
		t.Errorf("Step says %q at step %d", u.Message.Text, u.Lab.Run.StepCount())
	}
	u.Start()
	u.must(u.AddPoint(1, 1, 1))
	u.must(u.AddPoint(-1, 1, 0))
	u.tick(30)
	if u.Lab.Run.StepCount() == 0 {
		t.Fatal("the points are not trained on")
	}
	u.must(u.Press("clear"))
	step := u.Lab.Run.StepCount()
	u.tick(60)
	revision = u.Revision
	u.tick(20)
	if !u.Running || u.Lab.Run.StepCount() != step || u.Revision != revision {
		t.Errorf("after clearing: running %v, %d steps more, drawn %d times", u.Running, u.Lab.Run.StepCount()-step, u.Revision-revision)
	}
}
