package panel

import (
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/edit"
	"xorcery/wasm/input"
)

// key gives a key to the open list, the number being typed or the focused control. It says whether the figure is to see
// nothing of it.
func (p *Panel) key(s *app.State, k input.Key) bool {
	switch {
	case k.Repeat && !app.Repeats(k):
		return false
	case p.typesAhead(s, k):
		return true
	case p.Edit == nil && app.AsksForSheet(k):
		return false
	case p.Edit == nil && p.Open == "" && p.Focus == "" && s.Network.Entry != nil: // typed in the drawn network
		return false
	case !p.takesKey(s, k):
		if p.Edit == nil {
			return false
		}
		if k.Ctrl {
			p.commitEdit(s) // another's shortcut leaves the field
		}
		return !k.Others()
	}
	p.Revision++
	return true
}

func (p *Panel) takesKey(s *app.State, k input.Key) bool {
	c := p.focused(s)
	switch {
	case p.Edit != nil:
		return p.editKey(s, k)
	case k.Ctrl:
		return false
	case p.Open != "":
		p.listKey(s, k)
		return true
	case c != nil && (c.Kind == app.Slider || c.Kind == app.Number) && core.BeginsNumber(k.Rune()):
		p.Edit = &Edit{c.ID, edit.NewField("")}
		return p.editKey(s, k)
	case p.scrollKey(s, k):
		return true
	case k.Name == "Tab":
		p.moveFocus(s, k.Shift)
		return true
	case isHeader(p.Focus):
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

// scrollKey scrolls the rows where one of them has the keyboard, or the mouse is over them.
func (p *Panel) scrollKey(s *app.State, k input.Key) bool {
	l := p.Scroller(s)
	to, ok := l.Key(k.Name, p.Scroll)
	if ok = ok && (p.Focus != "" || l.Area.Contains(p.Pointer.X, p.Pointer.Y)); ok {
		p.scrollTo(s, to)
	}
	return ok
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
		if row.name() != "" {
			ids = append(ids, row.name())
		}
	}
	at := max(slices.Index(ids, p.Focus), 0)
	step := 1
	if back {
		step = len(ids) - 1
	}
	p.setFocus(ids[(at+step)%len(ids)])
	p.showRow(s, p.Focus)
}
