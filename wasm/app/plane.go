package app

import (
	"math"

	"xorcery/core"
)

// ToScreen is where a point of the plane stands on the screen.
func (s *State) ToScreen(x1, x2 float64) (x, y float64) {
	b, v := s.Layout.Boundary, s.Plane
	return b.X + (x1-v.MinX1)/(v.MaxX1-v.MinX1)*b.W, b.Y + (v.MaxX2-x2)/(v.MaxX2-v.MinX2)*b.H
}

// ToPlane is the point of the plane under a place on the screen.
func (s *State) ToPlane(x, y float64) (x1, x2 float64) {
	b, v := s.Layout.Boundary, s.Plane
	return v.MinX1 + (x-b.X)/b.W*(v.MaxX1-v.MinX1), v.MaxX2 - (y-b.Y)/b.H*(v.MaxX2-v.MinX2)
}

// pointAt is the index of the point of [core.Run.Points] nearest to a place on the screen, -1 where none is within
// reach of the pointer.
func (s *State) pointAt(x, y float64, touch bool) int {
	reach := 9.0
	if touch {
		reach = 22
	}
	best, nearest := -1, reach*reach
	for i, p := range s.Run.Points() {
		px, py := s.ToScreen(p.X1, p.X2)
		if d := (px-x)*(px-x) + (py-y)*(py-y); d <= nearest {
			best, nearest = i, d
		}
	}
	return best
}

// AddPoint places a point and keeps training.
func (s *State) AddPoint(x1, x2 float64, class int) error {
	p := s.Project.Clone()
	p.Data.Points = append(p.Data.Points, core.Point{X1: tidy(x1), X2: tidy(x2), Class: class})
	return s.editData(p)
}

// RemovePoint removes point i of [core.Run.Points]. Taking one out of a generated set makes the whole set custom.
func (s *State) RemovePoint(i int) error {
	p := s.Project.Clone()
	i = s.owned(&p, i)
	p.Data.Points = append(p.Data.Points[:i], p.Data.Points[i+1:]...)
	return s.editData(p)
}

// Clear removes every point.
func (s *State) Clear() error {
	p := s.Project.Clone()
	p.Data.Set = core.Custom
	p.Data.Points = nil
	return s.editData(p)
}

// owned turns index i of all points into one of the user's own, making the whole set the user's if it must.
func (s *State) owned(p *core.Project, i int) int {
	all := s.Run.Points()
	if generated := len(all) - len(p.Data.Points); i >= generated {
		return i - generated
	}
	p.Data.Set = core.Custom
	p.Data.Points = append([]core.Point(nil), all...)
	return i
}

// editData applies a change of the points that undo can take back.
func (s *State) editData(p core.Project) error {
	before := s.Project.Data
	if err := s.keepPlane(p); err != nil {
		return err
	}
	s.undo = append(s.undo, before)
	if len(s.undo) > undoDepth {
		s.undo = append(s.undo[:0], s.undo[1:]...)
	}
	s.redo = nil
	s.ControlsRevision++
	return nil
}

// keepPlane applies p without moving the view: a click must not move what it clicked on.
func (s *State) keepPlane(p core.Project) error {
	plane := s.Plane
	err := s.apply(p)
	s.Plane = plane
	return err
}

const undoDepth = 100

// Undo takes back the last change of the points.
func (s *State) Undo() error { return s.travel(&s.undo, &s.redo) }

// Redo does again what Undo took back.
func (s *State) Redo() error { return s.travel(&s.redo, &s.undo) }

func (s *State) travel(from, to *[]core.Data) error {
	if len(*from) == 0 {
		return nil
	}
	before := s.Project.Data
	p := s.Project.Clone()
	p.Data = (*from)[len(*from)-1]
	if err := s.keepPlane(p); err != nil {
		return err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, before)
	return nil
}

// tidy rounds a coordinate to a thousandth: what a click can mean.
func tidy(x float64) float64 { return math.Round(x*1000) / 1000 }

// PlaneFor is the part of the plane that shows all points with a margin: symmetric about the origin.
func PlaneFor(points []core.Point) core.Rect {
	reach := 1.0
	for _, p := range points {
		reach = max(reach, math.Abs(p.X1), math.Abs(p.X2))
	}
	r := math.Ceil(reach*1.1*2) / 2
	return core.Rect{MinX1: -r, MinX2: -r, MaxX1: r, MaxX2: r}
}
