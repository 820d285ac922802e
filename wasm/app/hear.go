package app

import "xorcery/wasm/input"

// hear lets one event happen, after the time that has passed since the last one.
func (s *State) hear(e input.Event) {
	if e.At > s.now {
		s.now = e.At
	}
	s.wait()
	if e.Kind == input.EventKey && e.Key.Repeat && !e.Key.Repeats() {
		return
	}
	if e.Kind == input.EventCancel || s.hand.Knows(e) {
		s.hand.Open()
		s.abandon()
	}
	s.act(s.hand.Take(e))
}

// act gives a moment to whom it belongs: the sheet of shortcuts, the drawn network, the panel, the plane. It returns the
// cursor to show.
func (s *State) act(m input.Moment) input.Cursor {
	m = s.networkInput(s.sheetInput(s.mirror(m)))
	cursor := s.control(m)
	if c, mine := s.networkCursor(); mine {
		cursor = c
	}
	return cursor
}

// abandon ends whatever the pointer is at work on, without the click that it might have become.
func (s *State) abandon() {
	if s.gesture.kind != gestureNone {
		s.Revision++
	}
	s.gesture, s.grab = gesture{}, grab{}
	s.Sheet.held = false
	if s.Panel != nil {
		s.Panel.drag = ""
	}
}

// passedOver says whether the first of the events is a move that the next one makes good in full: what a drag goes through
// on its way costs as much as where it ends. A brush, an eraser and a press that may still become a click look at
// the whole way.
func (s *State) passedOver(events []input.Event) bool {
	if len(events) < 2 || events[0].Kind != input.EventMove || events[1].Kind != input.EventMove || events[0].Finger != events[1].Finger {
		return false
	}
	switch s.gesture.kind {
	case gestureDrag:
		return s.gesture.moved
	case gesturePanel:
		return s.Panel.drag != ""
	case gestureNone, gestureIgnore:
		return s.grab.part.Kind == NoPart || s.grab.moved
	}
	return false
}
