package app

import (
	"encoding/hex"

	"xorcery/core"
)

// Left is how the reader left their own work, beside what a project says: a window keeps it for the next time.
type Left struct {
	Speed      float64 `json:"speed"`
	PointClass int     `json:"brush"`           // the class to place
	Lower      Lower   `json:"lower,omitempty"` // what stood below the plane
	File       *Open   `json:"file,omitempty"`
}

// Open is the file that was open.
type Open struct {
	Path    string `json:"path"`
	Holds   string `json:"holds"` // the [Sum] of its content, in hexadecimal
	Step    int    `json:"step"`  // at which the project in it stands
	Changed bool   `json:"changed,omitempty"`
}

// Left is how the reader's own work stands, or stood when what is lent took its place; ok is false where there is none.
func (s *State) Left() (l Left, ok bool) {
	l = Left{Speed: s.Speed, PointClass: s.PointClass, Lower: s.Lower}
	at, own := s.at, s.Lab.Own()
	if s.Lab.Borrowed() {
		if s.aside.work == nil {
			return Left{}, false
		}
		at, own, l.Speed, l.Lower = s.aside.view.at, s.aside.own, s.aside.view.speed, s.aside.view.lower
	}
	if at.path != "" {
		l.File = &Open{at.path, hex.EncodeToString(at.held[:]), at.step, at.own != own}
	}
	return l, true
}

// TakeUp goes on with the reader's own work as it was left, if that is what is open; what is not allowed is left out. Save goes back to the
// file that was open, as long as that holds what it held.
func (s *State) TakeUp(l Left) {
	if s.Lab.Borrowed() || s.at.path != "" {
		return
	}
	_ = s.SetControl("speed", l.Speed)
	if l.PointClass >= 0 && l.PointClass < len(classNames) {
		s.PointClass = l.PointClass
	}
	if l.Lower != "" { // an older window kept none
		_ = s.SetControl("lower", string(l.Lower))
	}
	if f := l.File; f != nil && f.Path != "" {
		at := place{path: f.Path, own: s.Lab.Own(), step: f.Step}
		if held, err := hex.DecodeString(f.Holds); err == nil && len(held) == len(at.held) {
			at.held = Sum(held)
			if f.Changed {
				at.own = -1
			}
			s.at = at
		}
	}
	s.renew()
}

// Document is the whole state as a project, weights included.
func (s *State) Document() core.Project { return s.Lab.Document(!s.Running) }

// Session is what the platform keeps for the next visit: see [lab.Lab.Session]. [State.resume] begins with it.
func (s *State) Session() (p core.Project, ok bool) { return s.Lab.Session(!s.Running) }
