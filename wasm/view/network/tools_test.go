package network

import (
	"testing"

	"xorcery/wasm/layout"
)

// TestToolsKeepApart: at every width and depth no tool overlaps another, leaves the drawing's top line or is too small to hit, and each
// layer that has room for them has both.
func TestToolsKeepApart(t *testing.T) {
	for _, w := range []float64{160, 240, 334, 560, 1100} {
		for _, sizes := range [][]int{{2, 2}, {2, 3, 2}, {2, 12, 2}, {2, 1, 64, 2}, {2, 8, 8, 8, 8, 8, 8, 6}} {
			area := layout.R(40, 100, w, 160)
			list := Tools(area, Columns(area, sizes), sizes, "sigmoid", 6, 64)
			for i, k := range list {
				if k.Rect.Y < area.Y || k.Rect.Bottom() > area.Y+layout.TitleRoom || k.Rect.Right() > area.Right()+0.5 || k.Rect.W < toolLeast {
					t.Errorf("%g wide, %v: %q stands at %v", w, sizes, k.Says, k.Rect)
				}
				for _, o := range list[:i] {
					if k.Rect.Inset(0.1).Overlaps(o.Rect) && w >= 334 {
						t.Errorf("%g wide, %v: %q at %v overlaps %q at %v", w, sizes, k.Says, k.Rect, o.Says, o.Rect)
					}
				}
				if found, ok := ToolAt(list, k.Rect.X+1, k.Rect.Y+1); !ok || found.Says == "" {
					t.Errorf("%q is not found where it stands", k.Says)
				}
			}
			if w < 560 || w < 1100 && len(sizes) > 4 {
				continue
			}
			acts := map[Act]int{}
			for _, k := range list {
				acts[k.Does]++
			}
			full := 0 // layers that have no room for another neuron
			for _, n := range sizes[1 : len(sizes)-1] {
				if n == 64 {
					full++
				}
			}
			layers := len(sizes) - 2
			if acts[Fewer] != layers || acts[More] != layers-full || acts[Another] != 1 || (acts[NewLayer] == 1) != (layers < 6) {
				t.Errorf("%g wide, %v: the tools are %v", w, sizes, acts)
			}
		}
	}
}

// TestWideLayersStandInFiles: neurons keep apart, in their order, and all are shown where one file would leave some out.
func TestWideLayersStandInFiles(t *testing.T) {
	area := layout.R(0, 0, 700, 140)
	for n := 1; n <= 64; n++ {
		c := Columns(area, []int{2, n, 2})[1]
		if len(c.Neurons)+c.Left != n || n <= 20 && c.Left > 0 {
			t.Errorf("of %d neurons %d are shown and %d not", n, len(c.Neurons), c.Left)
		}
		for i, k := range c.Neurons {
			if k.Unit != i || k.Rect.Y < area.Y+layout.TitleRoom-0.5 || k.Rect.Bottom() > area.Bottom()+0.5 {
				t.Errorf("of %d neurons the one numbered %d stands at place %d, %v", n, k.Unit, i, k.Rect)
			}
			for _, o := range c.Neurons[:i] {
				if k.Rect.Overlaps(o.Rect) {
					t.Errorf("of %d neurons %d and %d overlap: %v, %v", n, o.Unit, i, o.Rect, k.Rect)
				}
			}
		}
	}
}
