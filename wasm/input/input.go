// Package input is what the outside world says to the program and what the pointer does about it: events with their place
// and time, keys by their meaning, and the one hand that finds press and release in them.
package input

import (
	"slices"
	"time"
)

// Input is all that the outside world says in one tick. Lengths are in device-independent pixels.
type Input struct {
	Width, Height float64 // of the whole figure
	Scale         float64 // device pixels per device-independent pixel
	Zoom          float64 // device-independent pixels of the platform per one of these lengths: see [Input.Zoomed]; 0 is 1
	Events        []Event // what the user did since the last tick, in its order
	Dark          bool    // the system prefers dark
	Still         bool    // and no motion
	Dropped       []Dropped
	Answers
	FPS    float64 // frames that were drawn in the last second
	Hidden bool    // the figure is out of sight, or was at some time since the last tick

	// Clock tells the time since an arbitrary start; it never goes back. Update reads it to share the tick between
	// training and drawing.
	Clock func() time.Duration
}

// Zoomed is the input of a program in which everything is z times as large: it knows nothing of that, but that it has less room and more
// device pixels.
func (in Input) Zoomed(z float64) Input {
	in.Width, in.Height, in.Scale, in.Zoom = in.Width/z, in.Height/z, in.Scale*z, z
	in.Events = slices.Clone(in.Events)
	for i := range in.Events {
		in.Events[i].X /= z
		in.Events[i].Y /= z
	}
	return in
}

// Event is one thing that the user did. What it was is read at its own place and time, however many of them a slow tick
// brings at once.
type Event struct {
	Kind   EventKind
	At     time.Duration // by [Input.Clock]; one that lies before the last event's, or ahead of the tick, counts as that
	X, Y   float64       // of everything but keys
	Finger int           // 0 is the mouse; fingers have numbers of their own, each the same from press to release
	Button MouseButton   // of the mouse, pressed or released
	Shift  bool          // held, at a press
	Lines  float64       // that the wheel turned, positive down
	Key    Key
}

// Overtaken says whether the first of the events is a move that the next one makes good.
func Overtaken(events []Event) bool {
	return len(events) > 1 && events[0].Kind == EventMove && events[1].Kind == EventMove && events[0].Finger == events[1].Finger
}

// EventKind is what the user did.
type EventKind int

// The kinds of events.
const (
	EventMove    EventKind = iota // the mouse, with or without a button, or a finger on the screen
	EventPress                    // a button or a finger went down
	EventRelease                  // it went up
	EventCancel                   // the system took everything that is held: it is up, and no click comes of it
	EventWheel
	EventKey // a key went down, or repeats
)

// MouseButton is a button of the mouse.
type MouseButton int

// The buttons that mean something.
const (
	MouseLeft MouseButton = iota
	MouseMiddle
	MouseRight
)
