package core

import (
	"cmp"
	"slices"
)

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
