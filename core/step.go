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
	NonFinite string  // name of the first number that is not finite ("loss", "W1[0,7]"); "" while all is well
}

// Step takes one gradient step. It allocates nothing. A loss that is not finite is reported and not learned from; a weight that is
// not finite after the update is reported by name. After either, Step does nothing more and gives the same report again. A run
// without training points stands still: its reports are zero but for Step, which stays, and MaxWeight.
func (r *Run) Step() Report {
	if r.broken.NonFinite != "" {
		return r.broken
	}
	if r.Train.N == 0 {
		return Report{Step: r.step, MaxWeight: r.maxWeight()}
	}
	t := &r.project.Training
	order, rows := r.sampler.draw(r.step)
	report := Report{Step: r.step + 1}
	report.DataLoss, report.Penalty = r.gradient(order, rows)
	report.Loss = report.DataLoss + report.Penalty
	if !(math.Abs(report.Loss) <= math.MaxFloat64) {
		report.NonFinite = "loss"
		report.MaxWeight = r.maxWeight()
		r.broken = report
		return report
	}
	report.GradNorm = t.Clip.apply(r.grad.Flat)
	r.moments.update(r.Net.Flat, r.grad.Flat, t.Schedule.rate(t.LearningRate, r.step), &t.Optimizer)
	r.step++
	report.MaxWeight = r.maxWeight()
	if i := firstNonFinite(r.Net.Flat); i >= 0 {
		report.NonFinite = r.Net.Name(i)
		r.broken = report
	}
	return report
}

// gradient leaves the gradient of the loss over the given rows in r.grad, that of the data loss alone in r.data, and gives the
// mean data loss and the penalty.
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
		r.lanes.backward(r.data)
	}
	copy(r.grad.Flat, r.data.Flat)
	return dataLoss / float64(rows), penalize(r.grad, r.Net, t, rows)
}

// maxWeight is the largest |W|.
func (r *Run) maxWeight() float64 {
	top := 0.0
	for _, w := range r.Net.W {
		for _, v := range w {
			top = max(top, math.Abs(v))
		}
	}
	return top
}
