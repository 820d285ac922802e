package lab

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"xorcery/core"
)

// bench is a lab with its history, of which a bookmark keeps a word.
type bench struct {
	Lab
	t *testing.T
	h History[string]
}

func newBench(t *testing.T, doc string) *bench {
	t.Helper()
	b := &bench{t: t}
	b.open(doc, Work{})
	b.h = History[string]{}
	return b
}

// open opens a project over what is open, as a view of which the word stands in its document.
func (b *bench) open(doc string, whose Work) {
	b.t.Helper()
	p, err := core.ParseProject([]byte(doc))
	b.must(err)
	here := Bookmark[string]{Experiment: b.Experiment, View: "before"}
	b.does(b.Open(p, whose))
	b.h.Keep(&b.Lab, here, "the one before", "the other")
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// does renews what follows, as whoever changes a lab has to.
func (b *bench) does(c Change, err error) {
	b.t.Helper()
	b.must(err)
	b.Renew(c)
}

// change changes the project at a time, in a stroke.
func (b *bench) change(at time.Duration, stroke string, change func(p *core.Project)) {
	b.t.Helper()
	p := b.Project.Clone()
	change(&p)
	b.does(b.h.Become(&b.Lab, p, b.Classes(), Edit{At: at, Stroke: stroke}, Bookmark[string]{Experiment: b.Experiment, View: "before"}))
}

func (b *bench) place(x float64, class int) {
	b.t.Helper()
	b.change(0, "", func(p *core.Project) { p.Data.Points = append(p.Data.Points, core.Point{X1: x, Class: class}) })
}

func (b *bench) undo() Return[string] {
	b.t.Helper()
	r, err := b.h.Undo(&b.Lab, Bookmark[string]{Experiment: b.Experiment, View: "after"})
	b.does(r.Change, err)
	return r
}

func (b *bench) redo() Return[string] {
	b.t.Helper()
	r, err := b.h.Redo(&b.Lab, Bookmark[string]{Experiment: b.Experiment, View: "before"})
	b.does(r.Change, err)
	return r
}

func (b *bench) depth(undo, redo int) {
	b.t.Helper()
	if u, r := b.h.Depth(&b.Lab); u != undo || r != redo {
		b.t.Fatalf("%d steps back and %d forth, want %d and %d", u, r, undo, redo)
	}
}

// steps takes steps, and measures after them.
func (b *bench) steps(n int) {
	b.t.Helper()
	for left := n; left > 0; {
		taken, well := b.Steps(left, func() bool { return false })
		if !well {
			break
		}
		left -= taken
	}
	b.Record()
}

func (b *bench) document() []byte { return b.Document(true).JSON() }

// TestBackAndForth: data and runs come back to the bit, by the names and with the view that were kept, and outputs with their points.
func TestBackAndForth(t *testing.T) {
	b := newBench(t, `{"data":{"set":"corners"},"training":{"optimizer":{"kind":"adam"}}}`)
	b.steps(20)
	b.place(0.5, 4)
	if b.Classes() != 5 {
		t.Fatalf("%d outputs", b.Classes())
	}
	b.does(b.KeepAsB())
	b.steps(30)
	mine, rival, own, run := b.document(), b.RivalDocument().JSON(), b.Own(), b.Run
	b.open(`{"network":{"hidden":[2]}}`, b.Lent("#there", true))
	b.steps(5)
	other := b.document()
	b.depth(2, 0)

	r := b.undo()
	if r.Name != "the one before" || r.View != "before" || !r.Back || r.Fit {
		t.Errorf("it brings back %+v", r)
	}
	if b.Run != run || !bytes.Equal(b.document(), mine) || !bytes.Equal(b.RivalDocument().JSON(), rival) || b.Own() != own || b.Borrowed() {
		t.Error("what came back is something else")
	}
	if len(b.Past.Marks()) != 2 || len(b.Loss.Buckets) == 0 {
		t.Error("what was seen of the run is lost")
	}
	if r = b.redo(); r.Name != "the other" || r.View != "after" || !bytes.Equal(b.document(), other) || b.Address() != "#there" {
		t.Errorf("done again it brings %+v", r)
	}
	b.undo()
	if r = b.undo(); r.Back || !r.Points || b.Classes() != 2 || b.Rival.Classes() != 2 || len(b.Project.Data.Points) != 0 {
		t.Errorf("without the point there are %d outputs, and B's %d", b.Classes(), b.Rival.Classes())
	}
	b.depth(0, 2)
	if r = b.undo(); r.Change != (Change{}) {
		t.Errorf("there was nothing to take back, and still %+v", r)
	}
	b.redo()
	if b.Classes() != 5 {
		t.Errorf("with the point again there are %d outputs", b.Classes())
	}
	b.place(1, 0)
	b.depth(2, 0)
	b.h.BeginHere(&b.Lab)
	b.depth(0, 0)
}

// TestOneStep: what belongs together is one step, by the stroke or by the number and the time.
func TestOneStep(t *testing.T) {
	b := newBench(t, `{"data":{"set":"spiral","n":50}}`)
	noise := func(at time.Duration, stroke string, v float64) {
		b.change(at, stroke, func(p *core.Project) { p.Data.Noise = v })
	}
	noise(0, "", 0.1)
	noise(900*time.Millisecond, "", 0.2)
	noise(1800*time.Millisecond, "", 0.3)
	b.depth(1, 0)
	noise(2900*time.Millisecond, "", 0.4) // later than a second
	b.depth(2, 0)
	b.change(2900*time.Millisecond, "", func(p *core.Project) { p.Data.Seed = 1 }) // another number
	b.depth(3, 0)
	for i := range 3 {
		noise(time.Duration(i)*time.Hour, "drag 1", 0.5+0.1*float64(i))
	}
	b.depth(4, 0)
	noise(2*time.Hour, "drag 2", 0.9)
	b.depth(5, 0)
	b.change(2*time.Hour, "drag 2", func(p *core.Project) { p.Training.LearningRate = 0.1 }) // no data: nothing to take back
	b.depth(5, 0)
	b.undo()
	noise(2*time.Hour, "drag 2", 0.8) // after a step back it is another one
	b.depth(5, 0)
	if b.undo(); b.Project.Data.Noise != 0.7 {
		t.Errorf("the noise is %g", b.Project.Data.Noise)
	}
}

// TestHistoryIsBounded in steps and in bytes; points that many steps have in common count once.
func TestHistoryIsBounded(t *testing.T) {
	b := newBench(t, `{"data":{"set":"corners"}}`)
	for i := range UndoDepth + 50 {
		b.place(float64(i)/1000, 0)
	}
	b.depth(UndoDepth, 0)
	for range UndoDepth + 10 {
		b.undo()
	}
	if n := len(b.Project.Data.Points); n != 50 {
		t.Errorf("%d points are left", n)
	}

	points := make([]core.Point, 100_000)
	for i := range points {
		points[i] = core.Point{X1: float64(i%317) / 317, X2: float64(i%211) / 211, Class: i % 2}
	}
	of := func(points func() []core.Point) (list []step[string]) {
		for range 51 {
			list = append(list, step[string]{data: core.Data{Points: points()}})
		}
		return list
	}
	b.h = History[string]{undo: of(func() []core.Point { return points })}
	b.h.forgetOld(&b.Lab)
	b.depth(51, 0)
	b.h.undo = of(func() []core.Point { return slices.Clone(points) })
	b.h.forgetOld(&b.Lab)
	if n, _ := b.h.Depth(&b.Lab); n < 10 || b.h.Bytes(&b.Lab) > HeldMost || b.h.Bytes(&b.Lab)+24*len(points) < HeldMost {
		t.Errorf("%d steps of 100,000 points are kept, %d bytes", n, b.h.Bytes(&b.Lab))
	}

	b.change(0, "", func(p *core.Project) { p.Data.Set, p.Data.Points = core.Custom, points })
	b.change(0, "", func(p *core.Project) { p.Data.Train = 0.5 })
	b.change(time.Hour, "", func(p *core.Project) { p.Data.Train = 0.6 })
	last := b.h.undo[len(b.h.undo)-2:]
	if &last[0].data.Points[0] != &last[1].data.Points[0] {
		t.Error("the same points are kept twice")
	}

	// A bookmark counts with what it holds, and with what its view takes.
	b = newBench(t, `{"data":{"set":"corners"}}`)
	for range 100 {
		here := Bookmark[string]{Experiment: b.Experiment, Bytes: 1 << 20}
		b.does(b.Open(core.DefaultProject(), Work{}))
		b.h.Keep(&b.Lab, here, "", "")
	}
	if n, _ := b.h.Depth(&b.Lab); n < 10 || n > 32 || b.h.Bytes(&b.Lab) > HeldMost {
		t.Errorf("%d bookmarks of a megabyte and more are kept, %d bytes", n, b.h.Bytes(&b.Lab))
	}
}
