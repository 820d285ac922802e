package core

import "math"

// Metrics are taken over all training points and all test points, after the last update.
type Metrics struct {
	Loss, DataLoss, Penalty, Accuracy float64 // NaN without training points
	TestLoss, TestAccuracy            float64 // the data loss and accuracy of the test points; NaN without them
}

// Evaluate measures the network over all points. It allocates nothing.
func (r *Run) Evaluate() Metrics {
	var m Metrics
	m.DataLoss, m.Accuracy = r.measure(r.Train)
	m.TestLoss, m.TestAccuracy = r.measure(r.Test)
	m.Penalty = r.penaltyValue()
	m.Loss = m.DataLoss + m.Penalty
	return m
}

// measure is the mean data loss and the share of points classified right.
func (r *Run) measure(s *Set) (loss, accuracy float64) {
	if s.N == 0 {
		return math.NaN(), math.NaN()
	}
	right := 0
	for first := 0; first < s.N; first += blockRows {
		used := min(blockRows, s.N-first)
		loss += r.lossOf(s, first, used)
		for n := range used {
			if r.lanes.class(n) == s.Points[first+n].Class {
				right++
			}
		}
	}
	return loss / float64(s.N), float64(right) / float64(s.N)
}

// lossOf takes rows first to first+used−1 of s, a block at most, through the network, and gives the sum of their losses.
func (r *Run) lossOf(s *Set, first, used int) float64 {
	r.lanes.load(s, nil, first, used)
	r.lanes.forward()
	return r.lanes.dataLoss(1)
}

// Losses writes to dst what each of Points costs: its part of the data loss, before the mean. It takes one pass over all of them.
func (r *Run) Losses(dst []float64) {
	r.eachPoint(func(at, n int) { dst[at] = r.lanes.rowLoss(n) })
}

// eachPoint takes all points through the network, block by block, and calls f for each: at is its place in Points, n its row of the block.
func (r *Run) eachPoint(f func(at, n int)) {
	for _, s := range [2]*Set{r.Train, r.Test} {
		at := 0
		for first := 0; first < s.N; first += blockRows {
			used := min(blockRows, s.N-first)
			r.lanes.load(s, nil, first, used)
			r.lanes.forward()
			for n := range used {
				for r.isTrain[at] != (s == r.Train) {
					at++
				}
				f(at, n)
				at++
			}
		}
	}
}

// penaltyValue is the penalty as a part of the loss over all training points.
func (r *Run) penaltyValue() float64 {
	return penaltyValue(r.Net, &r.project.Training, max(r.Train.N, 1))
}

// class is the predicted class of row n of the block: the largest output, the first of equals; a single output h
// stands for (h, 1−h).
func (a *lanes) class(n int) int {
	last := len(a.h) - 1
	outputs := a.net.Sizes[last]
	if outputs == 1 {
		if a.h[last][n] >= 0.5 {
			return 0
		}
		return 1
	}
	best := 0
	for k := 1; k < outputs; k++ {
		if a.h[last][k*a.rows+n] > a.h[last][best*a.rows+n] {
			best = k
		}
	}
	return best
}

// Classify writes the predicted class of every point, in the order of Points, to dst. It allocates nothing.
func (r *Run) Classify(dst []int) {
	if len(dst) != len(r.points) {
		panic("core: Classify: dst is not as long as the points")
	}
	r.eachPoint(func(at, n int) { dst[at] = r.lanes.class(n) })
}
