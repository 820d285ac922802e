package app

import (
	"bytes"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
)

func TestUndoOfEverything(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":100}}`, false)
	u.Pause()
	start := u.Lab.Project.Data
	steps := 0
	do := func(f func()) {
		t.Helper()
		u.tick(70) // more than a second: another step
		f()
		if steps++; u.backSteps() != steps {
			t.Fatalf("%d steps to undo after %d changes", u.backSteps(), steps)
		}
	}
	var seen []core.Data
	note := func() { seen = append(seen, u.Lab.Project.Data.Clone()) }
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
		u.must(u.setData(core.Data{Set: core.Custom, Train: 1, N: 1, Points: []core.Point{{X1: 9, X2: 1, Class: 1}}}))
	})
	if u.Plane.MaxX1 < 9 {
		t.Error("loaded points are out of sight")
	}
	// Features are the network's: undo leaves them.
	p := u.Lab.Project.Clone()
	p.Data.Features = []core.Feature{core.X1, core.X2, core.X1X2}
	u.must(u.apply(p, byControl))
	for i := len(seen) - 1; i >= 0; i-- {
		u.ctrl("Z", false)
		if got, want := u.Lab.Project.Data, seen[i]; lab.Differ(lab.ChangedData(got, want), lab.OfSet) || len(got.Points) != len(want.Points) {
			t.Fatalf("undo to %d: %+v, want %+v", i, got, want)
		}
		if len(u.Lab.Project.Data.Features) != 3 {
			t.Fatal("undo changed the features")
		}
	}
	if lab.Differ(lab.ChangedData(u.Lab.Project.Data, start), lab.OfSet) {
		t.Error("not back at the start")
	}
	for range steps {
		u.ctrl("Z", true)
	}
	if len(u.points()) != 1 || u.points()[0].X1 != 9 {
		t.Error("redo did not come to the end")
	}
	u.must(u.undo())
	u.clickPlane(0, 0)
	if u.forthSteps() != 0 {
		t.Error("a new change keeps what was undone before it")
	}
}

func TestSliderDragIsOneStep(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":100}}`, false)
	// A page's slider calls set again and again.
	for i := range 20 {
		u.must(u.SetControl("data.noise", 0.01*float64(i+1)))
		u.tick(3)
	}
	u.tick(90)
	u.must(u.SetControl("data.noise", 0.9))
	if u.backSteps() != 2 {
		t.Errorf("two drags of a page's slider are %d steps", u.backSteps())
	}
}

func TestUndoIsBounded(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	for i := range lab.UndoDepth + 50 {
		u.must(u.AddPoint(float64(i)/1000, 0, 0))
	}
	if n := u.backSteps(); n != lab.UndoDepth {
		t.Errorf("%d steps", n)
	}
	for range lab.UndoDepth + 10 {
		u.must(u.undo())
	}
	u.count(4 + 50)
}

// backSteps and forthSteps are how many steps can be taken back, and done again.
func (u *user) backSteps() int {
	back, _ := u.history.Depth(&u.Lab)
	return back
}

func (u *user) forthSteps() int {
	_, forth := u.history.Depth(&u.Lab)
	return forth
}

// heldBytes is what they take.
func (u *user) heldBytes() int { return u.history.Bytes(&u.Lab) }

// TestOutputsComeAndGoWithTheirPoints: points of more classes bring outputs; taking the points back, or another set, takes
// them away again, in both networks, and the weights of the others stay.
func TestOutputsComeAndGoWithTheirPoints(t *testing.T) {
	six := "x1,x2,class\n0,1,0\n1,0,1\n1,1,2\n2,1,3\n1,2,4\n2,2,5\n"
	shape := func(u *user, when, want string) {
		t.Helper()
		if got := u.Lab.Run.Net.Shape(); got != want || u.Lab.Rival != nil && u.Lab.Rival.Run.Net.Shape() != "2-4-"+want[4:] {
			t.Errorf("%s: the network is %s, want %s", when, got, want)
		}
	}
	begin := func() *user {
		u := newUser(t, `{"data":{"set":"custom","points":[[1,1,0],[-1,1,1],[0,-1,0]]},"training":{"optimizer":{"kind":"adam"}}}`, false)
		b := u.Lab.Project.Clone()
		b.Network.Hidden = []int{4}
		u.must(u.setRival(&b))
		u.tick(20)
		u.Pause()
		u.tick(20)
		return u
	}
	u := begin()
	before := u.Document().JSON()
	u.must(u.OpenFile("six.csv", []byte(six)))
	shape(u, "six classes", "2-3-6")
	u.must(u.Press("undo"))
	shape(u, "taken back", "2-3-2")
	if got := u.Document().JSON(); !bytes.Equal(got, before) {
		t.Errorf("taken back it is\n%s\nit was\n%s", got, before)
	}
	u.must(u.Press("redo"))
	shape(u, "done again", "2-3-6")
	u.must(u.OpenFile("two.csv", []byte("0,1,0\n1,0,1\n")))
	shape(u, "another file", "2-3-2")
	u.must(u.Press("undo"))
	u.must(u.Press("clear"))
	shape(u, "no points", "2-3-2")

	// What is erased may be placed again: its output has learned.
	u = begin()
	u.must(u.AddPoint(0, 0.5, 2))
	shape(u, "a class more", "2-3-3")
	u.Advance(10)
	u.must(u.removePoint(3))
	shape(u, "its point erased", "2-3-3")
	u.must(u.Press("undo"))
	u.must(u.Press("undo"))
	shape(u, "never placed", "2-3-2")
	u.must(u.AddPoint(0, 0.5, 5))
	u.must(u.removePoint(3))
	shape(u, "its point erased", "2-3-6")
	u.must(u.SetControl("data.set", "circle"))
	shape(u, "another set", "2-3-2")
	u.must(u.Press("undo"))
	shape(u, "the own points", "2-3-2")

	// The bricks look at a place of a class that goes.
	u = begin()
	u.must(u.AddPoint(0, 0.5, 5))
	u.must(u.SetControl("lower", "bricks"))
	u.must(u.observe(core.Point{X1: 0.25, X2: 0.25, Class: 5}))
	u.tick(2)
	u.must(u.Press("undo"))
	u.tick(2)
	if u.Bricks.Err != nil || len(u.Bricks.Quantities) == 0 || u.Bricks.Observation.Class != 1 {
		t.Errorf("the bricks show class %d, %v", u.Bricks.Observation.Class, u.Bricks.Err)
	}
}
