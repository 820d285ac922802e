package core

import (
	"cmp"
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
		e.look(e.unscaled())
	}
	e.look(e.vanishing())
	e.look(e.saturated())
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
			e.look(e.rateTooLow(e.faster, e.fell), true)
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
			e.look(e.noPattern(known, guess), true)
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

// judge leaves a run alone that has come as far as the points allow, and asks of the others what keeps them from it.
func (e *Examination) judge() {
	if e.metrics.Accuracy >= e.allowed-margin {
		e.found, e.suspects = nil, nil
		return
	}
	e.explain(func() {
		if e.solved() || e.has(RateTooHigh) || e.watch.seen < LongEnough {
			e.finish()
			return
		}
		e.suspect(e.sameRows())
		e.suspect(e.unscaled())
		e.suspect(e.halfBlind())
		e.suspect(e.allAlike())
		e.suspect(e.weakPenalty())
		e.suspect(e.biasless())
		e.suspect(e.tooSmall(), true)
		known := len(e.found)
		e.found = append(e.found, e.suspects...)
		e.explain(func() { e.convict(known) })
	})
}

// suspect keeps a cause that is to be tried; not one that has been found already. Of a run that learns only what was known is tried.
func (e *Examination) suspect(f Finding, ok bool) {
	if len(e.found) == 0 && !e.standsStill() && !slices.Contains(e.known, f.Ailment) {
		return
	}
	if ok && !e.has(f.Ailment) && !slices.ContainsFunc(e.suspects, func(s Finding) bool { return s.Ailment == f.Ailment }) {
		e.suspects = append(e.suspects, f)
	}
}

// convict keeps of the findings from a place on those whose remedy helps, and where none does all of the others with one remedy
// more: all at once.
func (e *Examination) convict(known int) {
	suspects := slices.Clone(e.found[known:])
	kept := slices.DeleteFunc(slices.Clone(e.found), func(f Finding) bool { return !helps(f) })
	if len(kept) > 0 {
		// What helps the most is the cause; a larger network helps many a run, and is the last to be blamed.
		slices.SortStableFunc(kept, func(a, b Finding) int { return cmp.Compare(gain(b), gain(a)) })
		if i := slices.IndexFunc(kept, func(f Finding) bool { return f.Ailment != TooSmall }); i >= 0 {
			other := gain(kept[i])
			kept = slices.DeleteFunc(kept, func(f Finding) bool { return f.Ailment == TooSmall && gainAlone(f) <= other })
		}
		e.found = kept
		e.finish()
		return
	}
	if known == 0 && !e.standsStill() {
		e.found = nil // it learns, and what was known does not keep it any more
		return
	}
	causes := slices.DeleteFunc(append(slices.Clone(e.found[:known]), suspects...), func(f Finding) bool {
		return f.Ailment == TooSmall || len(f.Remedies) == 0
	})
	e.together(causes, e.found[:known], func() { e.finish() })
}

// together tries the first remedies of the causes all at once, and adam on top of them. Where that does not help either, what was
// seen stands, and where nothing was, the run is stuck for a reason that is not known.
func (e *Examination) together(causes, seen []Finding, then func()) {
	text := ""
	for _, f := range causes {
		text += f.Remedies[0].Text + ", "
	}
	all := e.remedyOf(text+"and adam at 0.03", func(p *Project) {
		for _, f := range causes {
			f.Remedies[0].change(p)
		}
		withAdam(p)
	})
	if text == "" {
		all.Text = "adam at 0.03"
	}
	e.try(&all, func() {
		switch {
		case all.Tried.Helps && len(causes) > 0:
			e.found = causes
		case len(seen) > 0 && !all.Tried.Helps:
			e.found = seen
		default:
			e.found = []Finding{e.stuckFor()}
		}
		if all.Tried.Helps {
			e.found[0].Remedies = append([]Remedy{all}, e.found[0].Remedies...)
		}
		e.explained = 0
		e.explain(then)
	})
}

// withAdam lets a project train with adam.
func withAdam(p *Project) {
	p.Training.Optimizer.Kind, p.Training.LearningRate, p.Training.Schedule = "adam", 0.03, constantRate()
	p.Training.Reduction = Mean
}

// stuckFor is the finding of a run that stands still though its points allow more, and none of the causes looked for is it.
func (e *Examination) stuckFor() Finding {
	return Finding{
		Ailment:  Stuck,
		Text:     "No one of the causes looked for explains it alone.",
		Evidence: []Evidence{{"accuracy", e.metrics.Accuracy}, {"loss", e.metrics.Loss}, {"fell of late by", e.course.Fell}},
		Remedies: []Remedy{e.referenceRemedy()},
	}
}

// referenceRemedy is all that the reference is.
func (e *Examination) referenceRemedy() Remedy {
	return e.remedyOf("what reached it: 16 tanh neurons, cross-entropy, adam", func(p *Project) {
		p.Network, p.Training = referenceNetwork(p.Network.Seed), referenceTraining()
		p.Data.Features = []Feature{X1, X2}
		if _, off := e.unscaled(); off {
			p.Data.Set, p.Data.Points = Custom, scaled(e.run, e.run.points)
		}
	})
}

// explain tries the remedies of the findings that have not been tried, until one does all that the points allow, and sorts them.
func (e *Examination) explain(then func()) {
	if e.explained == len(e.found) || e.solved() {
		e.explained = len(e.found)
		then()
		return
	}
	f := &e.found[e.explained]
	e.explained++
	f.Remedies = slices.Clone(f.Remedies)
	var next func(i int)
	next = func(i int) {
		if i < min(len(f.Remedies), mostTried) && (i == 0 || !e.solves(f.Remedies[i-1])) {
			e.try(&f.Remedies[i], func() { next(i + 1) })
			return
		}
		slices.SortStableFunc(f.Remedies, func(a, b Remedy) int { return cmp.Compare(rank(b), rank(a)) })
		e.explain(then)
	}
	next(0)
}

// mostTried bounds the remedies of a finding that are tried.
const mostTried = 4

// rank is how good a remedy was, in steps that matter: what does not help at all comes last, in its old order.
func rank(m Remedy) int {
	if !m.Tried.Helps {
		return 0
	}
	return 1 + int(m.Tried.Accuracy*20)
}

// try runs a remedy from the start for as many steps as the run has taken, within bounds.
func (e *Examination) try(m *Remedy, then func()) {
	if m.Tried.Steps > 0 {
		then()
		return
	}
	run := e.run.anew(m.Network, m.Training, m.Data)
	e.plan(run, min(max(e.watch.last().Step, 600), 1200), func(r *Run) {
		if r != nil && r.step > 0 {
			loss, accuracy := r.measure(r.Train)
			m.Tried = Tried{Steps: r.step, Loss: loss, Accuracy: accuracy}
			m.Tried.Helps = !r.ended() && e.better(m)
		}
		then()
	})
}

// better says whether a remedy that was tried came clearly further than the run: in accuracy, or where that is the same in the data's
// loss.
func (e *Examination) better(m *Remedy) bool {
	gain, room := m.Tried.Accuracy-e.metrics.Accuracy, 0.0
	if e.allowed > e.metrics.Accuracy {
		room = e.allowed - e.metrics.Accuracy
	}
	return gain >= max(0.03, room/3) || e.training.Loss == m.Training.Loss && gain >= 0 && m.Tried.Loss < 0.7*e.metrics.DataLoss
}

// helps says whether one of the remedies does.
func helps(f Finding) bool {
	return slices.ContainsFunc(f.Remedies, func(m Remedy) bool { return m.Tried.Helps })
}

// solves says whether a remedy was seen to do all that the points allow.
func (e *Examination) solves(m Remedy) bool {
	return m.Tried.Helps && m.Tried.Accuracy >= e.allowed-margin
}

// solved says whether one of the findings' remedies does.
func (e *Examination) solved() bool {
	return slices.ContainsFunc(e.found, func(f Finding) bool { return slices.ContainsFunc(f.Remedies, e.solves) })
}

// gain is how good the best remedy of a finding is, in steps that matter.
func gain(f Finding) (best int) {
	for _, m := range f.Remedies {
		best = max(best, rank(m))
	}
	return best
}

// gainAlone is gain by the remedies that change the network alone, not also how it trains.
func gainAlone(f Finding) (best int) {
	for _, m := range f.Remedies {
		if !m.both {
			best = max(best, rank(m))
		}
	}
	return best
}

// finish says of each finding what the points allow and what its remedy came to.
func (e *Examination) finish() {
	slices.SortStableFunc(e.found, func(a, b Finding) int { // what no remedy helps against is not what keeps the run
		return cmp.Compare(min(gain(b), 1), min(gain(a), 1))
	})
	now, step := FormatPercent(e.metrics.Accuracy), FormatInteger(e.watch.last().Step)
	for i := range e.found {
		f := &e.found[i]
		where := fmt.Sprintf("Stuck at %s at step %s; these points allow about %s.", now, step, FormatPercent(e.allowed))
		if e.course.Learning {
			where = fmt.Sprintf("At %s at step %s; these points allow about %s.", now, step, FormatPercent(e.allowed))
		}
		if i > 0 {
			where = ""
		}
		f.Text = sentences(where, f.Text, told(f.Remedies))
		f.Evidence = append(slices.Clone(f.Evidence), Evidence{"allowed by the points", e.allowed})
	}
}

// told says what the first remedy came to.
func told(list []Remedy) string {
	if len(list) == 0 || list[0].Tried.Steps == 0 {
		return ""
	}
	m := list[0]
	outcome := ""
	if !m.Tried.Helps {
		outcome = ", no better"
	}
	return fmt.Sprintf("Tried: %s reaches %s in %s steps%s.", m.Text, FormatPercent(m.Tried.Accuracy), FormatInteger(m.Tried.Steps), outcome)
}

// sentences joins those that there are.
func sentences(list ...string) string {
	text := ""
	for _, s := range list {
		if s != "" && text != "" {
			text += " "
		}
		text += s
	}
	return text
}
