package app

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/core/longtest"
)

// heavyDoc is a network whose step and measurement each take many ticks.
const heavyDoc = `{"data":{"set":"spiral","n":20000,"noise":0.3,"train":0.8},"network":{"hidden":[16,16],"activation":"tanh"},"training":{"learningRate":0.1}}`

// slowUser has a clock on which every look costs 5 milliseconds: a tick of 9 has time for two pieces of work or three.
func slowUser(t *testing.T, doc string) *user {
	u := newUser(t, doc, false)
	u.in.Clock = func() time.Duration {
		u.clock += 5 * time.Millisecond
		return u.clock
	}
	return u
}

// ticksUntil lets ticks pass until something is so.
func (u *user) ticksUntil(what string, is func() bool) (ticks int) {
	u.t.Helper()
	for !is() {
		if ticks++; ticks > 100_000 {
			u.t.Fatalf("it never comes to %s: step %d, %q", what, u.Lab.Run.StepCount(), u.Progress())
		}
		u.tick(1)
	}
	return ticks
}

// A step and a measurement that are heavy take their pieces in many ticks, and come to core's own bits.
func TestHeavyWorkComesInPieces(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, heavyDoc)
	p, err := core.ParseProject([]byte(heavyDoc))
	u.must(err)
	want, err := core.NewRun(p)
	u.must(err)
	if got := u.Summary(); got.Known || u.Lab.LossText() != "–" || u.BoardResult(u.Board()) != "not measured yet" {
		t.Errorf("before it is measured: %v, loss %s, %q", got.Known, u.Lab.LossText(), u.BoardResult(u.Board()))
	}
	if !math.IsNaN(u.Lab.Metrics.Accuracy) || u.Lab.Wrong != 0 {
		t.Errorf("before it is measured the accuracy is %v, %d are wrong", u.Lab.Metrics.Accuracy, u.Lab.Wrong)
	}
	if n := u.ticksUntil("a measurement", u.Lab.Measured); n < 5 {
		t.Errorf("a measurement of 20,000 points is done in %d ticks", n)
	}
	if u.Lab.Metrics != want.Evaluate() {
		t.Errorf("it measures %+v, want %+v", u.Lab.Metrics, want.Evaluate())
	}
	u.Start()
	u.must(u.SetControl("speed", SpeedMax))
	last := 0.0
	for step := range 3 {
		want.Step()
		shown := u.Lab.Metrics
		n := u.ticksUntil("a step", func() bool {
			if share := u.Lab.Run.StepShare(); share > 0 {
				// Two or three pieces of half a million multiplications, or of a block.
				most := 4 * max(600_000, 3*core.BlockRows*float64(u.Lab.Run.Net.Work())) / (3 * float64(u.Lab.Run.Net.Work()) * float64(u.Lab.Run.Train.N))
				if share-last > most {
					t.Fatalf("a tick takes %g of a step; at most %g is its share", share-last, most)
				}
				last = share
			} else {
				last = 0
			}
			return u.Lab.Run.StepCount() > step
		})
		if n < 10 {
			t.Errorf("step %d is done in %d ticks", step+1, n)
		}
		if !slices.Equal(u.Lab.Run.Net.Flat, want.Net.Flat) {
			t.Fatalf("step %d has other bits than core's", step+1)
		}
		if step == 0 && u.Lab.Metrics != shown {
			t.Error("before the next measurement is finished another one is shown")
		}
	}
	u.Pause()
	u.ticksUntil("a measurement", u.Lab.Measured)
	if u.Lab.Metrics != want.Evaluate() {
		t.Errorf("paused it measures %+v, want %+v", u.Lab.Metrics, want.Evaluate())
	}
	if u.Lab.Accuracy.LastStep() != 3 || u.Lab.Loss.LastStep() != 3 {
		t.Errorf("the curves end at steps %d and %d", u.Lab.Accuracy.LastStep(), u.Lab.Loss.LastStep())
	}
	revision := u.Revision
	if u.tick(100); u.Revision != revision {
		t.Errorf("at rest it is drawn %d times", u.Revision-revision)
	}
}

// state() never takes a point through the network.
func TestSummaryIsCheap(t *testing.T) {
	u := slowUser(t, heavyDoc)
	u.tick(2)
	share := measuring(u)
	for range 100 {
		u.Summary()
	}
	if share == 0 || measuring(u) != share {
		t.Errorf("the measurement went from %g to %g", share, measuring(u))
	}
	u.ticksUntil("a measurement", u.Lab.Measured)
	began := *u.Lab.Run
	u.Summary()
	if u.Lab.Run.StepShare() != began.StepShare() || !u.Lab.Measured() {
		t.Error("a look at the state has changed it")
	}
}

// A change of the points within a measurement: each point keeps the class it was given, a new one counts as right, and the
// measurement begins again.
func TestPointsChangeWithinAMeasurement(t *testing.T) {
	u := slowUser(t, `{"data":{"set":"custom","points":[]},"network":{"hidden":[16,16]}}`)
	var points []core.Point
	for i := range 20_000 {
		points = append(points, core.Point{X1: float64(i%97) / 20, X2: float64(i%89) / 20, Class: i % 2})
	}
	u.must(u.setData(core.Data{Set: core.Custom, N: 1, Train: 1, Points: points}))
	u.ticksUntil("a measurement", u.Lab.Measured)
	was, wrong := slices.Clone(u.Lab.Predicted), u.Lab.Wrong
	if wrong == 0 || wrong == len(points) {
		t.Fatalf("%d of %d wrong", wrong, len(points))
	}
	check := func(what string, want []int) {
		t.Helper()
		if !slices.Equal(u.Lab.Predicted, want) {
			t.Errorf("%s: the classes are not those from before", what)
		}
		if u.Lab.Measured() {
			t.Errorf("%s: measured at once", what)
		}
		count := 0
		for i, p := range u.Lab.Run.Points() {
			if u.Lab.Predicted[i] != p.Class {
				count++
			}
		}
		if count != u.Lab.Wrong {
			t.Errorf("%s: %d are marked wrong, it says %d", what, count, u.Lab.Wrong)
		}
	}
	u.must(u.AddPoint(1, 1, 1))
	check("a point more", append(slices.Clone(was), 1))
	u.tick(2)
	u.must(u.removePoint(7))
	check("a point less", append(slices.Delete(slices.Clone(was), 7, 8), 1))
	u.tick(2)
	u.must(u.movePoint(9, 2, 2))
	moved := append(slices.Delete(slices.Clone(was), 7, 8), 1)
	moved[9] = u.Lab.Run.Points()[9].Class
	check("a point elsewhere", moved)
	u.ticksUntil("a measurement", u.Lab.Measured)
	if m := u.Lab.Run.Evaluate(); m.Accuracy != u.Lab.Metrics.Accuracy {
		t.Errorf("at last the accuracy is %v, want %v", u.Lab.Metrics.Accuracy, m.Accuracy)
	}
	classes := make([]int, len(u.Lab.Run.Points()))
	if u.Lab.Run.Classify(classes); !slices.Equal(classes, u.Lab.Predicted) {
		t.Error("at last the classes are other than core's")
	}
}

// Settings and weights change in the middle of a step: it begins again, and goes on from what is there then.
func TestSettingsChangeWithinAStep(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, heavyDoc)
	u.must(u.SetControl("speed", SpeedMax))
	u.ticksUntil("half a step", func() bool { return u.Lab.Run.StepShare() > 0.4 })
	u.must(u.SetControl("training.learningRate", 0.01))
	if u.Lab.Run.StepShare() != 0 {
		t.Error("the step goes on with another learning rate")
	}
	want, err := core.NewRun(u.Document())
	u.must(err)
	want.Step()
	u.ticksUntil("the step", func() bool { return u.Lab.Run.StepCount() == 1 })
	if !slices.Equal(u.Lab.Run.Net.Flat, want.Net.Flat) {
		t.Error("the step has other bits than with the new rate from the start")
	}
	u.ticksUntil("half a step", func() bool { return u.Lab.Run.StepShare() > 0.4 })
	u.must(u.reset())
	u.ticksUntil("a step", func() bool { return u.Lab.Run.StepCount() == 1 })
	if !slices.Equal(u.Lab.Run.Net.Flat, want.Net.Flat) {
		t.Error("after a reset the step has other bits")
	}
}

// A small network that becomes large in the middle of a fast run does not owe its many steps to the next tick.
func TestASmallRunGrowsLarge(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.SetControl("speed", SpeedMax))
	u.tick(30)
	u.in.Clock = func() time.Duration { u.clock += 5 * time.Millisecond; return u.clock }
	u.must(u.SetControl("data.set", "spiral"))
	u.must(u.SetControl("data.n", 3000.0))
	before := u.Lab.Run.StepCount()
	u.tick(1)
	if n := u.Lab.Run.StepCount() - before; n > 10 {
		t.Errorf("the next tick takes %d steps", n)
	}
}

// Two heavy networks side by side stand at the same step whenever neither is in the middle of one.
func TestHeavyNetworksSideBySide(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, heavyDoc)
	u.Pause()
	u.must(u.Press("compare.keep"))
	u.must(u.SetControl("network.neurons1", 12.0))
	u.Advance(3)
	u.ticksUntil("B's step and both measurements", func() bool { return !u.Lab.Lags() && u.Lab.Measured() && u.Lab.Rival.Measured() })
	if a, b := u.Lab.Run.StepCount(), u.Lab.Rival.Run.StepCount(); a != 3 || b != 3 {
		t.Errorf("A is at %d, B at %d", a, b)
	}
	if u.Lab.Metrics != u.Lab.Run.Evaluate() || u.Lab.Rival.Metrics != u.Lab.Rival.Run.Evaluate() {
		t.Error("one of them is measured wrongly")
	}
}

// A challenge is judged by its own network, not by what was measured of another before.
func TestAChallengeWaitsForItsMeasurement(t *testing.T) {
	u := slowUser(t, `{"data":{"set":"circle","n":50000,"features":["x1","x2","x1^2","x2^2"]},"network":{"hidden":[]}}`)
	u.ticksUntil("a measurement", u.Lab.Measured)
	u.must(u.OpenChallenge("circle"))
	u.Pause()
	u.Lab.Metrics.Accuracy = 1 // of what stood there before
	u.must(u.SetControl("data.n", 100_000.0))
	u.must(u.SetControl("data.features.x1x1", true))
	if u.Lab.Measured() || len(u.Story.Solved) > 0 {
		t.Errorf("solved by an old measurement: %v", u.Story.Solved)
	}
	u.ticksUntil("a measurement", u.Lab.Measured)
	if len(u.Story.Solved) > 0 {
		t.Error("solved without training")
	}
}

// answers are those to all requests for steps, once they are taken.
func (u *user) answers() (list []Advanced) {
	for u.Asked() > 0 {
		u.tick(1)
		list = append(list, u.last.Advanced...)
	}
	return list
}

// Steps by number: exact and in their order, alone while they are taken; every request has one answer.
func TestAdvance(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"corners"},"training":{"learningRate":0.01}}`, false)
	want, err := core.NewRun(u.Document())
	u.must(err)
	u.Pause()
	u.must(u.reset())
	if ticket := u.State.Advance(10); ticket != 0 || u.Lab.Run.StepCount() != 10 {
		t.Errorf("ten steps have ticket %d and come to step %d", ticket, u.Lab.Run.StepCount())
	}
	first, second := u.State.Advance(100_000), u.State.Advance(5)
	if first == 0 || second <= first || u.Lab.Run.StepCount() != 10 || u.Asked() != 100_005 {
		t.Fatalf("tickets %d and %d at step %d, %d asked for", first, second, u.Lab.Run.StepCount(), u.Asked())
	}
	answers := u.answers()
	if u.Lab.Run.StepCount() != 100_015 || !slices.Equal(answers, []Advanced{{first, ""}, {second, ""}}) {
		t.Errorf("at step %d the answers are %v", u.Lab.Run.StepCount(), answers)
	}
	for range 100_015 {
		want.Step()
	}
	if !slices.Equal(u.Lab.Run.Net.Flat, want.Net.Flat) {
		t.Error("the bits are other than core's")
	}
	if !u.Lab.Measured() || u.Lab.Accuracy.LastStep() != 100_015 || u.Running {
		t.Error("the last step is not measured, or it runs")
	}
	for name, end := range map[string]func(){
		"pause": u.Pause,
		"run":   func() { u.must(u.Press("run")) }, // the button says Pause
		"reset": func() { u.must(u.reset()) },
		"open":  func() { u.must(u.Open([]byte(`{"data":{"set":"corners"}}`))) },
		"undo":  func() { u.must(u.Open([]byte(`{"data":{"set":"corners"}}`))); u.must(u.undo()) },
		"seed":  func() { u.must(u.newSeed()) },
	} {
		u.tick(1)
		ticket := u.State.Advance(1_000_000)
		u.tick(3)
		at := u.Lab.Run.StepCount()
		end()
		after := u.Lab.Run.StepCount()
		u.tick(1)
		if a := u.last.Advanced; len(a) != 1 || a[0].Ticket != ticket || !strings.Contains(a[0].Ended, "of 1,000,000 steps were taken") {
			t.Errorf("%s from step %d: %+v", name, at, a)
		}
		u.Pause()
		u.tick(2)
		if name == "pause" && u.Lab.Run.StepCount() != after || u.Asked() != 0 {
			t.Errorf("%s: it goes on", name)
		}
	}
	// While it runs, what was asked for is taken first and the run then goes on.
	u.must(u.SetControl("speed", 60.0))
	u.Start()
	at := u.Lab.Run.StepCount()
	u.State.Advance(20_001)
	u.ticksUntil("the steps", func() bool { return u.Asked() == 0 })
	if n := u.Lab.Run.StepCount() - at; n != 20_001 || !u.Running {
		t.Errorf("%d steps, running %v", n, u.Running)
	}
	if u.tick(60); u.Lab.Run.StepCount()-at < 20_040 {
		t.Error("the run does not go on")
	}
}

// Steps that were asked for end with the run: each request is answered.
func TestAdvanceIntoAnExplosion(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"network":{"hidden":[8]},"training":{"learningRate":1,"penalty":"published","lambda":0.0001}}`, false)
	u.Pause()
	u.must(u.reset())
	first, second := u.State.Advance(5000), u.State.Advance(7)
	answers := u.answers()
	if u.Lab.Broken() == "" || !slices.Equal(answers, []Advanced{{first, ""}, {second, ""}}) {
		t.Errorf("at step %d, %q not finite, the answers are %+v", u.Lab.Run.StepCount(), u.Lab.Broken(), answers)
	}
	if ticket := u.State.Advance(5); ticket != 0 {
		t.Error("a broken run promises steps")
	}
}

// Step pressed again and again on a heavy network: every press is a step.
func TestEveryPressOfStepIsAStep(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, heavyDoc)
	u.Pause()
	u.ticksUntil("a measurement", u.Lab.Measured)
	for range 3 {
		u.must(u.Press("step"))
		u.tick(4)
	}
	u.ticksUntil("the steps", func() bool { return u.Asked() == 0 })
	if u.Lab.Run.StepCount() != 3 || u.Running {
		t.Errorf("three presses lead to step %d, running %v", u.Lab.Run.StepCount(), u.Running)
	}
}

// What is large is said when it is opened, and when a setting makes it so; what is small is not.
func TestLargeIsSaid(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, `{}`)
	const word = "This is large"
	u.must(u.Open([]byte(`{"data":{"set":"spiral","n":2000}}`)))
	if strings.Contains(u.Message.Text, word) {
		t.Errorf("of 2,000 points: %q", u.Message.Text)
	}
	u.must(u.SetControl("data.n", 100_000.0))
	u.must(u.SetControl("network.neurons1", 64.0))
	if !strings.Contains(u.Message.Text, word) || !strings.Contains(u.Message.Text, "100,000 points") {
		t.Errorf("of 100,000 points: %q", u.Message.Text)
	}
	u.must(u.SetControl("training.batch", 10.0))
	if strings.Contains(u.Message.Text, word) {
		t.Errorf("of a batch of 10: %q", u.Message.Text)
	}
	u.must(u.Open([]byte(`{"data":{"set":"spiral","n":100000},"network":{"hidden":[64,64]}}`)))
	if !strings.Contains(u.Message.Text, word) {
		t.Errorf("opened: %q", u.Message.Text)
	}
	u.Start()
	seen := map[string]bool{}
	for range 450 { // a quiet line that does not come and go
		u.tick(1)
		seen[strings.Trim(u.Progress(), "0123456789 %")] = true
	}
	if seen[""] || !seen["measuring"] || len(seen) > 2 {
		t.Errorf("of large work it says %v", seen)
	}
}

// The gradient check of a large network comes in pieces, of the network as it was.
func TestACheckInPieces(t *testing.T) {
	longtest.Skip(t)
	u := slowUser(t, `{"data":{"n":300},"network":{"hidden":[64,64,64,64]}}`)
	u.Pause()
	u.must(u.Press("check"))
	if u.Check.Done || !strings.Contains(u.Progress(), "checking") {
		t.Fatal("a large network is checked at once")
	}
	want := u.Lab.Run.CheckGradient()
	u.must(u.Press("step")) // goes on meanwhile
	u.ticksUntil("the verdict", func() bool { return u.Check.Done })
	if u.Check.GradientCheck != want || u.Check.Step != 0 || !strings.Contains(u.Message.Text, "PASSES") {
		t.Errorf("%+v at step %d, want %+v: %q", u.Check.GradientCheck, u.Check.Step, want, u.Message.Text)
	}
	u.must(u.Press("check"))
	u.must(u.SetControl("training.learningRate", 0.2))
	if u.tick(3); u.Check.Done || u.Check.going != nil {
		t.Error("a check goes on after the settings have changed")
	}
}
