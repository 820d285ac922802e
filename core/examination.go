package core

import (
	"fmt"
	"math"
	"slices"
)

// Examination is a diagnosis with experiments, taken in pieces. It judges the run as it stood when it began, by what was seen of it,
// by a pass of up to 128 points back through the layers, and by short runs of its own on up to 300 of the points:
//
//   - the run goes on as it is, and with other learning rates: who still learns is left alone, and so is who only needs time;
//   - a network that parts most of what can be parted, and what each point's neighbors know of it, say what the points allow: a run
//     that has come so far is well, however flat its loss;
//   - each cause that the run may have is taken away, one at a time: it is a cause if that helps.
//
// The same run gives the same findings, wherever the pieces end.
type Examination struct {
	doctor
	queue []experiment
	own   float64 // how far the loss falls in ownSteps as the run is
	rates []float64
	rate  float64 // the learning rate at present

	faster, fell float64 // the other rate with which the loss falls the most, and how far

	allowed   float64 // accuracy that the points allow; NaN while unknown
	reached   float64 // by the reference, at the points that it learned from
	agree     float64 // of points with their neighbors
	known     []Ailment
	suspects  []Finding
	explained int // how many of the findings have been seen into
}

// Examine begins an examination; its arguments are those of Diagnose, and what an earlier one has found: that is asked again even of a
// run that learns, as it may come farther without it.
func Examine(r *Run, w *Watch, m Metrics, check *GradientCheck, known ...Ailment) *Examination {
	nan := math.NaN()
	e := &Examination{allowed: nan, reached: nan, agree: nan, own: nan}
	e.known = slices.DeleteFunc(slices.Clone(known), func(a Ailment) bool { return !slices.Contains(ofSettings, a) })
	if w.seen == 0 || r.Train.N == 0 {
		return e
	}
	e.doctor = newDoctor(r, w.Clone(), m)
	e.glance(check)
	if w.last().NonFinite != "" || m.Accuracy >= GoodEnough {
		return e
	}
	if e.stuck() {
		e.keep(e.unscaled())
	}
	e.keep(e.vanishing())
	e.keep(e.saturated())
	if e.has(Exploding) || e.has(WrongGradient) {
		return e // what to do is known, and a short run shows nothing of it
	}
	e.run = r.twin()
	e.network, e.training = &e.run.project.Network, &e.run.project.Training
	e.rate = e.training.Schedule.rate(e.training.LearningRate, r.step)
	if e.watch.last().Step >= earliest || len(e.found) > 0 {
		e.goOn()
	}
	return e
}

// ofSettings are the causes that lie in what the run is, not in how far it has come.
var ofSettings = []Ailment{StrongPenalty, NoBiases, SameRows, Unscaled, HalfBlind, AllAlike}

// has says whether an ailment has been found.
func (d *doctor) has(a Ailment) bool {
	return slices.ContainsFunc(d.found, func(f Finding) bool { return f.Ailment == a })
}

// Work goes on with the examination until the time is spent, and says whether it is finished; nil says never. A piece is a step of a
// short run.
func (e *Examination) Work(spent func() bool) (finished bool) {
	for len(e.queue) > 0 {
		x := &e.queue[0]
		for x.advance() {
			if spent != nil && spent() {
				return false
			}
		}
		run, done := x.run, x.done
		e.queue = e.queue[1:]
		done(run)
		if len(e.queue) > 0 && spent != nil && spent() {
			return false
		}
	}
	e.letGo()
	return true
}

// letGo keeps of a finished examination what it found, and no run.
func (e *Examination) letGo() {
	e.forgetHow()
	e.run, e.watch, e.network, e.training, e.suspects = nil, nil, nil, nil, nil
}

// Findings are what was found, the worst first; before the examination is finished, what a glance finds.
func (e *Examination) Findings() []Finding { return e.found }

// Allowed is the accuracy that the points allow, as far as it was asked for; else NaN.
func (e *Examination) Allowed() float64 { return e.allowed }

// Course is how the run went when the examination began.
func (e *Examination) Course() Course { return e.course }

// Learns says whether the loss was seen to fall as the run went on.
func (e *Examination) Learns() bool { return e.own >= 0.01 }

// goOn asks how far the run comes as it is.
func (e *Examination) goOn() {
	onward := e.run.onSome()
	before := lossOf(onward)
	steps := 0
	if onward != nil {
		steps = affordable(onward, ownSteps)
	}
	e.plan(onward, ownSteps, func(r *Run) {
		if r == nil || steps < fewestSteps {
			return // too heavy to say anything
		}
		e.own = fall(before, lossOf(r)) * ownSteps / float64(steps)
		e.found = slices.DeleteFunc(e.found, func(f Finding) bool {
			return e.own > stillLearns && (f.Ailment == Vanishing || f.Ailment == Saturated)
		})
		switch {
		case len(e.found) > 0 || len(e.known) > 0:
			e.ask()
		case !e.Learns():
			e.rates = e.ratesToTry(e.rate)
			e.otherRate(before, steps)
		case !e.course.Learning:
			e.ask()
		}
	})
}

// stillLearns is how far the loss falls in ownSteps where a run is not stuck, whatever its layers look like.
const stillLearns = 0.02

// lossOf is the loss of a run over its points; NaN of none.
func lossOf(r *Run) float64 {
	if r == nil {
		return math.NaN()
	}
	loss, _ := r.measure(r.Train)
	return loss + r.penaltyValue()
}

// otherRate lets the run go on with the next of the other learning rates, and keeps the one with which the loss falls the most.
func (e *Examination) otherRate(before float64, steps int) {
	if len(e.rates) == 0 {
		if e.fell > 0.02 && e.fell > 4*e.own {
			e.keep(e.rateTooLow(e.faster, e.fell), true)
		}
		e.ask()
		return
	}
	rate := e.rates[0]
	e.rates = e.rates[1:]
	other := e.run.onSome()
	if other != nil {
		t := &other.project.Training
		t.Schedule = constantRate()
		if e.training.LearningRate > 0 {
			t.LearningRate *= rate / e.training.LearningRate
		} else {
			t.LearningRate = rate
		}
	}
	e.plan(other, ownSteps, func(r *Run) {
		if r != nil && !r.ended() {
			if fell := fall(before, lossOf(r)) * ownSteps / float64(steps); fell > e.fell {
				e.faster, e.fell = rate, fell
			}
		}
		e.otherRate(before, steps)
	})
}

// LongEnough is for how many steps a run has to be seen before it is held against what its points allow.
const LongEnough = 250

// standsStill says whether the run has been seen long enough to say that it gets no better.
func (e *Examination) standsStill() bool {
	return e.watch.seen >= LongEnough && !e.course.Learning
}

// ask finds out what the points allow, and goes on from there.
func (e *Examination) ask() {
	if len(e.found)+len(e.known) == 0 && !e.standsStill() {
		return
	}
	points := e.run.Train.Points
	e.agree = neighbors(points)
	e.reach(600, func() {
		if e.reached < GoodEnough && e.agree > e.reached+margin {
			e.reach(2000, func() { e.learnable() })
			return
		}
		e.learnable()
	})
}

// reach lets the reference learn for so many steps.
func (e *Examination) reach(steps int, then func()) {
	e.plan(e.run.reference(false), steps, func(r *Run) {
		if r != nil {
			if _, accuracy := r.measure(r.Train); !(accuracy <= e.reached) {
				e.reached = accuracy
			}
		}
		then()
	})
}

// learnable holds what the reference has learned against what it knows of points that it has not seen, where the points are many: the
// rest is learned by heart.
func (e *Examination) learnable() {
	points := e.run.Train.Points
	if len(points) < manyPoints {
		e.allowed = e.reached
		e.judge()
		return
	}
	e.plan(e.run.reference(true), 600, func(r *Run) {
		known := e.agree
		if r != nil {
			if _, accuracy := r.measure(r.Test); accuracy > known {
				known = accuracy
			}
		}
		e.allowed = min(e.reached, known+0.02)
		guess := majority(points)
		if known < guess+2*math.Sqrt(guess*(1-guess)/float64(len(points))) && e.reached < GoodEnough {
			e.found = slices.DeleteFunc(e.found, func(f Finding) bool { return f.Ailment != RateTooHigh })
			e.keep(e.noPattern(known, guess), true)
			return
		}
		e.judge()
	})
}

// manyPoints are enough to tell what is learned from what is learned by heart.
const manyPoints = 50

// noPattern: what is known of a point from the others is no more than a guess.
func (e *Examination) noPattern(known, guess float64) Finding {
	return Finding{
		Ailment: NoPattern,
		Text: fmt.Sprintf("From its neighbors a point's class is right in %.0f %%, always the same class in %.0f %%: there is nothing to learn but each point by heart.",
			100*known, 100*guess),
		Evidence: []Evidence{{"known from others", known}, {"always the same class", guess}, {"accuracy", e.metrics.Accuracy}},
		Chart:    Chart{Title: "right", Share: true, Bars: []Evidence{{"now", e.metrics.Accuracy}, {"neighbors", known}, {"one class", guess}}},
	}
}
