package core

import "math"

// Report is what one step saw before its update.
type Report struct {
	Step      int     // the number of the step just taken, from 1
	Loss      float64 // DataLoss + Penalty, of the step's batch, before the update
	DataLoss  float64 // the mean over the batch, whatever the reduction
	Penalty   float64
	GradNorm  float64 // of the whole gradient that was applied (after clipping)
	MaxWeight float64 // largest |W| after the update
	NonFinite string  // the first number that is not finite: "loss", "W1[0,7]", "s of W1[0,7]"; "" while all is well
}

// Step takes one gradient step. It allocates nothing. A loss that is not finite is reported and not learned from; a
// weight, or a number of the optimizer's memory, that is not finite after the update is reported by name. After either
// the run has ended: Step does nothing more and gives the same report again. A run that stands still gives reports that are
// zero but for Step, which stays, and MaxWeight.
func (r *Run) Step() Report {
	if r.broken.NonFinite != "" {
		return r.broken
	}
	if r.StandsStill() {
		return Report{Step: r.step, MaxWeight: r.maxWeight()}
	}
	t := &r.project.Training
	order, rows := r.sampler.draw(r.step)
	report := Report{Step: r.step + 1}
	report.DataLoss, report.Penalty = r.gradient(order, rows)
	report.Loss = report.DataLoss + report.Penalty
	if !finite(report.Loss) {
		report.NonFinite = "loss"
		report.MaxWeight = r.maxWeight()
		r.broken = report
		return report
	}
	if t.Clip.Kind != "none" {
		r.own()
		t.Clip.apply(r.applied.Flat)
	}
	report.GradNorm = norm(r.applied.Flat)
	r.moments.update(r.Net.Flat, r.applied.Flat, t.Schedule.rate(t.LearningRate, r.step), &t.Optimizer)
	r.step++
	report.MaxWeight = r.maxWeight()
	if !finite(report.MaxWeight) || !finite(largest(r.Net.B)) || !finite(largest(r.moments.lists)) {
		report.NonFinite = r.nonFinite()
		r.broken = report
	}
	return report
}

// nonFinite is the name of the first weight or bias that is not finite, else of the first number of the optimizer's
// memory: "W1[0,7]", "s of W1[0,7]". It is "" if all are finite.
func (r *Run) nonFinite() string {
	if i := firstNonFinite(r.Net.Flat); i >= 0 {
		return r.Net.Name(i)
	}
	for l, list := range r.moments.lists {
		if i := firstNonFinite(list); i >= 0 {
			return r.moments.symbol(l) + " of " + r.Net.Name(i)
		}
	}
	return ""
}

// ended says if the run has met a number that is not finite. It stays so until it starts again or goes back.
func (r *Run) ended() bool { return r.broken.NonFinite != "" || r.nonFinite() != "" }

// gradient leaves the gradient of the loss over the given rows in r.applied, that of the data loss alone in r.data,
// and gives the mean data loss and the penalty.
func (r *Run) gradient(order []int, rows int) (dataLoss, penalty float64) {
	t := &r.project.Training
	scale := 1.0
	if t.Reduction == Mean {
		scale = 1 / float64(rows)
	}
	clear(r.data.Flat)
	for first := 0; first < rows; first += blockRows {
		r.lanes.load(r.Train, order, first, min(blockRows, rows-first))
		r.lanes.forward()
		dataLoss += r.lanes.dataLoss(scale)
		r.lanes.backward()
	}
	r.applied = r.data
	if t.Penalty != NoPenalty && t.Lambda != 0 { // else the gradient needs no copy
		r.own()
		penalty = penalize(r.applied, r.Net, t, rows)
	}
	return dataLoss / float64(rows), penalty
}

// own makes r.applied a copy of the data loss's gradient, which penalty and clipping may then change.
func (r *Run) own() {
	if &r.applied.Flat[0] == &r.data.Flat[0] {
		copy(r.grad.Flat, r.data.Flat)
		r.applied = r.grad
	}
}

// maxWeight is the largest |W|; not a number counts as larger than any.
func (r *Run) maxWeight() float64 { return largest(r.Net.W) }

// largest is the largest |x| of all lists; not a number counts as larger than any. As whole numbers, the bits of
// nonnegative float64s stand in the order of the numbers, infinity and then not-a-numbers last.
func largest(lists [][]float64) float64 {
	var m0, m1 uint64
	for _, x := range lists {
		n := 0
		for ; n <= len(x)-2; n += 2 {
			u0, u1 := math.Float64bits(x[n])&^sign, math.Float64bits(x[n+1])&^sign
			if u0 > m0 {
				m0 = u0
			}
			if u1 > m1 {
				m1 = u1
			}
		}
		if n < len(x) {
			m0 = max(m0, math.Float64bits(x[n])&^sign)
		}
	}
	return math.Float64frombits(max(m0, m1))
}
