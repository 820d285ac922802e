package lab

import (
	"errors"
	"math"
	"slices"

	"xorcery/core"
)

// Watch is what has been seen of A's run, step by step, and what core says of it.
type Watch struct {
	Findings []core.Finding // the worst first
	Standing Standing       // in a word
	Course   core.Course    // how it goes of late
	Allowed  float64        // the accuracy that the points allow; 0 while that has not been asked
	Taken    bool           // the run has been looked at since it began or changed
	Whole    bool           // with core's experiments, not just at a glance
	Step     int            // of the run when it was looked at
	ByHand   bool           // a weight has been set since then

	seen    *core.Watch
	check   *core.GradientCheck // of this run while its numbers were small; nil if there was none
	exam    *exam               // on its way; nil while there is none
	verdict *verdict            // of the last one; nil before
	known   []core.Ailment      // found since the run began or changed
	fading  map[core.Ailment]int
}

// Standing is how a run stands.
type Standing string

// The standings.
const (
	Sick     Standing = "sick"     // something was found
	Learning Standing = "learning" // it gets better, or has hardly begun
	Pending  Standing = "looking"  // it stands still, and the examination is due or on its way
	Unclear  Standing = "unclear"  // it stands still, and nothing can be said of it
	Well     Standing = "well"     // nearly all points are right, or as many as they allow
)

const checkLight = 2_000_000 // multiplications of the gradient check that a look asks for

// forget begins to watch anew, as settings or points have changed.
func (w *Watch) forget() { *w = Watch{} }

// attend makes ready to see the run's next steps.
func (l *Lab) attend() {
	w := &l.Watch
	if w.seen == nil {
		w.seen = core.NewWatch(l.Run)
		if k := l.Past.last(); k != nil {
			k.seen = w.seen
		}
	}
}

// see takes note of steps.
func (w *Watch) see(r *core.Run, reports []core.Report) {
	for _, report := range reports {
		w.seen.Observe(r, report)
	}
}

// Begun says whether steps of the run have been seen since it began or changed.
func (w *Watch) Begun() bool { return w.seen != nil }

// Samples are what has been seen of the run.
func (w *Watch) Samples() []core.Sample {
	if w.seen == nil {
		return nil
	}
	return w.seen.Samples()
}

// Examine looks at what the samples of A's run show, and at what is known from the last examination. What may be changed follows from
// what it finds. It says whether it looked; a run that has not been measured or has taken no step is not looked at.
func (l *Lab) Examine() bool {
	w := &l.Watch
	if w.seen == nil || !l.gauge.known && l.Report.NonFinite == "" {
		w.Findings, w.Taken = nil, false
		return false
	}
	if w.check == nil && l.Report.NonFinite == "" && l.Report.MaxWeight < 100 && l.Run.Train.N > 0 {
		check, _ := l.Run.CheckGradientPart(0, checkLight, 1)
		w.check = &check
	}
	now := l.present()
	w.Course = w.seen.Course()
	seen := core.Glance(l.Run, w.seen, now, w.check)
	if v := w.verdict; v != nil && v.outgrown(now) && (now.Accuracy >= surelyGood || w.Course.Learning && v.far(now) && !v.isSeen(seen)) {
		w.verdict = nil
	}
	w.Whole = w.verdict != nil && w.verdict.step == l.Run.StepCount()
	w.Taken, w.Step, w.ByHand = true, l.Run.StepCount(), false
	if l.Report.NonFinite != "" {
		w.Step = l.Report.Step
	}
	w.find(seen, now)
	if w.Standing == Unclear && l.ExamDue(false) {
		w.Standing = Pending
	}
	l.found()
	return true
}

// found sees to what follows from what was found.
func (l *Lab) found() {
	if l.now == nil {
		l.Past.find(l.Run.StepCount(), l.Watch.Findings)
	}
	l.offer()
}

// Diagnosed says whether the run as it stands has been looked at; whole, with core's experiments.
func (l *Lab) Diagnosed(whole bool) bool {
	w := &l.Watch
	return w.Taken && w.Step == l.Run.StepCount() && (w.Whole || !whole)
}

// sick says whether the run has numbers that are not finite, grow without end, or a loss that rises.
func (l *Lab) sick() bool {
	if l.Report.NonFinite != "" {
		return true
	}
	return slices.ContainsFunc(l.Watch.Findings, func(f core.Finding) bool {
		return f.Ailment == core.Exploding || f.Ailment == core.RateTooHigh
	})
}

var errNotSick = errors.New("nothing explodes: there is nothing to go back before")

// BackTo is the step to go back to: the last one seen with small weights, or where the loss was least if the weights stayed
// small. The weights are small up to 100, or to twice what they began with.
func (l *Lab) BackTo() (step int, err error) {
	samples := l.Watch.Samples()
	if !l.sick() || len(samples) == 0 {
		return 0, errNotSick
	}
	small := max(100, 2*samples[0].MaxWeight)
	step, least := samples[0].Step-1, math.Inf(1)
	large := false
	for _, k := range samples {
		switch {
		case k.NonFinite != "" || !core.IsFinite(k.Loss):
		case k.MaxWeight > small:
			large = true
		case !large && k.Loss < least:
			step, least = k.Step, k.Loss
		}
	}
	if large || l.Report.NonFinite != "" {
		for _, k := range samples {
			if k.NonFinite == "" && core.IsFinite(k.Loss) && k.MaxWeight <= small {
				step = k.Step
			}
		}
	}
	return max(step, 0), nil
}
