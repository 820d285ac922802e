package app

import "xorcery/core"

// What a chapter, a link or a file named on the command line brings is lent: the reader's own session stays what the platform
// keeps, until a setting, a point or a weight is changed by hand. Training alone changes nothing of that.

// lend is open for what is not the reader's own.
func (s *State) lend(p core.Project) error {
	mine := s.mine
	if !s.Borrowed() {
		d := s.Document()
		mine = &d
	}
	if err := s.open(p); err != nil {
		return err
	}
	s.Borrow()
	s.mine = mine
	return nil
}

// Borrow notes that what is open is lent.
func (s *State) Borrow() {
	p := s.Project.Clone()
	s.lent = &p
}

// Borrowed says whether what is open is lent.
func (s *State) Borrowed() bool { return s.lent != nil }

// takeOver makes what is open the reader's own.
func (s *State) takeOver() { s.lent, s.mine = nil, nil }

// keepOwn takes over what differs from what was lent.
func (s *State) keepOwn() {
	if s.lent != nil && differ(core.Changed(s.Project, *s.lent), ofSettings) {
		s.takeOver()
	}
}

// Session is what the platform keeps for the next visit: the whole state, or where something is lent the reader's own as it
// was before that; ok is false where there is no such thing.
func (s *State) Session() (p core.Project, ok bool) {
	switch {
	case s.lent == nil:
		return s.Document(), true
	case s.mine != nil:
		return *s.mine, true
	}
	return core.Project{}, false
}
