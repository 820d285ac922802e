package pulse

import (
	"math"

	"xorcery/core"
)

// edgeCells is how many cells across the plane the boundary is looked for in.
const edgeCells = 96

// Segment is a piece of a boundary, in the plane.
type Segment struct{ X1, Y1, X2, Y2 float64 }

// Edge is where the winning class of a network changes within a view of the plane, as pieces of a line: how the boundary was before.
func Edge(net *core.MLP, features []core.Feature, view core.Rect) []Segment {
	r := core.NewRaster(net, features)
	n, k := edgeCells+1, r.Classes()
	// The raster looks at the middles of pixels: these lie on the corners of the cells.
	half1, half2 := (view.MaxX1-view.MinX1)/edgeCells/2, (view.MaxX2-view.MinX2)/edgeCells/2
	h := make([]float64, n*n*k)
	r.Probabilities(h, n, n, core.Rect{MinX1: view.MinX1 - half1, MaxX1: view.MaxX1 + half1, MinX2: view.MinX2 - half2, MaxX2: view.MaxX2 + half2})
	var list []Segment
	lead := make([]float64, n*n)
	for class := range k {
		if k == 2 && class > 0 {
			break // the same line once more
		}
		for i := range lead {
			other := math.Inf(-1)
			for c, v := range h[i*k : (i+1)*k] {
				if c != class {
					other = max(other, v)
				}
			}
			lead[i] = h[i*k+class] - other
		}
		list = cross(list, lead, n, view)
	}
	return list
}

// cross adds where a field on the corners of n−1 by n−1 cells, row 0 on top, is zero.
func cross(list []Segment, f []float64, n int, view core.Rect) []Segment {
	at := func(row, col float64) (x, y float64) {
		last := float64(n - 1)
		return view.MinX1 + col/last*(view.MaxX1-view.MinX1), view.MaxX2 - row/last*(view.MaxX2-view.MinX2)
	}
	for row := range n - 1 {
		for col := range n - 1 {
			a, b, c, d := f[row*n+col], f[row*n+col+1], f[(row+1)*n+col+1], f[(row+1)*n+col]
			r, k := float64(row), float64(col)
			var ends [4][2]float64
			found := 0
			edge := func(u, v, r0, k0, r1, k1 float64) {
				if u > 0 != (v > 0) && found < 4 {
					t := u / (u - v)
					ends[found] = [2]float64{r0 + t*(r1-r0), k0 + t*(k1-k0)}
					found++
				}
			}
			edge(a, b, r, k, r, k+1)
			edge(b, c, r, k+1, r+1, k+1)
			edge(c, d, r+1, k+1, r+1, k)
			edge(d, a, r+1, k, r, k)
			for i := 0; i+1 < found; i += 2 {
				x1, y1 := at(ends[i][0], ends[i][1])
				x2, y2 := at(ends[i+1][0], ends[i+1][1])
				list = append(list, Segment{x1, y1, x2, y2})
			}
		}
	}
	return list
}
