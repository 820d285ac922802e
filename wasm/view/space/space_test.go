package space

import (
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// TestAxesDoNotFlip: while a network trains, its principal axes never turn about.
func TestAxesDoNotFlip(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	p := core.DefaultProject()
	p.Network.Hidden = []int{50, 20}
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	v := New()
	v.Layer, v.Principal = 2, true
	of := Of{Run: run, Features: p.Data.Features, Predicted: make([]int, len(run.Points())), Plane: core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}, Running: true}
	var d Scene
	var last []float64
	for range 40 {
		v.Lay(&d, of, layout.R(0, 0, 400, 400))
		for k := range 3 {
			dot := 0.0
			for j := range min(20, len(last)) {
				dot += last[k*20+j] * d.space.vectors[k*20+j]
			}
			if dot < 0 {
				t.Fatalf("axis %d has turned about", k)
			}
		}
		last = append(last[:0], d.space.vectors...)
		for range 30 {
			run.Step()
		}
	}
	if len(last) != 60 {
		t.Fatalf("%d numbers in three axes of 20 neurons", len(last))
	}
}
