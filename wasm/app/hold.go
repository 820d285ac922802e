package app

import (
	"xorcery/wasm/view/space"

	"xorcery/wasm/input"
)

// wait lets the time pass in which nothing happened: a finger may have stayed on its point for long enough.
func (s *State) wait() {
	if s.gesture.kind == gestureFinger {
		s.move(s.Pointer)
	}
}

// hold decides what a finger on a point means: it moves the point, or stays long enough to remove it.
func (s *State) hold(p input.Pointer) {
	g := &s.gesture
	held := s.now - g.since
	switch {
	case g.moved:
		g.kind = gestureDrag
	case p.Down && held >= longPress:
		s.try(s.RemovePoint(g.point))
		g.kind = gestureIgnore
	case held >= ringAfter:
		s.Revision++ // the ring fills
	}
}

// Hold is the long press at work: the place of its point on the screen, and the share of its time that has passed.
func (s *State) Hold() (x, y, share float64, ok bool) {
	g := &s.gesture
	held := s.now - g.since
	if g.kind != gestureFinger || g.moved || held < ringAfter || g.point >= len(s.Run.Points()) {
		return 0, 0, 0, false
	}
	p := s.Run.Points()[g.point]
	x, y = s.ToScreen(p.X1, p.X2)
	return x, y, min(float64(held-ringAfter)/float64(longPress-ringAfter), 1), true
}

// Grabs says whether a finger that comes down at (x, y) is the figure's alone: on the palette, on a point, or anywhere on
// the plane while the eraser or the brush is in use. Elsewhere a page may scroll with it.
func (s *State) Grabs(x, y float64) bool {
	if s.inSpace(x, y) {
		return space.Grabs(s.Layout.Picture, x)
	}
	if s.Layout.Rival.Contains(x, y) {
		x, y = s.unmirror(x, y)
	}
	if _, ok := s.swatchAt(x, y); ok {
		return true
	}
	return s.Layout.Boundary.Contains(x, y) && (s.Eraser || s.Paint || s.pointAt(x, y, true) >= 0)
}
