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
		s.try(s.restartRival())
		k = s.Rival
	}
	if !s.lags() {
		return false
	}
	within := spent
	if k.Run.StepWork() <= lightStep {
		within = nil
	}
	for n := 0; k.Run.StepCount() < goal && !(n > 0 && n%min(16, s.chunkMost()) == 0 && spent()); n++ {
		taken, well := k.step(within)
		if !well {
			s.stopBroken("B", k)
		}
		if !taken || !well {
			break
		}
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
	s.Doctor.see(s.Run, s.Report)
	if !well {
		if s.Rival != nil && s.Rival.Run.StepCount() < s.Run.StepCount() {
			s.Rival.step(nil)
		}
		name := ""
		if s.Rival != nil {
			name = "A"
		}
		s.stopBroken(name, &s.Side)
		return true, false
	}
	if s.Rival != nil {
		if _, well := s.Rival.step(spent); !well {
			s.stopBroken("B", s.Rival)
			return true, false
		}
	}
	return true, true
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
