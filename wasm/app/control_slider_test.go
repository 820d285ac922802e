package app

import (
	"math"
	"strings"
	"testing"

	"xorcery/core/longtest"
)

func TestSliders(t *testing.T) {
	for i := range controls {
		c := &controls[i]
		if c.Kind != Slider {
			continue
		}
		if c.bounds != nil { // the range that it has now
			u := newUser(t, `{"data":{"set":"corners"}}`, false)
			u.Advance(1000)
			now := c.In(u.State)
			c = &now
		}
		if c.valueAt(0) != c.Low || c.valueAt(c.positions()) != c.High || c.position(c.Low) != 0 || c.position(c.High) != c.positions() {
			t.Errorf("%s: its ends are %g and %g", c.ID, c.valueAt(0), c.valueAt(c.positions()))
		}
		for p := 1; p <= c.positions(); p++ {
			v := c.valueAt(p)
			if v < c.valueAt(p-1) || !c.Contains(v) {
				t.Errorf("%s: after %g comes %g", c.ID, c.valueAt(p-1), v)
			}
			if w := c.valueAt(c.position(v)); w != v {
				t.Errorf("%s: %g is at position %d, which has %g", c.ID, v, c.position(v), w)
			}
		}
		for _, f := range []float64{0, 0.1, 0.33, 0.5, 0.77, 1} {
			v := c.valueAt(c.PositionAt(f))
			if !c.Contains(v) {
				t.Errorf("%s at %g is %g, outside %s", c.ID, f, v, c.Range)
			}
			if back := c.Fraction(v); math.Abs(back-f) > 0.13 {
				t.Errorf("%s: %g is at %g, not %g", c.ID, v, back, f)
			}
			for _, d := range []int{-1, 1} {
				if w := c.nudge(v, d); !c.Contains(w) || (w-v)*float64(d) < 0 {
					t.Errorf("%s: a nudge from %g by %d went to %g", c.ID, v, d, w)
				}
			}
		}
	}
}

// TestNudgesGoTheirWay: also from what was typed between the slider's positions, or beyond its ends.
func TestNudgesGoTheirWay(t *testing.T) {
	for _, k := range []struct {
		id         string
		from       float64
		down, more float64
	}{
		{"training.learningRate", 0.3, 0.27, 0.34},
		{"training.learningRate", 0.32, 0.3, 0.34},
		{"data.n", 5000, 4500, 5600},
		{"training.learningRate", 500, 450, 560},
		{"training.learningRate", 1000, 890, 1000},
		{"training.lambda", 0, 0, 1e-6},
	} {
		c, err := Find(k.id)
		if err != nil {
			t.Fatal(err)
		}
		if down, up := c.nudge(k.from, -1), c.nudge(k.from, 1); down != k.down || up != k.more {
			t.Errorf("%s: from %g down to %g and up to %g, want %g and %g", k.id, k.from, down, up, k.down, k.more)
		}
	}
}

// TestAStrokeOverASliderIsOneStepForUndo: as a page's slider makes it, and each key by itself.
func TestAStrokeOverASliderIsOneStepForUndo(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"circle","n":200}}`, false)
	for stroke, ends := range [][2]int{{4, 12}, {12, 2}} {
		for p := min(ends[0], ends[1]); p <= max(ends[0], ends[1]); p++ {
			u.must(u.Slide("data.noise", p, stroke+1))
			u.tick(40) // a slow hand: 0.7 s
		}
	}
	u.tick(90)
	u.must(u.Nudge("data.noise", 1))
	c, _ := Find("data.noise")
	for _, want := range []float64{c.valueAt(12), c.valueAt(12), 0} {
		u.must(u.undo())
		if got := u.Lab.Project.Data.Noise; got != want {
			t.Errorf("noise %g after undo, want %g", got, want)
		}
	}
	for call, says := range map[string]string{
		`["data.noise", 1e4, 0]`: "there is no position 10000", `["data.set", 1, 0]`: "is no slider", `["data.noise", 0.5, 0]`: "whole number", `["x", 1, 0]`: "no control",
	} {
		if _, err := u.Call("slide", []byte(call)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("slide %s: %v", call, err)
		}
	}
	for call, says := range map[string]string{`["data.noise", 2]`: "up by 1", `["data.set", 1]`: "up by 1", `["x", 1]`: "no control"} {
		if _, err := u.Call("nudge", []byte(call)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("nudge %s: %v", call, err)
		}
	}
}
