package app

import (
	"math"
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/view/space"
)

// gesture is what the pointer is doing between press and release.
type gesture struct {
	kind           gestureKind
	startX, startY float64
	lastX, lastY   float64       // where it last did something
	span           float64       // between two fingers
	since          time.Duration // of the press
	point          int           // under the press
	points         int           // how many there are while it goes on; another number ends it
	moved          bool          // farther than a click may
	painted        bool          // the brush has left its first point
	scrolled       Scrolled      // by the bar that is dragged
	grip           float64       // how far below the bar's top it is held
}

type gestureKind int

const (
	gestureNone    gestureKind = iota
	gesturePlace               // a press on the free plane: a point on release
	gestureFinger              // a finger on a point: a tap adds one, a drag moves it, a long press removes it
	gestureDrag                // moves a point
	gestureErase               // removes what it touches
	gesturePaint               // leaves points behind
	gesturePan                 // moves the plane
	gesturePinch               // two fingers on the plane
	gestureObserve             // chooses an observation on release
	gestureTurn                // turns the hidden space
	gestureBricks              // on the drawn bricks: a click on release, or scrolls them
	gestureDoctor              // on the drawn doctor: a click on release, or scrolls its text
	gestureScroll              // drags a scrollbar
	gestureIgnore              // began somewhere that means nothing
)

const (
	clickSlack = 6.0  // a press that moves less than this is a click
	paintEvery = 14.0 // pixels between painted points
	paintMost  = 64   // points in one tick

	longPress = 500 * time.Millisecond // a finger held so long on a point removes it
	ringAfter = 150 * time.Millisecond // its ring shows after this
)

// control takes a moment: keys first, then the plane. It returns the cursor to show.
func (s *State) control(m input.Moment) input.Cursor {
	p, g := m.Pointer, &s.gesture
	if p != s.Pointer {
		if p.X != s.Pointer.X || p.Y != s.Pointer.Y {
			s.hideCursor()
		}
		s.Pointer = p
		s.Revision++
	}
	if m.Pressed {
		s.strokes++
	}
	if !m.Key.IsZero() {
		s.shortcut(m.Key)
	}
	bar := m.Pressed && s.grabScrollbar(p)

	inside := s.Layout.Boundary.Contains(p.X, p.Y)
	if m.Wheel != 0 && inside {
		s.scroll(p.X, p.Y, m.Wheel)
	}
	if m.Wheel != 0 && s.pressBricks(p.X, p.Y) {
		s.scrollBy(ScrolledBricks, m.Wheel*lineHeight)
	}
	if m.Wheel != 0 && s.inDoctor(p.X, p.Y) {
		s.scrollBy(ScrolledDoctor, m.Wheel*lineHeight)
	}
	if m.RightPressed && inside && g.kind == gestureNone {
		x1, x2 := s.settle(s.ToPlane(p.X, p.Y))
		s.try(s.AddPoint(x1, x2, s.otherClass()))
	}
	switch {
	case bar:
	case m.Pressed:
		s.press(p, inside, m.Shift)
	case m.MiddlePressed && inside && g.kind == gestureNone:
		s.startGesture(p, gesturePan)
	}
	if !s.pinch(m) {
		s.move(p)
	}
	if m.Released || g.kind == gesturePan && !p.Down && !p.Middle {
		s.release()
	}
	return s.cursorShape(inside)
}

// startGesture begins a gesture at the pointer.
func (s *State) startGesture(p input.Pointer, kind gestureKind) {
	s.gesture = gesture{kind: kind, since: s.now, startX: p.X, startY: p.Y, lastX: p.X, lastY: p.Y, points: len(s.Run.Points())}
}

// press begins a gesture.
func (s *State) press(p input.Pointer, inside, shift bool) {
	s.startGesture(p, gestureIgnore)
	g := &s.gesture
	if w, ok := s.swatchAt(p.X, p.Y); ok {
		s.choose(w)
		return
	}
	if focus := s.inSpace(p.X, p.Y); focus != s.Space.Focus {
		s.Space.Focus = focus
		s.Revision++
	}
	switch {
	case s.Space.Focus:
		g.kind = gestureTurn
	case s.pressBricks(p.X, p.Y):
		g.kind = gestureBricks
	case s.inDoctor(p.X, p.Y):
		g.kind = gestureDoctor
	case !inside:
	case shift && !p.Touch:
		g.kind = gesturePan
	case s.observing():
		g.kind = gestureObserve
	case s.Eraser:
		g.kind = gestureErase
		if i := s.pointAt(p.X, p.Y, p.Touch); i >= 0 {
			s.try(s.RemovePoint(i))
			g.points = len(s.Run.Points())
		}
	case s.Paint:
		g.kind = gesturePaint
	default:
		g.kind = gesturePlace
		if g.point = s.pointAt(p.X, p.Y, p.Touch); g.point >= 0 {
			g.kind = gestureDrag
			if p.Touch {
				g.kind = gestureFinger
			}
		}
	}
}

// move goes on with the gesture.
func (s *State) move(p input.Pointer) {
	g := &s.gesture
	switch g.kind {
	case gestureNone, gestureIgnore, gesturePinch:
		return
	case gestureBricks, gestureDoctor:
		if math.Hypot(p.X-g.startX, p.Y-g.startY) > clickSlack {
			g.moved = true
		}
		if g.moved && p.Down {
			if g.kind == gestureBricks {
				s.scrollBy(ScrolledBricks, g.lastY-p.Y)
			} else {
				s.scrollBy(ScrolledDoctor, g.lastY-p.Y)
			}
			g.lastY = p.Y
		}
		return
	case gestureTurn:
		if p.X != g.lastX || p.Y != g.lastY {
			s.turnSpace((p.X-g.lastX)*space.DegreesPerPixel, (p.Y-g.lastY)*space.DegreesPerPixel)
		}
		g.lastX, g.lastY = p.X, p.Y
		return
	case gestureScroll:
		s.dragScrollbar(p.Y)
		return
	case gesturePan:
		s.Pan(p.X-g.lastX, p.Y-g.lastY)
		g.lastX, g.lastY = p.X, p.Y
		return
	}
	if len(s.Run.Points()) != g.points { // someone else has changed them: the gesture's point may be another
		g.kind = gestureIgnore
		return
	}
	if math.Hypot(p.X-g.startX, p.Y-g.startY) > clickSlack {
		g.moved = true
	}
	if g.kind == gestureFinger {
		s.hold(p)
	}
	if !g.moved || !p.Down || p.X == g.lastX && p.Y == g.lastY {
		return
	}
	switch g.kind {
	case gestureDrag:
		s.dragTo(p.X, p.Y)
	case gestureErase:
		s.eraseTo(p)
	case gesturePaint:
		s.paintTo(p.X, p.Y)
	}
	g.points = len(s.Run.Points())
}

// release ends the gesture; a press that was a click adds its point.
func (s *State) release() {
	g := &s.gesture
	switch g.kind {
	case gestureObserve:
		if !g.moved {
			s.observeAt(g.startX, g.startY, s.Pointer.Touch)
		}
	case gestureBricks:
		if !g.moved {
			s.clickBricks(g.startX, g.startY)
		}
	case gestureDoctor:
		if !g.moved {
			s.clickDoctor(g.startX, g.startY)
		}
	case gesturePlace, gestureFinger, gesturePaint:
		if !g.moved {
			x1, x2 := s.settle(s.ToPlane(g.startX, g.startY))
			s.try(s.AddPoint(x1, x2, s.Brush))
		}
	}
	g.kind = gestureNone
}

// otherClass is what the right button places: the class after the brush's.
func (s *State) otherClass() int { return (s.Brush + 1) % max(s.Classes, 2) }
