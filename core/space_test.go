package core

import (
	"math"
	"testing"
)

func randomSymmetric(seed uint32, n, rank int) []float64 {
	random := NewNumpy(seed)
	a := make([]float64, n*n)
	for range rank {
		v := make([]float64, n)
		for i := range v {
			v[i] = random.Randn()
		}
		for i := range n {
			for j := range n {
				a[i*n+j] += v[i] * v[j]
			}
		}
	}
	return a
}

// The vectors are orthonormal, put the matrix together again, and the values fall.
func TestSymmetricEigen(t *testing.T) {
	for n := 1; n <= 64; n = n*2 + n%2 {
		for _, rank := range []int{1, 2, n, 2 * n} {
			a := randomSymmetric(uint32(7*n+rank), n, rank)
			if rank == n { // some negative values too
				for i := range n {
					a[i*n+i] -= float64(n) / 2
				}
			}
			size := 0.0
			for _, v := range a {
				size = max(size, math.Abs(v))
			}
			values, vectors := make([]float64, n), make([]float64, n*n)
			symmetricEigen(values, vectors, append([]float64(nil), a...))
			for i := range n {
				if i > 0 && values[i] > values[i-1] {
					t.Fatalf("n %d: the values %v do not fall", n, values)
				}
				for j := range n {
					dot, entry := 0.0, 0.0
					for k := range n {
						dot += vectors[i*n+k] * vectors[j*n+k]
						entry += values[k] * vectors[k*n+i] * vectors[k*n+j]
					}
					want := 0.0
					if i == j {
						want = 1
					}
					if math.Abs(dot-want) > 1e-12 {
						t.Fatalf("n %d rank %d: vectors %d and %d: product %g", n, rank, i, j, dot)
					}
					if math.Abs(entry-a[i*n+j]) > 1e-12*size*float64(n) {
						t.Fatalf("n %d rank %d: entry %d,%d is %g again, was %g", n, rank, i, j, entry, a[i*n+j])
					}
				}
			}
		}
	}
}

func TestEigenByHand(t *testing.T) {
	values, vectors := make([]float64, 2), make([]float64, 4)
	symmetricEigen(values, vectors, []float64{2, 1, 1, 2})
	r := math.Sqrt(0.5)
	if math.Abs(values[0]-3) > 1e-15 || math.Abs(values[1]-1) > 1e-15 || math.Abs(vectors[0]-r) > 1e-15 || math.Abs(vectors[1]-r) > 1e-15 {
		t.Errorf("values %v, vectors %v", values, vectors)
	}
	symmetricEigen(values, vectors, []float64{0, 0, 0, 0})
	if values[0] != 0 || vectors[0] != 1 || vectors[3] != 1 {
		t.Errorf("of nothing: %v %v", values, vectors)
	}
	bad := []float64{math.NaN(), 1, 1, math.Inf(1)}
	symmetricEigen(values, vectors, bad) // ends
}

// A flat cloud has its plane for the first two axes, and its coordinates there keep all distances.
func TestAxesOfAFlatCloud(t *testing.T) {
	random, n, rows := NewNumpy(3), 9, 200
	u, v, h := make([]float64, n), make([]float64, n), make([]float64, rows*n)
	for i := range n {
		u[i], v[i] = random.Randn(), random.Randn()
	}
	for r := range rows {
		a, b := 3*random.Randn(), random.Randn()
		for i := range n {
			h[r*n+i] = 5 + a*u[i] + b*v[i]
		}
	}
	var axes Axes
	axes.Fit(h, rows, n)
	if axes.Variance[2] > 1e-12*axes.Variance[0] {
		t.Errorf("the third axis has a variance of %g", axes.Variance[2])
	}
	p, q := make([]float64, 2), make([]float64, 2)
	for r := 1; r < rows; r++ {
		along(&axes, p, h[:n])
		along(&axes, q, h[r*n:(r+1)*n])
		want := 0.0
		for i := range n {
			d := h[i] - h[r*n+i]
			want += d * d
		}
		if got := math.Hypot(p[0]-q[0], p[1]-q[1]); math.Abs(got-math.Sqrt(want)) > 1e-9 {
			t.Fatalf("row %d is %g away, in the axes %g", r, math.Sqrt(want), got)
		}
	}
	// The spread along an axis is what Variance says.
	sum := 0.0
	for r := range rows {
		along(&axes, p, h[r*n:(r+1)*n])
		sum += p[0] * p[0] / float64(rows)
	}
	if math.Abs(sum-axes.Variance[0]) > 1e-9*sum {
		t.Errorf("variance %g, counted %g", axes.Variance[0], sum)
	}
}

func TestLayerIsWhatTheRasterSees(t *testing.T) {
	p := DefaultProject()
	p.Network.Hidden = []int{5, 3}
	p.Data.Features = []Feature{X1, X2, X1X2, SinX2}
	run, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	run.Step()
	raster, one := NewRaster(run.Net, p.Data.Features), []float64{0}
	points := run.Points()
	predicted := make([]int, len(points))
	run.Classify(predicted)
	for layer, size := range run.Net.Sizes {
		h, class := make([]float64, len(points)*size), make([]int, len(points))
		raster.Layer(h, class, layer, points)
		for n, at := range points {
			if class[n] != predicted[n] {
				t.Fatalf("point %d: class %d, the run says %d", n, class[n], predicted[n])
			}
			for i := range size {
				if raster.Neuron(one, layer, i, 1, 1, Rect{at.X1, at.X2, at.X1, at.X2}); one[0] != h[n*size+i] {
					t.Fatalf("layer %d neuron %d at point %d: %g, want %g", layer, i, n, h[n*size+i], one[0])
				}
			}
		}
	}
	// On which side of the plane a point lies decides its class.
	w := make([]float64, 3)
	b := run.Net.Separator(w, 0, 1)
	h, class := make([]float64, len(points)*3), make([]int, len(points))
	raster.Layer(h, class, 2, points)
	for n := range points {
		side := b
		for i := range w {
			side += w[i] * h[n*3+i]
		}
		if (side > 0) != (class[n] == 0) && math.Abs(side) > 1e-12 {
			t.Fatalf("point %d of class %d lies at %g", n, class[n], side)
		}
	}
}

func BenchmarkAxesOf64(b *testing.B) {
	random, n, rows := NewNumpy(5), 64, 300
	h := make([]float64, rows*n)
	for i := range h {
		h[i] = random.Randn()
	}
	var axes Axes
	for b.Loop() {
		axes.Fit(h, rows, n)
	}
}

// along writes the coordinates along the first len(dst) axes of the point h to dst.
func along(a *Axes, dst, h []float64) {
	n := len(a.Mean)
	for k := range dst {
		sum := 0.0
		for i, v := range a.Vectors[k*n : (k+1)*n] {
			sum += float64(v * (h[i] - a.Mean[i]))
		}
		dst[k] = sum
	}
}
