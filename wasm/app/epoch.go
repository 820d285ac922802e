package app

import "xorcery/core"

// atOnce is how many steps an epoch may take within the tick that its button is pressed in; longer ones run, at full speed.
const atOnce = 64

// epochSteps is how many steps show every training row once: 1 for a full batch.
func (s *State) epochSteps() int {
	rows, batch := s.Lab.Run.Train.N, s.Lab.Project.Training.Batch
	if batch == 0 || batch > rows {
		return 1
	}
	return (rows + batch - 1) / batch
}

// epoch goes on to the end of the present epoch, or through the next one where an epoch has just ended, and pauses.
func (s *State) epoch() error {
	if err := s.goOnFirst(); err != nil {
		return err
	}
	if !s.mayStep() {
		return nil
	}
	per := s.epochSteps()
	left := per - s.Lab.Run.StepCount()%per
	if left <= atOnce {
		s.Pause()
		s.Advance(left)
		return nil
	}
	s.goal = s.Lab.Run.StepCount() + left
	s.setRunning(true)
	return nil
}

// limit is how many steps may be taken until a stop that is due: the end of an epoch, StopAt, what the
// chapter tells of, or the last step of all. A
// stop that lies behind is none.
func (s *State) limit() (steps int) {
	now, next := s.Lab.Run.StepCount(), core.LastStep
	for _, stop := range [3]int{s.StopAt, s.goal, s.storyStep()} {
		if stop > now && stop < next {
			next = stop
		}
	}
	return next - now
}

// arrive pauses a run that stands at its stop, and says so.
func (s *State) arrive() {
	step := s.Lab.Run.StepCount()
	if step >= core.LastStep && s.Lab.Run.Train.N > 0 {
		s.Pause()
		s.say(lastStep, core.FormatInteger(step))
		return
	}
	told := s.Running && step == s.storyStep()
	if !(s.StopAt > 0 && step == s.StopAt || s.goal > 0 && step == s.goal || step > 0 && told) {
		return
	}
	s.setRunning(false)
	if told {
		s.say("Step %s is the one that the chapter tells of. Run goes on.", core.FormatInteger(step))
	} else if s.goal > 0 && step == s.goal {
		s.say("The epoch ends at step %s.", core.FormatInteger(step))
	} else {
		s.say("Stopped at step %s, as asked.", core.FormatInteger(step))
	}
	s.goal = 0
}
