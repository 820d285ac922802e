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
// zero but for Step, which stays, and MaxWeight. A step that [Run.StepWithin] has begun is brought to its
// end.
func (r *Run) Step() Report {
	report, _ := r.StepWithin(nil)
	return report
}

// StepWithin is Step in pieces, for batches that take longer than a frame. It begins a step, or goes on with the one on
// its way, block by block, and after each block but the last asks whether the time is spent; done says that the step
// is taken, and report is then its report. The bits are Step's. Until a step is taken, weights and gradients are those of the
// step before it; a change of points, settings or weights lets go of the part that has been done.
func (r *Run) StepWithin(spent func() bool) (report Report, done bool) {
	return r.StepBy(nil, blockRows, spent)
}

// Gather adds the gradient of the data loss of rows first to first+rows−1 of a step's batch to sum, and their losses to loss, with the bits
// of [Run.StepWithin]; false says that it cannot, and has changed nothing. first is a multiple of [BlockRows], and so is rows but at the end.
type Gather func(turn Turn, first, rows int, sum []float64, loss float64) (float64, bool)

// StepBy is StepWithin with an engine that gathers up to most rows, a multiple of BlockRows, between two looks at the time; nil, or where it
// cannot, is core itself.
func (r *Run) StepBy(gather Gather, most int, spent func() bool) (report Report, done bool) {
	if r.broken.NonFinite != "" {
		return r.broken, true
	}
	if r.StandsStill() {
		return Report{Step: r.step, MaxWeight: r.maxWeight()}, true
	}
	if !r.begun.on() {
		order, rows := r.sampler.draw(r.step)
		r.begun.begin(order, rows, r.gather(spent != nil && rows > blockRows))
	}
	r.lanes.aim(r.begun.into)
	for !r.begun.piece(r, gather, most) {
		if spent != nil && spent() {
			r.lanes.aim(&r.data)
			return Report{}, false
		}
	}
	r.lanes.aim(&r.data)
	if r.begun.into != &r.data {
		copy(r.data.Flat, r.begun.into.Flat)
	}
	rows, dataLoss := r.begun.rows, r.begun.dataLoss
	r.changed()
	return r.take(r.penalized(dataLoss, rows)), true
}

// gather is where the gradient of a step's rows is summed up: r.data, or apart from it where the step may be interrupted.
func (r *Run) gather(apart bool) *Params {
	if !apart {
		return &r.data
	}
	if r.partial.Flat == nil {
		r.partial = r.Net.room()
	}
	return &r.partial
}

// changed lets go of a step on its way, and tells measurements that the run is not what it was.
func (r *Run) changed() {
	r.begun = pass{}
	r.version++
}

// take is the rest of a step, from the gradient to the new weights.
func (r *Run) take(dataLoss, penalty float64) Report {
	t := &r.project.Training
	report := Report{Step: r.step + 1, DataLoss: dataLoss, Penalty: penalty, Loss: dataLoss + penalty}
	if !IsFinite(report.Loss) {
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
	if !IsFinite(report.MaxWeight) || !IsFinite(largest(r.Net.B)) || !IsFinite(largest(r.moments.lists)) {
		report.NonFinite = r.nonFinite()
		r.broken = report
	}
	return report
}

// pass is the gradient of the data loss on its way over the rows of a batch.
type pass struct {
	order    []int
	rows     int     // of the batch; 0 while no pass is on its way
	next     int     // the first row of the next block
	dataLoss float64 // of the rows before it, summed
	into     *Params // the sum of their gradients
}

func (p *pass) on() bool { return p.rows > 0 }

func (p *pass) begin(order []int, rows int, into *Params) {
	*p = pass{order: order, rows: rows, into: into}
	clear(into.Flat)
}

// piece takes the next rows, by gather where it can, and says if they were the last.
func (p *pass) piece(r *Run, gather Gather, most int) (last bool) {
	if gather != nil {
		rows := min(most, p.rows-p.next)
		if loss, ok := gather(Turn{Order: p.order, Rows: p.rows}, p.next, rows, p.into.Flat, p.dataLoss); ok {
			p.dataLoss = loss
			p.next += rows
			return p.next == p.rows
		}
	}
	return p.block(r)
}

// block takes the next block of rows, and says if it was the last.
func (p *pass) block(r *Run) (last bool) {
	used := min(blockRows, p.rows-p.next)
	r.lanes.load(r.Train, p.order, p.next, used)
	r.lanes.forward()
	p.dataLoss += r.lanes.dataLoss(r.scale(p.rows))
	r.lanes.backward()
	p.next += used
	return p.next == p.rows
}

// scale is the weight of a row in the gradient of a batch.
func (r *Run) scale(rows int) float64 {
	if r.project.Training.Reduction == Mean {
		return 1 / float64(rows)
	}
	return 1
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
// and gives the mean data loss and the penalty. A step on its way is not touched.
func (r *Run) gradient(order []int, rows int) (dataLoss, penalty float64) {
	var p pass
	p.begin(order, rows, &r.data)
	for !p.block(r) {
	}
	return r.penalized(p.dataLoss, rows)
}

// penalized leaves r.data with the penalty's gradient in r.applied, and gives the mean of a data loss summed over rows,
// and the penalty.
func (r *Run) penalized(dataLoss float64, rows int) (mean, penalty float64) {
	t := &r.project.Training
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
