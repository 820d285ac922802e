package figure

import (
	"strings"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/panel"
	"xorcery/wasm/view/doctor"
)

// drawBar draws the window's bar: run buttons, the run in numbers, and under them what is to be told: that the session is not kept, or
// else the message. What has no room there stands over the boundary.
func (f *Figure) drawBar(c *canvas, s *app.State, p *panel.Panel) {
	bar := s.Layout.Bar
	c.line(bar.X, bar.Bottom()-1, bar.Right(), bar.Bottom()-1, c.theme.Line)
	if until := s.Until(); until > 0 {
		way := bar.W * float64(s.Lab.Run.StepCount()) / float64(until)
		c.fill(layout.Rect{X: bar.X, Y: bar.Bottom() - 3, W: way, H: 3}, c.theme.Accent)
	}
	for _, b := range p.BarButtons(s) {
		f.button(c, s, p, b.Control, b.Rect)
	}
	f.drawSheetButton(c, s, p)
	room := p.StatusLine(s)
	x, y := room.X, room.Y+room.H/2
	st := style{size: normal, color: c.theme.Ink}
	told := notices(s)
	under, m := "", style{color: c.theme.Muted}
	switch {
	case room.H < 40:
	case len(told) == 0 && s.Lower != app.LowerDoctor:
		under = c.fit(doctor.Line(&s.Lab), room.W, m)
	case len(told) > 0 && c.width(told[0].text, m) <= room.W:
		under = told[0].text
		if told[0].error {
			m.color = c.theme.Error
		}
		told = told[1:]
	}
	if under != "" {
		y -= 10
		c.text(under, x, y+20, m)
	}
	f.drawNotices(c, s, told)
	for _, n := range barNumbers(c, s, room.W) {
		c.text(n, x, y, st)
		x += c.numberRoom(n)
	}
}

// barNumbers is as much of the run in numbers as has room in w, step and loss first of all: where they have none together the step says
// nothing of its way.
func barNumbers(c *canvas, s *app.State, w float64) []string {
	st := style{size: normal}
	numbers := s.Status()
	if c.numberRoom(numbers[0])+c.width(numbers[1], st) > w {
		numbers[0] = "step " + core.FormatInteger(s.Lab.Run.StepCount())
	}
	x := 0.0
	for i, n := range numbers {
		if x+c.width(n, st) > w {
			return numbers[:i]
		}
		x += c.numberRoom(n)
	}
	return numbers
}

// numberRoom is the width of a number in the bar: its digits change without a jump.
func (c *canvas) numberRoom(n string) float64 {
	return max(c.width(n, style{size: normal})+28, float64(len(n))*8+16)
}

// buttonInset is the room beside a button's words.
const buttonInset = 6.0

// drawSheetButton draws the button that opens the sheet of shortcuts.
func (f *Figure) drawSheetButton(c *canvas, s *app.State, p *panel.Panel) {
	r, ground := panel.SheetButton(s), c.theme.Field
	if r.Contains(p.Pointer.X, p.Pointer.Y) {
		ground = c.theme.Hover
	}
	c.rounded(r, 6, ground)
	c.text("?", r.X+r.W/2, r.Y+r.H/2, style{size: normal, bold: true, color: c.theme.Ink, align: atCenter})
}

// button draws a button; the run button stands out.
func (f *Figure) button(c *canvas, s *app.State, p *panel.Panel, k *app.Control, r layout.Rect) {
	ground, ink := c.theme.Field, c.theme.Ink
	if p.Hover == k.ID {
		ground = c.theme.Hover
	}
	if k.ID == "run" {
		ground, ink = c.theme.Accent, c.theme.Paper
	}
	if !k.Enabled(s) {
		ink = mix(c.theme.Paper, c.theme.Muted, 0.6)
	}
	if p.Focus == k.ID {
		c.ring(r, 6, 2, c.theme.Accent, c.theme.Paper)
		r = r.Inset(1)
	}
	c.rounded(r, 6, ground)
	st := style{size: 13, color: ink, align: atCenter}
	title := c.fit(k.Title(s), r.W-buttonInset, st)
	c.text(title, r.X+r.W/2, r.Y+r.H/2, st)
	if k.Struck(s) {
		w := c.width(title, st)
		c.line(r.X+(r.W-w)/2, r.Y+r.H/2, r.X+(r.W+w)/2, r.Y+r.H/2, ink)
	}
}

// wrap breaks a text into lines of at most w.
func (c *canvas) wrap(s string, w float64, st style) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		next := strings.TrimSpace(line + " " + word)
		if line != "" && c.width(next, st) > w {
			lines = append(lines, line)
			next = word
		}
		line = next
	}
	return append(lines, line)
}
