package app

import "xorcery/wasm/input"

// strike gives a key to the sheet of shortcuts, to the chosen part of the network, or to the figure.
func (s *State) strike(k input.Key) {
	switch {
	case s.Sheet.Open:
		s.sheetKey(k)
	case AsksForSheet(k) && !s.Hosted && s.Entry == nil:
		s.ShowSheet(true)
	case !s.networkKey(k):
		s.shortcut(k)
	}
}

// shortcut does what a key means in the figure.
func (s *State) shortcut(k input.Key) {
	switch {
	case s.below().key(s, k):
	case k.Ctrl && k.Name == "Z" && k.Shift, k.Ctrl && k.Name == "Y":
		s.try(s.Redo())
	case k.Ctrl && k.Name == "Z":
		s.try(s.Undo())
	case k.Ctrl:
	case k.Name == "Space":
		s.try(s.Press("run"))
	case k.Name == "N":
		s.try(s.Press("step"))
	case k.Name == "R":
		s.try(s.Press("reset"))
	case k.Name == "E":
		s.try(s.SetControl("eraser", !s.Eraser))
	case k.Name == "L":
		to := LowerBricks
		if s.Lower == LowerBricks {
			to = LowerNetwork
		}
		s.try(s.SetControl("lower", string(to)))
	case k.Name == "B":
		s.try(s.SetControl("paint", !s.Paint))
	case len(k.Name) == 1 && k.Name[0] >= '1' && k.Name[0] <= '6':
		s.try(s.SetControl("brush", string(k.Name[0]-1))) // classes count from 0
	case k.Name == "+", k.Name == "=":
		s.zoomKey(1 / zoomStep)
	case k.Name == "-", k.Name == "−":
		s.zoomKey(zoomStep)
	case k.Name == "0":
		s.Fit()
	default:
		s.cursorKey(k)
	}
}

// try shows an error in the message line instead of losing it.
func (s *State) try(err error) {
	if err != nil {
		s.complain(err)
	}
}
