package app

import (
	"slices"

	"xorcery/wasm/input"
)

// panelKey gives a key to the open list, the number being typed or the focused control. It says whether the figure is to
// see nothing of it.
func (s *State) panelKey(k input.Key) bool {
	if !s.panelTakes(k) {
		return s.Panel.Edit != nil
	}
	s.Revision++
	return true
}

func (s *State) panelTakes(k input.Key) bool {
	p := s.Panel
	c := s.focused()
	switch {
	case k.Ctrl:
		return false
	case p.Open != "":
		return s.listKey(k)
	case p.Edit == nil && c != nil && (c.Kind == Slider || c.Kind == Number) && beginsNumber(k):
		p.Edit = &Edit{ID: c.ID, Entry: Entry{Fresh: true}}
		return s.editKey(k)
	case p.Edit != nil:
		return s.editKey(k)
	case k.Name == "Tab":
		s.moveFocus(k.Shift)
		return true
	case slices.Contains(Groups[:], p.Focus):
		return s.headerKey(k)
	case c == nil:
		return false
	}
	switch k.Name {
	case "Enter", "Space":
		s.activate(c)
	case "Escape":
		p.Focus = ""
	case "ArrowLeft", "ArrowDown":
		s.arrow(c, -1)
	case "ArrowRight", "ArrowUp":
		s.arrow(c, +1)
	default:
		return false
	}
	return true
}

// headerKey folds and unfolds the focused group.
func (s *State) headerKey(k input.Key) bool {
	p := s.Panel
	switch k.Name {
	case "Enter", "Space":
		p.Folded[p.Focus] = !p.Folded[p.Focus]
	case "ArrowLeft":
		p.Folded[p.Focus] = true
	case "ArrowRight":
		p.Folded[p.Focus] = false
	case "Escape":
		p.Focus = ""
	default:
		return false
	}
	return true
}

// arrow changes the focused control by one.
func (s *State) arrow(c *Control, direction int) {
	switch c.Kind {
	case Slider, Number:
		s.try(s.Nudge(c.ID, direction))
	case Choice:
		for i, o := range c.Options {
			if j := i - direction; o.Value == c.Value(s) && j >= 0 && j < len(c.Options) {
				s.try(s.SetControl(c.ID, c.Options[j].Value))
				return
			}
		}
	}
}

// listKey works the open list.
func (s *State) listKey(k input.Key) bool {
	p := s.Panel
	c, _, ok := s.Dropdown()
	if !ok {
		p.Open = ""
		return false
	}
	switch k.Name {
	case "ArrowUp":
		p.Active = max(p.Active-1, 0)
		s.showActive()
	case "ArrowDown":
		p.Active = min(p.Active+1, len(c.Options)-1)
		s.showActive()
	case "Enter", "Space":
		p.Open = ""
		s.try(s.SetControl(c.ID, c.Options[max(p.Active, 0)].Value))
	case "Escape", "Tab":
		p.Open = ""
	}
	return true
}

// editKey works the number being typed.
func (s *State) editKey(k input.Key) bool {
	p := s.Panel
	switch k.Name {
	case "Enter":
		s.commitEdit()
	case "Tab":
		p.Focus = p.Edit.ID
		s.commitEdit()
		s.moveFocus(k.Shift)
	case "Escape":
		p.Edit = nil
	case "Backspace":
		p.Edit.back()
	default:
		p.Edit.add(k.Text)
	}
	return true
}

// commitEdit sets the control to what was typed; what cannot be is said and the old value stays.
func (s *State) commitEdit() {
	e := s.Panel.Edit
	if e == nil {
		return
	}
	s.Panel.Edit = nil
	s.Revision++
	if c, err := Find(e.ID); err == nil && !e.Fresh && e.Text != c.Text(s) {
		s.try(s.SetControl(e.ID, e.Text))
	}
}

func (s *State) focused() *Control {
	if s.Panel.Focus == "" {
		return nil
	}
	c, err := Find(s.Panel.Focus)
	if err != nil || !c.Visible(s) {
		return nil
	}
	return c
}

// moveFocus goes to the next control of the bar and the panel, or the one before, and scrolls it into sight.
func (s *State) moveFocus(back bool) {
	var ids []string
	for _, b := range s.BarButtons() {
		ids = append(ids, b.Control.ID)
	}
	for _, row := range s.Rows() {
		ids = append(ids, row.name())
	}
	at := -1
	for i, id := range ids {
		if id == s.Panel.Focus {
			at = i
		}
	}
	switch {
	case back && at < 0:
		at = len(ids) - 1
	case back:
		at--
	default:
		at++
	}
	if at < 0 || at >= len(ids) {
		s.Panel.Focus = ""
		return
	}
	s.Panel.Focus = ids[at]
	s.showRow(ids[at])
}

// showRow scrolls the panel until a row is in sight, or as much of it as has room.
func (s *State) showRow(name string) {
	area := s.Layout.Panel
	for _, row := range s.Rows() {
		if row.name() == name {
			down := max(row.Rect.Bottom()-area.Bottom()+8, 0)
			s.scrollBy(ScrolledPanel, min(down, row.Rect.Y-area.Y-8))
			return
		}
	}
}
