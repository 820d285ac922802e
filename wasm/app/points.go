package app

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
)

// How near the pointer must be to mean a point, in device-independent pixels.
const (
	reachMouse = 9.0
	reachTouch = 22.0
	pointReach = 6.0 // a marker's: a click beside it adds a point
)

// pointAt is the index of the point of [core.Run.Points] nearest to a place on the screen, -1 where none is within
// reach of the pointer. It looks at every point: 0.2 ms for 100,000.
func (b Board) pointAt(x, y float64, touch bool) int {
	reach := reachMouse
	if touch {
		reach = reachTouch
	}
	x1, x2 := b.toPlane(x, y)
	reach *= (b.View.MaxX1 - b.View.MinX1) / b.Rect.W
	best, nearest, points := -1, reach*reach, b.Run.Points()
	for i := range points {
		p := &points[i]
		d1, d2 := p.X1-x1, p.X2-x2
		if d := d1*d1 + d2*d2; d <= nearest {
			best, nearest = i, d
		}
	}
	return best
}

// SnapStep is the distance of the places on which points settle with Snap: the four corners are among them.
const SnapStep = 0.5

var pointLimit = core.Limits["data.points.x"].Max

// settle is the place that a click near (x1, x2) means: a round number of about a pixel, or with Snap the nearest
// half, on which the four corners lie.
func (s *State) settle(x1, x2 float64) (float64, float64) {
	if s.Snap {
		return math.Round(x1/SnapStep) * SnapStep, math.Round(x2/SnapStep) * SnapStep
	}
	scale := 1000.0
	for scale*(s.Plane.MaxX1-s.Plane.MinX1) < s.Layout.Boundary.W && scale < 1e6 {
		scale *= 10
	}
	return math.Round(x1*scale) / scale, math.Round(x2*scale) / scale
}

// AddPoint places a point and keeps training.
func (s *State) AddPoint(x1, x2 float64, class int) error {
	return s.addPoints([]core.Point{{X1: x1, X2: x2, Class: class}})
}

func (s *State) addPoints(points []core.Point) error {
	s.learned()
	return s.change(byHand, func(p *core.Project) { p.Data.Points = append(p.Data.Points, points...) })
}

// removePoint removes point i of [core.Run.Points]. Taking one out of a generated set makes the whole set custom.
func (s *State) removePoint(i int) error {
	if n := len(s.Lab.Run.Points()); n == 0 {
		return errNoPoints
	} else if i < 0 || i >= n {
		return fmt.Errorf("removePoint: there is no point %d; allowed is 0 to %d", i, n-1)
	}
	return s.removePoints([]int{i})
}

var errNoPoints = errors.New("there are no points to remove")

// removePoints removes the points of [core.Run.Points] with these indices, in increasing order.
func (s *State) removePoints(list []int) error {
	p := s.Lab.Project.Clone()
	generated := s.generated()
	if list[0] < generated {
		s.own(&p)
		generated = 0
	}
	kept := p.Data.Points[:0]
	for i, point := range p.Data.Points {
		if len(list) > 0 && list[0] == i+generated {
			list = list[1:]
			continue
		}
		kept = append(kept, point)
	}
	p.Data.Points = kept
	return s.apply(p, byHand)
}

// clear removes every point.
func (s *State) clear() error {
	return s.change(byHand, func(p *core.Project) { p.Data.Set, p.Data.Points = core.Custom, nil })
}

// setData replaces the data by d, all but its features, as a loaded file does: it can be taken back, and the view shows all of it.
func (s *State) setData(d core.Data) error {
	p := s.Lab.Project.Clone()
	features := p.Data.Features
	p.Data = d.Clone()
	p.Data.Features = features
	return s.apply(p, byFile)
}

// generated is how many of [core.Run.Points] the set made: the user's own come after them.
func (s *State) generated() int { return len(s.Lab.Run.Points()) - len(s.Lab.Project.Data.Points) }

// own makes the set's points of p the user's, in the same order.
func (s *State) own(p *core.Project) {
	p.Data.Set = core.Custom
	p.Data.Points = append([]core.Point(nil), s.Lab.Run.Points()...)
}

// tidy rounds a coordinate to a thousandth: what a click can mean.
func tidy(x float64) float64 { return math.Round(x*1000) / 1000 }

// pointMethods let a page place points and take them away.
func pointMethods() []method {
	return []method{
		does3("addPoint", "x1", "x2", "class", (*State).AddPoint),
		does1("removePoint", "point", (*State).removePoint),
	}
}

// movePoint puts point i of [core.Run.Points] elsewhere. One of a generated set makes the whole set custom.
func (s *State) movePoint(i int, x1, x2 float64) error {
	p := s.Lab.Project.Clone()
	if i < s.generated() {
		s.own(&p)
	}
	i -= len(s.Lab.Run.Points()) - len(p.Data.Points)
	p.Data.Points[i].X1, p.Data.Points[i].X2 = x1, x2
	return s.apply(p, byHand)
}
