package site_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// touch sends one touch event with the given fingers, in CSS pixels of the page: x, y, x, y, …
func (b *tab) touch(kind input.DispatchTouchEventType, at ...float64) {
	b.Helper()
	points := []*input.TouchPoint{}
	for i := 0; i < len(at); i += 2 {
		id := float64(i / 2)
		points = append(points, &input.TouchPoint{X: at[i], Y: at[i+1], ID: &id})
	}
	command(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
}

// swipe moves a finger in steps, waiting after each until the program has drawn a frame.
func (b *tab) swipe(x0, y0, x1, y1 float64) {
	b.Helper()
	b.touch(input.DispatchTouchEventTypeTouchStart, x0, y0)
	for i := 1; i <= 10; i++ {
		f := float64(i) / 10
		b.touch(input.DispatchTouchEventTypeTouchMove, x0+(x1-x0)*f, y0+(y1-y0)*f)
		b.frame()
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.frame()
}

// frame waits until the page has shown two frames.
func (b *tab) frame() {
	b.Helper()
	eval[any](b, `(window.shown = 0, requestAnimationFrame(() => requestAnimationFrame(() => { window.shown = 1; })))`)
	b.wait("two frames", `window.shown === 1`)
}

// TestFingers swipes, drags and pinches on a phone: a swipe that means nothing to the figure scrolls the page and adds no
// point, a finger on a point moves it, and two fingers zoom the plane.
func TestFingers(t *testing.T) {
	b := start(t, phone)
	command(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 2})
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause(), scrollTo({top: 0, behavior: 'instant'}))`)
	b.wait("four points", `x().state().points === 4`)

	x0, y0 := b.place(0, -0.9)
	b.swipe(x0, y0, x0, y0-150)
	b.wait("a page that scrolls", `scrollY > 50`)
	if n := eval[int](b, `x().state().points`); n != 4 {
		t.Errorf("%d points after a swipe, want 4", n)
	}
	eval[any](b, `scrollTo({top: 0, behavior: 'instant'})`)
	b.wait("the page's top", `scrollY === 0`)

	x0, y0 = b.place(1, 1)
	x1, y1 := b.place(1, -0.4)
	b.swipe(x0, y0, x1, y1)
	b.wait("a moved point", `x().project().data.points.some((p) => Math.abs(p[0] - 1) < 0.1 && Math.abs(p[1] + 0.4) < 0.1)`)
	if y := eval[float64](b, `scrollY`); y != 0 {
		t.Errorf("the page scrolled to %g while a point was dragged", y)
	}

	x0, y0 = b.place(0, 0)
	b.touch(input.DispatchTouchEventTypeTouchStart, x0-20, y0)
	b.frame()
	b.touch(input.DispatchTouchEventTypeTouchStart, x0-20, y0, x0+20, y0)
	b.frame()
	for d := 25.0; d <= 60; d += 5 {
		b.touch(input.DispatchTouchEventTypeTouchMove, x0-d, y0, x0+d, y0)
		b.frame()
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.wait("a plane that two fingers zoomed", `x().state().plane.maxX1 < 0.8`)
	if n := eval[int](b, `x().state().points`); n != 4 {
		t.Errorf("%d points after a pinch, want 4", n)
	}
	eval[any](b, `x().press('fit')`)
	b.wait("the whole plane", `x().state().plane.maxX1 === 1.5`)
}
