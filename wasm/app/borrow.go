package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
)

// Whose work is open. What a chapter, a link, a file named on the command line or a page's beginning brings is lent: the
// reader's own session stays what the platform keeps, until a setting, a point or a weight is changed by hand or something is
// opened on purpose. Training, looks and failures change nothing of that.
//
// The platform keeps [State.Session] for the next visit whenever it has changed, under the time at which [State.Own] became what
// it is, and begins the next visit with [State.Resume]. Of two tabs of a page the later time wins; each window has a session of its
// own: see wasm/autosave_desktop.go.

// lend is open for what is not the reader's own; address is what stands behind a link's # for it.
func (s *State) lend(p core.Project, address string) error {
	mine, owned := s.mine, s.owned
	if !s.Borrowed() {
		d := s.Document()
		mine = &d
	}
	if err := s.replace(p); err != nil {
		return err
	}
	s.Borrow()
	s.mine, s.owned, s.address = mine, owned, address
	return nil
}

// Borrow notes that what is open is lent.
func (s *State) Borrow() {
	p := s.Lab.Project.Clone()
	s.lent = &p
}

// Borrowed says whether what is open is lent.
func (s *State) Borrowed() bool { return s.lent != nil }

// Address is what stands behind a link's # for what is lent, as it was opened; "" for anything else.
func (s *State) Address() string { return s.address }

// Own numbers the reader's own work: it is another number after each change of theirs, and the same again when Undo or
// [State.OpenOwn] brings back what stood under it. 0 says that there is nothing of the reader's.
func (s *State) Own() int {
	if s.lent != nil && s.mine == nil {
		return 0
	}
	return s.owned
}

// edited makes what is open the reader's own, as they have changed it or chosen it.
func (s *State) edited() {
	s.lent, s.mine, s.address = nil, nil, ""
	s.edition++
	s.owned = s.edition
}

// keepOwn notes a change by the reader if the settings differ from what they were.
func (s *State) keepOwn(was core.Project) {
	if lab.Differ(core.Changed(s.Lab.Project, was), lab.OfSettings) {
		s.edited()
	}
}

// Session is what the platform keeps for the next visit: the whole state, or where something is lent the reader's own as it
// was before that; ok is false where there is no such thing. What a link hides is not kept.
func (s *State) Session() (p core.Project, ok bool) {
	switch {
	case s.lent == nil:
		p = s.Document()
	case s.mine != nil:
		p = *s.mine
	default:
		return core.Project{}, false
	}
	p.View.Hide = nil
	return p, true
}

// Resume opens a session that was kept: it is the reader's own, all its controls are in sight, and nothing stood before it. An
// error changes nothing.
func (s *State) Resume(p core.Project) error {
	p.View.Hide = nil
	if err := s.show(p); err != nil {
		return err
	}
	s.edited()
	s.BeginHere()
	return nil
}

// OpenOwn brings back the reader's own over what is lent; where there is no such thing, what the program begins with.
func (s *State) OpenOwn() error {
	if s.lent == nil || s.mine == nil && s.address == "" {
		return nil
	}
	p, mine, owned := core.DefaultProject(), s.mine, s.owned
	if mine != nil {
		p = mine.Clone()
	}
	p.View.Theme, p.View.Hide = s.Lab.Project.View.Theme, nil
	if err := s.replace(p); err != nil {
		return err
	}
	s.lent, s.mine, s.owned, s.address = nil, nil, owned, ""
	if mine == nil {
		s.Borrow()
	}
	return nil
}
