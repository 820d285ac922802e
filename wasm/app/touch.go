package app

import (
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/view/space"
)

const (
	longPress = 500 * time.Millisecond // a finger held so long on a point removes it
	ringAfter = 150 * time.Millisecond // its ring shows after this
)

// hold decides what a finger on a point means: it moves the point, or stays long enough to remove it.
func (s *State) hold(p input.Pointer) {
	g := &s.gesture
	held := s.now - g.since
	switch {
	case g.moved:
		g.kind = gestureDrag
	case p.Down && held >= longPress:
		g.kind = gestureIgnore
		if err := s.removePoint(g.point); err != nil {
			s.try(err)
			return
		}
		s.offer("Held for long, a point is taken away. Undo brings it back.")
	case held >= ringAfter:
		s.Revision++ // the ring fills
	}
}

// Hold is the long press at work: its point, and the share of its time that has passed.
func (s *State) Hold() (p core.Point, share float64, ok bool) {
	g := &s.gesture
	held := s.now - g.since
	if g.kind != gestureFinger || g.moved || held < ringAfter || g.point >= len(s.Lab.Run.Points()) {
		return p, 0, false
	}
	return s.Lab.Run.Points()[g.point], min(float64(held-ringAfter)/float64(longPress-ringAfter), 1), true
}

// grip is what of a finger's way is the figure's alone.
type grip string

// The grips.
const (
	gripNone     grip = ""
	gripSideways grip = "sideways" // while it goes to a side: up and down it scrolls the page
	gripAll      grip = "all"
)

// grip is what the figure takes of a finger that comes down at (x, y).
func (s *State) grip(x, y float64) grip {
	if s.grabs(x, y) {
		return gripAll
	}
	switch s.paneAt(input.Pointer{X: x, Y: y, Touch: true}).(type) {
	case curvesPane:
		return gripSideways
	case weightView:
		if l, ok := s.LayWeight(); ok && l.Plot.Contains(x, y) {
			return gripSideways
		}
	}
	return gripNone
}

// grabs says whether a finger that comes down at (x, y) is the figure's alone: on the palette, on a point or the end of a line, or anywhere on
// the plane while the eraser or the brush is in use. Elsewhere a page may scroll with it.
func (s *State) grabs(x, y float64) bool {
	if s.Lower == LowerHidden && s.Layout.Picture.Contains(x, y) {
		return s.spaceStrip().Slides(x, y) || space.Grabs(s.Layout.Picture, x)
	}
	if _, ok := s.swatchAt(x, y); ok {
		return true
	}
	if _, ok := s.lineAt(x, y, true); ok {
		return true
	}
	b, ok := s.boardAt(x, y)
	return ok && (s.Eraser || s.Paint || b.pointAt(x, y, true) >= 0)
}
