package app

import (
	"strings"

	"xorcery/core"
)

// Open replaces everything by the project in doc, or by what "scenario:NAME" or "challenge:NAME" names; Undo brings back what
// stood before. A document with an error changes nothing.
func (s *State) Open(doc []byte) error {
	if named, err := s.openNamed(string(doc)); named {
		return err
	}
	p, err := core.ParseProject(doc)
	if err != nil {
		return err
	}
	return s.open(p)
}

// OpenLink opens what stands behind a link's #: a packed project or a name, as [State.Open] does. It is lent: see
// [State.Borrowed].
func (s *State) OpenLink(hash string) error {
	hash = strings.TrimPrefix(hash, "#")
	if named, err := s.openNamed(hash); named {
		return err
	}
	p, err := core.ParseLink(hash)
	if err != nil {
		return err
	}
	if err := s.open(p); err != nil {
		return err
	}
	s.Borrow()
	return nil
}

func (s *State) open(p core.Project) error {
	var before *bookmark
	if s.Run != nil {
		before = s.bookmark()
	}
	if err := s.show(p); err != nil {
		return err
	}
	if before != nil {
		s.rememberOpened(before)
	}
	return nil
}

// show puts a project in the place of everything; what was done before can be taken back as it could.
func (s *State) show(p core.Project) error {
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	p = p.Clone()
	p.Weights, p.Biases, p.Moments = nil, nil, nil
	s.Project, s.lent = p, nil
	s.leaveStory()
	if s.Rival != nil {
		s.shelf, s.Rival = s.rivalDocument(), nil
		s.arrange()
	}
	s.begin(run)
	s.Fit()
	return nil
}

// bookmark is what stood before something else was opened, the curves aside.
type bookmark struct {
	project core.Project  // weights included
	rival   *core.Project // likewise; nil while nothing was compared
	lent    *core.Project
	story   Story
	lower   Lower
	speed   float64
	logLoss bool
}

func (s *State) bookmark() *bookmark {
	return &bookmark{s.Document(), s.rivalDocument(), s.lent, s.Story, s.Lower, s.Speed, s.LogLoss}
}

// turnTo shows again what stood at a bookmark, paused.
func (s *State) turnTo(b *bookmark) error {
	if err := s.show(b.project); err != nil {
		return err
	}
	solved := s.Story.Solved
	s.Story, s.lent = b.story, b.lent
	s.Story.Solved = solved
	s.Speed, s.LogLoss = b.speed, b.logLoss
	s.Pause()
	if err := s.showLower(string(b.lower)); err != nil {
		return err
	}
	if b.rival != nil {
		if err := s.setRival(b.rival); err != nil {
			return err
		}
	}
	s.ControlsRevision++
	return nil
}

// Borrow notes that what is open is not the reader's own: a chapter, a link, a file named on the command line.
func (s *State) Borrow() {
	p := s.Project.Clone()
	s.lent = &p
}

// Borrowed says whether what is open was lent and has been changed in nothing but its training: the platform keeps the reader's
// own session then.
func (s *State) Borrowed() bool { return s.lent != nil }

// keepOwn ends the loan with the first change.
func (s *State) keepOwn() {
	if s.lent != nil && !sameSettings(s.Project, *s.lent) {
		s.lent = nil
	}
}

// Settle makes what is open the beginning: nothing before it can be brought back.
func (s *State) Settle() {
	s.edits = edits{}
	s.ControlsRevision++
}
