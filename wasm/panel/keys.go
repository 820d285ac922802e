package panel

import (
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// key gives a key to the open list, the number being typed or the focused control. It says whether the figure is to see
// nothing of it.
func (p *Panel) key(s *app.State, k input.Key) bool {
	switch {
	case k.Repeat && !app.Repeats(k):
		return false
	case p.Edit == nil && app.AsksForSheet(k):
		return false
	case p.Edit == nil && p.Open == "" && p.Focus == "" && s.Network.Entry != nil: // typed in the drawn network
		return false
	case !p.takesKey(s, k):
		return p.Edit != nil
	}
	p.Revision++
	return true
}

func (p *Panel) takesKey(s *app.State, k input.Key) bool {
	c := p.focused(s)
	switch {
	case k.Ctrl && k.Name == "V" && p.Edit != nil:
		s.Paste()
		return true
	case k.Ctrl && (k.Name == "S" || k.Name == "O") && p.Edit != nil: // what is typed is part of what is saved
		p.commitEdit(s)
		return false
	case k.Ctrl:
		return false
	case p.Open != "":
		p.listKey(s, k)
		return true
	case p.Edit == nil && c != nil && (c.Kind == app.Slider || c.Kind == app.Number) && core.BeginsNumber(k.Rune()):
		p.Edit = &Edit{ID: c.ID, Entry: input.Entry{Fresh: true}}
		p.editKey(s, k)
		return true
	case p.Edit != nil:
		p.editKey(s, k)
		return true
	case k.Name == "Tab":
		p.moveFocus(s, k.Shift)
		return true
	case slices.Contains(app.Groups[:], p.Focus):
		return p.headerKey(k)
	case c == nil:
		return false
	}
	switch k.Name {
	case "Enter", "Space":
		p.activate(s, c)
	case "Escape":
		p.Focus = ""
	case "ArrowLeft", "ArrowDown":
		arrow(s, c, -1)
	case "ArrowRight", "ArrowUp":
		arrow(s, c, +1)
	default:
		return false
	}
	return true
}

// headerKey folds and unfolds the focused group.
func (p *Panel) headerKey(k input.Key) bool {
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
func arrow(s *app.State, c *app.Control, direction int) {
	switch c.Kind {
	case app.Slider, app.Number:
		try(s, s.Nudge(c.ID, direction))
	case app.Choice:
		at := slices.IndexFunc(c.Options, func(o app.Option) bool { return o.Value == c.Value(s) })
		if to := at - direction; at >= 0 && to >= 0 && to < len(c.Options) {
			try(s, s.SetControl(c.ID, c.Options[to].Value))
		}
	}
}

// editKey works the number being typed.
func (p *Panel) editKey(s *app.State, k input.Key) {
	switch k.Name {
	case "Enter":
		id := p.Edit.ID
		p.commitEdit(s)
		if c, err := app.Find(id); err == nil && c.Enter != "" {
			try(s, s.Press(c.Enter))
		}
	case "Tab":
		p.Focus = p.Edit.ID
		p.commitEdit(s)
		p.moveFocus(s, k.Shift)
	case "Escape":
		p.Edit = nil
	default:
		p.Edit.Type(k)
	}
}

// commitEdit sets the control to what was typed; what cannot be is said and the old value stays.
func (p *Panel) commitEdit(s *app.State) {
	e := p.Edit
	if e == nil {
		return
	}
	p.Edit = nil
	p.Revision++
	if c, err := app.Find(e.ID); err == nil && c.Visible(s) && !e.Fresh && e.Text != c.Text(s) {
		try(s, s.SetControl(e.ID, e.Text))
	}
}

func (p *Panel) focused(s *app.State) *app.Control {
	c, err := app.Find(p.Focus)
	if err != nil || !c.Visible(s) {
		return nil
	}
	return c
}

// setFocus gives the keyboard to a control or a group, or with "" to the figure.
func (p *Panel) setFocus(name string) {
	if p.Focus != name {
		p.Focus = name
		p.Revision++
	}
}

// moveFocus goes to the next control of the bar and the panel, or the one before, and scrolls it into sight.
func (p *Panel) moveFocus(s *app.State, back bool) {
	ids := []string{""} // before the first and after the last is the figure
	for _, b := range p.BarButtons(s) {
		ids = append(ids, b.Control.ID)
	}
	for _, row := range p.Rows(s) {
		ids = append(ids, row.name())
	}
	at := max(slices.Index(ids, p.Focus), 0)
	step := 1
	if back {
		step = len(ids) - 1
	}
	p.setFocus(ids[(at+step)%len(ids)])
	p.showRow(s, p.Focus)
}
