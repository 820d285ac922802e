package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
)

// A change by the reader has one of four ways: apply changes the project that is open; open puts another one in its place, and lend what
// is not the reader's; replace is what these two, the remedies and every new beginning have in common, that Undo brings back all that was
// open. Where apply gives up trained weights, Undo does the same.

// source is where a change comes from: it decides what is shown of the points after it, and which outputs stay that no point is of.
type source int

const (
	byControl source = iota // another set is shown whole, with its own outputs alone; the same one as it was
	byHand                  // the plane stays, as a click must not move what it clicked on; the outputs too, until no point at all is left
	byFile                  // all points are shown, with their own outputs alone
)

// apply makes p the project, by the reader's wish: what it changes of the data can be taken back.
func (s *State) apply(p core.Project, by source) error {
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
		s.Fit()
	}
	return nil
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
		s.Fit()
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
		s.say("Begun again; Undo brings back the run at step %s.", core.FormatInteger(step))
	}
}
