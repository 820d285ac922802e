package app

import (
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/layout"
)

// The drawn bricks stay in their room, whatever the network and the size of the figure.
func TestLaidBricksKeepTheirRoom(t *testing.T) {
	longtest.Skip(t)
	for _, doc := range []string{`{}`, `{"network":{"hidden":[]}}`, `{"network":{"hidden":[64,64,64,64,64,64]}}`} {
		for _, size := range [][2]float64{{1280, 800}, {800, 600}, {1920, 1080}, {3840, 2160}, {520, 1400}} {
			u := newUser(t, doc, true)
			u.Pause()
			u.in.Width, u.in.Height = size[0], size[1]
			u.must(u.SetControl("lower", "bricks"))
			u.must(u.Press("brick.own"))
			u.must(u.SetControl("brick.code", true))
			u.tick(1)
			seen := 0
			stride := max(len(u.Bricks.Quantities)/16, 1) | 1 // odd: it meets every kind of quantity
			for at := 0; at < len(u.Bricks.Quantities); at += stride {
				u.goToBrick(at)
				u.must(u.chooseEntry(at, 0, 0))
				l, v, ok := u.LayBricks()
				if !ok {
					continue
				}
				seen++
				area := u.Layout.View
				inside := func(r layout.Rect, what string) {
					if r.X < area.X-0.5 || r.Right() > area.Right()+0.5 || r.Y < area.Y-0.5 || r.Bottom() > area.Bottom()+0.5 || r.H < 8 {
						t.Errorf("%v %s: %s %v lies outside %v or is too small", size, doc, what, r, area)
					}
				}
				for i, r := range l.Stack {
					inside(r, v.Stack[i].Name)
					for _, other := range l.Stack[:i] {
						if r.Overlaps(other) {
							t.Errorf("%v %s: bricks overlap: %v %v", size, doc, r, other)
						}
					}
				}
				for _, b := range l.Buttons {
					inside(b.Rect, b.ID)
				}
				for i, item := range l.Pieces {
					if item.Rect.X < l.Body.Area.X-0.5 || item.Rect.Right() > l.Body.Area.Right()+0.5 {
						t.Errorf("%v %s: %s %q at %v is wider than %v", size, doc, v.Quantity.Name, item.Text, item.Rect, l.Body.Area)
					}
					if item.Style != layout.Entry && item.Style != layout.Name {
						continue
					}
					for _, other := range l.Pieces[:i] {
						if (other.Style == layout.Entry || other.Style == layout.Name) && item.Rect.Inset(0.1).Overlaps(other.Rect) {
							t.Errorf("%v %s: %s: %q overlaps %q", size, doc, v.Quantity.Name, item.Text, other.Text)
						}
					}
				}
			}
			if seen == 0 {
				t.Errorf("%v %s: there is no room for bricks", size, doc)
			}
		}
	}
}

// TestDrawnBricksByMouse uses what the window draws: buttons, stack, an entry, a factor, the wheel.
func TestDrawnBricksByMouse(t *testing.T) {
	u := inBricks(t, `{}`, true)
	u.must(u.Press("brick.article"))
	u.tick(1)
	l, _, ok := u.LayBricks()
	if !ok {
		t.Fatal("no bricks are drawn")
	}
	for _, b := range l.Buttons {
		if b.ID == "brick.next" {
			u.clickRect(b.Rect)
		}
	}
	if u.Bricks.At != 1 {
		t.Errorf("Next went to %d", u.Bricks.At)
	}
	u.clickRect(l.Stack[3])
	if q := u.Bricks.Quantities[u.Bricks.At]; q.Name != "W2" {
		t.Errorf("the brick W2 leads to %s", q.Name)
	}
	click := func(look layout.Style, text string) {
		t.Helper()
		l, _, _ := u.LayBricks()
		for _, item := range l.Pieces {
			if item.Style == look && item.Text == text {
				u.clickRect(item.Rect)
				return
			}
		}
		t.Fatalf("nothing reads %q", text)
	}
	l, _, _ = u.LayBricks()
	for _, item := range l.Pieces {
		if item.Style == layout.Entry && item.Text == "−0.27706468" {
			u.moveTo(item.Rect.X+item.Rect.W/2, item.Rect.Y+item.Rect.H/2)
		}
	}
	if v := u.brickView(6, 6).Quantity; v.Entry != "W2[1,1]" || len(v.Product) != 3 {
		t.Errorf("the mouse over W2[1,1] shows %q", v.Entry)
	}
	click(layout.Entry, "0.15231059")
	if v := u.brickView(6, 6).Quantity; v.Entry != "W2[2,1]" {
		t.Errorf("the entry is %q", v.Entry)
	}
	u.goToBrick(u.Bricks.Index("dLoss/dW2"))
	click(layout.Chip, "dh2/dz2")
	if q := u.Bricks.Quantities[u.Bricks.At]; q.Name != "dh2/dz2" {
		t.Errorf("the factor leads to %s", q.Name)
	}
	u.must(u.SetControl("brick.code", true))
	l, _, _ = u.LayBricks()
	if l.Body.Height <= l.Body.Area.H {
		t.Fatalf("the code fits in %g", l.Body.Area.H)
	}
	u.moveTo(l.Body.Area.X+20, l.Body.Area.Y+20)
	u.in.Wheel = 3
	u.tick(1)
	if u.Bricks.Scroll == 0 {
		t.Error("the wheel does not scroll the bricks")
	}
}

// TestTheFormulaIsInSight: in a window of a small screen, with and without a frame, the whole formula of every moment is seen unscrolled,
// and the network beside it has its numbers' room; a larger window has the network over the text.
func TestTheFormulaIsInSight(t *testing.T) {
	for _, size := range [][2]float64{{1024, 768}, {1008, 708}, {1008, 664}, {1024, 700}, {1280, 800}} {
		u := newUser(t, `{}`, true)
		u.Pause()
		u.in.Width, u.in.Height = size[0], size[1]
		u.tick(1)
		u.must(u.Press("follow"))
		for at := range u.Bricks.Quantities {
			u.goToBrick(at)
			l, _, _ := u.LayBricks()
			seen := 0
			for _, p := range l.Pieces {
				if p.Style != layout.Equation {
					continue
				}
				if seen++; p.Rect.Y < l.Body.Area.Y || p.Rect.Bottom() > l.Body.Area.Bottom() {
					t.Errorf("%v: %q of moment %d is out of sight: %v in %v", size, p.Text, at, p.Rect, l.Body.Area)
				}
			}
			if seen == 0 {
				t.Errorf("%v: moment %d has no formula", size, at)
			}
			if l.Network.W < 240 || l.Network.Overlaps(l.Body.Area) {
				t.Errorf("%v: the network has %v beside a text of %v", size, l.Network, l.Body.Area)
			}
		}
		if l, _, _ := u.LayBricks(); size[0] == 1280 && l.Network.Bottom() > l.Body.Area.Y {
			t.Errorf("%v: the network stands at %v, the text at %v", size, l.Network, l.Body.Area)
		}
	}
}
