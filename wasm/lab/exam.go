package lab

import (
	"math"
	"slices"

	"xorcery/core"
)

// A run that stands still is examined: short runs of copies find out what its points allow and what keeps it from that. They are taken
// in the ticks that follow, while training goes on. What they found holds while the run stands where it stood: it is not forgotten
// because a number that showed it has come to rest.

// exam is an examination on its way, and how the run did when it began.
type exam struct {
	*core.Examination
	step int
	of   core.Metrics
	seen int // steps
}

// verdict is what an examination came to.
type verdict struct {
	found   []core.Finding
	allowed float64 // NaN if it was not asked
	early   bool    // the run was learning as it began
	learns  bool    // and as it went on
	short   bool    // too few steps had been seen to ask all
	step    int
	of      core.Metrics
}

// What a run has to gain or lose, in accuracy or as a share of its loss, to be another than the one that was examined.
const (
	otherAccuracy = 0.05
	otherLoss     = 0.1
	farAccuracy   = 0.15 // so much more, and what was found is not waited with until the next examination
	farLoss       = 0.3
	surelyGood    = core.GoodEnough + 0.01 // so that what lies about the limit does not come and go
)

// outgrown says whether the run does otherwise than when it was examined.
func (v *verdict) outgrown(now core.Metrics) bool {
	if v.of.Accuracy < core.GoodEnough && now.Accuracy >= surelyGood {
		return true
	}
	return math.Abs(now.Accuracy-v.of.Accuracy) > otherAccuracy || now.DataLoss < (1-otherLoss)*v.of.DataLoss
}

// far says whether the run has left behind where it was examined.
func (v *verdict) far(now core.Metrics) bool {
	return now.Accuracy > v.of.Accuracy+farAccuracy || now.DataLoss < (1-farLoss)*v.of.DataLoss
}

// isSeen says whether something that was found is also seen at a glance.
func (v *verdict) isSeen(list []core.Finding) bool {
	return slices.ContainsFunc(v.found, func(f core.Finding) bool {
		return slices.ContainsFunc(list, func(k core.Finding) bool { return k.Ailment == f.Ailment })
	})
}

// told says whether the verdict says something of a run that stands still.
func (v *verdict) told() bool { return len(v.found) > 0 || core.IsFinite(v.allowed) }

// ExamDue says whether an examination would say more than what is known: of a run that stands still or has something that a glance
// sees, or of any that somebody asks about.
func (l *Lab) ExamDue(asked bool) bool {
	w := &l.Watch
	v := w.verdict
	if !w.Taken || w.exam != nil || w.Course.Learning && !asked && len(w.Findings)+len(w.known) == 0 {
		return false
	}
	switch {
	case v == nil:
		return true
	case v.outgrown(l.present()), v.early && !w.Course.Learning, v.short && w.seen.Seen() >= core.LongEnough:
		return true
	case v.told():
		return false
	}
	return 2*l.Run.StepCount() >= 3*v.step
}

// BeginExam begins an examination where one is due.
func (l *Lab) BeginExam(asked bool) {
	if l.ExamDue(asked) {
		w, now := &l.Watch, l.present()
		w.exam = &exam{core.Examine(l.Run, w.seen, now, w.check, w.known...), l.Run.StepCount(), now, w.seen.Seen()}
		w.stand(now)
	}
}

// Judged says whether the last examination came to something.
func (l *Lab) Judged() bool { return l.Watch.verdict != nil && l.Watch.verdict.told() }

// Examining says whether an examination is on its way.
func (l *Lab) Examining() bool { return l.Watch.exam != nil }

// ExamineOn goes on with the examination until the time is spent; nil says never. It says whether that is finished.
func (l *Lab) ExamineOn(spent func() bool) (finished bool) {
	w := &l.Watch
	x := w.exam
	if x == nil || !x.Work(spent) {
		return false
	}
	w.exam = nil
	w.verdict = &verdict{x.Findings(), x.Allowed(), x.Course().Learning, x.Learns(), x.seen < core.LongEnough, x.step, x.of}
	w.fading = nil
	for _, f := range w.verdict.found {
		if !slices.Contains(w.known, f.Ailment) {
			w.known = append(slices.Clip(w.known), f.Ailment)
		}
	}
	now := l.present()
	w.Whole = x.step == l.Run.StepCount() || l.Report.NonFinite != ""
	w.find(core.Glance(l.Run, w.seen, now, w.check), now)
	l.found()
	return true
}

// always are the ailments that a glance knows for certain.
var always = []core.Ailment{core.Exploding, core.WrongGradient}

// find joins what a glance sees with what the last examination found. That has the last word on all that a glance only suspects; and
// what was seen goes only when it has not been seen for some looks.
func (w *Watch) find(seen []core.Finding, now core.Metrics) {
	var list []core.Finding
	add := func(f core.Finding) {
		if !slices.ContainsFunc(list, func(k core.Finding) bool { return k.Ailment == f.Ailment }) {
			list = append(list, f)
		}
	}
	v := w.verdict
	w.Allowed = 0
	if v != nil && core.IsFinite(v.allowed) {
		w.Allowed = v.allowed
	}
	for _, f := range seen {
		if slices.Contains(always, f.Ailment) {
			add(f)
		}
	}
	if v != nil {
		for _, f := range v.found {
			add(f)
		}
	}
	if v == nil || !v.told() {
		for _, f := range seen {
			add(f)
		}
		w.linger(seen, now, add)
	}
	w.Findings = list
	w.stand(now)
}

// lingers is for how many looks a finding stays that is not seen any more.
const lingers = 3

// linger adds what was seen at one of the last looks.
func (w *Watch) linger(seen []core.Finding, now core.Metrics, add func(core.Finding)) {
	old := w.fading
	w.fading = map[core.Ailment]int{}
	for _, f := range seen {
		w.fading[f.Ailment] = lingers
	}
	if now.Accuracy >= core.GoodEnough {
		return
	}
	for _, f := range w.Findings {
		if n := old[f.Ailment] - 1; n > 0 && w.fading[f.Ailment] == 0 {
			w.fading[f.Ailment] = n
			add(f)
		}
	}
}

// stand says in a word how the run stands.
func (w *Watch) stand(now core.Metrics) {
	switch {
	case len(w.Findings) > 0:
		w.Standing = Sick
	case now.Accuracy >= core.GoodEnough:
		w.Standing = Well
	case w.Course.Learning || w.verdict != nil && w.verdict.learns && !w.verdict.told():
		w.Standing = Learning
	case w.Allowed > 0:
		w.Standing = Well
	case w.exam != nil:
		w.Standing = Pending
	default:
		w.Standing = Unclear
	}
}

// noted lets the watch note what A was measured at.
func (l *Lab) noted() {
	if l.now == nil && l.Watch.seen != nil && l.Measured() {
		l.Watch.seen.Record(l.Run.StepCount(), l.Metrics)
	}
}
