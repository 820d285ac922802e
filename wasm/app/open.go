package app

import "xorcery/core"

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

// OpenLink opens what stands behind a link's #, however it was bent on its way: a packed project or a name, as [State.Open]
// does. It is lent: see [State.Borrowed].
func (s *State) OpenLink(hash string) error {
	hash = core.Fragment(hash)
	if named, err := s.openNamed(hash); named {
		return err
	}
	p, err := core.ParseLink(hash)
	if err != nil {
		return err
	}
	if err := s.lend(p, hash); err != nil {
		return err
	}
	s.sayHidden()
	return nil
}

// open replaces everything by p, which is the reader's own from now on.
func (s *State) open(p core.Project) error {
	if err := s.replace(p); err != nil {
		return err
	}
	s.edited()
	s.sayHidden()
	return nil
}

// replace shows p, which Undo takes back. Whose work it is, is for the caller to note.
func (s *State) replace(p core.Project) error {
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

// show puts p in the place of everything; what was done before can be taken back as it could.
func (s *State) show(p core.Project) error {
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	p = p.Clone()
	p.Weights, p.Biases, p.Moments = nil, nil, nil
	if p.View.Paused {
		p.View.Paused = false
		s.setRunning(false)
	}
	s.leaveStory()
	pair := s.Rival != nil
	if pair {
		s.shelf, s.Rival = s.rivalDocument(), nil
	}
	if err := s.begin(p, run); err != nil {
		return err
	}
	s.after(Change{Run: true, Network: true, Pair: pair})
	s.Fit()
	s.sayLarge()
	return nil
}
