package app

import (
	"cmp"
	"errors"

	"xorcery/core"
	"xorcery/wasm/lab"
)

// aside is what stood in the figure before the story, a link or a challenge had it: it comes back as it was, whatever has been lent or
// changed in between. It goes where something is opened on purpose.
type aside struct {
	kept    bool
	story   bool          // it was a chapter or a challenge that took its place, or one of them since
	work    *core.Project // the reader's own; nil where there was nothing of theirs
	own     int           // its number
	view    *scene
	curves  lab.Curves  // of its run
	off     []core.Unit // its neurons that are off
	running bool
}

// putAside is what is to come back: what stands there now, unless something is lent already.
func (s *State) putAside() aside {
	if s.aside.kept {
		return s.aside
	}
	view := s.bookmark().View
	a := aside{kept: true, own: s.Lab.Own(), view: &view, running: s.Running}
	if !s.Lab.Borrowed() {
		work := s.Document()
		a.work, a.off = &work, s.Off.Units
		a.curves, _ = s.Lab.Curves()
	}
	return a
}

// tellChapter lets the story set the figure for a chapter that has come into sight. It is [State.OpenScenario], but a chapter that was told
// and left as it was is no step of the way back.
func (s *State) tellChapter(name string) error {
	told := s.told()
	if told && s.Story.Scenario == name {
		return nil
	}
	if err := s.OpenScenario(name); err != nil {
		return err
	}
	if told {
		s.history.Forget()
	}
	s.Message = Message{} // the chapter says itself what a click does
	return nil
}

// told says whether what is shown is a chapter that was told and left as it was.
func (s *State) told() bool { return s.Lab.Borrowed() && s.Story.Scenario != "" }

// GiveBack brings back what stood in the figure before the story had it, as it was seen. Undo leads to where the story was.
func (s *State) GiveBack() error {
	a := s.aside
	if !a.kept {
		return errors.New("nothing is lent: what is shown is your own")
	}
	p, whose := lab.Opening(), lab.Beginning()
	switch mine, was, ok := s.Lab.Mine(); {
	case ok && s.Lab.Own() == a.own: // no chapter was changed by hand
		p, whose = mine, was
	case a.work != nil:
		p, whose = a.work.Clone(), lab.Work{}
	}
	p.View.Theme, p.View.Hide = s.Lab.Project.View.Theme, nil
	if err := s.open(p, whose); err != nil {
		return err
	}
	if whose.Borrowed() {
		s.begin()
		s.setRunning(true)
		s.showLower(LowerNetwork)
		return nil
	}
	_ = s.Lab.Recall(a.curves) // where the run has gone on since, it has none of its own
	s.Off.Units = a.off
	s.renewOff()
	s.restoreView(*a.view)
	s.showLower(a.view.lower)
	s.setRunning(a.running)
	return nil
}

// backTitle names what comes back; "" where nothing is lent.
func (s *State) backTitle() string {
	switch {
	case !s.aside.kept || !s.aside.story:
		return ""
	case s.aside.work == nil:
		return "Back to the start"
	}
	return "Back to my points"
}

// giveBackControl is there while something is lent.
func giveBackControl() Control {
	c := button("giveBack", "Story", "Back to my points", "What you had in the figure before the story set it comes back as it was.", (*State).GiveBack)
	c.window = true // a page has its button beside the story
	c.visible = func(s *State) bool { return s.backTitle() != "" }
	c.label = func(s *State) string { return cmp.Or(s.backTitle(), c.Label) }
	return c
}

// busy says whether the reader is at work on the figure, so that nothing else may take it: something is held, typed or looked back at, or
// steps that were asked for are on their way.
func (s *State) busy() bool {
	return s.gesture.pane != nil || s.carry.on || s.Network.Entry != nil || s.Weight.Held || s.Looking() || len(s.asked) > 0 || s.studio.at != nil
}
