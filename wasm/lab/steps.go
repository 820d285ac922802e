package lab

import "xorcery/core"

// Steps of A are steps of B: each takes the same ones. A's are seen by the watch, of both the losses go to the curves. A network whose
// loss is not finite has not taken that step, and neither side takes another.

// Steps takes n gradient steps, fewer if the run ends in a number that is not finite or the time is spent in the middle of a heavy
// one, and says how many it took, and whether all is well.
func (l *Lab) Steps(n int, spent func() bool) (taken int, well bool) {
	if l.now != nil || l.Run.StandsStill() {
		return 0, true
	}
	l.attend()
	light := l.StepWork() <= lightStep
	for _, k := range l.Sides() {
		l.Engines.want(k.Run)
	}
	for taken < n {
		more := 1
		if light {
			more, well = l.takeTogether(n - taken)
		} else {
			var whole bool
			if whole, well = l.stepBoth(spent); !whole {
				return taken, true
			}
		}
		taken += more
		if !well {
			return taken - 1, false
		}
		if l.Lags() { // B is in the middle of it
			return taken, true
		}
	}
	return taken, true
}

// CatchUp lets B alone take steps, until it stands at A's step or the time is spent; it says whether A has to wait. Where A has
// gone back B begins again.
func (l *Lab) CatchUp(spent func() bool) (waits bool, err error) {
	k := l.Rival
	if k == nil || l.now != nil {
		return false, nil
	}
	goal := l.Run.StepCount()
	if k.Run.StepCount() > goal && l.Report.NonFinite == "" {
		again, err := beginning(*l.rivalOn(l.Project.Data))
		if err != nil {
			return false, err
		}
		k = &again
		l.Rival = k // who has kept the one before has it as it was
		k.measure()
		k.Past.begin(k, Change{Run: true})
	}
	if !l.Lags() {
		return false, nil
	}
	l.Engines.want(k.Run)
	for fresh := true; k.Run.StepCount() < goal && k.Report.NonFinite == "" && (fresh || !spent()); fresh = false {
		if k.Run.StepWork() > lightStep {
			if taken, _ := k.step(&l.Engines, spent); taken {
				k.addLosses()
			}
			continue
		}
		next := min(k.Run.StepCount()+min(16, l.ChunkMost()), goal)
		for k.Run.StepCount() < next && k.Report.NonFinite == "" {
			k.take(&l.Engines, next-k.Run.StepCount())
			k.addLosses()
		}
	}
	k.record()
	return true, nil
}

// Lags says whether B stands behind A and can still catch up.
func (l *Lab) Lags() bool {
	k := l.Rival
	return k != nil && k.Run.StepCount() < l.Run.StepCount() && k.Report.NonFinite == "" && !k.Run.StandsStill()
}

// stepBoth is a step of A and the same step of B, in pieces until the time is spent; nil says that it is not. taken says that A
// has taken it, and B, unless it ran out of time: then it lags, and catches up.
func (l *Lab) stepBoth(spent func() bool) (taken, well bool) {
	taken, well = l.Side.step(&l.Engines, spent)
	if !taken {
		return false, true
	}
	l.Side.addLosses()
	l.Watch.see(l.Run, l.reports)
	if k := l.Rival; k != nil && (well || l.Lags()) {
		if taken, _ := k.step(&l.Engines, spent); taken {
			k.addLosses()
		}
	}
	return true, l.Broken() == ""
}

// takeTogether takes up to n light steps of A, one at least, and the same of B, as stepBoth would one by one.
func (l *Lab) takeTogether(n int) (taken int, well bool) {
	n = min(n, l.Watch.seen.Ahead())
	if l.Rival == nil {
		l.Side.take(&l.Engines, n)
	} else {
		l.takeBoth(n)
	}
	l.Side.addLosses()
	l.Watch.see(l.Run, l.reports)
	return len(l.reports), l.Broken() == ""
}

// takeBoth takes steps of A and then as many of B. Where B ends before A has, A goes back and takes them up to there.
func (l *Lab) takeBoth(n int) {
	a, b, from := &l.Side, l.Rival, l.Run.StepCount()
	var before *core.Snapshots
	if n > 1 {
		before = core.NewSnapshots(a.Run, 0)
	}
	a.take(&l.Engines, n)
	for b.Report.NonFinite == "" && b.Run.StepCount() < a.Run.StepCount() {
		b.take(&l.Engines, a.Run.StepCount()-b.Run.StepCount())
		b.addLosses()
	}
	if b.Report.NonFinite == "" || b.Report.Step >= a.Report.Step {
		return
	}
	if _, err := before.Restore(a.Run, from); err != nil {
		panic(err) // a program error: the state is of this run, and no step has changed its shape
	}
	a.Past.cut(from)
	for a.Run.StepCount() < b.Report.Step {
		a.take(&l.Engines, b.Report.Step-a.Run.StepCount())
	}
}

// StepWork is about what a step of all sides costs, in multiplications.
func (l *Lab) StepWork() int {
	work := 0
	for _, k := range l.Sides() {
		work += k.Run.StepWork()
	}
	return work
}

// ChunkMost is the most steps between two looks at the clock.
func (l *Lab) ChunkMost() int { return max(lightStep/max(l.StepWork(), 1), 1) }

// Ended is the side that has ended in a number that is not finite, and what to call it; nil where all is well.
func (l *Lab) Ended() (k *Side, name string) {
	switch {
	case l.Report.NonFinite != "" && l.Rival == nil:
		return &l.Side, ""
	case l.Report.NonFinite != "":
		return &l.Side, "A"
	case l.Rival != nil && l.Rival.Report.NonFinite != "":
		return l.Rival, "B"
	}
	return nil, ""
}

// Broken names the number that is not finite in either side, "" where all is well.
func (l *Lab) Broken() string {
	switch k, name := l.Ended(); {
	case k == nil:
		return ""
	case name == "":
		return k.Report.NonFinite
	default:
		return k.Report.NonFinite + " in " + name
	}
}
