package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Scrolled is something that may have a scrollbar.
type Scrolled int

// What may have a scrollbar.
const (
	ScrolledView  Scrolled = iota // what stands below the plane
	ScrolledSheet                 // the sheet of shortcuts
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
	if of == ScrolledView {
		card, ok := s.Card()
		if !ok {
			return l, nil
		}
		return card.Body, s.below().scroll(s)
	}
	sheet, ok := s.LaySheet()
	if !ok {
		return l, nil
	}
	l = layout.Scroller{Area: sheet.Body, Height: sheet.Height}
	l.Area.W += sheetMargin - 4 // the bar stands beside the lines
	return l, &s.Sheet.Scroll
}

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

// turn scrolls one of them by notches of the wheel.
func (s *State) turn(of Scrolled, notches float64) {
	if l, at := s.scroller(of); at != nil {
		s.scrollBy(of, l.Turn(notches))
	}
}

// turnPage scrolls one of them as a key asks for.
func (s *State) turnPage(of Scrolled, k input.Key) {
	if l, at := s.scroller(of); at != nil {
		if to, ok := l.Key(k.Name, *at); ok {
			s.scrollBy(of, to-*at)
		}
	}
}

// scrolls says whether what stands below the plane has more than its room.
func scrolls(s *State) bool {
	_, _, more := s.Scroller(ScrolledView)
	return more
}

// dragText scrolls what stands below the plane along with a drag on it.
func (s *State) dragText(m input.Moment) {
	if g := &s.gesture; g.moved && m.Down {
		s.scrollBy(ScrolledView, g.lastY-m.Y)
		g.lastY = m.Y
	}
}

// barPane is a scrollbar, held so far below its top. A finger drags what is scrolled itself.
type barPane struct {
	idle
	of   Scrolled
	grip float64
}

// barAt is the scrollbar under the mouse.
func (s *State) barAt(p input.Pointer) (bar barPane, ok bool) {
	of := ScrolledView
	if s.Sheet.Open {
		of = ScrolledSheet // what it covers lies beneath it
	}
	if p.Touch || of == ScrolledView && !s.Layout.View.Contains(p.X, p.Y) { // a card is not laid in every tick
		return bar, false
	}
	l, at, ok := s.Scroller(of)
	if !ok || !l.Strip().Contains(p.X, p.Y) {
		return bar, false
	}
	return barPane{of: of, grip: l.Grip(at, p.Y)}, true
}

func (b barPane) drag(s *State, m input.Moment) {
	if l, at, ok := s.Scroller(b.of); ok {
		s.scrollBy(b.of, l.To(m.Y-b.grip)-at)
	}
}

func (b barPane) wheel(s *State, m input.Moment) { s.turn(b.of, m.Wheel) }

// Scrolling says whether the bar of one of them is being dragged.
func (s *State) Scrolling(of Scrolled) bool {
	bar, ok := s.gesture.pane.(barPane)
	return ok && bar.of == of
}
