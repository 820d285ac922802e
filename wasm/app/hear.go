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
	if e.Kind == input.EventKey && e.Key.Repeat && !Repeats(e.Key) {
		return
	}
	if e.Kind == input.EventCancel || s.hand.Knows(e) {
		s.hand.Open()
		s.abandon()
	}
	s.act(s.hand.Take(e))
}
