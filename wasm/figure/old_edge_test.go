package figure

import (
	"slices"
	"testing"

	"xorcery/core"
)

// TestEdge: the old boundary is where the network's two largest answers are equal, without a hidden layer too, and drawn once where three
// classes meet: twice, its dashes would fill each other's gaps.
func TestEdge(t *testing.T) {
	view := core.Rect{MinX1: -3, MinX2: -2, MaxX1: 3, MaxX2: 4}
	for _, doc := range []string{`{"network":{"init":"xavier","seed":4}}`, `{"network":{"hidden":[],"init":"xavier"}}`,
		`{"data":{"set":"custom","points":[[-2,0,0],[-1,1,0],[2,0,1],[1,1,1],[0,3,2],[0,2,2]]},"network":{"init":"xavier"},"training":{"learningRate":0.05,"optimizer":{"kind":"adam"}}}`} {
		s, _ := still(t, doc)
		advance(s, 200)
		net, features := s.Lab.Run.Net, s.Lab.Project.Data.Features
		r, h := core.NewRaster(net, features), make([]float64, net.Sizes[net.Layers()])
		lines := edgeOf(net, features, view)
		if len(lines) == 0 || len(lines) > len(h) {
			t.Errorf("%s: a boundary of %d lines", doc, len(lines))
		}
		drawn := map[core.Point]bool{} // the middles of what is drawn
		for _, line := range lines {
			for i, p := range line[1:] {
				middle := core.Point{X1: (p.X1 + line[i].X1) / 2, X2: (p.X2 + line[i].X2) / 2}
				if drawn[middle] {
					t.Fatalf("%s: it is drawn twice at (%g, %g)", doc, p.X1, p.X2)
				}
				drawn[middle] = true
				r.PredictPoint(h, middle.X1, middle.X2)
				slices.Sort(h)
				h := h[max(len(h)-3, 0):] // where three classes meet, a piece is straight through all three
				if h[len(h)-1]-h[len(h)-2] > 0.01 && (len(h) < 3 || h[2]-h[0] > 0.1) {
					t.Fatalf("%s: at (%g, %g) the answers are %v", doc, p.X1, p.X2, h)
				}
			}
		}
	}
}
