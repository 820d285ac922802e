package input

import "slices"

// Hand is what the user holds: the mouse and its buttons, or fingers. It is the one place that finds press and release.
//
// Mouse and first finger are the same pointer, and whoever holds it keeps it: a finger that comes down while a button is
// held means nothing, and neither does a button while fingers are on the screen. The second finger counts while the
// first is down. Once the first is up the others mean nothing any more until all are.
type Hand struct {
	pointer Pointer
	fingers []finger // on the screen, in the order in which they came
	leads   bool     // fingers[0] is the pointer
}

type finger struct {
	number int
	x, y   float64
}

// Moment is the input as one event leaves it; at the end of a tick, without an event, it is what is held.
type Moment struct {
	Pointer
	Second        Pointer // the second finger, Down while it is there
	Pressed       bool    // Down became true
	Released      bool    // Down became false
	RightPressed  bool
	MiddlePressed bool
	Shift         bool // held, at the press
	Wheel         float64
	Key           Key // zero for none
}

// Holds says whether anything is held.
func (h *Hand) Holds() bool {
	p := h.pointer
	return p.Down || p.Right || p.Middle || len(h.fingers) > 0
}

// Rest is the moment in which nothing happens.
func (h *Hand) Rest() Moment {
	m := Moment{Pointer: h.pointer}
	if h.leads && len(h.fingers) > 1 {
		f := h.fingers[1]
		m.Second = Pointer{X: f.x, Y: f.y, Down: true, Touch: true}
	}
	return m
}

// Take is the moment that an event makes. A press of what is already held, whose release went unheard, is not told here:
// see [Hand.Open].
func (h *Hand) Take(e Event) Moment {
	was := h.pointer
	switch {
	case e.Kind == EventMove || e.Kind == EventPress || e.Kind == EventRelease:
		if e.Finger == 0 {
			h.mouse(e)
		} else {
			h.touch(e)
		}
	case e.Kind == EventWheel && !h.Holds():
		h.pointer = Pointer{X: e.X, Y: e.Y}
	}
	m, now := h.Rest(), h.pointer
	m.Pressed, m.Released = now.Down && !was.Down, was.Down && !now.Down
	m.RightPressed, m.MiddlePressed = now.Right && !was.Right, now.Middle && !was.Middle
	m.Shift = e.Shift
	switch e.Kind {
	case EventWheel:
		m.Wheel = e.Lines
	case EventKey:
		m.Key = e.Key
	}
	return m
}

// mouse moves the pointer and changes its buttons.
func (h *Hand) mouse(e Event) {
	if len(h.fingers) > 0 {
		return
	}
	p := &h.pointer
	p.X, p.Y, p.Touch = e.X, e.Y, false
	if b := p.Button(e.Button); e.Kind != EventMove && b != nil {
		*b = e.Kind == EventPress
	}
}

// Button is the state of a button, to be changed; nil for one that means nothing.
func (p *Pointer) Button(b MouseButton) *bool {
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
func (h *Hand) touch(e Event) {
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
func (h *Hand) finger(number int) int {
	return slices.IndexFunc(h.fingers, func(f finger) bool { return f.number == number })
}

// Knows says whether an event presses what is already held: its release went unheard.
func (h *Hand) Knows(e Event) bool {
	if e.Kind != EventPress {
		return false
	}
	if e.Finger != 0 {
		return h.finger(e.Finger) >= 0
	}
	b := h.pointer.Button(e.Button)
	return b != nil && *b && len(h.fingers) == 0
}

// Open lets go of everything.
func (h *Hand) Open() {
	p := &h.pointer
	p.Down, p.Right, p.Middle = false, false, false
	h.fingers, h.leads = nil, false
}
