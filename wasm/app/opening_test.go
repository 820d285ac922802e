package app

import (
	"fmt"
	"math"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
)

// newReader has never been here before.
func newReader(t *testing.T) *user {
	t.Helper()
	u := newUser(t, `{"version":1}`, false)
	s, err := Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	u.State = s
	u.tick(1)
	return u
}

// settled are places in the midst of one class that no point is near, the nearest to the origin first.
func settled(u *user) []core.Point {
	var list []core.Point
	for ring := 1.0; ring < 2.5; ring += 0.25 {
		for turn := range 16 {
			sin, cos := math.Sincos(float64(turn) * math.Pi / 8)
			p := core.Point{X1: ring * cos, X2: ring * sin}
			alone := true
			votes := [2]int{}
			for _, q := range u.Lab.Run.Points() {
				d := math.Hypot(p.X1-q.X1, p.X2-q.X2)
				alone = alone && d > 0.25
				if d < 0.7 {
					votes[q.Class]++
				}
			}
			if p.Class = 0; votes[1] > votes[0] {
				p.Class = 1
			}
			if alone && votes[p.Class] >= 3 && votes[1-p.Class] == 0 {
				list = append(list, p)
			}
		}
	}
	return list
}

// TestTheFirstMinute: within ten seconds the boundary has its form, and not at once; then three points of the other class, clicked at
// settled places, are right within two.
func TestTheFirstMinute(t *testing.T) {
	longtest.Skip(t)
	for seed := range 10 {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			u := newReader(t)
			p := lab.Opening()
			p.Network.Seed = 2017 + seed
			u.must(u.open(p, lab.Work{}))
			u.begin()
			u.tick(60)
			if a := u.Lab.Metrics.Accuracy; a > 0.95 {
				t.Errorf("after one second there is nothing left to see: %g are right", a)
			}
			u.tick(9 * 60)
			if a := u.Lab.Metrics.Accuracy; a < 0.97 {
				t.Errorf("after ten seconds %g are right", a)
			}
			places := settled(u)
			if len(places) < 10 {
				t.Fatalf("only %d places are settled", len(places))
			}
			at := places[seed%len(places)]
			u.must(u.SetControl("brush", fmt.Sprint(1-at.Class)))
			for i := range 3 {
				sin, cos := math.Sincos(float64(i) * 2 * math.Pi / 3)
				u.clickPlane(at.X1+0.12*cos, at.X2+0.12*sin)
			}
			if n := len(u.Lab.Project.Data.Points); n != 3 {
				t.Fatalf("%d points are placed", n)
			}
			right := func() bool {
				b := u.Board()
				for i, p := range b.Run.Points() {
					if i >= u.generated() && b.Predicted[i] != p.Class {
						return false
					}
				}
				return true
			}
			ticks := 0
			for ; !right() && ticks < 120; ticks++ {
				u.tick(1)
			}
			t.Logf("(%.2f, %.2f): %d ticks, step %d", at.X1, at.X2, ticks, u.Lab.Run.StepCount())
			if !right() {
				t.Errorf("three points at (%.2f, %.2f) are not right after two seconds", at.X1, at.X2)
			}
		})
	}
}

// TestTheCoachGoesWithTheFirstClick: what a click does is told to who has never clicked, and never again.
func TestTheCoachGoesWithTheFirstClick(t *testing.T) {
	u := newReader(t)
	if u.Coach() == "" || u.Summary().Coach != u.Coach() {
		t.Fatal("nothing tells what a click does")
	}
	u.tick(600)
	if u.Coach() == "" {
		t.Error("it went by itself")
	}
	u.clickPlane(0.5, -3)
	if u.Coach() != "" {
		t.Error("it stays after a click")
	}
	u.must(u.undo())
	u.must(u.OpenScenario("line"))
	u.must(u.OpenOwn())
	if u.Coach() != "" {
		t.Error("it came back")
	}
	kept := newReader(t)
	kept.must(kept.resume(core.DefaultProject()))
	if kept.Coach() != "" {
		t.Error("someone who has been here before is told too")
	}
}

// TestTheCoachKeepsAway: its word stands only while a click places a point and nothing else tells of the plane, short on a small plane, and
// where it covers fewer points.
func TestTheCoachKeepsAway(t *testing.T) {
	longtest.Skip(t)
	u := newReader(t)
	word := u.Coach()
	for _, k := range []struct {
		what string
		act  func() error
	}{
		{"the pulse", func() error { return u.Follow(nil) }},
		{"the bricks", func() error { return u.SetControl("lower", "bricks") }},
		{"the doctor", func() error { return u.SetControl("lower", "doctor") }},
		{"a message", func() error { u.say("Something is said."); return nil }},
		{"a network beside it", func() error { return u.SetControl("compare", true) }},
		{"the eraser", func() error { return u.SetControl("eraser", true) }},
	} {
		if u.must(k.act()); u.Coach() != "" {
			t.Errorf("with %s it stands", k.what)
		}
		u.must(u.SetControl("lower", "network"))
		u.must(u.SetControl("compare", false))
		u.must(u.SetControl("eraser", false))
		if u.Message = (Message{}); u.Coach() != word {
			t.Errorf("after %s it is %q", k.what, u.Coach())
		}
	}
	u.in.Width, u.in.Height = 300, 400
	if u.tick(1); u.Coach() == "" || len(u.Coach()) >= len(word) {
		t.Errorf("on a plane of %g it is %q", u.Layout.Boundary.W, u.Coach())
	}

	u = newReader(t)
	b := u.Board().Rect
	was := u.CoachPlace(200, 32)
	for i := range 400 { // a crowd where it stands
		x1, x2 := u.ToPlane(was.X+float64(i%20)*10, was.Y+float64(i/20)*1.6)
		u.must(u.AddPoint(x1, x2, 0))
	}
	if now := u.CoachPlace(200, 32); now.Overlaps(was) || now.Y < b.Y || now.Bottom() > b.Bottom() || now.X < b.X {
		t.Errorf("with a crowd at %v it stands at %v", was, now)
	}
}

// TestReplay: from the first step again, slowly at first and then at the speed that is set, which never changes.
func TestReplay(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"version":1}`, false)
	u.must(u.SetControl("speed", 6000.0))
	u.tick(60)
	u.must(u.Press("replay"))
	u.tick(60)
	if n := u.Lab.Run.StepCount(); n < 2 || n > 30 {
		t.Errorf("the first second has %d steps", n)
	}
	u.tick(19 * 60)
	before := u.Lab.Run.StepCount()
	u.tick(60)
	if n := u.Lab.Run.StepCount() - before; n < 5000 || n > 8000 || u.Speed != 6000 {
		t.Errorf("at the end a second has %d steps, and the speed is %g", n, u.Speed)
	}
	u.must(u.Press("replay"))
	u.tick(30)
	u.must(u.SetControl("pace", "ten"))
	before = u.Lab.Run.StepCount()
	u.tick(60)
	if n := u.Lab.Run.StepCount() - before; n < 500 || n > 800 {
		t.Errorf("a speed that was set by hand is not had at once: %d steps in a second", n)
	}
}

// TestPacesHaveWords: each word is its number, and a number without one has none.
func TestPacesHaveWords(t *testing.T) {
	u := newUser(t, `{"version":1}`, false)
	for word, speed := range map[string]float64{"step": 60, "ten": 600, "hundred": 6000, "most": SpeedMax} {
		u.must(u.SetControl("pace", word))
		if u.Speed != speed {
			t.Errorf("%s is %g steps a second", word, u.Speed)
		}
	}
	u.must(u.SetControl("speed", 61.0))
	c, _ := Find("pace")
	u.must(u.SetControl("pace", "own"))
	if c.Value(u.State) != "own" || u.Speed != 61 {
		t.Errorf("61 steps a second are %v, and choosing that makes them %g", c.Value(u.State), u.Speed)
	}
	u.must(u.SetControl("pace", "ten"))
	if u.must(u.SetControl("pace", "own")); c.Value(u.State) != "own" {
		t.Errorf("%g steps a second are chosen as another speed", u.Speed)
	}
}
