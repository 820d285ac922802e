package panel

import (
	"math"
	"strings"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/edit"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// What is typed stands in the field of its row: Enter sets it and stays where it is refused, until it is mended or Escape takes it back;
// leaving sets it too, and where it is refused the old value stays.

// editKey gives a key to what is being typed; it says whether it was for that.
func (p *Panel) editKey(s *app.State, k input.Key) bool {
	e := p.Edit
	switch k.Name {
	case "Enter":
		if err := p.set(s); err != nil {
			e.Fault = err.Error()
			e.SelectAll()
			break
		}
		p.Edit = nil
		if c, err := app.Find(e.ID); err == nil && c.Enter != "" {
			try(s, s.Press(c.Enter))
		}
	case "Tab":
		p.Focus = e.ID
		p.commitEdit(s)
		p.moveFocus(s, k.Shift)
	case "Escape":
		p.Edit = nil
		s.Mended(e.ID)
	default:
		wish, meant := e.Type(k)
		if !meant {
			return false
		}
		s.Wish(wish)
		p.typed(s)
	}
	return true
}

// set gives the control what was typed, if that is something else than before; an emptied number stays as it is.
func (p *Panel) set(s *app.State) error {
	e := p.Edit
	c, err := app.Find(e.ID)
	emptied := c != nil && c.Kind != app.Text && strings.TrimSpace(e.Text()) == ""
	if err != nil || !c.Visible(s) || !e.Changed() || emptied || e.Text() == c.Text(s) {
		s.Mended(e.ID)
		return err
	}
	if err = s.SetControl(e.ID, e.Text()); err != nil {
		s.Refuse(e.ID, err)
	}
	return err
}

// commitEdit ends the typing, as the reader leaves the field.
func (p *Panel) commitEdit(s *app.State) {
	if p.Edit != nil {
		_ = p.set(s) // it is said
		p.Edit = nil
		p.Revision++
	}
}

// begin types for a control: in all that stands there, or at the end of a line.
func (p *Panel) begin(s *app.State, c *app.Control) {
	p.Edit = &Edit{c.ID, edit.NewField(c.Text(s))}
	if p.Edit.Begins = c.Kind == app.Text; p.Edit.Begins {
		p.Edit.Place(p.Edit.Len(), false)
	}
	p.typed(s)
}

// typed sees to what follows from another text: the caret is in sight, and a fault that is mended goes.
func (p *Panel) typed(s *app.State) {
	e := p.Edit
	if field, ok := p.editField(s); ok {
		e.Follow(app.EntryRoom(field).W, s.EntryWidth)
	}
	if e.Fault != "" && s.Allows(e.ID, e.Text()) == nil {
		e.Fault = ""
		s.Mended(e.ID)
	}
	p.Revision++
}

// editField is the field that is typed in; ok is false where it is folded away or not shown.
func (p *Panel) editField(s *app.State) (field layout.Rect, ok bool) {
	if p.Edit == nil {
		return field, false
	}
	row, ok := p.row(s, p.Edit.ID)
	return row.Field, ok
}

// pressEdit places the caret in the field that is typed in, where the press is on it.
func (p *Panel) pressEdit(s *app.State, m input.Moment, at time.Duration) bool {
	field, ok := p.editField(s)
	if !ok || !field.Contains(m.X, m.Y) || !p.Scroller(s).Area.Contains(m.X, m.Y) {
		return false
	}
	r := app.EntryRoom(field)
	p.Edit.Press(m.X-r.X, r.W, s.EntryWidth, m.Shift, at)
	p.doing, p.grip = selecting, m.X
	p.Revision++
	return true
}

// selectTo goes on with a selection to x; a press that hardly moves is a click.
func (p *Panel) selectTo(s *app.State, x float64) {
	field, ok := p.editField(s)
	if !ok || math.Abs(x-p.grip) <= clickSlack {
		return
	}
	p.grip = math.Inf(1) // from now on every move counts
	r := app.EntryRoom(field)
	p.Edit.Drag(x-r.X, r.W, s.EntryWidth)
	p.Revision++
}

// clickSlack is how far a press in a field may move before it selects.
const clickSlack = 2.0
