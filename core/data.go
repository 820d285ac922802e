package core

import (
	"math"
	"slices"
)

// Make makes all points of d in order, the set's and then d.Points, and says for each if it is a training point.
// Of every class of the set the share d.Train is trained on, spread evenly over the class and rounded up, so that no
// class is without a training point; for custom the set is d.Points. Points placed on top of another set always train.
// The error is that of Check.
func (d Data) Make() (points []Point, train []bool, err error) {
	if err := d.Check(); err != nil {
		return nil, nil, err
	}
	if d.Set == Custom {
		points = append(points, d.Points...)
		return points, split(points, d.Train), nil
	}
	points = generate(d.Set, d.N, d.Noise, uint32(d.Seed))
	train = slices.Concat(split(points, d.Train), slices.Repeat([]bool{true}, len(d.Points)))
	return slices.Concat(points, d.Points), train, nil
}

// split marks ⌈share·n⌉ of the n points of each class. Which ones depends on their place among their class alone, so
// that a further point changes no other point's part.
func split(points []Point, share float64) []bool {
	var seen [MaxClasses]int
	train := make([]bool, len(points))
	for i, p := range points {
		n := seen[p.Class]
		seen[p.Class]++
		train[i] = marked(n+1, share) > marked(n, share)
	}
	return train
}

// marked is ⌈share·n⌉, forgiving the rounding of share.
func marked(n int, share float64) float64 { return math.Ceil(float64(share*float64(n)) - 1e-9) }

// Classes is K: one more than the highest class among points, at least 2.
func Classes(points []Point) int {
	k := 2
	for _, p := range points {
		k = max(k, p.Class+1)
	}
	return k
}
