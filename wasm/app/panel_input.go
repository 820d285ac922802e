package app

import (
	"slices"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// panelInput gives a moment of the pointer to the panel and the bar. mine says that the pointer belongs to them.
func (s *State) panelInput(m input.Moment) (cursor input.Cursor, mine bool) {
	p := s.Panel
	x, y := m.X, m.Y
	over := s.Layout.Panel.Contains(x, y) || s.Layout.Bar.Contains(x, y)
	s.scrollBy(ScrolledPanel, 0) // a group was folded, or the window has grown
	if over && m.Wheel != 0 && p.Open == "" {
		s.scrollBy(ScrolledPanel, m.Wheel*lineHeight)
	}
	if p.reveal != "" {
		s.showRow(p.reveal)
		p.reveal = ""
	}
	if _, _, ok := s.Dropdown(); !ok && p.Open != "" { // its row has gone
		p.Open = ""
		s.Revision++
	}
	if c, box, open := s.Dropdown(); open {
		s.scrollList(c, box, m.Wheel*OptionHeight)
		return s.dropdownPointer(c, box, m), true
	}
	if p.drag != "" {
		s.slide(x)
		if m.Released {
			p.drag = ""
			s.gesture.kind = gestureNone
		}
		return input.CursorHand, true
	}
	s.scrollByFinger(m, over)
	hover, cursor := s.hit(x, y)
	if hover != p.Hover {
		p.Hover = hover
		s.Revision++
	}
	if m.Pressed {
		s.commitEdit()
		p.Focus = "" // the mouse leaves the keyboard to the figure
		if !over {
			return cursor, false
		}
		s.gesture.kind = gesturePanel
		s.pressPanel(x, y)
	}
	if m.Released && s.gesture.kind == gesturePanel {
		s.gesture.kind = gestureNone
		return cursor, true
	}
	return cursor, over || s.gesture.kind == gesturePanel
}

// sheetHover is what [Panel.Hover] says of the button that opens the sheet of shortcuts.
const sheetHover = "?"

// hit is the control under the pointer and the cursor that says what a press does.
func (s *State) hit(x, y float64) (id string, cursor input.Cursor) {
	for _, b := range s.BarButtons() {
		if b.Rect.Contains(x, y) {
			return b.Control.ID, input.CursorHand
		}
	}
	if s.SheetButton().Contains(x, y) {
		return sheetHover, input.CursorHand
	}
	if !s.Layout.Panel.Contains(x, y) {
		return "", input.CursorDefault
	}
	if _, bar := s.scrollbarAt(x, y); bar {
		return "", input.CursorDefault
	}
	for _, row := range s.Rows() {
		if !row.Rect.Contains(x, y) {
			continue
		}
		if row.Control == nil {
			return row.Header, input.CursorHand
		}
		c := row.Control
		switch {
		case (c.Kind == Slider || c.Kind == Number) && row.Field.Contains(x, y):
			return c.ID, input.CursorText
		case row.Field.Contains(x, y), row.Track.Contains(x, y), row.Minus.Contains(x, y), row.Plus.Contains(x, y):
			return c.ID, input.CursorHand
		}
		return c.ID, input.CursorDefault
	}
	return "", input.CursorDefault
}

// pressPanel does what a press on the panel or the bar means.
func (s *State) pressPanel(x, y float64) {
	p := s.Panel
	for _, b := range s.BarButtons() {
		if b.Rect.Contains(x, y) {
			s.try(s.Press(b.Control.ID))
			return
		}
	}
	if s.SheetButton().Contains(x, y) {
		s.ShowSheet(true)
		return
	}
	if !s.Layout.Panel.Contains(x, y) {
		return
	}
	for _, row := range s.Rows() {
		if !row.Rect.Contains(x, y) {
			continue
		}
		s.Revision++
		c := row.Control
		if c == nil {
			p.Folded[row.Header] = !p.Folded[row.Header]
			return
		}
		switch {
		case c.Kind == Toggle:
			s.activate(c)
		case (c.Kind == Button || c.Kind == Choice) && row.Field.Contains(x, y):
			s.activate(c)
		case row.Minus.Contains(x, y):
			s.try(s.Nudge(c.ID, -1))
		case row.Plus.Contains(x, y):
			s.try(s.Nudge(c.ID, +1))
		case c.Kind == Slider && row.Track.Contains(x, y):
			p.drag = c.ID
			s.slide(x)
		case row.Field.Contains(x, y):
			s.activate(c)
		}
		return
	}
}

// activate is what Enter or a click on the field does.
func (s *State) activate(c *Control) {
	p := s.Panel
	if !c.Enabled(s) {
		s.try(c.enabled(s))
		return
	}
	switch c.Kind {
	case Button:
		s.try(s.Press(c.ID))
	case Toggle:
		on, _ := c.Value(s).(bool)
		s.try(s.SetControl(c.ID, !on))
	case Choice:
		p.Open, p.lastX, p.lastY = c.ID, s.Pointer.X, s.Pointer.Y
		p.Active = slices.IndexFunc(c.Options, func(o Option) bool { return o.Value == c.Value(s) })
		p.List = 0
		s.showActive()
	default:
		p.Edit = &Edit{ID: c.ID, Entry: Entry{Text: c.Text(s), Fresh: true}}
	}
}

// slide moves the dragged slider's thumb to x.
func (s *State) slide(x float64) {
	for _, row := range s.Rows() {
		if row.Control != nil && row.Control.ID == s.Panel.drag {
			v := row.Control.FromFraction((x - row.Track.X) / row.Track.W)
			s.try(s.SetControl(row.Control.ID, v))
		}
	}
}

// dropdownPointer works the open list: a press chooses, a press elsewhere closes.
func (s *State) dropdownPointer(c *Control, box layout.Rect, m input.Moment) input.Cursor {
	p := s.Panel
	x, y := m.X, m.Y
	moved := x != p.lastX || y != p.lastY
	p.lastX, p.lastY = x, y
	if box.Contains(x, y) && (moved || m.Pressed) {
		if i := int((y - box.Y + p.List) / OptionHeight); i != p.Active && i < len(c.Options) {
			p.Active = i
			s.Revision++
		}
	}
	if m.Pressed {
		s.gesture.kind = gesturePanel
		p.Open = ""
		s.Revision++
		if box.Contains(x, y) {
			s.try(s.SetControl(c.ID, c.Options[p.Active].Value))
		}
	}
	if m.Released && s.gesture.kind == gesturePanel {
		s.gesture.kind = gestureNone
	}
	if box.Contains(x, y) {
		return input.CursorHand
	}
	return input.CursorDefault
}

// scrollByFinger lets a touch that is no slider drag the rows.
func (s *State) scrollByFinger(m input.Moment, over bool) {
	g := &s.gesture
	if m.Pressed {
		g.startX, g.startY = m.X, m.Y
		return
	}
	if g.kind == gesturePanel && m.Touch && m.Down && over {
		s.scrollBy(ScrolledPanel, g.startY-m.Y)
		g.startY = m.Y
	}
}
