package app

import "time"

// Input is all that the outside world says in one tick. Lengths are in device-independent pixels.
type Input struct {
	Width, Height float64 // of the whole figure
	Scale         float64 // device pixels per device-independent pixel
	Pointer       Pointer
	Second        Pointer // the second finger, Down while it is there
	Shift         bool    // held
	Wheel         float64 // lines scrolled, positive down
	Keys          []Key   // pressed or repeated in this tick
	Text          []rune  // typed in this tick
	Dark          bool    // the system prefers dark
	Dropped       []File  // files that were let fall on the figure
	FPS           float64 // frames that were drawn in the last second
	Hidden        bool    // the figure is out of sight, or was at some time since the last tick

	// Clock tells the time since an arbitrary start; it never goes back. Update reads it to share the tick between
	// training and drawing.
	Clock func() time.Duration
}

// Pointer is the mouse or the first touch: the program does not care which, but for the size of a finger.
type Pointer struct {
	X, Y   float64
	Down   bool // left button or finger
	Right  bool // right button
	Middle bool // middle button
	Touch  bool
}

// Key is one key press. Name is the key's standard name: "Space", "Enter", "ArrowLeft", "A", "Digit1".
type Key struct {
	Name        string
	Shift, Ctrl bool
}

// Effects are what the program asks of the platform after a tick.
type Effects struct {
	Cursor  Cursor
	Files   []File // to save for the user
	Picture bool   // save the figure's picture as it is drawn next

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
