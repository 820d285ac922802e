package figure

import (
	"math"
	"testing"

	"xorcery/core"
)

// TestEdge: the old boundary is a line on which the network's two answers are equal, without a hidden layer too.
func TestEdge(t *testing.T) {
	view := core.Rect{MinX1: -3, MinX2: -2, MaxX1: 3, MaxX2: 4}
	for _, doc := range []string{`{"network":{"init":"xavier","seed":4}}`, `{"network":{"hidden":[],"init":"xavier"}}`} {
		s, _ := still(t, doc)
		advance(s, 200)
		net, features := s.Lab.Run.Net, s.Lab.Project.Data.Features
		r, h := core.NewRaster(net, features), make([]float64, 2)
		lines := edgeOf(net, features, view)
		if len(lines) == 0 || len(lines) > 2 {
			t.Errorf("%s: a boundary of %d lines", doc, len(lines))
		}
		for _, line := range lines {
			for i, p := range line[1:] {
				if r.PredictPoint(h, (p.X1+line[i].X1)/2, (p.X2+line[i].X2)/2); math.Abs(h[0]-h[1]) > 0.01 {
					t.Fatalf("%s: at (%g, %g) the answers are %v", doc, p.X1, p.X2, h)
				}
			}
		}
	}
}
