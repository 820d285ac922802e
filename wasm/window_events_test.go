//go:build windowtest

package main

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/figure"
	"xorcery/wasm/input"
)

// A click that is over before the next tick, on the plane and on a slider; and keys after a click on the panel, which the
// mouse leaves to the figure.
func TestWindowQuickClicksAndKeys(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"corners"},"training":{"learningRate":0}}`, 1280, 800)
	quick := func(x, y float64) {
		w.moveTo(x, y)
		w.guest.PressMouseButton(ebiten.MouseButtonLeft)
		w.guest.ReleaseMouseButton(ebiten.MouseButtonLeft)
		w.twinHears(input.Event{Kind: input.EventPress})
		w.twinHears(input.Event{Kind: input.EventRelease})
		w.ticks(1)
	}
	class := func(what string, x1, x2 float64, want int) {
		t.Helper()
		x, y := w.at(x1, x2)
		w.guest.MoveCursor(1, 1)
		if got := w.frame().RGBAAt(int(x), int(y)+4); distance(got, figure.Light().Classes[want]) > 8 {
			t.Errorf("%s: the place is %v, want class %d's %v", what, got, want, figure.Light().Classes[want])
		}
	}
	x, y := w.at(0.3, 0.4)
	quick(x, y)
	class("a quick click", 0.3, 0.4, 1)
	track := w.row("speed").Track
	quick(track.X+track.W*0.4, track.Y+track.H/2)
	w.write('1')
	x, y = w.at(-0.3, 0.4)
	quick(x, y)
	class("after 1", -0.3, 0.4, 0)
	// The key of another layout: − stands where 6 does, and shows more of the plane.
	w.guest.PressKey(ebiten.KeyDigit6)
	w.write('-')
	w.guest.ReleaseKey(ebiten.KeyDigit6)
	w.ticks(1)
	w.plane = w.twin.Plane
	class("after −", -0.3, 0.4, 0)
	if w.twin.PointClass != 0 {
		t.Errorf("− made the class %d", w.twin.PointClass)
	}
}

// The panel's scrollbar is dragged, and the rows come along.
func TestWindowScrollbar(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"corners"},"training":{"learningRate":0}}`, 1000, 500)
	for _, group := range []string{"Run", "Data", "Training"} {
		w.unfold(group)
	}
	l, at := w.panel.Scroller(w.twin), w.panel.Scroll
	if !l.More() {
		t.Fatal("all rows have room")
	}
	x, y := l.Thumb(at).Middle()
	w.drag(x, y, x, y+60)
	if w.panel.Scroll < 60 {
		t.Errorf("the rows are scrolled by %g", w.panel.Scroll)
	}
	w.shows("the panel", w.twin.Layout.Panel)
}
