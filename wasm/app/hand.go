package app

import "slices"

// hand is what the user holds: the mouse and its buttons, or fingers. It is the one place that finds press and release.
//
// Mouse and first finger are the same pointer, and whoever holds it keeps it: a finger that comes down while a button is
// held means nothing, and neither does a button while fingers are on the screen. The second finger counts while the
// first is down. Once the first is up the others mean nothing any more until all are.
type hand struct {
	pointer Pointer
	fingers []finger // on the screen, in the order in which they came
	leads   bool     // fingers[0] is the pointer
}

type finger struct {
	number int
	x, y   float64
}

// moment is the input as one event leaves it; at the end of a tick, without an event, it is what is held.
type moment struct {
	Pointer
	second        Pointer // the second finger, Down while it is there
	pressed       bool    // Down became true
	released      bool    // Down became false
	rightPressed  bool
	middlePressed bool
	free          bool // neither Down nor Middle was true before
	shift         bool // held, at the press
	wheel         float64
	key           Key // zero for none
}

// holds says whether anything is held.
func (h *hand) holds() bool {
	p := h.pointer
	return p.Down || p.Right || p.Middle || len(h.fingers) > 0
}

// rest is the moment in which nothing happens.
func (h *hand) rest() moment {
	m := moment{Pointer: h.pointer, free: !h.pointer.Down && !h.pointer.Middle}
	if h.leads && len(h.fingers) > 1 {
		f := h.fingers[1]
		m.second = Pointer{X: f.x, Y: f.y, Down: true, Touch: true}
	}
	return m
}

// take is the moment that an event makes. A press of what is already held, whose release went unheard, is not told here:
// see [State.hear].
func (h *hand) take(e Event) moment {
	was := h.pointer
	switch {
	case e.Kind == EventMove || e.Kind == EventPress || e.Kind == EventRelease:
		if e.Finger == 0 {
			h.mouse(e)
		} else {
			h.touch(e)
		}
	case e.Kind == EventWheel && !h.holds():
		h.pointer = Pointer{X: e.X, Y: e.Y}
	}
	m, now := h.rest(), h.pointer
	m.free = !was.Down && !was.Middle
	m.pressed, m.released = now.Down && !was.Down, was.Down && !now.Down
	m.rightPressed, m.middlePressed = now.Right && !was.Right, now.Middle && !was.Middle
	m.shift = e.Shift
	switch e.Kind {
	case EventWheel:
		m.wheel = e.Lines
	case EventKey:
		m.key = e.Key
	}
	return m
}

// mouse moves the pointer and changes its buttons.
func (h *hand) mouse(e Event) {
	if len(h.fingers) > 0 {
		return
	}
	p := &h.pointer
	p.X, p.Y, p.Touch = e.X, e.Y, false
	if b := p.button(e.Button); e.Kind != EventMove && b != nil {
		*b = e.Kind == EventPress
	}
}

// button is the state of a button; nil for one that means nothing.
func (p *Pointer) button(b MouseButton) *bool {
	switch b {
	case MouseLeft:
		return &p.Down
	case MouseMiddle:
		return &p.Middle
	case MouseRight:
		return &p.Right
	}
	return nil
}

// touch puts a finger on the screen, moves it or takes it away. A finger that was lifted leaves the pointer where it was.
func (h *hand) touch(e Event) {
	p := &h.pointer
	at := h.finger(e.Finger)
	switch e.Kind {
	case EventPress:
		if at >= 0 || len(h.fingers) == 0 && (p.Down || p.Right || p.Middle) {
			return
		}
		h.fingers = append(h.fingers, finger{e.Finger, e.X, e.Y})
		if len(h.fingers) == 1 {
			h.leads = true
			*p = Pointer{X: e.X, Y: e.Y, Down: true, Touch: true}
		}
	case EventMove, EventRelease:
		if at < 0 {
			return
		}
		h.fingers[at].x, h.fingers[at].y = e.X, e.Y
		if at == 0 && h.leads {
			p.X, p.Y = e.X, e.Y
		}
		if e.Kind == EventRelease {
			h.fingers = slices.Delete(h.fingers, at, at+1)
			if at == 0 {
				h.leads, p.Down = false, false
			}
		}
	}
}

// finger is the place of a finger in the list, −1 where it is not on the screen.
func (h *hand) finger(number int) int {
	return slices.IndexFunc(h.fingers, func(f finger) bool { return f.number == number })
}

// knows says whether an event presses what is already held: its release went unheard.
func (h *hand) knows(e Event) bool {
	if e.Kind != EventPress {
		return false
	}
	if e.Finger != 0 {
		return h.finger(e.Finger) >= 0
	}
	b := h.pointer.button(e.Button)
	return b != nil && *b && len(h.fingers) == 0
}

// open lets go of everything.
func (h *hand) open() {
	p := &h.pointer
	p.Down, p.Right, p.Middle = false, false, false
	h.fingers, h.leads = nil, false
}

// hear lets one event happen, after the time that has passed since the last one.
func (s *State) hear(e Event) {
	if e.At > s.now {
		s.now = e.At
	}
	s.wait()
	if e.Kind == EventKey && e.Key.Repeat && !e.Key.repeats() {
		return
	}
	if e.Kind == EventCancel || s.hand.knows(e) {
		s.hand.open()
		s.abandon()
	}
	s.act(s.hand.take(e))
}

// act gives a moment to whom it belongs: the sheet of shortcuts, the drawn network, the panel, the plane. It returns the
// cursor to show.
func (s *State) act(m moment) Cursor {
	m = s.networkInput(s.sheetInput(s.mirror(m)))
	cursor := s.control(m)
	if c, mine := s.networkCursor(); mine {
		cursor = c
	}
	return cursor
}

// abandon ends whatever the pointer is at work on, without the click that it might have become.
func (s *State) abandon() {
	if s.gesture.kind != gestureNone {
		s.Revision++
	}
	s.gesture, s.grab = gesture{}, grab{}
	s.Sheet.held = false
	if s.Panel != nil {
		s.Panel.drag = ""
	}
}

// passedOver says whether the first of the events is a move that the next one makes good in full: what a drag goes through
// on its way costs as much as where it ends. A brush, an eraser and a press that may still become a click look at
// the whole way.
func (s *State) passedOver(events []Event) bool {
	if len(events) < 2 || events[0].Kind != EventMove || events[1].Kind != EventMove || events[0].Finger != events[1].Finger {
		return false
	}
	switch s.gesture.kind {
	case gestureDrag:
		return s.gesture.moved
	case gesturePanel:
		return s.Panel.drag != ""
	case gestureNone, gestureIgnore:
		return s.grab.part.Kind == NoPart || s.grab.moved
	}
	return false
}
