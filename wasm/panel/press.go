package panel

import (
	"errors"
	"slices"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// sheetHover is what [Panel.Hover] says of the button that opens the sheet of shortcuts.
const sheetHover = "?"

// barAt is the button of the bar at a place: a control's id, or [sheetHover]; "" where there is none.
func (p *Panel) barAt(s *app.State, x, y float64) (id string) {
	for _, b := range p.BarButtons(s) {
		if b.Rect.Contains(x, y) {
			return b.Control.ID
		}
	}
	if SheetButton(s).Contains(x, y) {
		return sheetHover
	}
	return ""
}

// rowAt is the row at a place, with something that can be done; ok is false where there is none.
func (p *Panel) rowAt(s *app.State, x, y float64) (row Row, ok bool) {
	for _, row := range p.Rows(s) {
		if row.Rect.Contains(x, y) {
			return row, row.name() != ""
		}
	}
	return row, false
}

// hit is the control under the pointer and the cursor that says what a press does.
func (p *Panel) hit(s *app.State) (id string, cursor input.Cursor) {
	x, y := p.Pointer.X, p.Pointer.Y
	if button := p.barAt(s, x, y); button != "" {
		return button, input.CursorHand
	}
	if l := p.Scroller(s); !l.Area.Contains(x, y) || l.More() && l.Strip().Contains(x, y) {
		return "", input.CursorDefault
	}
	row, ok := p.rowAt(s, x, y)
	switch c, inField := row.Control, row.Field.Contains(x, y); {
	case !ok:
		return "", input.CursorDefault
	case c == nil:
		return row.Header, input.CursorHand
	case inField && (c.Kind == app.Slider || c.Kind == app.Number || c.Kind == app.Text):
		return c.ID, input.CursorText
	case inField, row.grip().Contains(x, y), row.Minus.Contains(x, y), row.Plus.Contains(x, y):
		return c.ID, input.CursorHand
	}
	return row.name(), input.CursorDefault
}

// press does what a press on the panel or the bar means.
func (p *Panel) press(s *app.State, m input.Moment, at time.Duration) {
	x, y := m.X, m.Y
	p.Revision++
	p.doing, p.fingerY = nothing, y
	switch id := p.barAt(s, x, y); id {
	case "":
	case sheetHover:
		s.ShowSheet(true)
		return
	default:
		try(s, s.Press(id))
		return
	}
	l := p.Scroller(s)
	row, ok := p.rowAt(s, x, y)
	switch c := row.Control; {
	case !l.Area.Contains(x, y):
	case !m.Touch && l.More() && l.Strip().Contains(x, y): // a finger drags the rows themselves
		p.doing, p.grip = scrolling, l.Grip(p.Scroll, y)
	case !ok:
	case c == nil:
		p.Folded[row.Header] = !p.Folded[row.Header]
	case row.Minus.Contains(x, y):
		try(s, s.Nudge(c.ID, -1))
	case row.Plus.Contains(x, y):
		try(s, s.Nudge(c.ID, +1))
	case c.Kind == app.Slider && row.grip().Contains(x, y):
		p.doing, p.slider = sliding, c.ID
		p.strokes++
		p.slide(s, x)
	case c.Kind == app.Toggle, row.Field.Contains(x, y):
		if p.activate(s, c); p.Edit != nil {
			r := app.EntryRoom(row.Field)
			p.Edit.Opened(x-r.X, r.W, s.EntryWidth, at)
			p.doing, p.grip = selecting, x
		}
	}
}

// move goes on with a press, up to its release.
func (p *Panel) move(s *app.State, m input.Moment) {
	switch {
	case p.doing == sliding:
		p.slide(s, m.X)
	case p.doing == selecting:
		p.selectTo(s, m.X)
	case p.doing == scrolling:
		p.scrollTo(s, p.Scroller(s).To(m.Y-p.grip))
	case m.Touch && m.Down && p.over(s):
		p.scrollBy(s, p.fingerY-m.Y)
		p.fingerY = m.Y
	}
	if m.Released {
		p.doing = nothing
		p.Revision++
	}
}

// activate is what Enter or a click on the field does.
func (p *Panel) activate(s *app.State, c *app.Control) {
	if why := c.Refusal(s); why != "" {
		s.Warn(errors.New(why))
		return
	}
	switch c.Kind {
	case app.Button:
		try(s, s.Press(c.ID))
	case app.Toggle:
		on, _ := c.Value(s).(bool)
		try(s, s.SetControl(c.ID, !on))
	case app.Choice:
		p.Open, p.lastX, p.lastY = c.ID, p.Pointer.X, p.Pointer.Y
		p.Active = slices.IndexFunc(c.Options, func(o app.Option) bool { return o.Value == c.Value(s) })
		p.List = 0
		p.showActive(s)
	default:
		p.begin(s, c)
	}
}

// slide moves the thumb of the slider at work to x: all of a drag is one step for Undo.
func (p *Panel) slide(s *app.State, x float64) {
	if row, ok := p.row(s, p.slider); ok {
		c := row.Control.In(s)
		try(s, s.Slide(c.ID, c.PositionAt((x-row.Track.X)/row.Track.W), p.strokes))
	}
}
