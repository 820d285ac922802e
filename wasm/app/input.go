package app

import (
	"time"

	"xorcery/core/kernel"
)

// Input is all that the outside world says in one tick. Lengths are in device-independent pixels.
type Input struct {
	Width, Height float64 // of the whole figure
	Scale         float64 // device pixels per device-independent pixel
	Events        []Event // what the user did since the last tick, in its order
	Dark          bool    // the system prefers dark
	Dropped       []Dropped
	FPS           float64   // frames that were drawn in the last second
	Hidden        bool      // the figure is out of sight, or was at some time since the last tick
	Compiled      *Compiled // what Effects.Compile asked for, once it is there

	// Clock tells the time since an arbitrary start; it never goes back. Update reads it to share the tick between
	// training and drawing.
	Clock func() time.Duration
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

// Pointer is the mouse or the first finger: the program does not care which, but for the size of a finger.
type Pointer struct {
	X, Y   float64
	Down   bool // left button or finger
	Right  bool // right button
	Middle bool // middle button
	Touch  bool
}

// Key is one press of a key. Shortcuts go by Name, numbers that are being typed by Text; who takes the one leaves the other.
//
// Name is what the key is called: a letter as "A", another character as itself ("1", "-", "?"), "Space", "Enter",
// "ArrowLeft" and the like; "" for one that has text and no meaning. The platform says which key is which letter: see
// wasm/keys_desktop.go and site/keys.js.
type Key struct {
	Name        string
	Text        string // what it types
	Shift, Ctrl bool   // held; Ctrl stands for the Mac's ⌘ too
	Repeat      bool   // it has been held down since an earlier event
}

// isZero says that there is no key.
func (k Key) isZero() bool { return k == Key{} }

// repeats says whether holding a key means pressing it again.
func (k Key) repeats() bool {
	switch k.Name {
	case "Space", "Enter", "Escape", "R", "E", "B", "L", "M", "?", "F1":
		return false
	}
	return true
}

// Effects are what the program asks of the platform after a tick.
type Effects struct {
	Cursor  Cursor
	Files   []File         // to save for the user
	Picture bool           // save the figure's picture as it is drawn next
	Compile *kernel.Module // to compile, in the background; nil for nothing new

	Advanced []Advanced // answers to [State.Advance]
}

// Cursor is the shape that the mouse pointer should have.
type Cursor int

const (
	CursorDefault Cursor = iota
	CursorCross          // a click adds a point here
	CursorHand           // something to press
	CursorMove           // a point to drag
	CursorText           // a number to type
)
