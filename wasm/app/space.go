package app

import (
	"errors"
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

// spaceOf is what the hidden space is made of.
func (s *State) spaceOf() space.Of {
	of := space.Of{
		Run: s.Lab.Run, Net: s.ShownNet(), Features: s.Lab.Project.Data.Features, Predicted: s.Lab.Predicted, NonFinite: s.Lab.Report.NonFinite,
		Plane: s.Plane, Running: s.Running, Pair: s.Lab.Rival != nil,
	}
	if w := s.withoutMeasured(); w != nil {
		of.Predicted = w.Classes
	}
	of.Lit = s.litInSpace(s.Space.LayerShown(of))
	return of
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
	s.renew()
}

// spaceView is the hidden space beside or below the plane: a drag turns it, one along its slider takes the plane through the layers, and
// after a click on it the arrows turn it.
type spaceView struct{ plainView }

func (spaceView) needs(*State) layout.Needs      { return space.Needs }
func (spaceView) at(s *State, x, y float64) bool { return s.Layout.Picture.Contains(x, y) }
func (spaceView) controls() []Control            { return spaceControls() }
func (spaceView) passes(*State) bool             { return false }

func (spaceView) enter(s *State) {
	s.Space.Pick(s.spaceOf())
	s.Space.Aim(s.spaceOf())
}

func (spaceView) leave(s *State) { s.Space.Focus, s.Space.Playing = false, false }

// follow lets the plane go on its way while it plays.
func (spaceView) follow(s *State, clock func() time.Duration) {
	if s.Space.Follow(s.spaceOf(), clock(), s.still) {
		s.renew()
	}
}

func (spaceView) press(s *State, m input.Moment) {
	g, strip := &s.gesture, s.spaceStrip()
	switch {
	case strip.Play.Inset(-4).Contains(m.X, m.Y):
		s.try(s.Press("hidden.play"))
	case strip.Slides(m.X, m.Y):
		g.kind = gestureSlide
		s.slideSpace(strip, m.X)
	default:
		g.kind = gestureTurn
	}
}

func (spaceView) drag(s *State, m input.Moment) {
	g := &s.gesture
	switch {
	case m.X == g.lastX && m.Y == g.lastY:
	case g.kind == gestureSlide:
		s.slideSpace(s.spaceStrip(), m.X)
	case g.kind == gestureTurn:
		s.turnSpace((m.X-g.lastX)*space.DegreesPerPixel, (m.Y-g.lastY)*space.DegreesPerPixel)
	}
	g.lastX, g.lastY = m.X, m.Y
}

// stepSpace goes to the next stop of the plane's way, forth (1) or back (−1).
func (s *State) stepSpace(direction int) {
	s.Space.Playing = false
	s.Space.Step(s.spaceOf(), direction)
	s.Space.Aim(s.spaceOf())
	s.renew()
}

// slideSpace takes the plane to a place of the strip's slider.
func (s *State) slideSpace(strip space.Strip, x float64) {
	c, err := Find("hidden.bend")
	if err == nil {
		s.Space.Playing = false
		now := c.In(s)
		err = s.SetControl(c.ID, now.valueAt(now.PositionAt(strip.At(x))))
	}
	s.try(err)
}

// spaceStrip is the slider below the picture.
func (s *State) spaceStrip() space.Strip {
	strip, _ := s.Space.Split(s.spaceOf(), s.Layout.Picture)
	return strip
}

func (spaceView) cursor(s *State, _ input.Pointer) input.Cursor {
	if s.gesture.kind == gestureTurn {
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
