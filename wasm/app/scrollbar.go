package app

import "xorcery/wasm/layout"

// Scrollbar is the bar beside something that is taller than its room.
type Scrollbar struct {
	room   layout.Rect // in which it scrolls; the bar stands at the right edge
	height float64     // of the whole
	at     float64     // how far it is scrolled
}

// Scrolled is something that may have a scrollbar.
type Scrolled int

// What may have a scrollbar.
const (
	ScrolledPanel Scrolled = iota
	ScrolledBricks
	ScrolledDoctor
	ScrolledSheet
	scrolledCount
)

const (
	barStrip = 10.0 // of the room's right edge, where a press takes the bar
	barLeast = 24.0 // the least height of what is dragged
)

// Scrollbar is the bar of one of them; ok is false where it is not shown, or all of it has room.
func (s *State) Scrollbar(of Scrolled) (b Scrollbar, ok bool) {
	switch of {
	case ScrolledPanel:
		if s.Panel != nil {
			b = Scrollbar{s.Layout.Panel, s.PanelHeight(), s.Panel.Scroll}
		}
	case ScrolledBricks:
		if s.Lower == LowerBricks {
			if l, _, ok := s.LayBricks(); ok {
				b = Scrollbar{l.Detail, l.Height, s.Bricks.Scroll}
			}
		}
	case ScrolledDoctor:
		if s.Lower == LowerDoctor {
			if l, ok := s.LayDoctor(); ok {
				b = Scrollbar{l.Text, l.Height, s.Doctor.Scroll}
			}
		}
	case ScrolledSheet:
		if l, ok := s.LaySheet(); ok {
			b = Scrollbar{l.Body, l.Height, s.Sheet.Scroll}
			b.room.W += panelMargin - 4 // it stands beside the lines
		}
	}
	return b, !b.room.Empty() && b.height > b.room.H
}

// Thumb is the piece of the bar that shows where the room stands, and is dragged.
func (b Scrollbar) Thumb() layout.Rect {
	h := b.thumbHeight()
	at := min(max(b.at, 0), b.height-b.room.H)
	return layout.R(b.room.Right()-5, b.room.Y+at/(b.height-b.room.H)*(b.room.H-h), 4, h)
}

func (b Scrollbar) thumbHeight() float64 {
	return min(max(b.room.H*b.room.H/b.height, barLeast), b.room.H/2)
}

// Strip is where the bar is taken: wider than it looks.
func (b Scrollbar) Strip() layout.Rect {
	return layout.R(b.room.Right()-barStrip, b.room.Y, barStrip, b.room.H)
}

// grip is how far below the thumb's top a press at y takes it: in its middle where the press is beside it, which brings it there.
func (b Scrollbar) grip(y float64) float64 {
	t := b.Thumb()
	if y >= t.Y && y <= t.Bottom() {
		return y - t.Y
	}
	return t.H / 2
}

// way is how far the whole has to scroll for the thumb's top to stand at y.
func (b Scrollbar) way(y float64) float64 {
	return (y-b.room.Y)/(b.room.H-b.thumbHeight())*(b.height-b.room.H) - b.at
}

// scrollbarAt is what has its bar under (x, y).
func (s *State) scrollbarAt(x, y float64) (of Scrolled, b Scrollbar, ok bool) {
	for of = range scrolledCount {
		if s.Sheet.Open && of != ScrolledSheet { // they lie beneath it
			continue
		}
		if b, ok = s.Scrollbar(of); ok && b.Strip().Contains(x, y) {
			return of, b, true
		}
	}
	return of, b, false
}

// grabScrollbar begins to drag the bar under the mouse, if there is one. A finger drags what is scrolled itself.
func (s *State) grabScrollbar(p Pointer) bool {
	if p.Touch || s.listOpen() {
		return false
	}
	of, b, ok := s.scrollbarAt(p.X, p.Y)
	if ok {
		s.startGesture(p, gestureScroll)
		s.gesture.scrolled, s.gesture.grip = of, b.grip(p.Y)
	}
	return ok
}

// Scrolling says whether the bar of one of them is being dragged.
func (s *State) Scrolling(of Scrolled) bool {
	return s.gesture.kind == gestureScroll && s.gesture.scrolled == of
}

// dragScrollbar takes the bar along to y.
func (s *State) dragScrollbar(y float64) {
	g := &s.gesture
	b, ok := s.Scrollbar(g.scrolled)
	if !ok {
		return
	}
	switch d := b.way(y - g.grip); g.scrolled {
	case ScrolledPanel:
		s.scrollPanel(d)
	case ScrolledBricks:
		s.scrollBricks(d)
	case ScrolledDoctor:
		s.scrollDoctor(d)
	case ScrolledSheet:
		s.scrollSheet(d)
	}
}
