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

// hit is the control under the pointer and the cursor that says what a press does.
func (p *Panel) hit(s *app.State) (id string, cursor input.Cursor) {
	x, y := p.Pointer.X, p.Pointer.Y
	for _, b := range p.BarButtons(s) {
		if b.Rect.Contains(x, y) {
			return b.Control.ID, input.CursorHand
		}
	}
	if SheetButton(s).Contains(x, y) {
		return sheetHover, input.CursorHand
	}
	if l := p.Scroller(s); !l.Area.Contains(x, y) || l.More() && l.Strip().Contains(x, y) {
		return "", input.CursorDefault
	}
	for _, row := range p.Rows(s) {
		if !row.Rect.Contains(x, y) {
			continue
		}
		if row.Control == nil && row.Header == "" {
			return "", input.CursorDefault
		}
		if row.Control == nil {
			return row.Header, input.CursorHand
		}
		c := row.Control
		switch {
		case (c.Kind == app.Slider || c.Kind == app.Number || c.Kind == app.Text) && row.Field.Contains(x, y):
			return c.ID, input.CursorText
		case row.Field.Contains(x, y), row.Grip().Contains(x, y), row.Minus.Contains(x, y), row.Plus.Contains(x, y):
			return c.ID, input.CursorHand
		}
		return c.ID, input.CursorDefault
	}
	return "", input.CursorDefault
}

// press does what a press on the panel or the bar means.
func (p *Panel) press(s *app.State, m input.Moment, at time.Duration) {
	x, y := m.X, m.Y
	p.Revision++
	p.doing, p.fingerY = nothing, y
	for _, b := range p.BarButtons(s) {
		if b.Rect.Contains(x, y) {
			try(s, s.Press(b.Control.ID))
			return
		}
	}
	if SheetButton(s).Contains(x, y) {
		s.ShowSheet(true)
		return
	}
	l := p.Scroller(s)
	switch {
	case !l.Area.Contains(x, y):
		return
	case !m.Touch && l.More() && l.Strip().Contains(x, y): // a finger drags the rows themselves
		p.doing, p.grip = scrolling, l.Grip(p.Scroll, y)
		return
	}
	for _, row := range p.Rows(s) {
		if !row.Rect.Contains(x, y) {
			continue
		}
		c := row.Control
		if c == nil && row.Header == "" {
			return
		}
		if c == nil {
			p.Folded[row.Header] = !p.Folded[row.Header]
			return
		}
		switch {
		case row.Minus.Contains(x, y):
			try(s, s.Nudge(c.ID, -1))
		case row.Plus.Contains(x, y):
			try(s, s.Nudge(c.ID, +1))
		case c.Kind == app.Slider && row.Grip().Contains(x, y):
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
		return
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
