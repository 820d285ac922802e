package layout

// Scroller is a window on something that may be taller than its room, with a bar at its right. How far it is scrolled belongs to
// whoever shows it: a length from 0, which [Scroller.Clamp] keeps within what there is.
type Scroller struct {
	Area   Rect    // the window
	Height float64 // of all that is in it
}

const (
	barWidth = 4.0
	barEdge  = 1.0  // right of it
	barLeast = 24.0 // the least height of the thumb
	barStrip = 10.0 // of the window's right edge, where a press takes the bar: wider than it looks
)

// More says whether something is out of sight.
func (s Scroller) More() bool { return !s.Area.Empty() && s.Height > s.Area.H }

// Clamp is the scroll nearest to at that there is.
func (s Scroller) Clamp(at float64) float64 { return max(min(at, s.Height-s.Area.H), 0) }

// Turn is how far so many notches of the wheel scroll, as far as in other programs: three lines of the window's panel, but never past what
// was in sight.
func (s Scroller) Turn(notches float64) float64 {
	return notches * min(turnLines*turnLine, max(s.Area.H-LineStep, LineStep))
}

const (
	turnLines = 3.0
	turnLine  = 40.0
)

// page is how far a press of PageDown scrolls: a line of what was in sight stays.
func (s Scroller) page() float64 { return max(s.Area.H-turnLine, turnLine) }

// Key is the scroll that a key asks for, from at; ok is false for a key that scrolls nothing.
func (s Scroller) Key(name string, at float64) (to float64, ok bool) {
	switch name {
	case "PageUp":
		to = at - s.page()
	case "PageDown":
		to = at + s.page()
	case "Home":
	case "End":
		to = s.Height
	default:
		return at, false
	}
	return s.Clamp(to), true
}

// Thumb is the piece of the bar that shows where the window stands, and is dragged.
func (s Scroller) Thumb(at float64) Rect {
	h := s.thumbHeight()
	y := s.Area.Y + s.Clamp(at)/(s.Height-s.Area.H)*(s.Area.H-h)
	return Rect{s.Area.Right() - barWidth - barEdge, y, barWidth, h}
}

func (s Scroller) thumbHeight() float64 {
	return min(max(s.Area.H*s.Area.H/s.Height, barLeast), s.Area.H/2)
}

// Strip is where the bar is taken.
func (s Scroller) Strip() Rect {
	return Rect{s.Area.Right() - barStrip, s.Area.Y, barStrip, s.Area.H}
}

// Grip is how far below the thumb's top a press at y takes it: in its middle where the press is beside it, which brings it there.
func (s Scroller) Grip(at, y float64) float64 {
	t := s.Thumb(at)
	if y >= t.Y && y <= t.Bottom() {
		return y - t.Y
	}
	return t.H / 2
}

// To is the scroll that brings the thumb's top to y.
func (s Scroller) To(y float64) float64 {
	return s.Clamp((y - s.Area.Y) / (s.Area.H - s.thumbHeight()) * (s.Height - s.Area.H))
}
