package lab

import (
	"errors"
	"fmt"

	"xorcery/core"
)

// An earlier step is looked at by putting it in the place of A and B: all that shows them then shows how they were. What stands there
// at present waits.

// errNoPast says that there is nothing to look at.
var errNoPast = errors.New("there are no earlier steps yet")

// present is what waits: the sides, and what has been seen of A.
type present struct {
	a     Side
	b     *Side
	watch Watch
}

// Looking says whether an earlier step stands in the place of the present; goal is the step that is to be shown.
func (l *Lab) Looking() (goal int, ok bool) { return l.goal, l.now != nil }

// Present is what is open as it stands at present, whatever is looked at: it is for reading.
func (l *Lab) Present() *Experiment {
	if l.now == nil {
		return &l.Experiment
	}
	e := l.Experiment
	view := e.Project.View
	e.Side, e.Rival, e.Watch = l.now.a, l.now.b, l.now.watch
	e.Project.View = view
	return &e
}

// First is the earliest step that all sides can be had at.
func (e *Experiment) First() int {
	first := e.Past.First()
	if e.Rival != nil {
		first = max(first, e.Rival.Past.First())
	}
	return first
}

// errLooking says that a step is looked at, of which nothing can be changed before it is the present.
var errLooking = errors.New("an earlier step is looked at: go on from there, or come back to now, first")

// LookAt shows the run as it was at a step, or at the nearest that can be had. [Lab.Replay] takes it there.
func (l *Lab) LookAt(step int) (Change, error) {
	now := l.Present()
	if len(now.Past.stretches) == 0 {
		return Change{}, errNoPast
	}
	step = min(max(step, now.First()), now.Run.StepCount())
	a, err := now.before(step, &l.Side)
	if err != nil {
		return Change{}, err
	}
	var b *Side
	if now.Rival != nil {
		if b, err = now.Rival.before(step, l.Rival); err != nil {
			return Change{}, err
		}
	}
	if l.now == nil {
		l.now = &present{l.Side, l.Rival, l.Watch}
	}
	l.goal = step
	l.Side, l.Rival, l.Watch = *a, b, Watch{}
	l.Project.View = now.Project.View
	if seen := a.shown.seen; seen != nil {
		if seen = seen.Until(step); len(seen.Samples()) > 0 {
			l.Watch.seen = seen
		}
	}
	return Change{Step: true}, nil
}

// before is the side as it stood somewhere before a step, near it, so that its next steps lead there. there is what stands in its
// place now: it goes on if that is shorter.
func (k *Side) before(step int, there *Side) (*Side, error) {
	in := k.Past.at(step)
	step = max(step, in.first)
	from := max(step-1, in.first) // the last step is taken again in any case, for its report
	past := *k
	past.Project, past.Past, past.shown, past.reports = in.project, Timeline{}, in, nil
	if there != nil && there.shown == in {
		past.Run, past.gauge = there.Run, there.gauge
		past.Report, past.Metrics, past.Predicted, past.Wrong = there.Report, there.Metrics, there.Predicted, there.Wrong
		if at := there.Run.StepCount(); at <= from && at >= in.states.Latest(from) || at == step {
			return &past, nil
		}
		_, err := in.states.Restore(past.Run, from)
		past.Report = in.reportOf(past.Run)
		return &past, err
	}
	run, err := in.states.Run(in.project, from)
	if err != nil {
		return nil, err
	}
	new := unmeasured(in.project, run)
	past.Run, past.gauge, past.Report, past.Metrics, past.Predicted, past.Wrong = run, gauge{}, in.reportOf(run), new.Metrics, nil, 0
	return &past, nil
}

// Replay takes what is looked at towards its step, until the time is spent: moved says that it came nearer, there that it stands there.
func (l *Lab) Replay(spent func() bool) (moved, there bool) {
	for i, k := range l.Sides() {
		if moved && spent() {
			break
		}
		moved = k.bring(&l.Engines, k.Run.StepCount()+max(l.left(i), 0), spent) || moved
	}
	there = l.there()
	for _, k := range l.Sides() {
		if moved && (there || !k.Heavy()) {
			k.measure()
		}
	}
	return moved, there
}

// ReplayWork is about what it costs to come to the step that is looked at, in multiplications.
func (l *Lab) ReplayWork() int {
	work := 0
	for i, k := range l.Sides() {
		work += max(l.left(i), 0) * k.Run.StepWork()
	}
	return work
}

// left is how many steps the side of that number still has to take.
func (l *Lab) left(side int) int {
	now := [2]*Side{&l.now.a, l.now.b}[side]
	return min(l.goal, now.Run.StepCount()) - l.Sides()[side].Run.StepCount()
}

// there says whether both sides stand at the step that is to be shown.
func (l *Lab) there() bool { return l.left(0) <= 0 && (l.Rival == nil || l.left(1) <= 0) }

// bring takes the side to a step until the time is spent, and says whether it came nearer.
func (k *Side) bring(e *Engines, step int, spent func() bool) (moved bool) {
	for k.Run.StepCount() < step && !(moved && spent()) && k.again(e, step-k.Run.StepCount(), spent) {
		moved = true
	}
	return moved
}

// again takes steps that have been taken before, n at most, and says whether it took any: of a heavy one the time may be spent in the
// middle.
func (k *Side) again(e *Engines, n int, spent func() bool) bool {
	e.want(k.Run)
	if k.Run.StepWork() > lightStep {
		taken, _ := k.step(e, spent)
		return taken
	}
	k.take(e, n)
	return true
}

// LookAway brings the present back.
func (l *Lab) LookAway() Change {
	if l.now == nil {
		return Change{}
	}
	view := l.Project.View
	l.Side, l.Rival, l.Watch, l.now = l.now.a, l.now.b, l.now.watch, nil
	l.Project.View = view
	return Change{Step: true}
}

// GoOn makes what is looked at the present: its curves end there, and training goes on from there, once it stands there. What waited is
// given up; whoever wants it back has kept it before.
func (l *Lab) GoOn() (Change, error) {
	switch {
	case l.now == nil:
		return Change{}, errors.New("no earlier step is looked at")
	case !l.there():
		return Change{}, fmt.Errorf("step %s is on its way: wait until it stands there", core.FormatInteger(l.goal))
	}
	l.Side.goOn(&l.now.a)
	if l.Rival != nil {
		l.Rival.goOn(l.now.b)
	}
	if seen := l.Watch.seen; seen != nil { // so far it is the later run's
		l.Watch.seen = seen.Clone()
		l.Past.last().seen = l.Watch.seen
	}
	was := l.now.a.Project
	l.now = nil
	l.keepOwn(was)
	return Change{}, nil // it is what has been shown
}

// goOn makes a side that is looked at one that goes on; was is the same side at present.
func (k *Side) goOn(was *Side) {
	step := k.Run.StepCount()
	k.Past, k.shown = was.Past.until(step, k.Run), nil
	k.Drawn = k.Drawn.clone()
	for _, series := range k.all() {
		series.cut(step)
	}
}
