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
	if s.Lab.Run != nil {
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
	b, paused := s.rivalDocument(), p.View.Paused
	p.View.Paused = false
	c, err := s.Lab.Open(p)
	if err != nil {
		return err
	}
	if b != nil {
		s.shelf = b
	}
	if paused {
		s.setRunning(false)
	}
	s.leaveStory()
	s.after(c)
	s.Fit()
	s.sayLarge()
	return nil
}

// openMethods let a page open what it has, and ask for what it shall keep.
func openMethods() []method {
	return []method{
		does1("open", "project", func(s *State, doc string) error { return s.Open([]byte(doc)) }),
		does1("openLink", "link", (*State).OpenLink),
		does("openOwn", (*State).OpenOwn),
		asks("address", (*State).Address),
		asks("project", func(s *State) string { return string(s.Document().JSON()) }),
		asks("session", func(s *State) any {
			if p, ok := s.Session(); ok {
				return string(p.JSON())
			}
			return nil
		}),
		does1("resume", "session", func(s *State, doc string) error {
			p, err := core.ParseProject([]byte(doc))
			if err != nil {
				return err
			}
			return s.Resume(p)
		}),
	}
}
