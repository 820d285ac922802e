package core

// Set is points as the network sees them.
type Set struct {
	Points []Point
	X      []float64 // (D, N): feature i of point n is X[i*N+n]
	N      int
}

// newSet expands the points into features.
func newSet(points []Point, features []Feature) *Set {
	s := &Set{Points: points, N: len(points), X: make([]float64, len(features)*len(points))}
	row := make([]float64, len(features))
	for n, p := range points {
		Expand(row, features, p.X1, p.X2)
		for i, v := range row {
			s.X[i*s.N+n] = v
		}
	}
	return s
}
