package app

import (
	"strings"
	"time"
	"unicode"

	"xorcery/wasm/input"
)

// hands is a tick's input as a test writes it: what is held and where, which events tells as what has become of it.
type hands struct {
	input.Input
	Pointer input.Pointer
	Second  input.Pointer // the second finger
	Shift   bool
	Wheel   float64
	Keys    []input.Key
	Text    []rune
	also    []input.Event // after all these

	was, wasSecond input.Pointer
}

// events are what has changed since they were asked for last; all of it at the same time.
func (h *hands) events(at time.Duration) []input.Event {
	var list []input.Event
	tell := func(kind input.EventKind, p input.Pointer, finger int, button input.MouseButton) {
		list = append(list, input.Event{Kind: kind, At: at, X: p.X, Y: p.Y, Finger: finger, Button: button, Shift: h.Shift})
	}
	finger := func(p, was input.Pointer, number int) {
		switch {
		case p.Down && !was.Down:
			tell(input.EventPress, p, number, 0)
		case p.Down && p != was:
			tell(input.EventMove, p, number, 0)
		case !p.Down && was.Down:
			tell(input.EventRelease, p, number, 0)
		}
	}
	p, was := h.Pointer, h.was
	if p.Touch {
		finger(p, was, 1)
	} else {
		if p.X != was.X || p.Y != was.Y || was.Touch {
			tell(input.EventMove, p, 0, 0)
		}
		for _, b := range []input.MouseButton{input.MouseLeft, input.MouseMiddle, input.MouseRight} {
			if now, before := *p.Button(b), *was.Button(b); now != before {
				kind := input.EventRelease
				if now {
					kind = input.EventPress
				}
				tell(kind, p, 0, b)
			}
		}
	}
	finger(h.Second, h.wasSecond, 2)
	if h.Wheel != 0 {
		list = append(list, input.Event{Kind: input.EventWheel, At: at, X: p.X, Y: p.Y, Lines: h.Wheel})
	}
	for _, k := range h.Keys {
		list = append(list, input.Event{Kind: input.EventKey, At: at, Key: k})
	}
	for _, r := range h.Text {
		list = append(list, input.Event{Kind: input.EventKey, At: at, Key: character(r)})
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
func character(r rune) input.Key {
	return input.Key{Name: strings.ToUpper(string(r)), Text: string(r), Shift: unicode.IsUpper(r)}
}
