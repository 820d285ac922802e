package space

import (
	"math"
	"math/rand"
	"testing"
)

// Turning keeps lengths and angles; a turn and its way back are nothing.
func TestCameraRotates(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	vec := func() Vec { return Vec{random.NormFloat64(), random.NormFloat64(), random.NormFloat64()} }
	dot := func(a, b Vec) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
	for range 200 {
		camera := Camera{Turn: random.Float64()*360 - 180, Tilt: random.Float64()*180 - 90}
		c := camera.eye()
		a, b := vec(), vec()
		if got := dot(c.rotate(a), c.rotate(b)); math.Abs(got-dot(a, b)) > 1e-12*10 {
			t.Fatalf("%v: product %g, was %g", c, got, dot(a, b))
		}
		// No mirror: the images of the axes are a right-handed triple still.
		x, y, z := c.rotate(Vec{1, 0, 0}), c.rotate(Vec{0, 1, 0}), c.rotate(Vec{0, 0, 1})
		cross := Vec{x[1]*y[2] - x[2]*y[1], x[2]*y[0] - x[0]*y[2], x[0]*y[1] - x[1]*y[0]}
		if math.Abs(dot(cross, z)-1) > 1e-12 {
			t.Fatalf("%v: mirrored", c)
		}
		camera.Turn += 360
		full := camera.eye()
		p, q := c.rotate(a), full.rotate(a)
		if math.Abs(p[0]-q[0])+math.Abs(p[1]-q[1])+math.Abs(p[2]-q[2]) > 1e-9 {
			t.Fatalf("a full turn changes %v to %v", p, q)
		}
	}
	// From the side the third axis points up, from above the second does.
	side, above := Camera{}.eye(), Camera{Tilt: 90}.eye()
	if v := side.rotate(Vec{0, 0, 1}); v != (Vec{0, 1, 0}) {
		t.Errorf("from the side: %v", v)
	}
	if v := above.rotate(Vec{0, 1, 0}); math.Abs(v[1]-1) > 1e-12 {
		t.Errorf("from above: %v", v)
	}
	// In perspective what is nearer is larger, and nothing leaves the picture.
	c := Camera{Turn: 20, Tilt: 30, Perspective: true}
	at := c.eye()
	_, _, near, large := at.project(Vec{-1, -1, 1})
	_, _, far, little := at.project(Vec{1, 1, -1})
	if !(near > far && large > 1 && little < 1) {
		t.Errorf("depths %g, %g; sizes %g, %g", near, far, large, little)
	}
}

// The pieces of the plane lie on it and in the space, and cover as much of it as there is.
func TestSeparatorCells(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for range 300 {
		normal, offset := Vec{random.NormFloat64(), random.NormFloat64(), random.NormFloat64()}, random.NormFloat64()
		for dims := 2; dims <= 3; dims++ {
			n := normal
			if dims == 2 {
				n[2] = 0
			}
			reach := math.Abs(n[0]) + math.Abs(n[1]) + math.Abs(n[2])
			cells := cellsOf(n, offset, dims, flatCells)
			if meets := math.Abs(offset) < reach; meets != (len(cells) > 0) {
				t.Fatalf("dims %d, plane %v %g: %d pieces, meets the space: %v", dims, n, offset, len(cells), meets)
			}
			for _, cell := range cells {
				if dims == 2 && len(cell) != 2 || dims == 3 && (len(cell) < 3 || len(cell) > 6) {
					t.Fatalf("dims %d: a piece of %d corners", dims, len(cell))
				}
				for _, v := range cell {
					if d := n[0]*v[0] + n[1]*v[1] + n[2]*v[2] + offset; math.Abs(d) > 1e-12*(reach+1) {
						t.Fatalf("a corner lies %g off the plane", d)
					}
					for _, x := range v {
						if math.Abs(x) > 1+1e-12 {
							t.Fatalf("a corner lies outside: %v", v)
						}
					}
				}
			}
		}
	}
	area := 0.0
	for _, cell := range cellsOf(Vec{0, 0, 2}, 1, 3, flatCells) {
		area += (cell[2][0] - cell[0][0]) * (cell[2][1] - cell[0][1])
	}
	if math.Abs(math.Abs(area)-4) > 1e-12 {
		t.Errorf("a level plane covers %g of 4", area)
	}
	if cells := cellsOf(Vec{}, 1, 3, flatCells); cells != nil {
		t.Errorf("no plane has %d pieces", len(cells))
	}
}
