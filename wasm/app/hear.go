package app

import (
	"time"

	"xorcery/wasm/input"
)

// Hear lets events happen in their order and at their own times, and then time pass until now. [State.Update] does so with what
// its input brings; whoever acts on the state between two events of a tick, as the window's controls do, lets it hear first what
// came before.
func (s *State) Hear(now time.Duration, events ...input.Event) {
	for i, e := range events {
		if e.At = min(e.At, now); !s.passedOver(events[i:]) {
			s.hear(e)
		}
	}
	s.now = max(s.now, now)
}

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

// act gives a moment to whom it belongs: the sheet of shortcuts, the drawn network, the plane. It returns the
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
}

// passedOver says whether the first of the events is a move that the next one makes good in full: what a drag goes through
// on its way costs as much as where it ends. A brush, an eraser and a press that may still become a click look at
// the whole way.
func (s *State) passedOver(events []input.Event) bool {
	if !input.Overtaken(events) {
		return false
	}
	switch s.gesture.kind {
	case gestureDrag:
		return s.gesture.moved
	case gestureNone, gestureIgnore:
		return s.grab.part.Kind == NoPart || s.grab.moved
	}
	return false
}
