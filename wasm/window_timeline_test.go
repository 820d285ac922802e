//go:build windowtest

package main

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// TestWindowTimeline looks back along a curve, lets go, stays at a step by a click, and goes on from there by the strip's button: the
// picture is the twin's each time.
func TestWindowTimeline(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"corners"},"network":{"hidden":[3]},"training":{"learningRate":1},"view":{"paused":true}}`, 1280, 800)
	for range 60 {
		w.key(ebiten.KeyN)
	}
	if w.twin.Lab.Run.StepCount() != 60 {
		t.Fatalf("step %d", w.twin.Lab.Run.StepCount())
	}
	r := w.twin.Layout.Loss
	at := func(share float64) (x, y float64) { return r.X + r.W*share, r.Y + r.H/2 }
	same := func(when string) {
		t.Helper()
		w.shows(when+": the plane", w.twin.Layout.Boundary)
		w.shows(when+": the loss", r)
	}

	w.moveTo(at(0.8))
	w.hold(true)
	w.moveTo(at(0.3))
	w.ticks(2)
	if n := w.twin.Lab.Run.StepCount(); n < 16 || n > 20 {
		t.Errorf("step %d is held", n)
	}
	same("held")
	w.hold(false)
	w.ticks(2)
	if w.twin.Looking() || w.twin.Lab.Run.StepCount() != 60 {
		t.Error("it is not now after letting go")
	}
	same("let go")

	w.click(at(0.5))
	w.ticks(2)
	bar, ok := w.twin.LookBar()
	if n := w.twin.Lab.Run.StepCount(); !ok || n < 28 || n > 32 {
		t.Fatalf("a click shows step %d", n)
	}
	w.shows("the strip", bar.Rect)
	step := w.twin.Lab.Run.StepCount()
	on := bar.Buttons[1].Rect
	w.click(on.X+on.W/2, on.Y+on.H/2)
	w.ticks(2)
	if w.twin.Looking() || w.twin.Lab.Run.StepCount() != step || w.twin.Lab.Loss.LastStep() != step {
		t.Errorf("it goes on at step %d, the curve ends at %d", w.twin.Lab.Run.StepCount(), w.twin.Lab.Loss.LastStep())
	}
	same("going on")
}
