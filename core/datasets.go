package core

import "math"

// generate makes the points of a set. The article's are RandomState(0).randn(300, 2) whatever seed and noise say, and
// corners are the four of XOR. Of the others there are n, without noise in the plane's -6 … 6 but for gauss, whose tails
// have no end, with the shapes and ranges of TensorFlow Playground's. Its positive class is class 1, save in xor. In
// all but xor the classes alternate, so that any stretch of the points is balanced; in circle noise may change some.
func generate(set DataSet, n int, noise float64, seed uint32) []Point {
	r := NewNumpy(seed)
	switch set {
	case Article:
		return article()
	case Corners:
		return []Point{{-1, -1, 0}, {-1, 1, 1}, {1, -1, 1}, {1, 1, 0}}
	case XOR:
		return xor(r, n, noise)
	case Circle:
		return circle(r, n, noise)
	case Gauss:
		return gauss(r, n, noise)
	case Spiral:
		return spiral(r, n, noise)
	case Moons:
		return moons(r, n, noise)
	}
	panic("core: no data set " + string(set))
}

// article is the article's data: 300 normal points, of class 1 where just one coordinate is positive.
func article() []Point {
	r := NewNumpy(0)
	points := make([]Point, 300)
	for i := range points {
		x1 := r.Randn()
		x2 := r.Randn()
		points[i] = Point{x1, x2, xorClass(x1, x2)}
	}
	return points
}

func xorClass(x1, x2 float64) int {
	if (x1 > 0) != (x2 > 0) {
		return 1
	}
	return 0
}

// xor is uniform over the square -5 … 5 with a gap of 0.6 along the axes. Noise moves the place where the class is
// looked up by up to 5·noise each way, not the point. Class 1 where the signs differ, as in article and corners;
// Playground has it the other way round.
func xor(r *Numpy, n int, noise float64) []Point {
	const side, gap = 5, 0.3
	points := make([]Point, n)
	coordinate := func() float64 {
		x := r.Uniform(-side, side)
		if x > 0 {
			return x + gap
		}
		return x - gap
	}
	for i := range points {
		x1 := coordinate()
		x2 := coordinate()
		e1 := float64(r.Uniform(-side, side) * noise)
		e2 := float64(r.Uniform(-side, side) * noise)
		points[i] = Point{x1, x2, xorClass(x1+e1, x2+e2)}
	}
	return points
}

// circle is a disc of radius 2.5, class 1, within a ring from 3.5 to 5, class 0. Noise moves the place where the class
// is looked up by up to 5·noise each way, not the point.
func circle(r *Numpy, n int, noise float64) []Point {
	const radius = 5
	points := make([]Point, n)
	for i := range points {
		low, high := 0.0, 0.5*radius
		if i%2 == 0 {
			low, high = 0.7*radius, radius
		}
		distance := r.Uniform(low, high)
		angle := r.Uniform(0, 2*math.Pi)
		x1 := float64(distance * sin(angle))
		x2 := float64(distance * cos(angle))
		e1 := float64(r.Uniform(-radius, radius) * noise)
		e2 := float64(r.Uniform(-radius, radius) * noise)
		seen1, seen2 := x1+e1, x2+e2
		class := 0
		if math.Sqrt(float64(seen1*seen1)+float64(seen2*seen2)) < 0.5*radius {
			class = 1
		}
		points[i] = Point{x1, x2, class}
	}
	return points
}

// gauss is a normal cloud about (-2,-2), class 0, and one about (2,2), class 1, of variance 0.5 without noise, growing
// by 7·noise.
func gauss(r *Numpy, n int, noise float64) []Point {
	deviation := math.Sqrt(0.5 + float64(7*noise))
	points := make([]Point, n)
	for i := range points {
		class := i % 2
		center := float64(4*class - 2)
		x1 := center + float64(deviation*r.Randn())
		x2 := center + float64(deviation*r.Randn())
		points[i] = Point{x1, x2, class}
	}
	return points
}

// spiral is two arms of 1¾ turns out to radius 5, half a turn apart. Noise moves each coordinate by up to ±noise.
func spiral(r *Numpy, n int, noise float64) []Point {
	return alternate(r, n, func(class int, along float64) (x1, x2 float64) {
		distance := float64(5 * along)
		angle := float64(3.5*math.Pi*along) + float64(math.Pi*float64(1-class))
		e1 := float64(r.Uniform(-1, 1) * noise)
		e2 := float64(r.Uniform(-1, 1) * noise)
		return float64(distance*sin(angle)) + e1, float64(distance*cos(angle)) + e2
	})
}

// moons is two half circles of radius 3, each with an end in the other's middle. Noise is the standard deviation that
// each coordinate gets, in radii.
func moons(r *Numpy, n int, noise float64) []Point {
	const radius = 3
	return alternate(r, n, func(class int, along float64) (x1, x2 float64) {
		angle := float64(math.Pi * along)
		x1, x2 = cos(angle)-0.5, sin(angle)-0.25
		if class == 1 {
			x1, x2 = -x1, -x2
		}
		e1 := float64(noise * r.Randn())
		e2 := float64(noise * r.Randn())
		return float64(radius * (x1 + e1)), float64(radius * (x2 + e2))
	})
}

// alternate places n points on two curves, class 0 and 1 in turn: curve(class, along) for even steps of along from 0
// towards 1 on each curve, in an order that r shuffles.
func alternate(r *Numpy, n int, curve func(class int, along float64) (x1, x2 float64)) []Point {
	points := make([]Point, n)
	for class := range 2 {
		order := make([]int, (n+1-class)/2)
		r.Permute(order)
		for i, place := range order {
			x1, x2 := curve(class, float64(place)/float64(len(order)))
			points[2*i+class] = Point{x1, x2, class}
		}
	}
	return points
}
