package core

import "math"

// Axes are the principal axes of a cloud of points in n dimensions: the directions in which it spreads most, each at right
// angles to the others.
type Axes struct {
	Mean     []float64 // n: the cloud's middle
	Variance []float64 // n: the spread along each axis, falling
	Vectors  []float64 // (n, n): row i is axis i, of length 1; its largest component is positive

	matrix []float64 // (n, n)
}

// Fit finds the axes of the rows of h, (rows, n). It costs rows·n² and some n³, and allocates only for a larger n than
// before. A cloud with numbers that are not finite has axes that are not finite.
func (a *Axes) Fit(h []float64, rows, n int) {
	if len(h) != rows*n || rows == 0 {
		panic("core: Axes.Fit: h is not rows·n long, or empty")
	}
	if cap(a.matrix) < n*n {
		a.Mean, a.Variance = make([]float64, n), make([]float64, n)
		a.Vectors, a.matrix = make([]float64, n*n), make([]float64, n*n)
	}
	a.Mean, a.Variance, a.Vectors, a.matrix = a.Mean[:n], a.Variance[:n], a.Vectors[:n*n], a.matrix[:n*n]
	clear(a.Mean)
	for r := range rows {
		for i, v := range h[r*n : (r+1)*n] {
			a.Mean[i] += v / float64(rows)
		}
	}
	clear(a.matrix)
	for r := range rows {
		row := h[r*n : (r+1)*n]
		for i, v := range row {
			d := (v - a.Mean[i]) / float64(rows)
			for j := i; j < n; j++ {
				a.matrix[i*n+j] += float64(d * (row[j] - a.Mean[j]))
			}
		}
	}
	for i := range n {
		for j := range i {
			a.matrix[i*n+j] = a.matrix[j*n+i]
		}
	}
	symmetricEigen(a.Variance, a.Vectors, a.matrix)
}

// eigenSweeps bounds the passes over a matrix; five to eight suffice for any that is finite.
const eigenSweeps = 32

// symmetricEigen finds the eigenvalues of the symmetric matrix a, (n, n), falling, and their eigenvectors, row i for value
// i, of length 1 and with the largest component positive. It is Jacobi's method: turn in the plane of every pair of
// coordinates until nothing is left beside the diagonal. a is overwritten.
func symmetricEigen(values, vectors, a []float64) {
	n := len(values)
	if len(vectors) != n*n || len(a) != n*n {
		panic("core: symmetricEigen: want n values, and n·n for vectors and matrix")
	}
	clear(vectors)
	for i := range n {
		vectors[i*n+i] = 1
	}
	for range eigenSweeps {
		beside, all := 0.0, 0.0
		for i := range n {
			for j := range n {
				square := float64(a[i*n+j] * a[i*n+j])
				all += square
				if i != j {
					beside += square
				}
			}
		}
		if !(beside > all*1e-30) {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				if !(math.Abs(a[p*n+q]) > 0) || float64(a[p*n+q]*a[p*n+q]) <= all*1e-34 {
					continue
				}
				turnPair(a, vectors, n, p, q)
			}
		}
	}
	for i := range n {
		values[i] = a[i*n+i]
	}
	sortAxes(values, vectors)
}

// turnPair turns coordinates p and q so that a[p,q] becomes 0: tan of the angle is the smaller root of t² + 2θt − 1 = 0.
func turnPair(a, vectors []float64, n, p, q int) {
	theta := (a[q*n+q] - a[p*n+p]) / (2 * a[p*n+q])
	t := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := t * c
	for i := range n { // columns p and q
		x, y := a[i*n+p], a[i*n+q]
		a[i*n+p], a[i*n+q] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
	ap, aq := a[p*n:(p+1)*n], a[q*n:(q+1)*n]
	vp, vq := vectors[p*n:(p+1)*n], vectors[q*n:(q+1)*n]
	for i := range n { // rows p and q, of the matrix and of the vectors
		x, y := ap[i], aq[i]
		ap[i], aq[i] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
		x, y = vp[i], vq[i]
		vp[i], vq[i] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
	ap[q], aq[p] = 0, 0
}

// sortAxes puts the values in falling order, their vectors with them, and gives each vector its sign.
func sortAxes(values, vectors []float64) {
	n := len(values)
	for i := range n {
		top := i
		for j := i + 1; j < n; j++ {
			if values[j] > values[top] {
				top = j
			}
		}
		values[i], values[top] = values[top], values[i]
		v, w := vectors[i*n:(i+1)*n], vectors[top*n:(top+1)*n]
		if top != i {
			for k := range v {
				v[k], w[k] = w[k], v[k]
			}
		}
		largest := 0.0
		for _, x := range v {
			if math.Abs(x) > math.Abs(largest) {
				largest = x
			}
		}
		if largest < 0 {
			for k := range v {
				v[k] = -v[k]
			}
		}
	}
}
