package app

// PlaneCursor is the keyboard's place on the plane. The first arrow key shows it, the mouse or Escape hides it.
type PlaneCursor struct {
	On     bool
	X1, X2 float64
}

const (
	cursorCoarse = 40.0  // steps across the view
	cursorFine   = 400.0 // with Shift
)

// keyStep is how far a key moves something on the plane.
func (s *State) keyStep(fine bool) float64 {
	if fine {
		return (s.Plane.MaxX1 - s.Plane.MinX1) / cursorFine
	}
	return (s.Plane.MaxX1 - s.Plane.MinX1) / cursorCoarse
}

// moveCursor takes the cursor one step; the first press only shows it, where the view has its middle. The view follows it.
func (s *State) moveCursor(d1, d2 float64, fine bool) {
	v, c := s.Plane, &s.Cursor
	if !c.On {
		*c = PlaneCursor{true, (v.MinX1 + v.MaxX1) / 2, (v.MinX2 + v.MaxX2) / 2}
		c.X1, c.X2 = s.settle(c.X1, c.X2)
		s.speak()
		return
	}
	step := s.keyStep(fine)
	if s.Snap {
		step = SnapStep
	}
	x1, x2 := s.settle(c.X1+d1*step, c.X2+d2*step)
	if limit := pointLimit; x1 < -limit || x1 > limit || x2 < -limit || x2 > limit {
		return
	}
	c.X1, c.X2 = x1, x2
	// What the step took beyond the view's border comes into sight.
	r := s.Layout.Boundary
	x, y := s.Board().ToScreen(x1, x2)
	s.pan(min(r.Right()-x, 0)+max(r.X-x, 0), min(r.Bottom()-y, 0)+max(r.Y-y, 0))
	b := s.Board()
	if x, y = b.ToScreen(x1, x2); !r.Inset(-1).Contains(x, y) {
		c.X1, c.X2 = s.settle(b.toPlane(r.Nearest(x, y)))
	}
	s.carryAlong()
	s.speak()
}

// cursorEnter does at the keyboard's cursor what a click does.
func (s *State) cursorEnter() {
	c := s.Cursor
	switch {
	case !c.On:
		s.moveCursor(0, 0, false)
		return
	case s.carries():
		s.pickUp()
		return
	case s.Eraser:
		s.deleteHere()
		return
	}
	s.try(s.AddPoint(c.X1, c.X2, s.PointClass))
	s.speak()
}

// deleteHere removes the point nearest to the keyboard's cursor, or else under the pointer.
func (s *State) deleteHere() {
	x, y, wide := s.Pointer.X, s.Pointer.Y, s.Pointer.Touch
	b, ok := s.boardAt(x, y)
	if s.Cursor.On {
		b = s.Board()
		x, y = b.ToScreen(s.Cursor.X1, s.Cursor.X2)
		wide = true
	} else if !ok {
		return
	}
	if i := b.pointAt(x, y, wide); i >= 0 {
		s.try(s.removePoint(i))
	} else {
		s.say("There is no point here to remove.")
	}
	s.speak()
}

func (s *State) hideCursor() {
	if s.Cursor.On {
		s.Cursor.On, s.carry.on = false, false
		s.Spoken = ""
		s.Revision++
	}
}

// The keyboard's cursor carries a point as a drag of the mouse does: M picks up the point at the cursor, the arrows take it
// along, M or Enter puts it down, Escape too.

// carry is the point in the keyboard's hand.
type carry struct {
	on     bool
	point  int
	points int  // how many there were; another number means that someone else has changed them
	moving bool // the change at work is the carried point's
}

func (s *State) carries() bool { return s.carry.on && s.carry.points == len(s.Lab.Run.Points()) }

// pickUp takes the point at the cursor, or puts down the one it has.
func (s *State) pickUp() {
	c := &s.carry
	if s.carries() {
		c.on = false
		s.say("The point is put down.")
		s.speak()
		return
	}
	if !s.Cursor.On {
		s.moveCursor(0, 0, false)
	}
	b := s.Board()
	x, y := b.ToScreen(s.Cursor.X1, s.Cursor.X2)
	i := b.pointAt(x, y, true)
	if i < 0 {
		s.say("There is no point here to pick up.")
		return
	}
	p := s.Lab.Run.Points()[i]
	*c = carry{on: true, point: i, points: len(s.Lab.Run.Points())}
	s.strokes.presses++ // one step for undo until it is put down
	s.Cursor.X1, s.Cursor.X2 = p.X1, p.X2
	s.say("The arrows move the point of class %d; M puts it down.", p.Class)
	s.speak()
}

// carryAlong takes the carried point to the cursor.
func (s *State) carryAlong() {
	c := &s.carry
	if !s.carries() {
		return
	}
	c.moving = true
	s.try(s.movePoint(c.point, s.Cursor.X1, s.Cursor.X2))
	c.moving = false
}
