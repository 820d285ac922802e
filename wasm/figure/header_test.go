package figure

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/pulse"
)

// TestBothPlanesTellThePlace: beside each other, either plane has the pointer's place and its own answer, over it or under it.
func TestBothPlanesTellThePlace(t *testing.T) {
	c := lettered(t)
	for _, size := range [][2]float64{{1280, 800}, {1000, 700}, {844, 390}, {390, 844}} {
		s := opened(t, core.DefaultProject(), true)
		if err := s.Press("compare.preset"); err != nil {
			t.Fatal(err)
		}
		in := frameless(size[0], size[1])
		s.Update(in)
		b, _ := s.RivalBoard()
		x, y := b.Rect.Middle()
		in.Events = []input.Event{{Kind: input.EventMove, X: x, Y: y}}
		s.Update(in)
		for _, on := range []app.Board{s.Board(), b} {
			texts, room := []string{s.PlaneReading.Place, s.PlaneReading.Answer(on)}, legendRoom(s, on)
			if first, second, ok := readOver(c, s, on); ok {
				if texts, room = []string{first, second}, on.Title.W; on.Title.H < 40 {
					room = besideName(c, s, on)
				}
			}
			all := strings.Join(texts, "")
			if s.PlaneReading.Place == "" || !strings.Contains(all, s.PlaneReading.Place) || !strings.HasSuffix(all, s.PlaneReading.Answer(on)) {
				t.Errorf("%v, B %v: it says %q", size, on.Rival, texts)
			}
			for _, text := range texts {
				if c.fit(text, room, style{}) != text {
					t.Errorf("%v, B %v: %q has no room in %g", size, on.Rival, text, room)
				}
			}
		}
	}
}

// TestWrongIsOfTheStep: while the plane shows the network after a step, the number of wrong points says that it is of before it.
func TestWrongIsOfTheStep(t *testing.T) {
	s := opened(t, core.DefaultProject(), true)
	s.Resize(1280, 720)
	if err := s.Follow(nil); err != nil {
		t.Fatal(err)
	}
	says := func(moment string) string {
		t.Helper()
		i := slices.IndexFunc(s.Moments(), func(m pulse.Moment) bool { return m.Name == moment })
		if err := s.SetControl("brick.moment", float64(i)); err != nil {
			t.Fatal(err)
		}
		return strings.Join(wrongTexts(s, s.Board()), ", ")
	}
	if got := says("h2"); !strings.HasSuffix(got, " wrong") {
		t.Errorf("before the update: %q", got)
	}
	if got := says("W2 new"); !strings.HasSuffix(got, " wrong before it") || !strings.Contains(got, " wrong before the step, ") {
		t.Errorf("after it: %q", got)
	}
}

// TestNamesLeaveTheBarePlane: what names the shown boundaries stands beside a plane that is too small for it.
func TestNamesLeaveTheBarePlane(t *testing.T) {
	for _, h := range []float64{208, 236, 255} {
		l := layout.Arrange(344, h, bricks.Needs(true), false, false, false)
		box := namesBox(&l, 2, 120, 60, 60)
		if !l.Bare || box.Overlaps(l.Boundary) || box.Overlaps(l.View) || box.Bottom() > h {
			t.Errorf("in a height of %g the names stand at %v, the plane at %v, bare %v", h, box, l.Boundary, l.Bare)
		}
	}
}
