package panel

import (
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// OptionHeight is the height of one option of an open list.
const OptionHeight = 32.0

// Dropdown is the open choice's list; ok is false when none is open. It opens downward, or
// upward where there is no room; one that is longer than the window scrolls.
func (p *Panel) Dropdown(s *app.State) (c *app.Control, box layout.Rect, ok bool) {
	if p.Open == "" {
		return nil, box, false
	}
	row, ok := p.row(s, p.Open)
	if !ok {
		return nil, box, false
	}
	_, height := s.Size()
	f := row.Field
	box = layout.R(f.X, f.Bottom()+4, f.W, min(float64(len(row.Control.Options))*OptionHeight, height-8))
	if box.Bottom() > height {
		box.Y = f.Y - 4 - box.H
	}
	box.Y = max(min(box.Y, height-box.H-4), 4)
	return row.Control, box, true
}

// OptionRect is where option i of the open list stands; some lie outside its box and are not seen.
func (p *Panel) OptionRect(box layout.Rect, i int) layout.Rect {
	return layout.R(box.X, box.Y+float64(i)*OptionHeight-p.List, box.W, OptionHeight)
}

// scrollList moves the open list by d, within its length.
func (p *Panel) scrollList(c *app.Control, box layout.Rect, d float64) {
	was := p.List
	if p.List = max(min(p.List+d, float64(len(c.Options))*OptionHeight-box.H), 0); p.List != was {
		p.Revision++
	}
}

// showActive scrolls the open list until its active option is in sight.
func (p *Panel) showActive(s *app.State) {
	if c, box, ok := p.Dropdown(s); ok {
		r := p.OptionRect(box, max(p.Active, 0))
		p.scrollList(c, box, min(r.Y-box.Y, 0))
		p.scrollList(c, box, max(r.Bottom()-box.Bottom(), 0))
	}
}

// useList works the open list by the pointer: a press chooses, a press elsewhere closes; the wheel scrolls it wherever it turns.
func (p *Panel) useList(s *app.State, m input.Moment) {
	c, box, _ := p.Dropdown(s)
	p.scrollList(c, box, m.Wheel*OptionHeight)
	x, y := m.X, m.Y
	moved, inside := x != p.lastX || y != p.lastY, box.Contains(x, y)
	p.lastX, p.lastY = x, y
	if inside && (moved || m.Pressed) {
		if i := int((y - box.Y + p.List) / OptionHeight); i != p.Active && i < len(c.Options) {
			p.Active = i
			p.Revision++
		}
	}
	if !m.Pressed {
		return
	}
	p.mine, p.doing = true, nothing
	p.Open = ""
	p.Revision++
	if inside {
		try(s, s.SetControl(c.ID, c.Options[p.Active].Value))
	}
}

// listKey works the open list.
func (p *Panel) listKey(s *app.State, k input.Key) {
	c, _, _ := p.Dropdown(s)
	switch k.Name {
	case "ArrowUp":
		p.Active = max(p.Active-1, 0)
		p.showActive(s)
	case "ArrowDown":
		p.Active = min(p.Active+1, len(c.Options)-1)
		p.showActive(s)
	case "Enter", "Space":
		p.Open = ""
		try(s, s.SetControl(c.ID, c.Options[max(p.Active, 0)].Value))
	case "Escape", "Tab":
		p.Open = ""
	}
}
