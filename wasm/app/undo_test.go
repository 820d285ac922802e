package app

import (
	"testing"

	"xorcery/core"
)

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
	list := []edit{{data: core.Data{Points: points}}}
	for range 50 {
		list = append(list, edit{data: core.Data{Points: points}})
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
