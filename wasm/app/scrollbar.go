package app

import (
	"xorcery/wasm/layout"

	"xorcery/wasm/input"
)

// Scrolled is something that may have a scrollbar.
type Scrolled int

// What may have a scrollbar.
const (
	ScrolledBricks Scrolled = iota
	ScrolledDoctor
	ScrolledSheet
	scrolledCount
)

// Scroller is the window of one of them, and how far it is scrolled; ok is false where it is not shown, or all of it has room.
func (s *State) Scroller(of Scrolled) (l layout.Scroller, at float64, ok bool) {
	l, kept := s.scroller(of)
	if kept == nil {
		return l, 0, false
	}
	return l, *kept, l.More()
}

// scroller is the window of one of them and where its scroll is kept; nil where it is not shown.
func (s *State) scroller(of Scrolled) (l layout.Scroller, at *float64) {
	switch of {
	case ScrolledBricks:
		if card, _, ok := s.LayBricks(); ok {
			return card.Body, &s.Bricks.Scroll
		}
	case ScrolledDoctor:
		if card, ok := s.LayDoctor(); ok {
			return card.Body, &s.Doctor.Scroll
		}
	case ScrolledSheet:
		if sheet, ok := s.LaySheet(); ok {
			l = layout.Scroller{Area: sheet.Body, Height: sheet.Height}
			l.Area.W += sheetMargin - 4 // the bar stands beside the lines
			return l, &s.Sheet.Scroll
		}
	}
	return l, nil
}

// lineHeight is how far a line of the wheel scrolls.
const lineHeight = 40.0

// scrollBy scrolls one of them by d, within its height.
func (s *State) scrollBy(of Scrolled, d float64) {
	l, at := s.scroller(of)
	if at == nil {
		return
	}
	if to := l.Clamp(*at + d); to != *at {
		*at = to
		s.Revision++
	}
}

// scrollbarAt is what has its bar under (x, y).
func (s *State) scrollbarAt(x, y float64) (of Scrolled, ok bool) {
	for of = range scrolledCount {
		if s.Sheet.Open && of != ScrolledSheet { // they lie beneath it
			continue
		}
		if l, _, ok := s.Scroller(of); ok && l.Strip().Contains(x, y) {
			return of, true
		}
	}
	return of, false
}

// grabScrollbar begins to drag the bar under the mouse, if there is one. A finger drags what is scrolled itself.
func (s *State) grabScrollbar(p input.Pointer) bool {
	if p.Touch {
		return false
	}
	of, ok := s.scrollbarAt(p.X, p.Y)
	if ok {
		l, at, _ := s.Scroller(of)
		s.startGesture(p, gestureScroll)
		s.gesture.scrolled, s.gesture.grip = of, l.Grip(at, p.Y)
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
	l, at, ok := s.Scroller(g.scrolled)
	if !ok {
		return
	}
	s.scrollBy(g.scrolled, l.To(y-g.grip)-at)
}
