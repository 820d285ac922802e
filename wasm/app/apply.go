package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
)

// A change by the reader has one of four ways: apply changes the project that is open; open puts another one in its place, and lend what
// is not the reader's; replace is what these two, the remedies and every new beginning have in common, that Undo brings back all that was
// open. Where apply gives up trained weights, Undo does the same. What follows from a change is after's, whoever made it.

// origin is where a change comes from: it decides what is shown of the points after it, and which outputs stay that no point is of.
type origin int

const (
	byControl origin = iota // another set is shown whole, with its own outputs alone; the same one as it was
	byHand                  // the plane stays, as a click must not move what it clicked on; the outputs too, until no point at all is left
	byFile                  // all points are shown, with their own outputs alone
)

// apply makes p the project, by the reader's wish: what it changes of the data can be taken back.
func (s *State) apply(p core.Project, by origin) error {
	if err := p.Check(); err != nil {
		return err
	}
	if lab.Differ(core.Changed(s.Lab.Project, p), lab.OfSettings) {
		if err := s.goOnFirst(); err != nil {
			return err
		}
	}
	old := s.Lab.Project.Data
	another := by == byControl && lab.Differ(lab.ChangedData(old, p.Data), lab.OfSet)
	empty := p.Data.Set == core.Custom && len(p.Data.Points) == 0
	outputs := s.Lab.Classes()
	if another || by == byHand && empty || by == byFile {
		outputs = 0
	}
	fit := by == byFile || another && (old.Set != p.Data.Set || s.Plane == s.whole) // a view that was chosen stays while the set does
	step := s.Lab.Run.StepCount()
	c, err := s.history.Become(&s.Lab, p, outputs, lab.Edit{At: s.now, Stroke: s.stroke(), Fit: fit}, s.bookmark())
	if err != nil {
		return err
	}
	s.after(c)
	if c.Run {
		s.sayBegun(step)
	}
	if fit {
		s.fit()
	}
	return nil
}

// change does something to a copy of the project, and applies that.
func (s *State) change(by origin, how func(*core.Project)) error {
	p := s.Lab.Project.Clone()
	how(&p)
	return s.apply(p, by)
}

// open puts p in the place of everything: see [lab.Lab.Open].
func (s *State) open(p core.Project, whose lab.Work) error {
	if err := p.Check(); err != nil {
		return err
	}
	if err := checkTask(p.View); err != nil {
		return err
	}
	s.LookAway()
	s.learned()
	err := s.replace("What was open before", "What was opened", func() (lab.Change, error) {
		c, err := s.Lab.Open(p, whose)
		if err == nil {
			s.leaveStory()
			s.aside = aside{}
			s.Story.Challenge = p.View.Challenge
			if s.Bricks.Article { // what was opened is what is seen
				s.followNearest()
			}
			if p.View.Paused {
				s.setRunning(false)
			}
		}
		return c, err
	})
	if err == nil {
		s.at = place{}
		s.fit()
		s.judge()
	}
	return err
}

// lend is open for what is not the reader's own; address is what stands behind a link's # for it.
func (s *State) lend(p core.Project, address string) error {
	back := s.putAside()
	if err := s.open(p, s.Lab.Lent(address, !s.Running)); err != nil {
		return err
	}
	s.aside = back
	return nil
}

// replace does what puts another run in the place of the one that is open. Undo brings that back and calls it was, Redo the other and
// calls it is.
func (s *State) replace(was, is string, act func() (lab.Change, error)) error {
	here := s.bookmark()
	c, err := act()
	if err != nil {
		return err
	}
	s.history.Keep(&s.Lab, here, was, is)
	s.after(c)
	return nil
}

// again lets the lab begin the run again; was is what Undo calls the one that it ends.
func (s *State) again(was string, act func() (lab.Change, error)) error {
	s.LookAway()
	step := s.Lab.Run.StepCount()
	if err := s.replace(was, "The run begun again", act); err != nil {
		return err
	}
	s.sayBegun(step)
	return nil
}

// sayBegun says that a run which had come to a step has begun again.
func (s *State) sayBegun(step int) {
	if step > 0 {
		s.offer("Begun again; Undo brings back the run at step %s.", core.FormatInteger(step))
	}
}

// after sees to all that follows from a change, in one order:
//
//   - what was said is of what was before;
//   - another run owes no steps, answers those that wait for steps of the one before, and has a past of its own;
//   - a number that was being typed and whatever pointer or keyboard held were meant for the run that stood there: they go with it, and
//     so does, with its network, the part that was chosen, and its neurons are all on; in a window the question that was asked of it too;
//   - the doctor and the gradient check look anew at another run, other points and other settings. Other weights alone are part of
//     the run, as training changes them too;
//   - both networks are measured, and the bricks traced, if anything of what they are made of is new;
//   - a word is said where a step may take long from now on.
func (s *State) after(c lab.Change) {
	if !c.Step && !s.glance.went {
		s.Message = Message{}
	}
	s.glance.went = false
	if c.Run {
		s.answerAll("the run began again, or another one was opened")
	}
	if c.Run || c.Network {
		s.pacer, s.ease, s.goal = pacer{}, ease{}, 0
	}
	if c.Run || c.Network || c.Step {
		if !s.glance.held { // else it is what holds the step
			s.abandon()
		}
		s.carry, s.Network.Entry = carry{}, nil
	}
	if c.Network {
		s.Network.LetGo()
		s.Weight.Forget()
		s.allOn()
		if s.Window && s.Exercise.run != s.Lab.Run { // a page has the question in its own place
			s.closeExercise()
		}
	}
	s.Lab.Renew(c)
	if c.Unlike() || c.Step {
		s.Check.forget()
		s.Doctor.Forget()
	}
	if c.Pair {
		s.arrange()
	}
	if c.Trained() {
		s.measured()
		s.below().retrace(s)
	}
	if c.Heavier {
		s.sayLarge()
	}
	s.renew()
}
