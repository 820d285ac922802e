package app

import (
	"fmt"

	"xorcery/core"
)

// catchUp lets B alone take steps, until it stands at A's step or the budget is spent; it says whether A has to wait. Where
// A has gone back B begins again.
func (s *State) catchUp(spent func() bool) (waits bool) {
	k := s.Rival
	if k == nil {
		return false
	}
	goal := s.Run.StepCount()
	if k.Run.StepCount() > goal && s.Report.NonFinite == "" {
		s.try(s.restartRival(s.Project.Data))
		k = s.Rival
	}
	if !s.lags() {
		return false
	}
	s.Engines.want(k.Run)
	for fresh := true; k.Run.StepCount() < goal && k.Report.NonFinite == "" && (fresh || !spent()); fresh = false {
		if k.Run.StepWork() > lightStep {
			k.step(spent)
			continue
		}
		next := min(k.Run.StepCount()+min(16, s.chunkMost()), goal)
		for k.Run.StepCount() < next && k.Report.NonFinite == "" {
			k.take(s.Engines, next-k.Run.StepCount())
			k.addLosses()
		}
	}
	if k.Report.NonFinite != "" {
		s.stopBroken("B", k)
	}
	k.record()
	s.Revision++
	return true
}

// lags says whether B stands behind A and can still catch up.
func (s *State) lags() bool {
	k := s.Rival
	return k != nil && k.Run.StepCount() < s.Run.StepCount() && k.Report.NonFinite == "" && !k.Run.StandsStill()
}

// stepBoth is a step of A and the same step of B, in pieces until the time is spent; nil says that it is not. taken says that A
// has taken it, and B, unless it ran out of time: then it lags, and catches up. It is not well where either has ended in a
// number that is not finite. A network whose loss is not finite has not taken that step.
func (s *State) stepBoth(spent func() bool) (taken, well bool) {
	taken, well = s.Side.step(spent)
	if !taken {
		return false, true
	}
	s.Doctor.see(s.Run, []core.Report{s.Report})
	if s.Rival != nil && (well || s.lags()) {
		s.Rival.step(spent)
	}
	return true, s.wellSoFar()
}

// wellSoFar says if the numbers of both sides are finite; where they are not the run stops.
func (s *State) wellSoFar() bool {
	switch {
	case s.Report.NonFinite != "" && s.Rival == nil:
		s.stopBroken("", &s.Side)
	case s.Report.NonFinite != "":
		s.stopBroken("A", &s.Side)
	case s.Rival != nil && s.Rival.Report.NonFinite != "":
		s.stopBroken("B", s.Rival)
	default:
		return true
	}
	return false
}

// takeTogether takes up to n light steps of A, one at least, and the same of B, as stepBoth would one by one.
func (s *State) takeTogether(n int) (taken int, well bool) {
	n = min(n, s.Doctor.ahead(s.Run))
	if s.Rival == nil {
		s.Side.take(s.Engines, n)
	} else {
		s.takeBoth(n)
	}
	s.Side.addLosses()
	s.Doctor.see(s.Run, s.reports)
	return len(s.reports), s.wellSoFar()
}

// takeBoth takes steps of A and then as many of B. Where B ends before A has, A goes back and takes them up to there.
func (s *State) takeBoth(n int) {
	a, b, from := &s.Side, s.Rival, s.Run.StepCount()
	var before *core.Snapshots
	if n > 1 {
		before = core.NewSnapshots(a.Run, 0)
	}
	a.take(s.Engines, n)
	for b.Report.NonFinite == "" && b.Run.StepCount() < a.Run.StepCount() {
		b.take(s.Engines, a.Run.StepCount()-b.Run.StepCount())
		b.addLosses()
	}
	if b.Report.NonFinite == "" || b.Report.Step >= a.Report.Step {
		return
	}
	if _, err := before.Restore(a.Run, from); err != nil {
		panic(err) // a program error: the state is of this run, and no step has changed its shape
	}
	for a.Run.StepCount() < b.Report.Step {
		a.take(s.Engines, b.Report.Step-a.Run.StepCount())
	}
}

// stepWork is about what a step of all sides costs, in multiplications.
func (s *State) stepWork() int {
	work := 0
	for _, k := range s.sides() {
		work += k.Run.StepWork()
	}
	return work
}

// chunkMost is the most steps between two looks at the clock.
func (s *State) chunkMost() int { return max(lightStep/max(s.stepWork(), 1), 1) }

// stopBroken pauses, and says which side has ended in a number that is not finite.
func (s *State) stopBroken(name string, k *Side) {
	s.setRunning(false)
	s.goal = 0
	where := ""
	if name != "" {
		where = "in " + name + " (" + k.Run.Net.Shape() + ") "
	}
	s.tell(fmt.Sprintf("Step %s: %s%s is not a finite number any more. Reset starts again; the doctor says what to change.",
		core.FormatInteger(k.Report.Step), where, k.Report.NonFinite), true)
}

// broken names the number that is not finite in either side, "" where all is well.
func (s *State) broken() string {
	switch {
	case s.Rival == nil:
		return s.Report.NonFinite
	case s.Report.NonFinite != "":
		return s.Report.NonFinite + " in A"
	case s.Rival.Report.NonFinite != "":
		return s.Rival.Report.NonFinite + " in B"
	}
	return ""
}
