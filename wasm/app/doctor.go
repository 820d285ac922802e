package app

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
)

// Doctor is how what the doctor says is shown, and when the run is looked at next: [lab.Watch] is what has been seen,
// [lab.Trials] what may help.
type Doctor struct {
	Chosen   int     // the treatment that the panel's button tries
	Scroll   float64 // of the drawn text, in device-independent pixels
	Revision int     // grows with each look at the run

	due    time.Duration // of the next look
	hosted bool          // the page shows findings and remedies: the figure draws the curves alone
}

const (
	glanceEvery = time.Second
	lookEvery   = 3 * time.Second
	lookShare   = 60 // looking takes at most this part of the time
)

// doctorRevision grows with anything that [State.DoctorView] says, but for a trial's running text.
func (s *State) doctorRevision() int { return s.Doctor.Revision + s.Trials.Revision }

// examine looks at the run: whole with core's experiments, else at a glance.
func (s *State) examine(whole bool) {
	if s.Examine(whole) {
		s.Doctor.Revision++
		s.Revision++
		s.ControlsRevision++
	}
}

// followDoctor looks at the run when it is time to, whole while the doctor's view is open.
func (s *State) followDoctor(clock func() time.Duration) {
	d := &s.Doctor
	open := s.Lower == LowerDoctor
	if !s.Watch.Begun() || s.now < d.due || s.Report.NonFinite != "" || s.Looked(open) {
		return
	}
	if !open {
		s.examine(false)
		d.due = s.now + glanceEvery
		return
	}
	began := clock()
	s.examine(true)
	d.due = s.now + max(lookEvery, lookShare*(clock()-began))
}

// Diagnose looks at the run now, with core's experiments, and opens the doctor's view.
func (s *State) Diagnose() error {
	s.examine(true)
	s.say("%s", s.DoctorLine())
	s.showLower(string(LowerDoctor))
	return nil
}

// Treat pins the present curve and starts again from the same seed with the treatment of that number, running.
func (s *State) Treat(i int) error {
	before, was := s.bookmark(), s.Project
	c, mark, err := s.Lab.Treat(i)
	if err != nil {
		return err
	}
	s.keepOwn(was)
	s.after(c)
	s.rememberOpened(before)
	s.say("From the same seed: %s. The curve before it stays as %s.", s.Trials.Patient.Remedy, mark)
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

// GoBack takes the run back to the state kept last before the trouble, to the bit, and pauses; the curves end there.
func (s *State) GoBack() error {
	c, from, at, err := s.Lab.GoBack()
	if err != nil {
		return err
	}
	s.Pause()
	s.pacer = pacer{}
	s.after(c)
	s.examine(false)
	s.say("Back from step %s at step %s, to the bit. Run on as it is and the same happens again: try a remedy, or change something.",
		core.FormatInteger(from), core.FormatInteger(at))
	return nil
}

// DoctorLine is the doctor's word in a line.
func (s *State) DoctorLine() string {
	w := &s.Watch
	if text, plain := s.nothingToJudge(); plain {
		return text
	}
	if len(w.Findings) > 0 {
		f := w.Findings[0]
		return headline(f.Ailment) + ": " + f.Text
	}
	return "All well at step " + core.FormatInteger(w.Step) + "."
}

// nothingToJudge says why there is nothing to say of the run; ok is false where there is.
func (s *State) nothingToJudge() (text string, ok bool) {
	w := &s.Watch
	points := s.Run.Train.Points
	switch {
	case s.Report.NonFinite != "" && len(w.Findings) > 0:
		return "", false
	case len(points) == 0:
		return "No points to train on: there is nothing to learn and nothing to judge.", true
	case !slices.ContainsFunc(points, func(p core.Point) bool { return p.Class != points[0].Class }):
		return fmt.Sprintf("All points are of class %d: always answering %d is right, and there is nothing more to learn.",
			points[0].Class, points[0].Class), true
	case !w.Begun() && s.Run.StepCount() > 0:
		return "Not looked at since the last change: run on, or take a step.", true
	case !w.Begun():
		return "Not looked at yet: the run has to take a step first.", true
	case !w.Taken:
		return "Not looked at yet.", true
	}
	return "", false
}

// headline is an ailment as a sentence begins with it.
func headline(a core.Ailment) string { return string(a[0]-'a'+'A') + string(a[1:]) }
