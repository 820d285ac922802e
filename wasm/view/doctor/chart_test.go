package doctor

import (
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// TestCharts: what shows the finding stands in the diagrams' room whatever its size, nothing over anything else; its bars are as long as
// their numbers say, and where not all have room both ends of the layers are there.
func TestCharts(t *testing.T) {
	l := ward(t, `{"network":{"hidden":[8,8,8,8,8]},"training":{"learningRate":1}}`)
	run(l, 300)
	if len(l.Watch.Findings) == 0 || l.Watch.Findings[0].Ailment != core.Vanishing {
		t.Fatalf("it finds %+v", l.Watch.Findings)
	}
	var d Doctor
	for _, size := range [][2]float64{{320, 160}, {358, 112}, {600, 200}, {600, 340}, {900, 500}, {128, 453}, {1200, 900}} {
		in := layout.R(10, 20, size[0], size[1])
		p := d.Lay(l, layout.Rect{}, in, nil, -1)
		if len(p.Charts) == 0 {
			t.Errorf("%v: no chart", size)
			continue
		}
		var all []layout.Rect
		for _, k := range p.Charts {
			all = append(all, k.Rect)
			if len(k.Rows) < 2 {
				t.Errorf("%v: %q has %d bars", size, k.Title, len(k.Rows))
			}
			for i, r := range k.Rows {
				if r.Bar.Bottom() > k.Bottom()+0.5 || r.Length < 0 || r.Length > 1 || i > 0 && r.Bar.Y < k.Rows[i-1].Bar.Bottom()+16 {
					t.Errorf("%v: %q has the bar %+v", size, k.Title, r)
				}
			}
		}
		why := p.Charts[0].Rows
		if first, last := why[0], why[len(why)-1]; first.Name != "z1" || last.Name != "z6" || !(first.Length < last.Length) || last.Length != 1 {
			t.Errorf("%v: the layers are %+v to %+v", size, first, last)
		}
		if !p.Gradients.Empty() {
			all = append(all, p.Gradients, p.Weights)
		}
		viewtest.Apart(t, size, in, all...)
	}
}
