package app

import (
	"math"
	"testing"

	"xorcery/wasm/input"
)

func TestPinch(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	b, width := u.Layout.Boundary, u.Plane.MaxX1-u.Plane.MinX1
	cx, cy := b.Middle()
	x1, x2 := u.ToPlane(cx, cy)
	u.finger(cx-40, cy, true)
	for d := 40.0; d <= 80; d += 10 {
		u.in.Pointer = input.Pointer{X: cx - d, Y: cy, Down: true, Touch: true}
		u.in.Second = input.Pointer{X: cx + d, Y: cy, Down: true, Touch: true}
		u.tick(1)
	}
	if got := u.Plane.MaxX1 - u.Plane.MinX1; math.Abs(got-width/2) > 1e-9 {
		t.Errorf("fingers twice as far apart show %g of %g", got, width)
	}
	if y1, y2 := u.ToPlane(cx, cy); math.Abs(y1-x1) > 1e-9 || math.Abs(y2-x2) > 1e-9 {
		t.Error("the place between the fingers has moved")
	}
	u.in.Pointer.X += 30
	u.in.Second.X += 30
	u.tick(1)
	if y1, _ := u.ToPlane(cx+30, cy); math.Abs(y1-x1) > 1e-9 {
		t.Errorf("two fingers did not pan: %g is under them, not %g", y1, x1)
	}
	u.in.Second = input.Pointer{}
	u.tick(3)
	u.finger(cx, cy, false)
	u.count(4)
	u.in.Text = []rune("0")
	u.tick(1)
	if u.Plane != PlaneFor(u.points()) {
		t.Error("0 does not show the whole plane")
	}
}

func TestZoomAndPan(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	whole := u.Plane
	x, y := u.ToScreen(1, 1)
	u.moveTo(x, y)
	for range 3 {
		u.in.Wheel = -1
		u.tick(1)
	}
	if gx, gy := u.ToScreen(1, 1); math.Hypot(gx-x, gy-y) > 1e-6 {
		t.Error("the wheel does not zoom about the pointer")
	}
	if u.Plane.MaxX1-u.Plane.MinX1 >= (whole.MaxX1-whole.MinX1)/1.4 {
		t.Error("the wheel did not zoom")
	}
	zoomed := u.Plane
	// The middle button and Shift pan, and add nothing.
	for _, shift := range []bool{false, true} {
		u.moveTo(u.ToScreen(0.9, 0.8))
		u.in.Pointer.Down, u.in.Pointer.Middle, u.in.Shift = shift, !shift, shift
		u.tick(1)
		if u.last.Cursor != input.CursorMove {
			t.Error("the cursor does not say that the plane moves")
		}
		u.in.Pointer.X -= 25
		u.tick(1)
		if gx, _ := u.ToScreen(1, 1); math.Abs(gx-(x-25)) > 1e-6 {
			t.Errorf("shift %v: the plane moved to %g, want %g", shift, gx, x-25)
		}
		u.in.Pointer.X += 25
		u.tick(1)
		u.in.Pointer.Down, u.in.Pointer.Middle, u.in.Shift = false, false, false
		u.tick(1)
	}
	u.count(4)
	// A click while zoomed in lands where it points, and the view stays.
	u.clickPlane(0.7, 0.65)
	u.near("zoomed in", u.points()[4], 0.7, 0.65)
	if d := math.Abs(u.Plane.MinX1 - zoomed.MinX1); d > 1e-9 {
		t.Errorf("the view moved by %g", d)
	}
	u.must(u.Press("fit"))
	if u.Plane != whole {
		t.Errorf("the whole plane is %v, was %v", u.Plane, whole)
	}
	// However far the wheel turns, there are limits, and the way back.
	for _, turn := range []float64{-1000, 1000} {
		for range 100 {
			u.in.Wheel = turn
			u.tick(1)
		}
		w := u.Plane.MaxX1 - u.Plane.MinX1
		if w < viewLeast*0.999 || w > viewMost*(whole.MaxX1-whole.MinX1)*1.001 {
			t.Errorf("the view is %g wide", w)
		}
	}
	for range 100 {
		u.pan(1000, -1000)
	}
	if c := (u.Plane.MinX1 + u.Plane.MaxX1) / 2; math.Abs(c) > viewAway*whole.MaxX1+1e-9 {
		t.Errorf("the view went off to %g", c)
	}
	// Another set is shown whole; more noise leaves the user's view.
	u.must(u.SetControl("data.set", "spiral"))
	if u.Plane != PlaneFor(u.points()) {
		t.Error("another set is not shown whole")
	}
	u.zoom(0.1, 0.3, 0.5)
	zoomed = u.Plane
	u.must(u.SetControl("data.noise", 0.2))
	if u.Plane != zoomed {
		t.Error("the noise moved the user's view")
	}
}

func TestWheelOverTheCurvesZoomsNothing(t *testing.T) {
	u := newUser(t, `{}`, false)
	whole := u.Plane
	u.moveTo(u.Layout.Loss.Middle())
	u.in.Wheel = -1
	u.tick(1)
	if u.Plane != whole {
		t.Error("the wheel over the loss zoomed the plane")
	}
}

// TestCoordinates: the middle has no sign, and what is read off a plane that is closer has more decimals.
func TestCoordinates(t *testing.T) {
	u := newUser(t, `{}`, false)
	for x, want := range map[float64]string{-0.001: "0.00", 0: "0.00", -0.5: "−0.50", 1.2345: "1.23", -0.006: "−0.01"} {
		if got := u.coordinate(x); got != want {
			t.Errorf("%g reads %q, want %q", x, got, want)
		}
	}
	u.zoom(0, 0, 0.01)
	if got := u.coordinate(-0.0123456); got != "−0.0123" {
		t.Errorf("closer it reads %q", got)
	}
}
