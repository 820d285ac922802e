package app

import (
	"errors"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

// spaceOf is what the hidden space is made of.
func (s *State) spaceOf() space.Of {
	return space.Of{
		Run: s.Lab.Run, Features: s.Lab.Project.Data.Features, Predicted: s.Lab.Predicted, NonFinite: s.Lab.Report.NonFinite,
		Plane: s.Plane, Running: s.Running, Pair: s.Lab.Rival != nil,
	}
}

// LaySpace makes the scene of the hidden space; ok is false where it is not shown or has no room.
func (s *State) LaySpace(d *space.Scene) (ok bool) {
	if s.Lower != LowerHidden || s.Layout.Picture.Empty() {
		return false
	}
	s.Space.Lay(d, s.spaceOf(), s.Layout.Picture)
	return true
}

// shownUnits are the neurons on the axes.
func (s *State) shownUnits() [3]int {
	if l := s.Space.LayerShown(s.spaceOf()); l > 0 {
		return s.Space.Units(s.Lab.Run.Net.Sizes[l])
	}
	return s.Space.Neuron
}

// turnSpace turns the space as a hand on its front would.
func (s *State) turnSpace(turn, tilt float64) {
	s.Space.TurnBy(turn, tilt)
	s.Revision++
	s.ControlsRevision++
}

// spaceView is the hidden space below the plane: dragging turns it, and so do the arrows after a click on it.
type spaceView struct{ plainView }

func (spaceView) needs(*State) layout.Needs      { return space.Needs }
func (spaceView) at(s *State, x, y float64) bool { return s.Layout.Picture.Contains(x, y) }
func (spaceView) controls() []Control            { return spaceControls() }
func (spaceView) passes(*State) bool             { return false }

func (spaceView) leave(s *State) { s.Space.Focus = false }

func (spaceView) drag(s *State, m input.Moment) {
	g := &s.gesture
	if m.X != g.lastX || m.Y != g.lastY {
		s.turnSpace((m.X-g.lastX)*space.DegreesPerPixel, (m.Y-g.lastY)*space.DegreesPerPixel)
	}
	g.lastX, g.lastY = m.X, m.Y
}

func (spaceView) cursor(s *State, _ input.Pointer) input.Cursor {
	if s.gesture.pane != nil {
		return input.CursorMove
	}
	return input.CursorHand
}

// focus gives the arrows to the hidden space after a press on it, and takes them back after one elsewhere.
func (s *State) focus(over pane) {
	if _, on := over.(spaceView); on != s.Space.Focus {
		s.Space.Focus = on
		s.Revision++
	}
}

func (s *State) spaceSummary() (*space.Summary, error) {
	var d space.Scene
	if !s.LaySpace(&d) {
		return nil, errors.New("hidden: the hidden space is not shown; set lower to hidden first")
	}
	return s.Space.Summary(&d, s.spaceOf()), nil
}

// spaceMethods tell a page of the hidden space.
func spaceMethods() []method {
	return []method{{"hidden", func(s *State, _ *arguments) (any, error) { return s.spaceSummary() }}}
}
