package space

import (
	"math"
	"slices"
)

// Vec is a place in the hidden space as it is drawn: each coordinate from −1 to 1 within its axis' range.
type Vec [3]float64

// Camera looks at the hidden space from outside. Turn goes around the third axis, which points up; Tilt lifts the eye, and
// at 90 degrees it looks down on the first two axes.
type Camera struct {
	Turn, Tilt  float64 // degrees
	Perspective bool    // what is nearer is larger
}

// eyeAway is the eye's distance from the middle in perspective, in half widths of the space.
const eyeAway = 6.0

// eye is a camera with its sines and cosines.
type eye struct {
	sinTurn, cosTurn, sinTilt, cosTilt float64
	perspective                        bool
}

func (c Camera) eye() eye {
	e := eye{perspective: c.Perspective}
	e.sinTurn, e.cosTurn = math.Sincos(c.Turn * math.Pi / 180)
	e.sinTilt, e.cosTilt = math.Sincos(c.Tilt * math.Pi / 180)
	return e
}

// rotate is v as the eye sees it: x to the right, y up, z toward the eye. Lengths and angles stay.
func (e *eye) rotate(v Vec) Vec {
	x, away := e.cosTurn*v[0]-e.sinTurn*v[1], e.sinTurn*v[0]+e.cosTurn*v[1]
	return Vec{x, e.cosTilt*v[2] + e.sinTilt*away, e.sinTilt*v[2] - e.cosTilt*away}
}

// project is where v stands in the picture, its middle at 0 and y up; depth grows toward the eye, and size is how large
// a thing there looks.
func (e *eye) project(v Vec) (x, y, depth, size float64) {
	r := e.rotate(v)
	size = 1
	if e.perspective {
		size = eyeAway / (eyeAway - r[2])
	}
	return r[0] * size, r[1] * size, r[2], size
}

// reach is the greatest |x| and |y| that project gives within the space, its third axis as tall as said, whatever the turn: a space that
// turns must not change its size.
func (c Camera) reach(tall float64) (x, y float64) {
	const turns = 24 // of a quarter: a corner comes round every 90 degrees
	for i := range turns {
		c.Turn = 90 * float64(i) / turns
		e := c.eye()
		for corner := range 8 {
			v := Vec{-1, -1, -1}
			for k := range v {
				if corner>>k&1 == 1 {
					v[k] = 1
				}
			}
			v[2] *= tall
			px, py, _, _ := e.project(v)
			x, y = max(x, math.Abs(px)), max(y, math.Abs(py))
		}
	}
	return x, y
}

// cellsOf are the pieces of the plane normal·v + offset = 0 that lie in the space, each a polygon of 3 to 6 corners;
// with dims 2 they are the pieces of a line, of 2 corners each. n is how many there are along a side. There are none where the plane
// misses the space.
func cellsOf(normal Vec, offset float64, dims, n int) [][]Vec {
	k := 0 // the axis that the plane is steepest to is worked out from the others
	for i := range dims {
		if math.Abs(normal[i]) > math.Abs(normal[k]) {
			k = i
		}
	}
	if !(math.Abs(normal[k]) > 0) {
		return nil
	}
	i, j := (k+1)%3, (k+2)%3
	if dims == 2 {
		i, j = 1-k, 2
	}
	at := func(a, b float64) Vec {
		var v Vec
		v[i], v[j] = a, b
		v[k] = -(offset + normal[i]*v[i] + normal[j]*v[j]) / normal[k]
		return v
	}
	var cells [][]Vec
	grid := func(i int) float64 { return -1 + 2*float64(i)/float64(n) }
	for a := range n {
		if dims == 2 {
			cells = appendCell(cells, []Vec{at(grid(a), 0), at(grid(a+1), 0)}, k)
			continue
		}
		for b := range n {
			cells = appendCell(cells, []Vec{at(grid(a), grid(b)), at(grid(a+1), grid(b)), at(grid(a+1), grid(b+1)), at(grid(a), grid(b+1))}, k)
		}
	}
	return cells
}

// appendCell adds what of a polygon lies between −1 and 1 of axis k.
func appendCell(cells [][]Vec, cell []Vec, k int) [][]Vec {
	for _, side := range [2]float64{-1, 1} {
		if slices.ContainsFunc(cell, func(v Vec) bool { return side*v[k] > 1 }) {
			cell = cut(cell, k, side)
		}
	}
	if len(cell) < 2 {
		return cells
	}
	return append(cells, cell)
}

// cut is the part of a polygon, or of a line of two corners, where side·v[k] ≤ 1.
func cut(cell []Vec, k int, side float64) []Vec {
	var kept []Vec
	n := len(cell)
	for i, v := range cell {
		if in := side*v[k] <= 1; in {
			kept = append(kept, v)
		}
		if n == 2 && i == 1 {
			break // a line has no way back
		}
		next := cell[(i+1)%n]
		if a, b := side*v[k]-1, side*next[k]-1; (a > 0) != (b > 0) {
			t := a / (a - b)
			var w Vec
			for d := range w {
				w[d] = v[d] + t*(next[d]-v[d])
			}
			w[k] = side
			kept = append(kept, w)
		}
	}
	return kept
}
