package app

import (
	"fmt"
	"math"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Tool is what a click on the plane does.
type Tool struct {
	PointClass int // the class that it places
	Eraser     bool
	Paint      bool // dragging leaves points behind
	Snap       bool // points settle on halves
}

// pointing is the pointer at work.
type pointing struct {
	hand    input.Hand
	gesture gesture
	strokes strokes
}

// strokes are what tells which changes belong together, as one step for Undo.
type strokes struct {
	presses int    // of the pointer so far
	slider  string // at work, with its stroke; "" while none is
}

// stroke is what all changes have in common that belong to the stroke at work, over the plane or of a slider; "" while none is.
func (s *State) stroke() string {
	_, onBoard := s.gesture.pane.(boardPane)
	switch kind := s.gesture.kind; {
	case s.strokes.slider != "":
		return s.strokes.slider
	case s.setting(), s.carry.moving, onBoard && (kind == gestureDrag || kind == gestureErase || kind == gesturePaint):
		return fmt.Sprint("stroke ", s.strokes.presses)
	}
	return ""
}

// setting says whether the pointer drags the number of a weight.
func (s *State) setting() bool {
	_, changing := s.Network.Held()
	return s.gesture.pane != nil && (changing || s.Weight.Held)
}

// dragTo moves the dragged point.
func (s *State) dragTo(b Board, x, y float64) {
	g := &s.gesture
	x1, x2 := s.settle(b.toPlane(b.Rect.Nearest(x, y)))
	s.try(s.movePoint(g.point, x1, x2))
	g.lastX, g.lastY = x, y
}

// eraseTo removes the points along the way from the last place to this one.
func (s *State) eraseTo(b Board, p input.Pointer) {
	g := &s.gesture
	reach := reachMouse
	if p.Touch {
		reach = reachTouch * 0.6 // a finger that moves sees what it does
	}
	var list []int
	for i, point := range s.Lab.Run.Points() {
		x, y := b.ToScreen(point.X1, point.X2)
		if layout.ToSegment(x, y, g.lastX, g.lastY, p.X, p.Y) <= reach {
			list = append(list, i)
		}
	}
	g.lastX, g.lastY = p.X, p.Y
	if len(list) > 0 {
		s.try(s.removePoints(list))
	}
}

// paintTo leaves points behind at an even spacing on the way from the last one to this place; the first stands where the
// press was.
func (s *State) paintTo(b Board, x, y float64) {
	g := &s.gesture
	var list []core.Point
	leave := func() {
		if !b.Rect.Contains(g.lastX, g.lastY) {
			return
		}
		x1, x2 := s.settle(b.toPlane(g.lastX, g.lastY))
		point := core.Point{X1: x1, X2: x2, Class: s.PointClass}
		if all := s.Lab.Run.Points(); s.Snap && len(list) == 0 && len(all) > 0 && all[len(all)-1] == point {
			return // still at the same place of the grid
		}
		if n := len(list); n == 0 || list[n-1] != point {
			list = append(list, point)
		}
	}
	if !g.painted {
		g.painted = true
		leave()
	}
	for len(list) < paintMost {
		d := math.Hypot(x-g.lastX, y-g.lastY)
		if d < paintEvery {
			break
		}
		g.lastX += (x - g.lastX) / d * paintEvery
		g.lastY += (y - g.lastY) / d * paintEvery
		leave()
	}
	if len(list) > 0 {
		s.try(s.addPoints(list))
	}
}
