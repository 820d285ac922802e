package app

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
)

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
		u.in.Keys = []input.Key{{Name: "ArrowLeft", Shift: true}}
		u.tick(1)
		if d := 5*step - u.Cursor.X1; d <= 0 || d > step/5 {
			t.Errorf("a fine step is %g of %g", d, step)
		}
		if !strings.HasPrefix(u.Summary().Readout, "x1 0.3") || !strings.Contains(u.Summary().Readout, "class ") {
			t.Errorf("readout %q", u.Summary().Readout)
		}
		u.key("1")
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
		if r := u.PlaneReading; !strings.HasPrefix(r.Place, "x1 ") || !strings.HasPrefix(r.Answer(u.Board()), "class ") {
			t.Errorf("reading %+v", r)
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
	core.NewRaster(u.Lab.Run.Net, u.Lab.Project.Data.Features).PredictPoint(probabilities, x1, x2)
	a := u.answerAt(x1, x2)
	if a.Probability != max(probabilities[0], probabilities[1]) || probabilities[a.Class] != a.Probability {
		t.Errorf("the answer is %+v, the network says %v", a, probabilities)
	}
	u.must(u.SetControl("network.neurons1", 7.0))
	if b := u.answerAt(x1, x2); b == a {
		t.Error("another network gives the same answer")
	}
	u.must(u.keepAsB())
	u.must(u.SetControl("network.neurons1", 2.0))
	u.moveTo(u.ToScreen(1, 1))
	x1, x2 = u.ToPlane(u.Pointer.X, u.Pointer.Y)
	b, r := u.rival(), u.PlaneReading
	if want := new(oracle).ask(b.Run.Net, b.Project.Data.Features, x1, x2).text(); r.Answer(b) != want || want == r.Answer(u.Board()) {
		t.Errorf("B's reading is %q, A's %q, want %q of B", r.Answer(b), r.Answer(u.Board()), want)
	}
	u.moveTo(u.Layout.Loss.Middle())
	if u.PlaneReading != (PlaneReading{}) {
		t.Error("a reading without a pointer on the plane")
	}
	u.Lab.Run.Net.Flat[0] = math.NaN()
	if a := u.answerAt(x1, x2).text(); a != "no answer" {
		t.Errorf("a network of NaN answers %q", a)
	}
}
