package core

import (
	"cmp"
	"fmt"
	"slices"
)

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
