package app

import (
	"testing"

	"xorcery/wasm/input"
)

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
	if n := len(u.Palette()); n != 7 || u.Lab.Classes() != 6 {
		t.Errorf("%d swatches for %d classes", n, u.Lab.Classes())
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
	if u.PointClass != 0 {
		t.Error("a tap chose nothing")
	}
	u.moveTo(u.swatch(1))
	if u.last.Cursor != input.CursorHand {
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
			if m := w.Icon; m.X < w.Target.X || m.Right() > w.Target.Right() || m.Y < w.Target.Y || m.Bottom() > w.Target.Bottom() {
				t.Errorf("%v: mark %v leaves %v", size, m, w.Target)
			}
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
