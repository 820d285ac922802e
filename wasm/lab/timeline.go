package lab

import (
	"slices"

	"xorcery/core"
)

// Timeline is the past of a side's run: every step since it began can be had again, to the bit, from the state kept last before it and
// the changes by hand, as training depends on nothing else. Where its memory is full, a step takes longer to have at first, and then the
// oldest part of the run is let go.
type Timeline struct {
	stretches []*stretch // in order; none before the run has begun
	before    []Mark     // of steps that the run had behind it when it came back: see [Lab.Recall]
}

// stretch is what lies between two changes by hand: steps of one network on the same points by the same training.
type stretch struct {
	first   int          // the step at which it begins
	why     Change       // what began it
	project core.Project // settings and points
	states  *core.Snapshots
	report  core.Report // of the step at which it begins, as it was then
	seen    *core.Watch // of A; nil if little has been
	found   []Mark      // where the doctor first found what it found
	bytes   int         // once another has begun
}

const (
	pastMost     = 6 << 20 // bytes of a timeline
	presentMost  = 3 << 20 // of them, the states since the last change
	stretchBytes = 800     // of a stretch beside its states and points
	seenWorth    = 256     // steps, from which on what was seen of a stretch is kept
)

// last is the stretch that the run is in; nil before it has begun.
func (t *Timeline) last() *stretch {
	if len(t.stretches) == 0 {
		return nil
	}
	return t.stretches[len(t.stretches)-1]
}

// begin notes that the side goes on from where it stands, with its present settings and points. What began at the same step, and
// was changed before the next, has not been. A run that has ended has no state to go on from.
func (t *Timeline) begin(k *Side, why Change) {
	if _, ended := k.Run.Ended(); ended {
		return
	}
	first, last := k.Run.StepCount(), t.last()
	switch {
	case last == nil:
	case last.first >= first:
		why = why.and(last.why)
		t.stretches = t.stretches[:len(t.stretches)-1]
	default:
		t.close(last, first)
	}
	next := &stretch{first: first, why: why, project: k.Project, states: core.NewSnapshots(k.Run, presentMost), report: k.Report}
	if last != nil && !why.Unlike() {
		next.seen = last.seen // the watch goes on
	}
	t.stretches = append(t.stretches, next)
	t.bound()
}

// close counts a stretch that ends at a step.
func (t *Timeline) close(k *stretch, end int) {
	k.states.Cut(end)
	if end-k.first < seenWorth {
		k.seen = nil
	}
	k.count()
}

// count takes the measure of a stretch that has ended; its points count as if no other stretch had them.
func (k *stretch) count() {
	k.bytes = stretchBytes + k.states.Bytes() + 24*len(k.project.Data.Points)
	if k.seen != nil {
		k.bytes += k.seen.Bytes()
	}
}

// bound takes memory from the stretches that have ended, the largest first, what was seen before states, until they keep to it, and
// then lets go of the oldest.
func (t *Timeline) bound() {
	ended := func() []*stretch { return t.stretches[:max(len(t.stretches)-1, 0)] }
	total := 0
	for i, k := range ended() {
		total += k.bytes
		if i > 0 && shared(k.project.Data.Points, t.stretches[i-1].project.Data.Points) {
			total -= 24 * len(k.project.Data.Points)
		}
	}
	for total > pastMost-presentMost {
		i, most := -1, 0
		for j, k := range ended() {
			if n := k.bytes - stretchBytes - 24*len(k.project.Data.Points); n > most && (k.seen != nil || k.states.Len() > 1) {
				i, most = j, n
			}
		}
		if i < 0 {
			total -= t.stretches[0].bytes
			if points := t.stretches[0].project.Data.Points; shared(points, t.stretches[1].project.Data.Points) {
				total += 24 * len(points) // they are still there
			}
			t.stretches[0] = nil
			t.stretches = t.stretches[1:]
			continue
		}
		k := t.stretches[i]
		was := k.bytes
		if k.seen != nil {
			k.seen = nil
		} else {
			k.states.Bound(k.states.Bytes() / 2)
		}
		k.count()
		total -= was - k.bytes
	}
}

// keep is called after steps; of a run that has no past it keeps nothing.
func (t *Timeline) keep(r *core.Run) {
	if k := t.last(); k != nil {
		k.states.Keep(r)
	}
}

// ahead is how many steps from now, n at most, the run is looked at next.
func (t *Timeline) ahead(r *core.Run, n int) int {
	if k := t.last(); k != nil {
		return min(n, k.states.Ahead(r))
	}
	return n
}

// reportOf is the report that a run has which stands at one of the states.
func (k *stretch) reportOf(r *core.Run) core.Report {
	if r.StepCount() == k.first {
		return k.report
	}
	return core.Report{Step: r.StepCount()} // it is not kept; the next step has one
}

// cut forgets what came after a step.
func (t *Timeline) cut(step int) {
	if k := t.last(); k != nil {
		k.states.Cut(step)
	}
}

// at is the stretch that a step is in: the earliest of them for a step before all.
func (t *Timeline) at(step int) *stretch {
	i, _ := slices.BinarySearchFunc(t.stretches, step+1, func(k *stretch, step int) int { return k.first - step })
	return t.stretches[max(i-1, 0)]
}

// until is the past up to a step, for a run that stands there. It has memory of its own where it goes on.
func (t *Timeline) until(step int, r *core.Run) Timeline {
	i := slices.Index(t.stretches, t.at(step))
	c := Timeline{stretches: slices.Clone(t.stretches[:i+1]), before: t.before}
	last := *c.stretches[i]
	last.states, last.seen = last.states.Until(step, r, presentMost), nil
	last.found = slices.DeleteFunc(slices.Clone(last.found), func(m Mark) bool { return m.Step > step })
	c.stretches[i] = &last
	return c
}

// First is the earliest step that can be had again.
func (t *Timeline) First() int {
	if len(t.stretches) == 0 {
		return 0
	}
	return t.stretches[0].first
}

// Mark is a step of the timeline that one may want to go to.
type Mark struct {
	Step  int
	Why   Change       // what changed there
	Found core.Ailment // or what was found there
}

// Marks are where the run began or was changed, and where the doctor first found something, in order.
func (t *Timeline) Marks() []Mark {
	list := slices.Clone(t.before)
	for _, k := range t.stretches {
		list = append(append(list, Mark{Step: k.first, Why: k.why}), k.found...)
	}
	return list
}

// find notes what the doctor finds at a step, once in a stretch.
func (t *Timeline) find(step int, findings []core.Finding) {
	k := t.last()
	for _, f := range findings {
		if k != nil && !slices.ContainsFunc(k.found, func(m Mark) bool { return m.Found == f.Ailment }) {
			k.found = append(k.found, Mark{Step: step, Found: f.Ailment})
		}
	}
}
