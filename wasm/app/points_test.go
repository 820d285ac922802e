package app

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core"
)

// finger puts a finger on the screen, or moves it, or takes it away.
func (u *user) finger(x, y float64, down bool) {
	u.in.Pointer = Pointer{X: x, Y: y, Down: down, Touch: true}
	u.tick(1)
}

// swatch is the middle of the palette's swatch for a class; -1 is the eraser.
func (u *user) swatch(class int) (x, y float64) {
	u.t.Helper()
	for _, w := range u.Palette() {
		if w.Class == class {
			return w.Target.Middle()
		}
	}
	u.t.Fatalf("the palette has no swatch for class %d", class)
	return 0, 0
}

func (u *user) near(what string, p core.Point, x1, x2 float64) {
	u.t.Helper()
	if math.Abs(p.X1-x1) > 0.03 || math.Abs(p.X2-x2) > 0.03 {
		u.t.Errorf("%s: the point is at (%g, %g), want (%g, %g)", what, p.X1, p.X2, x1, x2)
	}
}

func (u *user) count(want int) {
	u.t.Helper()
	if n := len(u.Run.Points()); n != want {
		u.t.Errorf("%d points, want %d", n, want)
	}
}

func (u *user) points() []core.Point { return u.Run.Points() }

func TestPaletteChooses(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	if n := len(u.Palette()); n != 4 {
		t.Fatalf("two classes, one more to start and the eraser: %d swatches", n)
	}
	u.click(u.swatch(2))
	u.count(4)
	u.clickPlane(0.2, 0.3)
	if p := u.points()[4]; p.Class != 2 {
		t.Errorf("placed class %d", p.Class)
	}
	if n := len(u.Palette()); n != 5 {
		t.Errorf("%d swatches for three classes", n)
	}
	for class := 3; class < 6; class++ {
		u.click(u.swatch(class))
		u.clickPlane(-0.2, 0.1*float64(class))
	}
	if n := len(u.Palette()); n != 7 || u.Classes != 6 {
		t.Errorf("%d swatches for %d classes", n, u.Classes)
	}
	u.click(u.swatch(-1))
	if !u.Eraser {
		t.Fatal("the eraser is not chosen")
	}
	u.clickPlane(0.2, 0.3)
	u.count(7)
	u.click(u.swatch(-1))
	if u.Eraser {
		t.Error("the eraser pressed again stays")
	}
	u.finger(0, 0, false)
	x, y := u.swatch(0)
	u.finger(x, y, true)
	u.finger(x, y, false)
	if u.Brush != 0 {
		t.Error("a tap chose nothing")
	}
	u.moveTo(u.swatch(1))
	if u.last.Cursor != CursorHand {
		t.Error("the cursor does not say that the palette can be pressed")
	}
	u.must(u.Open([]byte(`{"view":{"hide":["brush"]}}`)))
	if n := len(u.Palette()); n != 1 {
		t.Errorf("%d swatches with the brush hidden", n)
	}
}

func TestPaletteFitsEverywhere(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,5]]}}`, false)
	for _, size := range [][2]float64{{280, 557}, {350, 557}, {600, 400}, {820, 846}, {1280, 800}, {3840, 2160}} {
		u.in.Width, u.in.Height = size[0], size[1]
		u.tick(1)
		h, b := u.Layout.Header, u.Layout.Boundary
		if h.X < 0 || h.Y < 0 || h.Right() > size[0] || h.Bottom() > b.Y {
			t.Errorf("%v: the header %v over %v", size, h, b)
		}
		list := u.Palette()
		for i, w := range list {
			if w.Target.X < h.X-0.01 || w.Target.Right() > h.Right()+0.01 || w.Target.H < 44 {
				t.Errorf("%v: swatch %d is %v in %v", size, i, w.Target, h)
			}
			if size[0] >= 350 && w.Target.W < 44-0.01 && h.W >= 7*44 {
				t.Errorf("%v: swatch %d is %g wide", size, i, w.Target.W)
			}
			if i > 0 && list[i-1].Target.Right() > w.Target.X+0.01 {
				t.Errorf("%v: swatches %d and %d overlap", size, i-1, i)
			}
			if m := w.Mark; m.X < w.Target.X || m.Right() > w.Target.Right() || m.Y < w.Target.Y || m.Bottom() > w.Target.Bottom() {
				t.Errorf("%v: mark %v leaves %v", size, m, w.Target)
			}
		}
	}
}

func TestTouchDragsTapsAndHolds(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0],[0.8,0.8,1]]}}`, false)
	x, y := u.ToScreen(0, 0)
	u.finger(x+10, y, true) // a finger's width beside the point
	u.finger(x+10, y, false)
	u.count(3)
	u.must(u.Undo())

	u.finger(x+4, y, true)
	tx, ty := u.ToScreen(0.5, -0.5)
	for i := range 11 {
		f := float64(i) / 10
		u.finger(x+(tx-x)*f, y+(ty-y)*f, true)
	}
	u.finger(tx, ty, false)
	u.count(2)
	u.near("dragged", u.points()[0], 0.5, -0.5)
	u.must(u.Undo())
	u.near("undone", u.points()[0], 0, 0)

	u.Pause()
	u.finger(x, y, true)
	u.tick(4)
	if _, _, _, ok := u.Hold(); ok {
		t.Error("the ring shows at once")
	}
	u.tick(10)
	_, _, share, ok := u.Hold()
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
	u.must(u.Undo())
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
	if _, err := u.Call("cancelTouch", nil); err != nil {
		t.Error(err)
	}
	u.finger(x, y, false)
	u.count(3)
}

func TestPinch(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	b, width := u.Layout.Boundary, u.Plane.MaxX1-u.Plane.MinX1
	cx, cy := b.Middle()
	x1, x2 := u.ToPlane(cx, cy)
	u.finger(cx-40, cy, true)
	for d := 40.0; d <= 80; d += 10 {
		u.in.Pointer = Pointer{X: cx - d, Y: cy, Down: true, Touch: true}
		u.in.Second = Pointer{X: cx + d, Y: cy, Down: true, Touch: true}
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
	u.in.Second = Pointer{}
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
		if u.last.Cursor != CursorMove {
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
		u.Pan(1000, -1000)
	}
	if c := (u.Plane.MinX1 + u.Plane.MaxX1) / 2; math.Abs(c) > viewAway*whole.MaxX1+1e-9 {
		t.Errorf("the view went off to %g", c)
	}
	// Another set is shown whole; more noise leaves the user's view.
	u.must(u.SetControl("data.set", "spiral"))
	if u.Plane != PlaneFor(u.points()) {
		t.Error("another set is not shown whole")
	}
	u.Zoom(500, 300, 0.5)
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

func TestDeleteUnderThePointer(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.moveTo(u.ToScreen(1, 1))
	u.key("Delete")
	u.count(3)
	u.key("Delete")
	u.count(3)
	if !strings.Contains(u.Message.Text, "no point") {
		t.Errorf("message %q", u.Message.Text)
	}
	u.moveTo(u.ToScreen(-1, -1))
	u.key("Backspace")
	u.count(2)
	u.moveTo(u.Layout.Loss.Middle())
	u.key("Delete")
	u.count(2)
}

func TestKeyboardCursor(t *testing.T) {
	for _, panel := range []bool{false, true} {
		u := newUser(t, `{"data":{"set":"corners"}}`, panel)
		u.Pause()
		u.key("ArrowRight")
		if !u.Cursor.On || u.Cursor.X1 != 0 || u.Cursor.X2 != 0 {
			t.Fatalf("the cursor is %+v", u.Cursor)
		}
		for range 5 {
			u.key("ArrowRight")
			u.key("ArrowUp")
		}
		step := (u.Plane.MaxX1 - u.Plane.MinX1) / 40
		if math.Abs(u.Cursor.X1-5*step) > 0.003 || math.Abs(u.Cursor.X2-5*step) > 0.003 {
			t.Errorf("after five steps of %g: %+v", step, u.Cursor)
		}
		u.in.Keys = []Key{{Name: "ArrowLeft", Shift: true}}
		u.tick(1)
		if d := 5*step - u.Cursor.X1; d <= 0 || d > step/5 {
			t.Errorf("a fine step is %g of %g", d, step)
		}
		if !strings.HasPrefix(u.Summary().Readout, "x1 0.3") || !strings.Contains(u.Summary().Readout, "class ") {
			t.Errorf("readout %q", u.Summary().Readout)
		}
		u.key("Digit1")
		u.key("Enter")
		u.count(5)
		if p := u.points()[4]; p.Class != 0 || p.X1 != u.Cursor.X1 {
			t.Errorf("placed %v", p)
		}
		if !strings.Contains(u.Summary().Readout, "a point of class 0") {
			t.Errorf("readout %q", u.Summary().Readout)
		}
		u.key("Delete")
		u.count(4)
		// The view follows the cursor over its border.
		for range 40 {
			u.key("ArrowRight")
		}
		if x, _ := u.ToScreen(u.Cursor.X1, 0); x > u.Layout.Boundary.Right()+1 || u.Cursor.X1 <= u.whole.MaxX1 {
			t.Errorf("the cursor is at %g, on the screen %g", u.Cursor.X1, x)
		}
		for range 300 {
			u.key("ArrowRight")
		}
		if x, y := u.ToScreen(u.Cursor.X1, u.Cursor.X2); !u.Layout.Boundary.Inset(-1.5).Contains(x, y) {
			t.Errorf("the cursor left the view: %+v", u.Cursor)
		}
		place, answer, ok := u.PlaneReading()
		if !ok || !strings.HasPrefix(place, "x1 ") || !strings.HasPrefix(answer, "class ") {
			t.Errorf("reading %q %q", place, answer)
		}
		u.key("Escape")
		if u.Cursor.On || u.Summary().Readout != "" {
			t.Error("Escape does not hide the cursor")
		}
	}
}

func TestReadingIsTheNetworks(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	u.moveTo(u.ToScreen(1, 1))
	x1, x2 := u.ToPlane(u.Pointer.X, u.Pointer.Y)
	probabilities := make([]float64, 2)
	core.NewRaster(u.Run.Net, u.Project.Data.Features).PredictPoint(probabilities, x1, x2)
	a := u.Ask(x1, x2)
	if a.Probability != max(probabilities[0], probabilities[1]) || probabilities[a.Class] != a.Probability {
		t.Errorf("the answer is %+v, the network says %v", a, probabilities)
	}
	u.must(u.SetControl("network.neurons1", 7.0))
	if b := u.Ask(x1, x2); b == a {
		t.Error("another network gives the same answer")
	}
	u.moveTo(u.Layout.Loss.Middle())
	if _, _, ok := u.PlaneReading(); ok {
		t.Error("a reading without a pointer on the plane")
	}
	u.Run.Net.Flat[0] = math.NaN()
	if a := u.Ask(x1, x2).Text(); a != "no answer" {
		t.Errorf("a network of NaN answers %q", a)
	}
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

func TestUndoOfEverything(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":100}}`, false)
	u.Pause()
	start := u.Project.Data
	steps := 0
	do := func(f func()) {
		t.Helper()
		u.tick(70) // more than a second: another step
		f()
		if steps++; len(u.edits.undo) != steps {
			t.Fatalf("%d steps to undo after %d changes", len(u.edits.undo), steps)
		}
	}
	var seen []core.Data
	note := func() { seen = append(seen, u.Project.Data.Clone()) }
	note()
	for _, c := range []struct {
		id    string
		value any
	}{{"data.n", 200.0}, {"data.noise", 0.3}, {"data.seed", 5.0}, {"data.train", 0.5}, {"data.set", "circle"}} {
		do(func() { u.must(u.SetControl(c.id, c.value)) })
		note()
	}
	do(func() { u.clickPlane(u.Plane.MinX1*0.98, u.Plane.MaxX2*0.98) })
	note()
	do(func() { u.must(u.Press("clear")) })
	note()
	do(func() {
		u.must(u.SetData(core.Data{Set: core.Custom, Train: 1, N: 1, Points: []core.Point{{X1: 9, X2: 1, Class: 1}}}))
	})
	if u.Plane.MaxX1 < 9 {
		t.Error("loaded points are out of sight")
	}
	// Features are the network's: undo leaves them.
	p := u.Project.Clone()
	p.Data.Features = []core.Feature{core.X1, core.X2, core.X1X2}
	u.must(u.apply(p))
	for i := len(seen) - 1; i >= 0; i-- {
		u.ctrl("Z", false)
		if got, want := u.Project.Data, seen[i]; !sameSet(got, want) || len(got.Points) != len(want.Points) {
			t.Fatalf("undo to %d: %+v, want %+v", i, got, want)
		}
		if len(u.Project.Data.Features) != 3 {
			t.Fatal("undo changed the features")
		}
	}
	if !sameSet(u.Project.Data, start) {
		t.Error("not back at the start")
	}
	for range steps {
		u.ctrl("Z", true)
	}
	if len(u.points()) != 1 || u.points()[0].X1 != 9 {
		t.Error("redo did not come to the end")
	}
	u.must(u.Undo())
	u.clickPlane(0, 0)
	if len(u.edits.redo) != 0 {
		t.Error("a new change keeps what was undone before it")
	}
}

func TestSliderDragIsOneStep(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":100}}`, true)
	row := u.row("data.noise")
	y := row.Track.Y + row.Track.H/2
	u.moveTo(row.Track.X+10, y)
	u.down()
	for i := range 200 { // slowly: three seconds
		u.moveTo(row.Track.X+10+float64(i), y)
	}
	u.up()
	if len(u.edits.undo) != 1 || u.Project.Data.Noise < 0.3 {
		t.Fatalf("a drag to %g is %d steps", u.Project.Data.Noise, len(u.edits.undo))
	}
	u.must(u.Undo())
	if u.Project.Data.Noise != 0 {
		t.Errorf("undo to %g", u.Project.Data.Noise)
	}
	// A page's slider calls set again and again.
	for i := range 20 {
		u.must(u.SetControl("data.noise", 0.01*float64(i+1)))
		u.tick(3)
	}
	u.tick(90)
	u.must(u.SetControl("data.noise", 0.9))
	if len(u.edits.undo) != 2 {
		t.Errorf("two drags of a page's slider are %d steps", len(u.edits.undo))
	}
}

func TestUndoIsBounded(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	for i := range undoDepth + 50 {
		u.must(u.AddPoint(float64(i)/1000, 0, 0))
	}
	if n := len(u.edits.undo); n != undoDepth {
		t.Errorf("%d steps", n)
	}
	for range undoDepth + 10 {
		u.must(u.Undo())
	}
	u.count(4 + 50)
	// Many points: the steps share them or go.
	points := make([]core.Point, 100_000)
	for i := range points {
		points[i] = core.Point{X1: float64(i%317) / 317, X2: float64(i%211) / 211, Class: i % 2}
	}
	list := []edit{{core.Data{Points: points}, false}}
	for range 50 {
		list = append(list, edit{core.Data{Points: points}, false})
	}
	if n := excess(list); n != 0 {
		t.Errorf("%d of 51 steps that share their points are too many", n)
	}
	for i := range list {
		list[i].data.Points = append([]core.Point(nil), points[:99_999]...)
	}
	if n := len(list) - excess(list); n != undoPoints/99_999 {
		t.Errorf("%d steps of 99,999 points are kept", n)
	}
	u.must(u.SetData(core.Data{Set: core.Custom, N: 1, Train: 1, Points: points}))
	u.must(u.SetControl("data.train", 0.5))
	u.tick(70)
	u.must(u.SetControl("data.train", 0.6))
	last := u.edits.undo[len(u.edits.undo)-2:]
	if !shared(last[0].data.Points, last[1].data.Points) {
		t.Error("the same points are kept twice")
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
	u.must(u.Undo())
	x, y := u.ToScreen(u.points()[0].X1, u.points()[0].X2)
	if !u.Grabs(x, y) || u.Grabs(u.ToScreen(0.1, 0.2)) || !u.Grabs(u.swatch(0)) || u.Grabs(u.Layout.Loss.Middle()) {
		t.Error("the page would scroll where the figure is touched, or not where it isn't")
	}
}

func TestPointsVanishUnderTheHand(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.moveTo(u.ToScreen(1, 1))
	u.down()
	u.moveTo(u.ToScreen(0.8, 0.8))
	u.must(u.Clear())
	u.moveTo(u.ToScreen(0.5, 0.5))
	u.up()
	u.count(0)
}

// Whatever is pressed, nothing breaks: undo goes back to the start and redo to the end.
func TestAnyInput(t *testing.T) {
	keys := []string{"Space", "N", "R", "E", "B", "Z", "Y", "Digit1", "Digit3", "Digit6", "Enter", "Delete", "Backspace", "Escape",
		"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Tab"}
	ids := []string{"data.set", "data.noise", "data.train", "snap", "paint", "eraser", "fit", "clear", "undo", "redo"}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		u := newUser(t, `{"data":{"set":"moons","n":40},"training":{"learningRate":0.01}}`, seed%2 == 0)
		u.must(u.SetControl("speed", 60.0))
		for range 400 {
			b := u.Layout.Boundary
			p := &u.in.Pointer
			if r.IntN(3) > 0 {
				p.X, p.Y = p.X+r.NormFloat64()*30, p.Y+r.NormFloat64()*30
			} else if r.IntN(3) == 0 {
				p.X, p.Y = b.X+(r.Float64()*1.4-0.2)*b.W, b.Y+(r.Float64()*1.4-0.2)*b.H
			}
			if r.IntN(4) == 0 {
				p.Down = !p.Down
			}
			if !p.Down && r.IntN(5) == 0 {
				p.Touch = !p.Touch
			}
			p.Right = r.IntN(12) == 0
			p.Middle = r.IntN(12) == 0
			u.in.Shift = r.IntN(10) == 0
			u.in.Second = Pointer{}
			if p.Touch && p.Down && r.IntN(3) == 0 {
				u.in.Second = Pointer{X: b.X + r.Float64()*b.W, Y: b.Y + r.Float64()*b.H, Down: true, Touch: true}
			}
			if r.IntN(4) == 0 {
				u.in.Wheel = r.NormFloat64() * 3
			}
			if r.IntN(3) == 0 {
				u.in.Keys = []Key{{Name: keys[r.IntN(len(keys))], Ctrl: r.IntN(4) == 0, Shift: r.IntN(3) == 0}}
			}
			if r.IntN(8) == 0 {
				u.in.Text = []rune("+-0="[r.IntN(4):][:1])
			}
			if r.IntN(25) == 0 {
				c, err := Find(ids[r.IntN(len(ids))])
				u.must(err)
				switch c.Kind {
				case Button:
					_ = u.Press(c.ID) // nothing to undo is an error that changes nothing
				case Toggle:
					u.must(u.SetControl(c.ID, r.IntN(2) == 0))
				case Choice:
					u.must(u.SetControl(c.ID, c.Options[r.IntN(len(c.Options))].Value))
				default:
					u.must(u.SetControl(c.ID, c.FromFraction(r.Float64())))
				}
			}
			u.clock += time.Duration(r.IntN(300)) * time.Millisecond
			u.tick(1)
			if len(u.Predicted) != len(u.points()) || len(u.Run.IsTrain()) != len(u.points()) {
				t.Fatal("a point without an answer")
			}
			if w := u.Plane.MaxX1 - u.Plane.MinX1; !(w > 0) || math.Abs(w-(u.Plane.MaxX2-u.Plane.MinX2)) > 1e-9*w+1e-12 {
				t.Fatalf("the view is %v", u.Plane)
			}
			if err := u.Document().Check(); err != nil {
				t.Fatalf("the program holds what its file may not: %v", err)
			}
		}
		end := u.Project.Data.Clone()
		back := 0
		for len(u.edits.undo) > 0 {
			u.must(u.Undo())
			back++
		}
		if back < 3 {
			t.Errorf("seed %d made only %d changes", seed, back)
		}
		if d := u.Project.Data; back < undoDepth && (d.Set != core.Moons || d.N != 40 || len(d.Points) != 0) {
			t.Errorf("seed %d: undo ends at %+v", seed, d)
		}
		for range back {
			u.must(u.Redo())
		}
		if d := u.Project.Data; !sameSet(d, end) || !slices.Equal(d.Points, end.Points) {
			t.Errorf("seed %d: redo ends at %d points of %s, not %d of %s", seed, len(d.Points), d.Set, len(end.Points), end.Set)
		}
	}
}

func TestHostedLeavesThePaletteToThePage(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.in.Width, u.in.Height = 350, 557
	u.tick(1)
	side := u.Layout.Boundary.W
	if _, err := u.Call("host", nil); err != nil {
		t.Fatal(err)
	}
	if len(u.Palette()) != 0 || u.Layout.Boundary.W < side {
		t.Errorf("%d swatches, a plane of %g instead of %g", len(u.Palette()), u.Layout.Boundary.W, side)
	}
	u.clickRect(u.Layout.Header)
	u.count(300)
}
