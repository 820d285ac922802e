package app

import (
	"math"

	"xorcery/wasm/input"
)

// boardPane is one of the planes.
type boardPane struct{ rival bool }

type gestureKind int

const (
	gestureIgnore  gestureKind = iota // means nothing any more
	gesturePlace                      // a press on the free plane: a point on release
	gestureFinger                     // a finger on a point: a tap adds one, a drag moves it, a long press removes it
	gestureDrag                       // moves a point
	gestureErase                      // removes what it touches
	gesturePaint                      // leaves points behind
	gesturePan                        // moves the plane
	gesturePinch                      // two fingers on the plane
	gestureObserve                    // chooses an observation on release
	gestureTurn                       // turns the hidden space
	gestureSlide                      // takes the plane through the layers
)

const (
	paintEvery = 14.0 // pixels between painted points
	paintMost  = 64   // points in one tick
)

// board is the pane's board as it is now.
func (k boardPane) board(s *State) Board {
	if b, ok := s.RivalBoard(); ok && k.rival {
		return b
	}
	return s.Board()
}

// press begins a gesture.
func (k boardPane) press(s *State, m input.Moment) {
	s.learned()
	g, b := &s.gesture, k.board(s)
	switch {
	case m.Shift && !m.Touch:
		g.kind = gesturePan
	case s.observing():
		g.kind = gestureObserve
	case s.Eraser:
		g.kind = gestureErase
		if i := b.pointAt(m.X, m.Y, m.Touch); i >= 0 {
			s.try(s.removePoint(i))
			g.points = len(s.Lab.Run.Points())
		}
	case s.Paint:
		g.kind = gesturePaint
	default:
		g.kind = gesturePlace
		if g.point = b.pointAt(m.X, m.Y, m.Touch); g.point >= 0 {
			g.kind = gestureDrag
			if m.Touch {
				g.kind = gestureFinger
			}
		}
	}
}

// placeOther adds a point of the class after the brush's, as the right button does.
func (k boardPane) placeOther(s *State, m input.Moment) {
	x1, x2 := s.settle(k.board(s).toPlane(m.X, m.Y))
	s.try(s.AddPoint(x1, x2, (s.PointClass+1)%max(s.Lab.Classes(), 2)))
}

// drag goes on with the gesture.
func (k boardPane) drag(s *State, m input.Moment) {
	g, b := &s.gesture, k.board(s)
	if k.pinch(s, m) {
		return
	}
	still := m.X == g.lastX && m.Y == g.lastY
	switch g.kind {
	case gestureIgnore, gesturePinch:
		return
	case gesturePan:
		s.pan(m.X-g.lastX, m.Y-g.lastY)
		g.lastX, g.lastY = m.X, m.Y
		return
	}
	if len(s.Lab.Run.Points()) != g.points { // someone else has changed them: the gesture's point may be another
		g.kind = gestureIgnore
		return
	}
	if g.kind == gestureFinger {
		s.hold(m.Pointer)
	}
	if !g.moved || !m.Down || still {
		return
	}
	switch g.kind {
	case gestureDrag:
		s.dragTo(b, m.X, m.Y)
	case gestureErase:
		s.eraseTo(b, m.Pointer)
	case gesturePaint:
		s.paintTo(b, m.X, m.Y)
	}
	g.points = len(s.Lab.Run.Points())
}

// release ends the gesture; a press that was a click adds its point.
func (k boardPane) release(s *State, m input.Moment) {
	g, b := &s.gesture, k.board(s)
	if g.moved {
		return
	}
	switch g.kind {
	case gestureObserve:
		s.observeAt(b, g.startX, g.startY, m.Touch)
	case gesturePlace, gestureFinger, gesturePaint, gestureDrag:
		if g.kind == gestureDrag && s.onMarker(b) {
			s.say("A point is here already: drag it, or click beside it.")
			return
		}
		x1, x2 := s.settle(b.toPlane(g.startX, g.startY))
		s.try(s.AddPoint(x1, x2, s.PointClass))
	}
}

// onMarker says whether the gesture began on its point's marker, or the points have become others since.
func (s *State) onMarker(b Board) bool {
	g, points := &s.gesture, b.Run.Points()
	if len(points) != g.points {
		return true
	}
	x, y := b.ToScreen(points[g.point].X1, points[g.point].X2)
	return math.Hypot(g.startX-x, g.startY-y) <= pointReach
}

// wheel zooms about the pointer.
func (k boardPane) wheel(s *State, m input.Moment) {
	x1, x2 := k.board(s).toPlane(m.X, m.Y)
	s.zoom(x1, x2, wheelZoom(m.Wheel))
}

func (k boardPane) cursor(s *State, p input.Pointer) input.Cursor {
	switch s.gesture.kind {
	case gestureDrag, gesturePan, gesturePinch:
		return input.CursorMove
	}
	switch b := k.board(s); {
	case !b.Rect.Contains(p.X, p.Y):
		return input.CursorDefault
	case s.observing():
		return input.CursorHand
	case !s.Eraser && !s.Paint && !p.Touch && b.pointAt(p.X, p.Y, false) >= 0:
		return input.CursorMove
	}
	return input.CursorCross
}

func (k boardPane) passes(s *State) bool {
	g := &s.gesture
	return g.kind == gestureIgnore || g.kind == gestureDrag && g.moved
}

// pinch lets two fingers zoom and pan: the places under both stay under both. It says whether two fingers are at work.
func (k boardPane) pinch(s *State, m input.Moment) bool {
	g, a, b := &s.gesture, m.Pointer, m.Second
	both := a.Touch && a.Down && b.Down
	switch {
	case !both && g.kind == gesturePinch:
		g.kind = gestureIgnore // the finger that stays means nothing more
		return true
	case !both || g.kind == gestureIgnore:
		return false
	}
	x, y, span := (a.X+b.X)/2, (a.Y+b.Y)/2, max(math.Hypot(a.X-b.X, a.Y-b.Y), 1)
	if g.kind != gesturePinch {
		g.kind = gesturePinch
	} else {
		s.pan(x-g.lastX, y-g.lastY)
		x1, x2 := k.board(s).toPlane(x, y)
		s.zoom(x1, x2, g.span/span)
	}
	g.lastX, g.lastY, g.span = x, y, span
	return true
}
