//go:build windowtest

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// TestWindowWeight feels one weight: drags it along its loss, rolls it down, switches a neuron off and on, and looks at the gradient check.
func TestWindowWeight(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"corners"},"network":{"hidden":[3]},"training":{"learningRate":2,"penalty":"published","lambda":0.01},"view":{"paused":true}}`, 1280, 800)
	if w.twin.Running {
		t.Fatal("it does not wait")
	}
	w.choose("lower", "weight")
	w.away()
	w.ticks(20) // the window has less time than the twin, whose clock stands
	l, ok := w.twin.LayWeight()
	if !ok || l.Plot.Empty() || l.Network.Empty() {
		t.Fatalf("one weight stands at %+v", l)
	}
	w.shows("one weight with the published penalty", w.twin.Layout.View)
	if !w.twin.Weight.Off() {
		t.Error("the published penalty's slope touches the loss")
	}
	before := w.twin.Weight.Value
	x, y := l.Plot.Middle()
	w.drag(x, y, x+l.Plot.W*0.3, y)
	w.away()
	w.ticks(20)
	if w.twin.Weight.Value == before {
		t.Error("dragging sets nothing")
	}
	w.shows("the weight after a drag", w.twin.Layout.View)
	w.shows("its boundary", w.twin.Layout.Boundary)
	l, _ = w.twin.LayWeight()
	roll := slices.IndexFunc(l.Buttons, func(b layout.Button) bool { return b.ID == "weight.roll" })
	for range 2 {
		w.click(l.Buttons[roll].Rect.Middle())
		w.ticks(10)
	}
	w.away()
	w.ticks(20)
	if len(w.twin.Weight.Trail) != 2 {
		t.Errorf("two rolls left %+v", w.twin.Weight.Trail)
	}
	w.shows("the weight after two rolls", w.twin.Layout.View)

	neuron := w.twin.Columns()[1].Neurons[1].Rect
	w.moveTo(neuron.Middle())
	w.key(ebiten.KeyO)
	w.away()
	if !w.twin.IsOff(1, 1) || !strings.Contains(w.twin.OffText(), "without h1[1]: ") {
		t.Errorf("O left %q", w.twin.OffText())
	}
	w.shows("the network without a neuron", w.twin.NetworkArea())
	w.shows("the boundary without it", w.twin.Layout.Boundary)
	w.moveTo(neuron.Middle())
	w.key(ebiten.KeyO)
	w.away()
	w.shows("the whole network", w.twin.NetworkArea())

	w.choose("lower", "check")
	w.away()
	w.ticks(20)
	if w.twin.Lower != app.LowerCheck || w.twin.Check.Verdict() != "fail" {
		t.Errorf("the gradient check in %s: %s", w.twin.Lower, w.twin.Check.Verdict())
	}
	w.shows("the gradient check", w.twin.Layout.View)
}
