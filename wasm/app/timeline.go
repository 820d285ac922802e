package app

import (
	"errors"

	"xorcery/core"
	"xorcery/wasm/lab"
)

// The curves are a timeline: dragging along them shows everything as it was at that step, and letting go comes back to now. A click, the
// control "Look at step" and the keys stay there, until the reader comes back or goes on from there. Meanwhile nothing is trained; what
// changes what is seen goes on from there, and what opens something else comes back first.

// past is the way back, and what else is done with what was.
type past struct {
	history lab.History[scene]
	glance  glance
	studio  studio
}

// glance is how an earlier step is looked at.
type glance struct {
	held   bool   // by a pointer: letting go comes back
	goesOn bool   // as soon as it stands there
	why    string // what to say then; "" for the usual
	went   bool   // a change has gone on from there: what was said of that stays after the change
}

// Looking says whether an earlier step is looked at.
func (s *State) Looking() bool {
	_, ok := s.Lab.Looking()
	return ok
}

// Curves are the run's, for the next visit: see [lab.Curves].
func (s *State) Curves() (c lab.Curves, ok bool) { return s.Lab.Curves() }

// Recall gives a session that has just been opened the curves that it had.
func (s *State) Recall(c lab.Curves) error {
	err := s.Lab.Recall(c)
	if err == nil {
		s.renew()
	}
	return err
}

// LookAt shows the run as it was at a step, or at the nearest that can be had; the present is not trained meanwhile. Of a run that has
// ended the last step is an earlier one too: it can go on from there.
func (s *State) LookAt(step int) error {
	now := s.Lab.Present()
	last := now.Run.StepCount()
	if first := now.First(); step < first {
		defer s.sayFirst(first)
	}
	if step = max(step, now.First()); step > last || step == last && now.Report.NonFinite == "" {
		s.LookAway()
		return nil
	}
	c, err := s.Lab.LookAt(step)
	if err != nil {
		return err
	}
	s.glance = glance{held: s.glance.held}
	s.after(c)
	s.replay(ifLight(s.Lab.ReplayWork()))
	return nil
}

// sayFirst says, once, that no earlier step can be had.
func (s *State) sayFirst(first int) {
	text := "Step " + core.FormatInteger(first) + " is the earliest that can be looked at: of those before it only the curves are left."
	if s.Message.Text != text {
		s.say("%s", text)
	}
}

// LookAway comes back to now.
func (s *State) LookAway() {
	if s.Looking() {
		s.after(s.Lab.LookAway())
		s.glance = glance{}
		s.pacer = pacer{}
	}
}

// goOnHere makes what is looked at the present, as soon as it stands there; Undo brings the later run back.
func (s *State) goOnHere() error {
	if !s.Looking() {
		return errNotLooking
	}
	s.glance = glance{goesOn: true, why: s.glance.why}
	s.replay(ifLight(s.Lab.ReplayWork()))
	return nil
}

var errNoStep = errors.New("no step has been taken yet")
var errNotLooking = errors.New("no earlier step is looked at: drag along a curve first")

// goOnFirst goes on from what is looked at, as it is about to be changed. An error says that it is still on its way.
func (s *State) goOnFirst() error {
	if !s.Looking() {
		return nil
	}
	err := s.goOn()
	s.glance.went = err == nil
	return err
}

// goOn makes the step that stands there the present.
func (s *State) goOn() error {
	if err := s.replace("The later run", "The run from the earlier step", s.Lab.GoOn); err != nil {
		return err
	}
	s.answerAll("the run went on from an earlier step")
	why := s.glance.why
	s.glance, s.pacer, s.goal = glance{}, pacer{}, 0
	if _, holds := s.gesture.pane.(curvesPane); holds {
		s.gesture = gesture{}
	}
	if why != "" {
		s.say("%s", why)
		return nil
	}
	s.offer("Going on from step %s; Undo brings the later run back.", core.FormatInteger(s.Lab.Run.StepCount()))
	return nil
}

// replay takes what is looked at towards its step until the time is spent.
func (s *State) replay(spent func() bool) {
	moved, there := s.Lab.Replay(spent)
	if moved {
		s.measured()
		s.below().retrace(s)
		s.ControlsRevision++
	}
	if there && s.glance.goesOn {
		s.try(s.goOn())
	}
}
