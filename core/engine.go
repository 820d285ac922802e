package core

// What an engine that takes a run's steps elsewhere (package kernel) needs to know, and how it leaves what Step would have.

// Coefficients are the numbers of exp, tanh and log in exp.go, sigmoid.go and log.go, so that an engine that writes these functions has
// their bits. A polynomial's begin with the constant one.
func Coefficients() (c struct {
	Log2E, Ln2Hi, Ln2Lo, Align    float64
	ExpP, ExpQ, TanhB, TanhA, Log []float64
}) {
	c.Log2E, c.Ln2Hi, c.Ln2Lo, c.Align = log2e, ln2Hi, ln2Lo, align
	c.ExpP, c.ExpQ = []float64{p0, p1, p2}, []float64{q0, q1, q2}
	c.TanhB, c.TanhA = []float64{b0, b1, b2}, []float64{a0, a1, a2}
	c.Log = []float64{l0, l1, l2, l3, l4, l5, l6}
	return c
}

// Turn is what one step is told.
type Turn struct {
	Order  []int   // the rows that it draws; nil for the first Rows. Good until the next call of Turn.
	Rows   int     // how many
	Rate   float64 // the learning rate, for adam over 1−μ^t
	Unbias float64 // 1−β^t, adam's; else 1
}

// Turn is what step t is told, counted from 0, t not before the present step.
func (r *Run) Turn(t int) Turn {
	o := &r.project.Training.Optimizer
	turn := Turn{Unbias: 1, Rate: r.project.Training.Schedule.rate(r.project.Training.LearningRate, t)}
	turn.Order, turn.Rows = r.sampler.draw(t)
	if r.moments.kind == "adam" {
		turn.Rate, turn.Unbias = unbiased(turn.Rate, r.moments.age+1+t-r.step, o)
	}
	return turn
}

// Training is how the run trains.
func (r *Run) Training() Training { return r.project.Training }

// Batch is the rows of a full batch, and whether a step draws them: else they are always the first.
func (r *Run) Batch() (rows int, drawn bool) { return r.sampler.batch, r.sampler.order != nil }

// Memory is what the optimizer remembers: lists as long as Net.Flat, for an engine to read and write.
func (r *Run) Memory() [][]float64 { return r.moments.lists }

// Took notes steps, one or more, that an engine has taken: Net.Flat and Memory are as they left them. It is given the report
// of the last and gives it back with NonFinite, where its loss or a number after it is not finite: a loss that is not
// has not been learned from. data is the last step's gradient of the data loss, applied the one that it applied, nil where that is
// the same.
func (r *Run) Took(steps int, last Report, data, applied []float64) Report {
	r.changed()
	copy(r.data.Flat, data)
	r.applied = r.data
	if applied != nil {
		r.own()
		copy(r.applied.Flat, applied)
	}
	if !IsFinite(last.Loss) {
		steps--
		last.NonFinite, last.GradNorm = "loss", 0
	} else {
		last.NonFinite = r.nonFinite()
	}
	r.step += steps
	r.moments.age += steps
	if last.NonFinite != "" {
		last.MaxWeight = r.maxWeight()
		r.broken = last
	}
	return last
}

// Ended is the report on which the run has ended; ok is false while it goes on.
func (r *Run) Ended() (report Report, ok bool) { return r.broken, r.broken.NonFinite != "" }
