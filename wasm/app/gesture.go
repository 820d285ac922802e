package app

import "math"

// gesture is what the pointer is doing between press and release.
type gesture struct {
	down, right bool // the buttons in the last tick
	kind        gestureKind
	startX      float64
	startY      float64
	point       int  // under the press
	moved       bool // farther than a click may
	dragged     bool // the point has left its place: undo has its old one
}

type gestureKind int

const (
	gestureNone   gestureKind = iota
	gesturePlace              // a press on the free plane: a point on release
	gestureDrag               // a press on a point: moves it
	gestureErase              // removes what it touches
	gesturePanel              // belongs to the panel until release
	gestureIgnore             // began somewhere that means nothing
)

const clickSlack = 6.0 // a press that moves less than this is a click

// control takes the tick's input: panel first, then keys, then the plane. It returns the cursor to show.
func (s *State) control(in Input) Cursor {
	if in.Pointer != s.Pointer {
		s.Pointer = in.Pointer
		s.Revision++
	}
	g := &s.gesture
	pressed := in.Pointer.Down && !g.down
	released := !in.Pointer.Down && g.down
	rightPressed := in.Pointer.Right && !g.right
	g.down, g.right = in.Pointer.Down, in.Pointer.Right

	if s.Panel == nil {
		for _, k := range in.Keys {
			s.shortcut(k)
		}
	} else if g.kind == gestureNone || g.kind == gesturePanel {
		if cursor, mine := s.panelInput(in, pressed, released); mine {
			return cursor
		}
	}

	p := in.Pointer
	inside := s.Layout.Boundary.Contains(p.X, p.Y)
	if rightPressed && inside {
		x1, x2 := s.ToPlane(p.X, p.Y)
		s.try(s.AddPoint(x1, x2, s.otherClass()))
	}
	if pressed {
		s.press(p, inside)
	}
	if g.kind != gestureNone && math.Hypot(p.X-g.startX, p.Y-g.startY) > clickSlack {
		g.moved = true
	}
	switch {
	case g.kind == gestureErase && p.Down:
		if i := s.pointAt(p.X, p.Y, p.Touch); i >= 0 && inside {
			s.try(s.RemovePoint(i))
		}
	case g.kind == gestureDrag && p.Down && g.moved:
		s.dragTo(p.X, p.Y)
	}
	if released {
		if g.kind == gesturePlace && !g.moved {
			x1, x2 := s.ToPlane(g.startX, g.startY)
			s.try(s.AddPoint(x1, x2, s.Brush))
		}
		g.kind = gestureNone
	}
	return s.cursor(inside)
}

// press begins a gesture.
func (s *State) press(p Pointer, inside bool) {
	g := &s.gesture
	g.startX, g.startY, g.moved, g.dragged = p.X, p.Y, false, false
	g.kind = gestureIgnore
	if !inside {
		return
	}
	if s.Eraser {
		g.kind = gestureErase
		return
	}
	g.kind = gesturePlace
	// A mouse that presses on a point means that point; a finger is too wide for that until it moves.
	if i := s.pointAt(p.X, p.Y, p.Touch); i >= 0 && !p.Touch {
		g.kind, g.point = gestureDrag, i
	}
}

// dragTo moves the dragged point; the whole drag is one step of undo.
func (s *State) dragTo(x, y float64) {
	b := s.Layout.Boundary
	x1, x2 := s.ToPlane(min(max(x, b.X), b.Right()), min(max(y, b.Y), b.Bottom()))
	p := s.Project.Clone()
	i := s.owned(&p, s.gesture.point)
	p.Data.Points[i].X1, p.Data.Points[i].X2 = tidy(x1), tidy(x2)
	if s.gesture.dragged {
		s.try(s.keepPlane(p))
	} else {
		s.try(s.editData(p))
	}
	s.gesture.dragged = true
	s.gesture.point = len(s.Run.Points()) - len(p.Data.Points) + i
}

// otherClass is what the right button places: the class after the brush's.
func (s *State) otherClass() int { return (s.Brush + 1) % max(s.Classes, 2) }

func (s *State) cursor(inside bool) Cursor {
	switch {
	case !inside:
		return CursorDefault
	case s.gesture.kind == gestureDrag:
		return CursorMove
	case !s.Eraser && s.pointAt(s.Pointer.X, s.Pointer.Y, false) >= 0 && !s.Pointer.Touch:
		return CursorMove
	}
	return CursorCross
}

// shortcut does what a key means in the figure.
func (s *State) shortcut(k Key) {
	switch {
	case k.Ctrl && k.Name == "Z" && k.Shift, k.Ctrl && k.Name == "Y":
		s.try(s.Redo())
	case k.Ctrl && k.Name == "Z":
		s.try(s.Undo())
	case k.Ctrl:
	case k.Name == "Space":
		s.try(s.Press("run"))
	case k.Name == "N":
		s.try(s.Press("step"))
	case k.Name == "R":
		s.try(s.Press("reset"))
	case k.Name == "E":
		s.try(s.SetControl("eraser", !s.Eraser))
	case len(k.Name) == 6 && k.Name[:5] == "Digit" && k.Name[5] >= '1' && k.Name[5] <= '6':
		s.try(s.SetControl("brush", string('0'+k.Name[5]-'1')))
	}
}

// try shows an error in the message line instead of losing it.
func (s *State) try(err error) {
	if err != nil {
		s.complain(err)
	}
}
