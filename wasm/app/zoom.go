package app

import (
	"math"

	"xorcery/core"
)

// The view is the part of the plane that the boundary shows: always square, never so small that a click could not tell
// two places apart, never so far away that the points are lost.
const (
	viewLeast = 0.05 // the least width of the view
	viewMost  = 4.0  // the greatest, in widths of the whole
	viewAway  = 1.5  // how far the view's middle may leave the origin, in half widths of the whole
	zoomStep  = 1.2  // one press of a key
	wheelStep = 1.15 // one line of the wheel
)

// PlaneFor is the part of the plane that shows all points with a margin: symmetric about the origin.
func PlaneFor(points []core.Point) core.Rect {
	reach := 1.0
	for _, p := range points {
		reach = max(reach, math.Abs(p.X1), math.Abs(p.X2))
	}
	r := math.Ceil(reach*1.1*2) / 2
	return core.Rect{MinX1: -r, MinX2: -r, MaxX1: r, MaxX2: r}
}

// fit shows the whole plane: all points with a margin.
func (s *State) fit() {
	s.whole = PlaneFor(s.Lab.Run.Points())
	s.setView(s.whole)
}

// zoom shows factor times as much of the plane and keeps the point (x1, x2) where it is.
func (s *State) zoom(x1, x2, factor float64) {
	v := s.Plane
	width := v.MaxX1 - v.MinX1
	factor = min(max(width*factor, viewLeast), viewMost*(s.whole.MaxX1-s.whole.MinX1)) / width
	s.setView(core.Rect{
		MinX1: x1 - (x1-v.MinX1)*factor, MaxX1: x1 + (v.MaxX1-x1)*factor,
		MinX2: x2 - (x2-v.MinX2)*factor, MaxX2: x2 + (v.MaxX2-x2)*factor,
	})
}

// pan moves the plane by (dx, dy) of the screen.
func (s *State) pan(dx, dy float64) {
	v, b := s.Plane, s.Layout.Boundary
	d1, d2 := dx/b.W*(v.MaxX1-v.MinX1), dy/b.H*(v.MaxX2-v.MinX2)
	s.setView(core.Rect{MinX1: v.MinX1 - d1, MaxX1: v.MaxX1 - d1, MinX2: v.MinX2 + d2, MaxX2: v.MaxX2 + d2})
}

// setView shows v, moved so that its middle stays near the points.
func (s *State) setView(v core.Rect) {
	most := viewAway * s.whole.MaxX1
	d1 := clamp((v.MinX1+v.MaxX1)/2, most)
	d2 := clamp((v.MinX2+v.MaxX2)/2, most)
	v = core.Rect{MinX1: v.MinX1 + d1, MaxX1: v.MaxX1 + d1, MinX2: v.MinX2 + d2, MaxX2: v.MaxX2 + d2}
	if v != s.Plane {
		s.Plane = v
		s.Revision++
	}
}

// clamp is what must be added to c to lie within most of 0.
func clamp(c, most float64) float64 { return min(max(c, -most), most) - c }

// wheelZoom is the factor of lines of the wheel, positive down and out: two lines are as much as one and one more.
func wheelZoom(lines float64) float64 { return math.Pow(wheelStep, min(max(lines, -10), 10)) }

// zoomKey zooms about the middle of the plane, or about the keyboard's cursor.
func (s *State) zoomKey(factor float64) {
	v := s.Plane
	x1, x2 := (v.MinX1+v.MaxX1)/2, (v.MinX2+v.MaxX2)/2
	if s.Cursor.On {
		x1, x2 = s.Cursor.X1, s.Cursor.X2
	}
	s.zoom(x1, x2, factor)
}
