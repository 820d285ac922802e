package app

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
