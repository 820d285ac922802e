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
		box := namesBox(&l, 2, 120, func(layout.Rect) int { return 0 })
		if !l.Bare || box.Overlaps(l.Boundary) || box.Overlaps(l.View) || box.Bottom() > h {
			t.Errorf("in a height of %g the names stand at %v, the plane at %v, bare %v", h, box, l.Boundary, l.Bare)
		}
	}
}

// TestNamesCoverTheFewestPoints: they stand in the corner of the plane with the fewest points, the upper right one where it has no more than
// others, and never over the observation.
func TestNamesCoverTheFewestPoints(t *testing.T) {
	s := opened(t, core.DefaultProject(), true)
	s.Resize(1280, 720)
	if err := s.SetControl("lower", string(app.LowerBricks)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		corners  string  // those with a point: its first letter is above or below, its second left or right
		observed float64 // the observation's place, on the diagonal
		want     string
	}{
		{"", 0, "ar"}, {"ar", 0, "br"}, {"ar br", 0, "al"}, {"ar br al", 0, "bl"}, {"al bl", 0, "ar"}, {"ar br al bl", 0, "ar"},
		{"", 1, "br"}, {"br al bl", 1, "br"}, {"ar br", -1, "al"},
	} {
		b := s.Board()
		v := b.View
		at := func(name string) (p core.Point) {
			p = core.Point{X1: v.MinX1 + 0.1*(v.MaxX1-v.MinX1), X2: v.MinX2 + 0.08*(v.MaxX2-v.MinX2)}
			if name[0] == 'a' {
				p.X2 = v.MaxX2 - 0.08*(v.MaxX2-v.MinX2)
			}
			if name[1] == 'r' {
				p.X1 = v.MaxX1 - 0.1*(v.MaxX1-v.MinX1)
			}
			return p
		}
		project := core.DefaultProject()
		project.Data.Set = core.Custom
		for _, name := range strings.Fields(c.corners) {
			project.Data.Points = append(project.Data.Points, at(name))
		}
		run, err := core.NewRun(project)
		if err != nil {
			t.Fatal(err)
		}
		b.Run, s.Bricks.Article = run, false
		s.Bricks.Observation = core.Point{X1: c.observed * 0.8 * v.MaxX1, X2: c.observed * 0.85 * v.MaxX2}
		box := namesBox(&s.Layout, 2, 120, func(box layout.Rect) int { return covered(s, b, box) })
		r, got := s.Layout.Boundary, []byte("bl")
		if box.Y < r.Y+r.H/2 {
			got[0] = 'a'
		}
		if box.X > r.X+r.W/2 {
			got[1] = 'r'
		}
		if string(got) != c.want {
			t.Errorf("with points %q and the observation at %g the names stand %s, want %s", c.corners, c.observed, got, c.want)
		}
	}
}
