package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/story"
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
	if err := s.open(p, lab.Work{}); err != nil {
		return err
	}
	return s.takeUp()
}

// OpenLink opens what stands behind a link's #, however it was bent on its way: a packed project or a name, as [State.Open]
// does, which is lent (see [lab.Work]), or a record of answers, which is verified.
func (s *State) OpenLink(hash string) error {
	hash = core.Fragment(hash)
	if named, err := s.openNamed(hash); named {
		return err
	}
	if story.IsRecord(hash) {
		return s.openRecord(hash)
	}
	p, err := core.ParseLink(hash)
	if err != nil {
		return err
	}
	if err := s.lend(p, hash); err != nil {
		return err
	}
	s.setRunning(!p.View.Paused) // as it was shared
	return s.takeUp()
}

// OpenOwn brings back the reader's own over what is lent; where there is no such thing, what the program begins with.
func (s *State) OpenOwn() error {
	p, whose, ok := s.Lab.Mine()
	if !ok {
		return nil
	}
	p.View = p.View.Own()
	p.View.Theme = s.Lab.Project.View.Theme
	err := s.open(p, whose)
	if err == nil && whose.Borrowed() {
		s.begin()
	}
	return err
}

// resume opens a session that was kept: it is the reader's own, all its controls are in sight, and nothing stood before it. An
// error changes nothing.
func (s *State) resume(p core.Project) error {
	p.View = p.View.Own()
	if err := s.open(p, lab.Work{}); err != nil {
		return err
	}
	s.BeginHere()
	return nil
}

// openMethods let a page open what it has, and ask for what it shall keep.
func openMethods() []method {
	return []method{
		does1("open", "project", func(s *State, doc string) error { return s.Open([]byte(doc)) }),
		does1("openLink", "link", (*State).OpenLink),
		does("openOwn", (*State).OpenOwn),
		asks("address", func(s *State) string { return s.Lab.Address() }),
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
			return s.resume(p)
		}),
	}
}
