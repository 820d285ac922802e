package core

import (
	"math"
	"slices"
)

// neighbors says how many of the points are of the class that most of their nearest neighbors have: what can be known of a
// point from the others. It is the best of 1, 5 and 15 neighbors. Of many points 400 are asked, and each coordinate
// counts in units of its spread.
func neighbors(points []Point) float64 {
	const most = 400
	points = some(points, most)
	middle, spread := spreadOf(points)
	unit := func(v float64) float64 {
		if v == 0 {
			return 1
		}
		return v
	}
	type at struct{ x1, x2 float64 }
	place := make([]at, len(points))
	for i, p := range points {
		place[i] = at{(p.X1 - middle[0]) / unit(spread[0]), (p.X2 - middle[1]) / unit(spread[1])}
	}
	counts := []int{1, 5, 15}
	right := make([]int, len(counts))
	type neighbor struct {
		distance float64
		class    int
	}
	var near []neighbor // the nearest, in order
	for i, p := range points {
		near = near[:0]
		for j, q := range points {
			if i == j {
				continue
			}
			d1, d2 := place[i].x1-place[j].x1, place[i].x2-place[j].x2
			k := neighbor{float64(d1*d1) + float64(d2*d2), q.Class}
			if len(near) == counts[len(counts)-1] {
				if k.distance >= near[len(near)-1].distance {
					continue
				}
				near = near[:len(near)-1]
			}
			to := len(near)
			for to > 0 && near[to-1].distance > k.distance {
				to--
			}
			near = slices.Insert(near, to, k)
		}
		for c, count := range counts {
			var votes [MaxClasses]int
			for _, k := range near[:min(count, len(near))] {
				votes[k.class]++
			}
			if len(near) > 0 && votes[p.Class] == slices.Max(votes[:]) {
				right[c]++
			}
		}
	}
	return float64(slices.Max(right)) / float64(max(len(points), 1))
}

// some is up to most of the points, evenly spread.
func some(points []Point, most int) []Point {
	if len(points) <= most {
		return points
	}
	list := make([]Point, most)
	for i, at := range spread(nil, len(points), most) {
		list[i] = points[at]
	}
	return list
}

// spreadOf is the mean of each coordinate and its standard deviation.
func spreadOf(points []Point) (middle, spread [2]float64) {
	n := float64(max(len(points), 1))
	for _, p := range points {
		middle[0] += p.X1 / n
		middle[1] += p.X2 / n
	}
	for _, p := range points {
		d1, d2 := p.X1-middle[0], p.X2-middle[1]
		spread[0] += float64(d1*d1) / n
		spread[1] += float64(d2*d2) / n
	}
	return middle, [2]float64{math.Sqrt(spread[0]), math.Sqrt(spread[1])}
}

// majority is the share of the most frequent class.
func majority(points []Point) float64 {
	count := perClass(points)
	return float64(slices.Max(count[:])) / float64(max(len(points), 1))
}

// perClass is how many points each class has.
func perClass(points []Point) (count [MaxClasses]int) {
	for _, p := range points {
		count[p.Class]++
	}
	return count
}
