package input

// Pointer is the mouse or the first finger: the program does not care which, but for the size of a finger.
type Pointer struct {
	X, Y   float64
	Down   bool // left button or finger
	Right  bool // right button
	Middle bool // middle button
	Touch  bool
}

// There says whether the pointer is anywhere now: a mouse always is, a finger while it touches.
func (p Pointer) There() bool { return p.Down || !p.Touch }

// ClickSlack is how far a press may move and still be a click, in device-independent pixels.
const ClickSlack = 6.0

// Cursor is the shape that the mouse pointer should have.
type Cursor int

const (
	CursorDefault Cursor = iota
	CursorCross          // a click adds a point here
	CursorHand           // something to press
	CursorMove           // a point to drag
	CursorText           // a number to type
)
