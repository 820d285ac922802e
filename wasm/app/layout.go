package app

import (
	"strings"

	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/space"
)

// arrange lays the figure out for its size and for what is shown.
func (s *State) arrange() {
	s.Layout = layout.Arrange(s.width, s.height, s.needs(), s.Window, !s.Hosted, s.Rival != nil)
	s.gesture = gesture{}
	s.Revision++
}

// needs is what stands below the plane asks for.
func (s *State) needs() layout.Needs {
	switch s.Lower {
	case LowerBricks:
		return bricks.Needs(s.Hosted)
	case LowerDoctor:
		return doctorNeeds(s.Doctor.hosted)
	case LowerHidden:
		return space.Needs
	}
	return networkNeeds
}

// NoRoomText says that what was asked for has no room, in [layout.Places.NoRoom].
func (s *State) NoRoomText() string {
	for _, o := range lowers {
		if o.Value == string(s.Lower) {
			return "No room for the " + strings.ToLower(o.Label) + " here: make the window larger."
		}
	}
	return ""
}
