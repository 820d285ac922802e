package space

import (
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// TestAxesDoNotFlip: while a network trains, its principal axes never turn about.
func TestAxesDoNotFlip(t *testing.T) {
	longtest.Skip(t)
	p := core.DefaultProject()
	p.Network.Hidden = []int{50, 20}
	run := viewtest.Run(t, p)
	v := New()
	v.Layer, v.Along = 2, Principal
	of := Of{Run: run, Features: p.Data.Features, Predicted: make([]int, len(run.Points())), Plane: testPlane, Running: true}
	var d Scene
	var last []float64
	for range 40 {
		v.Aim(of)
		v.Lay(&d, of, layout.R(0, 0, 400, 400))
		for k := range 3 {
			dot := 0.0
			for j := range min(20, len(last)) {
				dot += last[k*20+j] * d.space.bases[2].axes.vectors[k*20+j]
			}
			if dot < 0 {
				t.Fatalf("axis %d has turned about", k)
			}
		}
		last = append(last[:0], d.space.bases[2].axes.vectors...)
		for range 30 {
			run.Step()
		}
	}
	if len(last) != 60 {
		t.Fatalf("%d numbers in three axes of 20 neurons", len(last))
	}
}

// TestWhatIsSaid: the layer by name and size, what separates there, and why there is nothing to see.
func TestWhatIsSaid(t *testing.T) {
	for _, k := range []struct {
		hidden    []int
		layer     int
		principal bool
		broken    string
		title     string
		note      string // the last one
		dims      int
	}{
		{nil, 1, false, "", "hidden space", "This network has no hidden layer", 0},
		{[]int{3}, 1, false, "", "hidden space · h1, 3 neurons", "On the plane both outputs are equal.", 3},
		{[]int{2}, 4, false, "", "hidden space · h1, 2 neurons", "On the line both outputs are equal.", 2},
		{[]int{3, 2}, 1, false, "", "hidden space · h1, 3 neurons", "The output separates in h2, the last hidden layer.", 3},
		{[]int{9}, 1, false, "", "hidden space · h1, 9 neurons", "The separating plane lies in all 9 neurons", 3},
		{[]int{9}, 1, true, "", "hidden space · h1, 9 neurons", "On the plane both outputs are equal within them.", 3},
		{[]int{3}, 1, false, "W1[0,0]", "hidden space · h1, 3 neurons", "W1[0,0] is not a finite number", 0},
	} {
		p := core.DefaultProject()
		p.Network.Hidden = k.hidden
		run := viewtest.Run(t, p)
		v := New()
		v.Layer, v.Along = k.layer, map[bool]Along{false: Neurons, true: Principal}[k.principal]
		of := Of{Run: run, Features: p.Data.Features, Predicted: make([]int, len(run.Points())), NonFinite: k.broken, Plane: testPlane}
		var d Scene
		area := layout.R(20, 30, 400, 400)
		v.Lay(&d, of, area)
		sum := v.Summary(&d, of)
		if d.Title != k.title || d.Dims != k.dims || !strings.HasPrefix(d.Notes[len(d.Notes)-1], k.note) || len(sum.Axes) != k.dims || sum.Share == nil {
			t.Errorf("%v: %q in %d dimensions says %q", k.hidden, d.Title, d.Dims, d.Notes)
		}
		for _, m := range d.Markers {
			if !area.Contains(m.X, m.Y) {
				t.Errorf("%v: a point stands at (%g, %g), outside of %v", k.hidden, m.X, m.Y, area)
				break
			}
		}
	}
}

// TestTurning: the turn goes round, the tilt ends at the poles, and a finger at the sides leaves the page its scrolling.
func TestTurning(t *testing.T) {
	v := New()
	v.TurnBy(170, 80)
	if v.Turn != Home.Turn+170-360 || v.Tilt != 90 {
		t.Errorf("turned to %g, tilted to %g", v.Turn, v.Tilt)
	}
	v.TurnBy(-40, -300)
	if v.Turn != Home.Turn+130 || v.Tilt != -90 {
		t.Errorf("turned back to %g, tilted to %g", v.Turn, v.Tilt)
	}
	for x, want := range map[float64]bool{10: false, 30: true, 200: true, 370: true, 390: false} {
		if Grabs(layout.R(0, 0, 400, 400), x) != want {
			t.Errorf("a finger at %g turns: %v", x, !want)
		}
	}
}
