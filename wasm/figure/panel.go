package figure

import (
	"image/color"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/panel"
)

// drawPanel draws the controls of the window.
func (f *Figure) drawPanel(c *canvas, s *app.State, p *panel.Panel) {
	area := s.Layout.Panel
	c.line(area.X, area.Y, area.X, area.Bottom(), c.theme.Line)
	in := c.clip(area)
	for _, row := range p.Rows(s) {
		if row.Rect.Bottom() < area.Y || row.Rect.Y > area.Bottom() {
			continue
		}
		switch {
		case row.Control != nil:
			f.drawRow(in, s, p, row)
			drawMeter(in, row)
		case row.Header != "":
			f.drawHeader(in, s, p, row)
		default:
			f.drawText(in, row)
		}
	}
	if l := p.Scroller(s); l.More() {
		in.scrollbar(l, p.Scroll, p.Scrolling(), p.Pointer)
	}
	f.drawHelp(c, s, p)
	f.drawDropdown(c, s, p)
}

func (f *Figure) drawHeader(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	r := row.Rect
	if r.Y > s.Layout.Panel.Y+1 {
		c.line(r.X+16, r.Y, r.Right()-16, r.Y, c.theme.Line)
	}
	if p.Focus == row.Header {
		c.ring(r.Inset(6), 5, 2, c.theme.Accent, c.theme.Paper)
	}
	y := r.Y + r.H/2
	f.triangle(c, r.X+21, y, p.Folded[row.Header])
	c.text(row.Header, r.X+36, y, style{size: normal, bold: true, color: c.theme.Ink})
}

// triangle points right when folded, down when open.
func (f *Figure) triangle(c *canvas, x, y float64, folded bool) {
	const d = 4.0
	corners := [][2]float64{{-d, -d / 2}, {d, -d / 2}, {0, d / 2 * 1.3}}
	if folded {
		corners = [][2]float64{{-d / 2, -d}, {-d / 2, d}, {d / 2 * 1.3, 0}}
	}
	c.fillPath(c.corners(x, y, corners...), c.theme.Muted)
}

func (f *Figure) drawRow(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	k := row.Control
	drawNote(c, row, c.theme.Muted)
	if k.Kind == app.Button {
		f.button(c, s, p, k, row.Field)
		return
	}
	st := style{size: 13, color: c.theme.Ink}
	c.text(c.fit(k.Title(s), row.Label.W-4, st), row.Label.X, row.Label.Y+row.Label.H/2, st)
	switch k.Kind {
	case app.Slider:
		f.drawField(c, s, p, row)
		f.drawSlider(c, s, p, row)
	case app.Number:
		f.drawField(c, s, p, row)
		for _, b := range []struct {
			at   layout.Rect
			sign string
		}{{row.Minus, "−"}, {row.Plus, "+"}} {
			c.rounded(b.at, 5, f.ground(c, p, k, b.at))
			c.text(b.sign, b.at.X+b.at.W/2, b.at.Y+b.at.H/2, style{size: 16, color: c.theme.Ink, align: atCenter})
		}
	case app.Choice:
		f.drawChoice(c, s, p, row)
	case app.Text:
		f.drawLine(c, s, p, row)
	case app.Toggle:
		f.drawSwitch(c, s, p, row)
	}
}

// drawLine draws a line that is typed: of one that is longer than its field, the end.
func (f *Figure) drawLine(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	f.box(c, s, p, row)
	st := style{size: 13, color: c.theme.Ink}
	if e := p.Edit; e != nil && e.ID == row.Control.ID {
		c.typed(row.Field, e.Field, s)
		return
	}
	in := c.clip(row.Field.Inset(2))
	line := row.Control.Text(s)
	w := c.width(line, st)
	x, y := row.Field.X+8+min(row.Field.W-18-w, 0), row.Field.Y+row.Field.H/2
	in.text(line, x, y, st)
}

// drawText draws a row that is text alone.
func (f *Figure) drawText(c *canvas, row panel.Row) {
	over := style{size: normal, bold: true, color: c.theme.Ink}
	for i, line := range row.Title {
		c.text(c.fit(line, row.Label.W, over), row.Label.X, row.TitleY(i), over)
	}
	drawNote(c, row, c.theme.Ink)
	drawMeter(c, row)
}

func drawNote(c *canvas, row panel.Row, ink color.RGBA) {
	st := style{color: ink}
	for i, line := range row.Note {
		c.text(c.fit(line, row.Rect.W-2*(row.Label.X-row.Rect.X), st), row.Label.X, row.NoteY(i), st)
	}
}

// drawMeter draws how far what the row tells of has come.
func drawMeter(c *canvas, row panel.Row) {
	m := row.Meter
	if m.Empty() {
		return
	}
	c.rounded(m, m.H/2, c.theme.Line)
	if m.W *= row.Share; m.W >= m.H {
		c.rounded(m, m.H/2, c.theme.Accent)
	}
}

// ground is the color behind a part of a control: lighter under the pointer.
func (f *Figure) ground(c *canvas, p *panel.Panel, k *app.Control, r layout.Rect) color.RGBA {
	if p.Hover == k.ID && r.Contains(p.Pointer.X, p.Pointer.Y) {
		return c.theme.Hover
	}
	return c.theme.Field
}

// box draws a field's ground, with a ring when it has the keyboard.
func (f *Figure) box(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	if p.Focus == row.Control.ID {
		c.ring(row.Field, 5, 2, c.theme.Accent, c.theme.Paper)
	}
	c.rounded(row.Field, 5, f.ground(c, p, row.Control, row.Field))
}

func (f *Figure) drawField(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	f.box(c, s, p, row)
	k := row.Control
	st := style{size: app.EntrySize, color: c.theme.Ink, align: atEnd}
	x, y := row.Field.Right()-8, row.Field.Y+row.Field.H/2
	if e := p.Edit; e != nil && e.ID == k.ID {
		c.typed(row.Field, e.Field, s)
		return
	}
	c.text(c.fit(k.Said(s), row.Field.W-12, st), x, y, st)
}

func (f *Figure) drawSlider(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	t := row.Track
	v, _ := row.Control.Value(s).(float64)
	y := t.Y + t.H/2
	now := row.Control.In(s)
	x := t.X + now.Fraction(v)*t.W
	c.rounded(layout.Rect{X: t.X, Y: y - 2, W: t.W, H: 4}, 2, c.theme.Line)
	c.rounded(layout.Rect{X: t.X, Y: y - 2, W: x - t.X, H: 4}, 2, c.theme.Accent)
	c.circle(x, y, panel.Knob, c.theme.Accent)
	c.circle(x, y, panel.Knob-3, c.theme.Paper)
}

func (f *Figure) drawChoice(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	f.box(c, s, p, row)
	y := row.Field.Y + row.Field.H/2
	x := row.Field.X + 10
	k := row.Control
	if k.ID == "brush" {
		f.markers.one(c, x+5, y, 5, s.PointClass)
		x += 18
	}
	st := style{size: 13, color: c.theme.Ink}
	c.text(c.fit(k.Text(s), row.Field.Right()-22-x, st), x, y, st)
	f.triangle(c, row.Field.Right()-13, y, false)
}

func (f *Figure) drawSwitch(c *canvas, s *app.State, p *panel.Panel, row panel.Row) {
	on, _ := row.Control.Value(s).(bool)
	r := row.Field
	if p.Focus == row.Control.ID {
		c.ring(r, r.H/2, 2, c.theme.Accent, c.theme.Paper)
	}
	ground, x := mix(c.theme.Paper, c.theme.Muted, 0.7), r.X+r.H/2
	if on {
		ground, x = c.theme.Accent, r.Right()-r.H/2
	}
	c.rounded(r, r.H/2, ground)
	c.circle(x, r.Y+r.H/2, r.H/2-3, c.theme.Paper)
}

// drawHelp explains the control under the pointer, beside the panel.
func (f *Figure) drawHelp(c *canvas, s *app.State, p *panel.Panel) {
	k, err := app.Find(p.Hover)
	if err != nil || p.Pointer.Touch || p.Open != "" || p.Pointer.Down {
		return
	}
	w, h := s.Size()
	st := style{color: c.theme.Ink}
	lines := c.wrap(k.Advice(s), 232, st)
	if k.Restarts {
		lines = append(lines, "Changing it starts training again.")
	}
	if why := k.Refusal(s); why != "" {
		lines = append(lines, c.wrap("Not now: "+why, 232, st)...)
	}
	area := s.Layout.Panel
	x, y := area.X, p.Pointer.Y+8
	if !area.Contains(p.Pointer.X, p.Pointer.Y) || area.X == 0 {
		x, y = p.Pointer.X+270, p.Pointer.Y+24
	}
	width := 0.0
	for _, l := range lines {
		width = max(width, c.width(l, st))
	}
	c.tooltip(lines, min(x, w)-width-36, y, layout.Rect{X: 0, Y: 0, W: w, H: h - 8})
}

func (f *Figure) drawDropdown(c *canvas, s *app.State, p *panel.Panel) {
	k, box, ok := p.Dropdown(s)
	if !ok {
		return
	}
	c.ring(box, 5, 1, c.theme.Muted, c.theme.Paper)
	c = c.clip(box)
	for i, o := range k.Options {
		r := p.OptionRect(box, i)
		st := style{size: 13, color: c.theme.Ink, bold: o.Value == k.Value(s)}
		if i == p.Active {
			c.rounded(r.Inset(2), 4, c.theme.Hover)
		}
		x := r.X + 10
		if k.ID == "brush" {
			f.markers.one(c, x+5, r.Y+r.H/2, 5, i)
			x += 18
		}
		c.text(c.fit(o.Label, r.Right()-x-4, st), x, r.Y+r.H/2, st)
	}
}
