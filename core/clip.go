package core

import "math"

// apply bounds the gradient g, by the norm of all of it or entry by entry.
func (c *Clip) apply(g []float64) {
	switch c.Kind {
	case "norm":
		size := norm(g)
		if !(size > c.Limit) {
			return
		}
		shrink := c.Limit / size
		for i := range g {
			g[i] *= shrink
		}
	case "value":
		for i, v := range g {
			g[i] = max(min(v, c.Limit), -c.Limit)
		}
	}
}

// norm is √Σx², also where a square would overflow.
func norm(x []float64) float64 {
	squares := sumSquares(x)
	if IsFinite(squares) {
		return math.Sqrt(squares)
	}
	top := 0.0
	for _, v := range x {
		top = max(top, math.Abs(v))
	}
	if !IsFinite(top) {
		return top
	}
	squares = 0
	for _, v := range x {
		squares += float64((v / top) * (v / top))
	}
	return top * math.Sqrt(squares)
}
