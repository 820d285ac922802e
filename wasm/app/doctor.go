package app

import (
	"fmt"
	"time"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/doctor"
)

// examine looks at the run: whole with core's experiments, else at a glance.
func (s *State) examine(whole bool) {
	if s.Lab.Examine(whole) {
		s.Doctor.Revision++
		s.Revision++
		s.ControlsRevision++
	}
}

// followDoctor looks at the run when it is time to, whole while the doctor's view is open.
func (s *State) followDoctor(clock func() time.Duration) {
	open := s.Lower == LowerDoctor
	if !s.Doctor.Due(&s.Lab, s.now, open) {
		return
	}
	if !open {
		s.examine(false) // light: its time is not measured
		s.Doctor.Looked(s.now, 0, false)
		return
	}
	began := clock()
	s.examine(true)
	s.Doctor.Looked(s.now, clock()-began, true)
}

// Diagnose looks at the run now, with core's experiments, and opens the doctor's view.
func (s *State) Diagnose() error {
	s.showLower(string(LowerDoctor)) // looks
	s.say("%s", doctor.Line(&s.Lab))
	return nil
}

// chosenRemedy is the number of the treatment that the panel's button tries; the list may have become shorter.
func (s *State) chosenRemedy() int {
	return max(min(s.Doctor.Chosen, len(s.Lab.Trials.Treatments)-1), 0)
}

// Treat pins the present curve and starts again from the same seed with the treatment of that number, running.
func (s *State) Treat(i int) error {
	if i < 0 || i >= len(s.Lab.Trials.Treatments) {
		_, _, err := s.Lab.Treat(i) // says which there are
		return err
	}
	if err := s.goOnFirst(); err != nil {
		return err
	}
	var mark string
	err := s.replace("The run before the remedy", "The run with the remedy", func() (c lab.Change, err error) {
		c, mark, err = s.Lab.Treat(i)
		return c, err
	})
	if err != nil {
		return err
	}
	s.say("From the same seed: %s. The curve before it stays as %s.", s.Lab.Trials.Patient.Remedy, mark)
	s.setRunning(true)
	return nil
}

// KeepRemedy makes the treated run the one that further remedies are tried on.
func (s *State) KeepRemedy() error {
	remedy, err := s.Lab.KeepRemedy()
	if err != nil {
		return err
	}
	s.say("Kept: %s. Further remedies come on top of it.", remedy)
	return nil
}

// GoBack takes the run back to the last step before the trouble, to the bit, and pauses; the curves end there.
func (s *State) GoBack() error {
	step, err := s.Lab.BackTo()
	if err != nil {
		return err
	}
	from := max(s.Lab.Run.StepCount(), s.Lab.Report.Step)
	s.Pause()
	if err := s.LookAt(step); err != nil {
		return err
	}
	s.glance.why = fmt.Sprintf("Back from step %s at step %s, to the bit. Run on as it is and the same happens again: try a remedy, or change something.",
		core.FormatInteger(from), core.FormatInteger(s.lookedAt()))
	return s.GoOn()
}
