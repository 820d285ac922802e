package core

import "slices"

// outcome is how a run did at all training points after a step.
type outcome struct {
	Step           int
	Loss, Accuracy float64 // Loss is the data's
}

// Record keeps what the run was measured at after a step; later ones come later. What was measured is not always what a step
// sees: a step's loss is that of its rows, before it.
func (w *Watch) Record(step int, m Metrics) {
	if !IsFinite(m.DataLoss) {
		return
	}
	n := len(w.outcomes)
	switch {
	case n > 0 && step <= w.outcomes[n-1].Step:
		return
	case n > 1 && step < w.outcomes[n-2].Step+w.apart:
		n-- // the last is always kept, until it is not the last
	case n == cap(w.outcomes):
		for i := range n / 2 {
			w.outcomes[i] = w.outcomes[2*i]
		}
		n /= 2
		w.apart = (step - w.outcomes[0].Step) / n
	}
	w.outcomes = append(w.outcomes[:n], outcome{step, m.DataLoss, m.Accuracy})
}

// Seen is how many steps have been seen.
func (w *Watch) Seen() int { return w.seen }

// outcomesUntil is how many of the outcomes are of a step or earlier ones.
func (w *Watch) outcomesUntil(step int) int {
	n, _ := slices.BinarySearchFunc(w.outcomes, step+1, func(k outcome, step int) int { return k.Step - step })
	return n
}

// Course is how a run goes of late.
type Course struct {
	Learning bool    // it gets better, or it is too early to say
	Fell     float64 // the loss, as a share of itself, from the last but one quarter of the steps seen to the last
	Gained   float64 // the accuracy; 0 where it was not recorded
	Lately   float64 // the loss, from the last but one eighth to the last
	Over     int     // the steps of a quarter
}

const (
	earliest = 100   // steps that have to be seen before a run can be said to stand still
	fallsAt  = 0.01  // from so much on the loss falls from quarter to quarter,
	latelyAt = 0.002 // and, so that it has not come to rest since, from eighth to eighth
	gainsAt  = 0.01  // and accuracy rises
	enoughOf = 4     // outcomes in each part: then they are judged by, and not the losses of the steps
)

// Course judges by the parts' means: of the outcomes, or where they are few of the samples.
func (w *Watch) Course() Course {
	if w.seen < earliest {
		return Course{Learning: true, Over: w.seen}
	}
	c := Course{Over: w.seen / 4}
	c.Fell, c.Gained = w.change(w.seen / 4)
	c.Lately, _ = w.change(w.seen / 8)
	c.Learning = c.Lately > latelyAt && (c.Fell > fallsAt || c.Gained > gainsAt && c.Fell > -fallsAt)
	return c
}

// change is how far the loss fell, and accuracy rose, from the steps before the last ones to these; over is how many.
func (w *Watch) change(over int) (fell, gained float64) {
	last := w.last().Step
	if w.outcomesIn(last-over, last) >= enoughOf && w.outcomesIn(last-2*over, last-over) >= enoughOf {
		now, was := w.meanOutcome(last-over, last), w.meanOutcome(last-2*over, last-over)
		return fall(was.Loss, now.Loss), now.Accuracy - was.Accuracy
	}
	return fall(w.meanLoss(last-2*over, last-over), w.meanLoss(last-over, last)), 0
}

// fall is how far a loss has fallen as a share of what it was; 0 where there is nothing to fall from.
func fall(was, now float64) float64 {
	if !(was > 0) || !IsFinite(now) {
		return 0
	}
	return 1 - now/was
}

// outcomesIn is how many outcomes are of steps after from, up to to.
func (w *Watch) outcomesIn(from, to int) int { return w.outcomesUntil(to) - w.outcomesUntil(from) }

// meanOutcome is the mean of the outcomes of steps after from, up to to; there are some.
func (w *Watch) meanOutcome(from, to int) (mean outcome) {
	some := w.outcomes[w.outcomesUntil(from):w.outcomesUntil(to)]
	for _, k := range some {
		mean.Loss += k.Loss / float64(len(some))
		mean.Accuracy += k.Accuracy / float64(len(some))
	}
	return mean
}

// meanLoss is the mean loss of the samples of steps after from, up to to; 0 where there are none.
func (w *Watch) meanLoss(from, to int) float64 {
	total, count := 0.0, 0.0
	for _, s := range w.samples {
		if s.Step > from && s.Step <= to {
			total += s.Loss
			count++
		}
	}
	return ratio(total, count)
}
