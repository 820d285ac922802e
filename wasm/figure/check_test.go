package figure

import (
	"testing"

	"xorcery/wasm/layout"
)

// TestACheckOfAPhone: in diagrams of every size the name of the worst entry stays within its diagram, off its dot and off what it must not
// cover; a large one always has it.
func TestACheckOfAPhone(t *testing.T) {
	const w = 52.0
	for _, side := range []float64{46, 60, 93, 130, 240} {
		r := layout.R(60, 20, side, side)
		not := layout.R(r.Right()-72, r.Y+2, 70, 14)
		for i := range 11 {
			for j := range 11 {
				x, y := r.X+float64(i)/10*side, r.Y+float64(j)/10*side
				box, ok := nameBeside(x, y, w, r, not)
				if !ok {
					if side > 2*(w+8)+4 {
						t.Errorf("no name at %g, %g in %v", x, y, r)
					}
					continue
				}
				if box.X < r.X || box.Right() > r.Right() || box.Y < r.Y || box.Bottom() > r.Bottom() || box.Overlaps(not) || box.Contains(x, y) {
					t.Errorf("the name of (%g, %g) stands at %v in %v", x, y, box, r)
				}
			}
		}
	}
	var k spaced
	for _, at := range []float64{6, 11, 22, 33, 41} {
		k.take(at)
	}
	if len(k) != 3 || k[1] != 22 || k[2] != 41 {
		t.Errorf("of numbers that stand too near these are left: %v", k)
	}
}
