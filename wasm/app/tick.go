package app

import (
	"math"
	"time"

	"xorcery/wasm/input"
)

// Update lets one tick pass: it takes the input, trains for a share of the tick, and says what it wants of the
// platform.
func (s *State) Update(in input.Input) Effects {
	if in.Scale > 0 && in.Scale != s.Scale {
		s.Scale = in.Scale
		s.Revision++
	}
	if in.Zoom > 0 {
		s.Enlarged = in.Zoom
	}
	s.Resize(in.Width, in.Height)
	s.dark, s.still = in.Dark, in.Still
	s.applyTheme()
	s.FPS = in.FPS
	now := in.Clock()
	s.Hear(now, in.Events...)
	s.hush()
	s.openFiles(in.Dropped)
	s.answered(in.Answers)
	cursor := s.act(s.hand.Rest())
	s.train(in)
	s.below().follow(s, in.Clock)
	s.findLit()
	s.countCosts()
	s.checkLive()
	s.followOff(in.Clock)
	s.followDoctor()
	s.followExercise(in.Clock)
	s.adaptResolution()
	s.readPlane()
	s.Network.Read(s.Lab.Run, s.Lab.Project.Data.Features)
	effects := s.effects
	effects.Cursor, effects.Title, effects.Compile = cursor, s.Title(), s.Lab.Engines.Wanted()
	s.effects = Effects{}
	return effects
}

// paneAt is the topmost pane under the pointer; idle where there is none.
func (s *State) paneAt(p input.Pointer) pane {
	if bar, ok := s.barAt(p); ok {
		return bar
	}
	if s.Sheet.Open {
		return sheetPane{}
	}
	if s.entryAt(p) {
		return entryPane{}
	}
	if b, ok := s.LookBar(); ok && b.Rect.Contains(p.X, p.Y) {
		return lookPane{}
	}
	if w, ok := s.swatchAt(p.X, p.Y); ok {
		return swatchPane{swatch: w}
	}
	if end, ok := s.lineAt(p.X, p.Y, p.Touch); ok {
		return end
	}
	if b, ok := s.boardAt(p.X, p.Y); ok {
		return boardPane{rival: b.Rival}
	}
	if _, ok := s.plotAt(p.X, p.Y); ok {
		return curvesPane{}
	}
	if v := s.below(); v.at(s, p.X, p.Y) {
		return v
	}
	return idle{}
}

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

// act gives a moment to whom it belongs, and returns the cursor to show.
func (s *State) act(m input.Moment) input.Cursor {
	g := &s.gesture
	if p := m.Pointer; p != s.Pointer {
		if p.X != s.Pointer.X || p.Y != s.Pointer.Y {
			s.hideCursor()
		}
		s.Pointer = p
		s.Revision++
	}
	if !m.Key.IsZero() {
		s.strike(m.Key)
	}
	over := g.pane
	if over == nil {
		over = s.paneAt(m.Pointer)
	}
	if _, typing := over.(entryPane); !typing && (m.Pressed || m.RightPressed || m.MiddlePressed) {
		s.CommitEntry()
	}
	switch {
	case m.Pressed && g.pane == nil:
		s.strokes.presses++
		s.focus(over)
		s.take(over, m)
		over.press(s, m)
	case m.MiddlePressed && g.pane == nil:
		if b, ok := over.(boardPane); ok {
			s.take(b, m)
			g.kind = gesturePan
		}
	case m.RightPressed && g.pane == nil:
		if b, ok := over.(boardPane); ok {
			b.placeOther(s, m)
		}
	}
	if m.Wheel != 0 {
		over.wheel(s, m)
	}
	if g.pane != nil {
		if math.Hypot(m.X-g.startX, m.Y-g.startY) > input.ClickSlack {
			g.moved = true
		}
		g.pane.drag(s, m)
	}
	if g.pane != nil && (m.Released || !m.Down && !m.Middle) {
		g.pane.release(s, m)
		*g = gesture{}
	}
	s.hover(over)
	return over.cursor(s, m.Pointer)
}

// abandon ends whatever the pointer is at work on, without the click that it might have become.
func (s *State) abandon() {
	if s.glance.held {
		s.glance.held = false
		s.LookAway()
	}
	if s.gesture.pane != nil {
		s.Revision++
	}
	s.letGo()
}

// letGo lets nothing be held any more.
func (s *State) letGo() {
	s.gesture = gesture{}
	s.Network.Drop()
	s.Weight.Held = false
}

// wait lets the time pass in which nothing happened: a finger may have stayed on its point for long enough.
func (s *State) wait() {
	if p := s.gesture.pane; p != nil {
		p.drag(s, s.hand.Rest())
	}
}

// passedOver says whether the first of the events is a move that the next one makes good in full: what a drag goes through
// on its way costs as much as where it ends. A brush, an eraser and a press that may still become a click look at
// the whole way.
func (s *State) passedOver(events []input.Event) bool {
	return input.Overtaken(events) && (s.gesture.pane == nil || s.gesture.pane.passes(s))
}
