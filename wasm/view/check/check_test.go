package check

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// checked is a gradient check of a 2-3-2 network with a penalty.
func checked(t *testing.T, penalty core.Penalty) Of {
	t.Helper()
	p := core.DefaultProject()
	p.Training.Penalty, p.Training.Lambda = penalty, 0.1
	run := viewtest.Run(t, p)
	k := run.BeginCheck()
	c, done := k.Advance(nil)
	if !done || len(k.Entries()) != c.Checked || c.Checked != len(run.Net.Flat) {
		t.Fatalf("%d of %d entries are told", len(k.Entries()), c.Checked)
	}
	of := Of{Entries: k.Entries(), Worst: -1, Text: strings.Repeat("a long sentence ", 12), Short: "short", Fails: !c.OK}
	for i, e := range of.Entries {
		if run.Net.Name(e.Param) == c.Worst {
			of.Worst = i
			if e.Analytic != c.Analytic || e.Numeric != c.Numeric || e.Error != c.Error {
				t.Errorf("the worst is %+v, told as %+v", c, e)
			}
		}
		if e.Error > c.Error {
			t.Errorf("%+v is worse than the worst, %g", e, c.Error)
		}
	}
	return of
}

// TestDots: with the true gradient all dots are on the diagonal and below the limit; with the published penalty every weight's is off, and
// on the side of what is added.
func TestDots(t *testing.T) {
	area := layout.R(0, 0, 500, 600)
	l := Lay(area, checked(t, core.L2), nil)
	for _, d := range l.Dots {
		if away := math.Abs((d.X-l.Diagonal.X)/l.Diagonal.W - (l.Diagonal.Bottom()-d.Y)/l.Diagonal.H); away > 1e-4 || d.Fails || d.EY < l.Limit {
			t.Errorf("%+v is off by %g, the limit is at %g", d, away, l.Limit)
		}
	}
	of := checked(t, core.Published)
	l = Lay(area, of, nil)
	off := 0
	for _, d := range l.Dots {
		right := (d.X-l.Diagonal.X)/l.Diagonal.W - (l.Diagonal.Bottom()-d.Y)/l.Diagonal.H
		if d.Fails != (right > 0.05) || d.Fails != (d.EY < l.Limit) {
			t.Errorf("%+v of %+v lies %g right of the diagonal", d, of.Entries[d.Entry], right)
		}
		if d.Fails {
			off++
		}
	}
	if off != 12 { // the weights of 2-3-2, not its biases
		t.Errorf("%d entries are off", off)
	}
}

// TestAt: the entry under the pointer is the one that is drawn there.
func TestAt(t *testing.T) {
	of := checked(t, core.L2)
	l := Lay(layout.R(0, 0, 500, 600), of, nil)
	for _, d := range l.Dots {
		if i, ok := l.At(d.EX, d.EY); !ok || i != d.Entry {
			t.Errorf("over entry %d is %d, %v", d.Entry, i, ok)
		}
	}
	if _, ok := l.At(l.Errors.X+4, l.Errors.Y+4); ok {
		t.Error("an entry is where none is drawn")
	}
}

// TestMany: of many entries some are drawn, the worst among them.
func TestMany(t *testing.T) {
	of := Of{Worst: 4321}
	for i := range 20_000 {
		of.Entries = append(of.Entries, core.CheckedEntry{Param: i, Analytic: float64(i), Numeric: float64(i), Error: 1e-12})
	}
	of.Entries[of.Worst].Error = 1
	l := Lay(layout.R(0, 0, 500, 600), of, nil)
	worst := false
	for _, d := range l.Dots {
		worst = worst || d.Entry == of.Worst
	}
	if len(l.Dots) > dotsMost+1 || len(l.Dots) < dotsMost/2 || !worst {
		t.Errorf("%d dots, the worst among them: %v", len(l.Dots), worst)
	}
}

// TestNotFinite: what is not finite stands at the edge, and nothing leaves the room, from the smallest room to the largest.
func TestNotFinite(t *testing.T) {
	of := checked(t, core.L2)
	of.Entries[2].Numeric, of.Entries[2].Error = math.NaN(), math.Inf(1)
	of.Entries[3].Analytic, of.Entries[3].Error = math.Inf(-1), math.Inf(1)
	for _, size := range [][2]float64{{320, 160}, {358, 250}, {420, 700}, {900, 200}, {1200, 900}} {
		area := layout.R(10, 20, size[0], size[1])
		l := Lay(area, of, []layout.Button{{ID: "check", Rect: layout.R(0, 0, 140, 0)}})
		if l.Diagonal.Empty() {
			t.Errorf("%v: no diagram", size)
		}
		for _, d := range l.Dots {
			if !l.Diagonal.Inset(-0.1).Contains(d.X, d.Y) || !l.Errors.Empty() && !l.Errors.Inset(-0.1).Contains(d.EX, d.EY) {
				t.Errorf("%v: %+v lies outside %+v and %+v", size, d, l.Diagonal, l.Errors)
			}
		}
		parts := []layout.Rect{l.Title, layout.R(l.Diagonal.X-tickRoom, l.Diagonal.Y-above, l.Diagonal.W+tickRoom, l.Diagonal.H+above+axisRoom)}
		if !l.Errors.Empty() {
			parts = append(parts, layout.R(l.Errors.X-tickRoom, l.Errors.Y-above, l.Errors.W+tickRoom, l.Errors.H+above+axisRoom))
		}
		for _, p := range l.Pieces {
			parts = append(parts, p.Rect)
		}
		viewtest.Apart(t, size, area, parts...)
	}
}
