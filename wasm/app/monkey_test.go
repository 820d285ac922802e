package app

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"xorcery/core"
)

// Whatever is pressed, nothing breaks: undo goes back to the start and redo to the end.
func TestAnyInput(t *testing.T) {
	keys := []string{"Space", "N", "R", "E", "B", "Z", "Y", "1", "3", "6", "Enter", "Delete", "Backspace", "Escape",
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
