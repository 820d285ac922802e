package app

import (
	"strings"
	"time"
	"unicode"
)

// hands is a tick's input as a test writes it: what is held and where, which events tells as what has become of it.
type hands struct {
	Input
	Pointer Pointer
	Second  Pointer // the second finger
	Shift   bool
	Wheel   float64
	Keys    []Key
	Text    []rune
	also    []Event // after all these

	was, wasSecond Pointer
}

// events are what has changed since they were asked for last; all of it at the same time.
func (h *hands) events(at time.Duration) []Event {
	var list []Event
	tell := func(kind EventKind, p Pointer, finger int, button MouseButton) {
		list = append(list, Event{Kind: kind, At: at, X: p.X, Y: p.Y, Finger: finger, Button: button, Shift: h.Shift})
	}
	finger := func(p, was Pointer, number int) {
		switch {
		case p.Down && !was.Down:
			tell(EventPress, p, number, 0)
		case p.Down && p != was:
			tell(EventMove, p, number, 0)
		case !p.Down && was.Down:
			tell(EventRelease, p, number, 0)
		}
	}
	p, was := h.Pointer, h.was
	if p.Touch {
		finger(p, was, 1)
	} else {
		if p.X != was.X || p.Y != was.Y || was.Touch {
			tell(EventMove, p, 0, 0)
		}
		for _, b := range []MouseButton{MouseLeft, MouseMiddle, MouseRight} {
			if now, before := *p.button(b), *was.button(b); now != before {
				kind := EventRelease
				if now {
					kind = EventPress
				}
				tell(kind, p, 0, b)
			}
		}
	}
	finger(h.Second, h.wasSecond, 2)
	if h.Wheel != 0 {
		list = append(list, Event{Kind: EventWheel, At: at, X: p.X, Y: p.Y, Lines: h.Wheel})
	}
	for _, k := range h.Keys {
		list = append(list, Event{Kind: EventKey, At: at, Key: k})
	}
	for _, r := range h.Text {
		list = append(list, Event{Kind: EventKey, At: at, Key: character(r)})
	}
	h.was, h.wasSecond = h.Pointer, h.Second
	for _, e := range h.also {
		e.At = at
		list = append(list, e)
	}
	h.Wheel, h.Keys, h.Text, h.also = 0, nil, nil, nil
	return list
}

// character is the key that types r.
func character(r rune) Key {
	return Key{Name: strings.ToUpper(string(r)), Text: string(r), Shift: unicode.IsUpper(r)}
}
