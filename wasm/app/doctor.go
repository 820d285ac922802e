package app

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/doctor"
)

// examine looks at the run, and begins to examine it where that says more; asked, somebody wants to know.
func (s *State) examine(asked bool) {
	if s.Lab.Examine() {
		s.Lab.BeginExam(asked)
		s.renewDoctor()
	}
}

// renewDoctor shows what the doctor says anew.
func (s *State) renewDoctor() {
	s.Doctor.Revision++
	s.renew()
}

// followExam goes on with the examination until the time is spent.
func (s *State) followExam(clock func() time.Duration, spent func() bool) {
	began := clock()
	finished := s.Lab.ExamineOn(spent)
	s.Doctor.Examined(&s.Lab, s.now, clock()-began, finished)
	if finished {
		s.renewDoctor()
	}
}

// followDoctor looks at the run when it is time to, and begins to examine it when that is due and it is time for that.
func (s *State) followDoctor() {
	if s.Doctor.Due(&s.Lab, s.now, false) {
		if s.Lab.Examine() {
			s.Doctor.Wanted = s.Lab.ExamDue(s.Lower == LowerDoctor)
			s.renewDoctor()
		}
		s.Doctor.Diagnosed(s.now, 0, false)
	}
	if s.Doctor.Wanted && s.Doctor.Due(&s.Lab, s.now, true) {
		s.Doctor.Wanted = false
		s.Lab.BeginExam(s.Lower == LowerDoctor)
		s.renewDoctor()
	}
}

// diagnose looks at the run now, with core's experiments, and opens the doctor's view.
func (s *State) diagnose() {
	s.showLower(LowerDoctor) // looks
	s.say("%s", doctor.Line(&s.Lab))
}

// chosenRemedy is the number of the treatment that the panel's button tries; the list may have become shorter.
func (s *State) chosenRemedy() int {
	return max(min(s.Doctor.Chosen, len(s.Lab.Trials.Treatments)-1), 0)
}

// treat pins the present curve and starts again from the same seed with the treatment of that number, running.
func (s *State) treat(i int) error {
	if i < 0 || i >= len(s.Lab.Trials.Treatments) {
		_, _, err := s.Lab.Treat(i) // says which there are
		return err
	}
	if err := s.goOnFirst(); err != nil {
		return err
	}
	var label string
	was := s.Lab.Run.Points()
	err := s.replace("The run before the remedy", "The run with the remedy", func() (c lab.Change, err error) {
		c, label, err = s.Lab.Treat(i)
		return c, err
	})
	if err != nil {
		return err
	}
	if !slices.Equal(was, s.Lab.Run.Points()) {
		s.fit()
	}
	s.say("From the same seed: %s. The curve before it stays as %s.", s.Lab.Trials.Patient.Remedy, label)
	s.setRunning(true)
	return nil
}

// keepRemedy makes the treated run the one that further remedies are tried on.
func (s *State) keepRemedy() error {
	remedy, err := s.Lab.KeepRemedy()
	if err != nil {
		return err
	}
	s.say("Kept: %s. Further remedies come on top of it.", remedy)
	return nil
}

// goBack takes the run back to the last step before the trouble, to the bit, and pauses; the curves end there.
func (s *State) goBack() error {
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
	return s.goOnHere()
}
