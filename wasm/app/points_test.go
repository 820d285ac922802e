package app

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
)

// finger puts a finger on the screen, or moves it, or takes it away.
func (u *user) finger(x, y float64, down bool) {
	u.in.Pointer = input.Pointer{X: x, Y: y, Down: down, Touch: true}
	u.tick(1)
}

func (u *user) near(what string, p core.Point, x1, x2 float64) {
	u.t.Helper()
	if math.Abs(p.X1-x1) > 0.03 || math.Abs(p.X2-x2) > 0.03 {
		u.t.Errorf("%s: the point is at (%g, %g), want (%g, %g)", what, p.X1, p.X2, x1, x2)
	}
}

func (u *user) count(want int) {
	u.t.Helper()
	if n := len(u.Lab.Run.Points()); n != want {
		u.t.Errorf("%d points, want %d", n, want)
	}
}

func (u *user) points() []core.Point { return u.Lab.Run.Points() }

func TestTouchDragsTapsAndHolds(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0],[0.8,0.8,1]]}}`, false)
	x, y := u.ToScreen(0, 0)
	u.finger(x+10, y, true) // a finger's width beside the point
	u.finger(x+10, y, false)
	u.count(3)
	u.must(u.undo())

	u.finger(x+4, y, true)
	tx, ty := u.ToScreen(0.5, -0.5)
	for i := range 11 {
		f := float64(i) / 10
		u.finger(x+(tx-x)*f, y+(ty-y)*f, true)
	}
	u.finger(tx, ty, false)
	u.count(2)
	u.near("dragged", u.points()[0], 0.5, -0.5)
	u.must(u.undo())
	u.near("undone", u.points()[0], 0, 0)

	u.Pause()
	u.finger(x, y, true)
	u.tick(4)
	if _, _, ok := u.Hold(); ok {
		t.Error("the ring shows at once")
	}
	u.tick(10)
	_, share, ok := u.Hold()
	if !ok || share <= 0 || share >= 1 {
		t.Errorf("after 0.25 s the ring is at %g, %v", share, ok)
	}
	before := u.Revision
	u.tick(2)
	if u.Revision == before {
		t.Error("the ring is not redrawn")
	}
	u.tick(30)
	u.count(1)
	u.near("what is left", u.points()[0], 0.8, 0.8)
	u.finger(x, y, false)
	u.count(1)
	u.must(u.undo())
	u.count(2)

	// Beside all points a finger that stays adds its point as a tap does.
	x, y = u.ToScreen(-0.8, 0.8)
	u.finger(x, y, true)
	u.tick(60)
	u.finger(x, y, false)
	u.count(3)

	// A finger that the browser took to scroll the page adds nothing.
	x, y = u.ToScreen(-0.8, -0.8)
	u.finger(x, y, true)
	u.in.also = []input.Event{{Kind: input.EventCancel}}
	u.tick(1)
	u.finger(x, y, false)
	u.count(3)
}

// A brush that has moved, but not as far as its next point, leaves one point however long it is held.
func TestBrushHeldStill(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.SetControl("paint", true))
	x, y := u.ToScreen(0, 0)
	u.moveTo(x, y)
	u.down()
	u.moveTo(x+(input.ClickSlack+paintEvery)/2, y)
	u.tick(30)
	u.up()
	u.count(5)
}

func TestBrushPaintsOneStroke(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.SetControl("paint", true))
	u.moveTo(u.ToScreen(-0.9, 0))
	u.down()
	x0, y := u.ToScreen(-0.9, 0)
	x1, _ := u.ToScreen(0.9, 0)
	for i := range 5 { // a fast hand: the points are even all the same
		u.moveTo(x0+(x1-x0)*float64(i+1)/5, y)
	}
	u.up()
	want := 4 + 1 + int((x1-x0)/paintEvery)
	u.count(want)
	for i := 5; i < len(u.points()); i++ {
		a, b := u.points()[i-1], u.points()[i]
		ax, ay := u.ToScreen(a.X1, a.X2)
		bx, by := u.ToScreen(b.X1, b.X2)
		if d := math.Hypot(bx-ax, by-ay); math.Abs(d-paintEvery) > 0.5 {
			t.Errorf("points %g pixels apart", d)
		}
	}
	u.ctrl("Z", false)
	u.count(4)
	u.ctrl("Y", false)
	u.count(want)
	// A click with the brush is a point; a second stroke is a second step.
	u.clickPlane(0, 0.8)
	u.count(want + 1)
	u.ctrl("Z", false)
	u.count(want)
	u.key("B")
	if u.Paint {
		t.Error("B does not put the brush away")
	}
}

func TestEraserStroke(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[-0.8,0,0],[-0.4,0,1],[0,0,0],[0.4,0,1],[0,0.8,1]]}}`, false)
	u.key("E")
	u.moveTo(u.ToScreen(-0.8, 0))
	u.down()
	u.count(4)
	u.moveTo(u.ToScreen(0.4, 0))
	u.count(1)
	u.up()
	u.ctrl("Z", false)
	u.count(5)
	u.ctrl("Z", true)
	u.count(1)
	u.near("left", u.points()[0], 0, 0.8)
}

func TestEraserClickTakesOne(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0],[0.001,0,1],[0.002,0,0]]}}`, false)
	u.key("E")
	u.moveTo(u.ToScreen(0, 0))
	u.down()
	u.tick(20)
	u.up()
	u.count(2)
}

func TestSnap(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	u.must(u.SetControl("snap", true))
	for _, p := range [][2]float64{{0.9, 1.1}, {-1.1, 0.95}, {-0.9, -0.9}, {1.05, -1.1}} {
		u.clickPlane(p[0], p[1])
	}
	for i, p := range u.points() {
		if math.Abs(p.X1) != 1 || math.Abs(p.X2) != 1 {
			t.Errorf("point %d is at %v", i, p)
		}
	}
	u.moveTo(u.ToScreen(1, 1))
	u.down()
	u.moveTo(u.ToScreen(0.3, 0.55))
	u.up()
	if p := u.points()[0]; p.X1 != 0.5 || p.X2 != 0.5 {
		t.Errorf("dragged to %v", p)
	}
	u.key("ArrowUp")
	u.key("ArrowUp")
	if u.Cursor.X2 != 0.5 {
		t.Errorf("the cursor went to %+v", u.Cursor)
	}
}

func TestPointsByCall(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	call := func(method, args string) error {
		_, err := u.Call(method, []byte(args))
		return err
	}
	u.must(call("removePoint", `[2]`))
	u.count(3)
	u.must(call("undo", ``))
	u.count(4)
	u.must(call("redo", ``))
	u.count(3)
	for _, bad := range []string{`[3]`, `[-1]`, `[0.5]`, `["0"]`, `[]`, `[1e300]`} {
		if call("removePoint", bad) == nil {
			t.Errorf("removePoint%s without an error", bad)
		}
	}
	if call("redo", ``) == nil {
		t.Error("nothing to redo, without an error")
	}
	u.must(call("press", `["clear"]`))
	if err := call("removePoint", `[0]`); err == nil || !strings.Contains(err.Error(), "no points") {
		t.Errorf("removePoint of none: %v", err)
	}
	u.must(u.undo())
	x, y := u.ToScreen(u.points()[0].X1, u.points()[0].X2)
	if !u.grabs(x, y) || u.grabs(u.ToScreen(0.1, 0.2)) || !u.grabs(u.swatch(0)) || u.grabs(u.Layout.Loss.Middle()) {
		t.Error("the page would scroll where the figure is touched, or not where it isn't")
	}
}

func TestPointsVanishUnderTheHand(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.moveTo(u.ToScreen(1, 1))
	u.down()
	u.moveTo(u.ToScreen(0.8, 0.8))
	u.must(u.clear())
	u.moveTo(u.ToScreen(0.5, 0.5))
	u.up()
	u.count(0)
}

// TestAClickBesideAMarker: on a point's mark a click adds none, beside it one, though a drag from there moves the point.
func TestAClickBesideAMarker(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0],[1,1,1]]}}`, false)
	u.Pause()
	x, y := u.ToScreen(0, 0)
	u.click(x+pointReach-1, y)
	if n := len(u.points()); n != 2 {
		t.Fatalf("a click on a point's mark made %d points of 2", n)
	}
	u.click(x+pointReach+1, y)
	if n := len(u.points()); n != 3 {
		t.Fatalf("a click beside a point's mark made %d points of 2", n)
	}
	u.must(u.undo())
	u.moveTo(x+pointReach+1, y)
	u.down()
	u.moveTo(x+pointReach+41, y)
	u.up()
	if p := u.points(); len(p) != 2 || p[0].X1 <= 0 {
		t.Errorf("a drag from beside it left %v", p)
	}
}
