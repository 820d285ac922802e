package layout

import (
	"math"
	"testing"
)

func TestScroller(t *testing.T) {
	s := Scroller{Area: R(10, 20, 100, 50), Height: 200}
	for _, k := range [][2]float64{{-5, 0}, {0, 0}, {70, 70}, {150, 150}, {151, 150}} {
		if got := s.Clamp(k[0]); got != k[1] {
			t.Errorf("scroll %g is %g, want %g", k[0], got, k[1])
		}
	}
	top, foot := s.Thumb(0), s.Thumb(150)
	if top.Y != 20 || math.Abs(foot.Bottom()-70) > 1e-9 || top.H != barLeast || top.Right() != 109 || !s.More() {
		t.Errorf("the thumb goes from %v to %v", top, foot)
	}
	for _, at := range []float64{0, 40, 150} {
		thumb := s.Thumb(at)
		y := thumb.Y + 7
		if grip := s.Grip(at, y); math.Abs(grip-7) > 1e-9 || math.Abs(s.To(y-grip)-at) > 1e-9 {
			t.Errorf("a press on the thumb takes it by %g and scrolls from %g to %g", grip, at, s.To(y-grip))
		}
	}
	if grip := s.Grip(0, 60); grip != barLeast/2 || s.To(60-grip) <= 0 {
		t.Errorf("a press beside the thumb takes it by %g", grip)
	}
	if (Scroller{Area: s.Area, Height: 50}).More() {
		t.Error("something is out of sight, though all is in it")
	}
}

func TestCard(t *testing.T) {
	c := NewCard(R(0, 0, 400, 136), []Button{{"play", Rect{W: 60}}, {"back", Rect{W: 40}}})
	f := NewFlow(c.Body.Area)
	for range 10 {
		f.Wrap(Quiet, "a line")
	}
	f.Beside(Piece{Style: Press, Text: "a", Act: Act{Does: "try", Index: 1}}, 300, 28, 4, 32)
	f.Beside(Piece{Style: Press, Text: "b", Act: Act{Does: "try", Index: 2}}, 300, 28, 4, 32)
	f.Next(32)
	c.Fill(f.Pieces, f.Y-c.Body.Area.Y, 1000)
	if c.Body.Height != 180+64 || c.Title.W != 400-100-8 {
		t.Errorf("a body of %g, a title of %g", c.Body.Height, c.Title.W)
	}
	for _, k := range []struct {
		x, y float64
		id   string
		act  Act
	}{
		{398, 10, "", Act{}}, {345, 10, "play", Act{}}, {310, 10, "back", Act{}}, {10, 134, "", Act{}},
		{10, 110, "", Act{"try", 2, 0, 0}}, {10, 80, "", Act{"try", 1, 0, 0}}, {10, 50, "", Act{}},
	} {
		if id, act := c.Hit(k.x, k.y); id != k.id || act != k.act {
			t.Errorf("at (%g, %g) lies %q %v, want %q %v", k.x, k.y, id, act, k.id, k.act)
		}
	}
	above := c.Pieces[10].Rect
	above.Y = -10
	c.Pieces[10].Rect = above // scrolled out of sight: under the title
	if _, act := c.Hit(10, -5); act != (Act{}) {
		t.Error("what is out of sight is hit")
	}
}

// TestCardButtonsKeepOffTheName: what has no room in the title's line stands below it, the text under all of them; where that would
// leave no line of text, what comes last is left out.
func TestCardButtonsKeepOffTheName(t *testing.T) {
	wide := []Button{{"a", Rect{W: 100}}, {"b", Rect{W: 140}}, {"c", Rect{W: 150}}, {"d", Rect{W: 60}}}
	for _, k := range []struct {
		w, h  float64
		lines []int // in which each button stands
	}{
		{502, 200, []int{0, 0, 0, 0}}, {501, 200, []int{0, 0, 0, 1}}, {300, 200, []int{0, 0, 1, 1}}, {170, 300, []int{0, 1, 2, 3}},
		{170, 36 + 18 + 64, []int{0, 1, 2}}, {300, 80, []int{0, 0}}, {145, 300, []int{1, 2, 3, 4}},
	} {
		c := NewCard(R(10, 20, k.w, k.h), wide)
		if len(c.Buttons) != len(k.lines) {
			t.Fatalf("%g×%g: %d buttons, want %d", k.w, k.h, len(c.Buttons), len(k.lines))
		}
		foot := 0.0
		for i, b := range c.Buttons {
			if line := int(b.Rect.Y-20) / 32; line != k.lines[i] {
				t.Errorf("%g×%g: button %d stands in line %d, want %d", k.w, k.h, i, line, k.lines[i])
			}
			if b.Rect.Y == 20 && (b.Rect.X < 10+cardName || b.Rect.X < c.Title.Right()) {
				t.Errorf("%g×%g: button %d at %v lies over the name, which ends at %g", k.w, k.h, i, b.Rect, c.Title.Right())
			}
			for _, o := range c.Buttons[:i] {
				if b.Rect.Overlaps(o.Rect) {
					t.Errorf("%g×%g: buttons %v and %v overlap", k.w, k.h, b.Rect, o.Rect)
				}
			}
			foot = max(foot, b.Rect.Bottom())
		}
		if body := c.Body.Area; body.Y < foot || body.H < LineStep || body.Bottom() != 20+k.h {
			t.Errorf("%g×%g: under buttons that end at %g the text has %v", k.w, k.h, foot, body)
		}
	}
}
