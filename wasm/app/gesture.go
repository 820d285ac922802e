package app

import (
	"math"
	"time"
)

// gesture is what the pointer is doing between press and release.
type gesture struct {
	down, right, middle bool // the buttons in the last tick
	kind                gestureKind
	startX, startY      float64
	lastX, lastY        float64       // where it last did something
	span                float64       // between two fingers
	since               time.Duration // of the press
	point               int           // under the press
	points              int           // how many there are while it goes on; another number ends it
	moved               bool          // farther than a click may
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
	gesturePanel               // belongs to the panel until release
	gestureObserve             // chooses an observation on release
	gestureTurn                // turns the hidden space
	gestureBricks              // on the drawn bricks: a click on release, or scrolls them
	gestureDoctor              // on the drawn doctor: a click on release, or scrolls its text
	gestureIgnore              // began somewhere that means nothing
)

const (
	clickSlack = 6.0  // a press that moves less than this is a click
	paintEvery = 14.0 // pixels between painted points
	paintMost  = 64   // points in one tick

	longPress = 500 * time.Millisecond // a finger held so long on a point removes it
	ringAfter = 150 * time.Millisecond // its ring shows after this
)

// control takes the tick's input: panel first, then keys, then the plane. It returns the cursor to show.
func (s *State) control(in Input) Cursor {
	if in.Pointer != s.Pointer {
		if in.Pointer.X != s.Pointer.X || in.Pointer.Y != s.Pointer.Y {
			s.hideCursor()
		}
		s.Pointer = in.Pointer
		s.Revision++
	}
	g := &s.gesture
	pressed := in.Pointer.Down && !g.down
	released := !in.Pointer.Down && g.down
	rightPressed := in.Pointer.Right && !g.right
	middlePressed := in.Pointer.Middle && !g.middle
	g.down, g.right, g.middle = in.Pointer.Down, in.Pointer.Right, in.Pointer.Middle
	if pressed {
		s.strokes++
	}

	if s.Panel == nil {
		for _, k := range in.Keys {
			s.shortcut(k)
		}
		s.typed(in.Text)
	} else if g.kind == gestureNone || g.kind == gesturePanel {
		if cursor, mine := s.panelInput(in, pressed, released); mine {
			return cursor
		}
	}

	p := in.Pointer
	inside := s.Layout.Boundary.Contains(p.X, p.Y)
	if in.Wheel != 0 && inside {
		s.scroll(p.X, p.Y, in.Wheel)
	}
	if in.Wheel != 0 && s.pressBricks(p.X, p.Y) {
		s.scrollBricks(in.Wheel * lineHeight)
	}
	if in.Wheel != 0 && s.inDoctor(p.X, p.Y) {
		s.scrollDoctor(in.Wheel * lineHeight)
	}
	if rightPressed && inside && g.kind == gestureNone {
		x1, x2 := s.settle(s.ToPlane(p.X, p.Y))
		s.try(s.AddPoint(x1, x2, s.otherClass()))
	}
	switch {
	case pressed:
		s.press(p, inside, in.Shift)
	case middlePressed && inside && g.kind == gestureNone:
		s.startGesture(p, gesturePan)
	}
	if !s.pinch(in) {
		s.move(p)
	}
	if released || g.kind == gesturePan && !p.Down && !p.Middle {
		s.release()
	}
	return s.cursorShape(inside)
}

// startGesture begins a gesture at the pointer.
func (s *State) startGesture(p Pointer, kind gestureKind) {
	g := &s.gesture
	g.kind, g.moved, g.since = kind, false, s.now
	g.startX, g.startY, g.lastX, g.lastY = p.X, p.Y, p.X, p.Y
	g.points = len(s.Run.Points())
}

// press begins a gesture.
func (s *State) press(p Pointer, inside, shift bool) {
	s.startGesture(p, gestureIgnore)
	g := &s.gesture
	if w, ok := s.swatchAt(p.X, p.Y); ok {
		s.choose(w)
		return
	}
	if focus := s.inHidden(p.X, p.Y); focus != s.Hidden.Focus {
		s.Hidden.Focus = focus
		s.Revision++
	}
	switch {
	case s.Hidden.Focus:
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
func (s *State) move(p Pointer) {
	g := &s.gesture
	switch g.kind {
	case gestureNone, gesturePanel, gestureIgnore, gesturePinch:
		return
	case gestureBricks, gestureDoctor:
		if math.Hypot(p.X-g.startX, p.Y-g.startY) > clickSlack {
			g.moved = true
		}
		if g.moved && p.Down {
			if g.kind == gestureBricks {
				s.scrollBricks(g.lastY - p.Y)
			} else {
				s.scrollDoctor(g.lastY - p.Y)
			}
			g.lastY = p.Y
		}
		return
	case gestureTurn:
		if p.X != g.lastX || p.Y != g.lastY {
			s.turnHidden((p.X-g.lastX)*degreesPerPixel, (p.Y-g.lastY)*degreesPerPixel)
		}
		g.lastX, g.lastY = p.X, p.Y
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

// hold decides what a finger on a point means: it moves the point, or stays long enough to remove it.
func (s *State) hold(p Pointer) {
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

// CancelTouch ends the gesture without its click: the browser took the finger to scroll the page.
func (s *State) CancelTouch() {
	if s.gesture.kind != gestureNone {
		s.gesture.kind = gestureIgnore
		s.Revision++
	}
}

// otherClass is what the right button places: the class after the brush's.
func (s *State) otherClass() int { return (s.Brush + 1) % max(s.Classes, 2) }

func (s *State) cursorShape(inside bool) Cursor {
	p := s.Pointer
	switch s.gesture.kind {
	case gestureDrag, gesturePan, gesturePinch, gestureTurn:
		return CursorMove
	}
	if s.inHidden(p.X, p.Y) {
		return CursorHand
	}
	if !inside {
		if _, ok := s.swatchAt(p.X, p.Y); ok {
			return CursorHand
		}
		if s.inDoctor(p.X, p.Y) {
			return s.doctorCursor(p.X, p.Y)
		}
		return s.brickCursor(p.X, p.Y)
	}
	if s.observing() {
		return CursorHand
	}
	if !s.Eraser && !s.Paint && !p.Touch && s.pointAt(p.X, p.Y, false) >= 0 {
		return CursorMove
	}
	return CursorCross
}

// Grabs says whether a finger that comes down at (x, y) is the figure's alone: on the palette, on a point, or anywhere on
// the plane while the eraser or the brush is in use. Elsewhere a page may scroll with it.
func (s *State) Grabs(x, y float64) bool {
	if s.inHidden(x, y) {
		return s.grabsHidden(x)
	}
	if s.Layout.Rival.Contains(x, y) {
		x, y = s.unmirror(x, y)
	}
	if _, ok := s.swatchAt(x, y); ok {
		return true
	}
	return s.Layout.Boundary.Contains(x, y) && (s.Eraser || s.Paint || s.pointAt(x, y, true) >= 0)
}
