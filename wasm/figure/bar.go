package figure

import (
	"strings"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"
)

// drawBar draws the window's bar: run buttons, the run in numbers, and the message line.
func (f *Figure) drawBar(c *canvas, s *app.State) {
	bar := s.Layout.Bar
	c.line(bar.X, bar.Bottom()-1, bar.Right(), bar.Bottom()-1, c.theme.Line)
	x := bar.X
	for _, b := range s.BarButtons() {
		f.button(c, s, b.Control, b.Rect)
		x = b.Rect.Right()
	}
	x += 24
	st := style{size: normal, color: c.theme.Ink, mid: true}
	numbers := []string{
		"step " + app.FormatInteger(s.Run.StepCount()),
		"loss " + app.FormatNumber(s.Metrics.Loss),
		"accuracy " + app.FormatPercent(s.Metrics.Accuracy),
	}
	if s.Running {
		numbers = append(numbers, app.FormatInteger(int(s.Rate))+" steps/s")
	}
	y := bar.Y + bar.H/2
	if s.Message.Text != "" {
		y -= 10
		m := style{color: c.theme.Muted}
		if s.Message.Error {
			m.color = c.theme.Error
		}
		m.mid = true
		c.text(c.fit(s.Message.Text, bar.Right()-x-16, m), x, y+20, m)
	}
	for _, n := range numbers {
		w := max(c.width(n, st)+28, float64(len(n))*8+16) // room for the digits to change without a jump
		if x+w > bar.Right() {
			return
		}
		c.text(n, x, y, st)
		x += w
	}
}

// button draws a button; the run button stands out.
func (f *Figure) button(c *canvas, s *app.State, k *app.Control, r app.Rect) {
	ground, ink := c.theme.Field, c.theme.Ink
	if s.Panel.Hover == k.ID {
		ground = c.theme.Hover
	}
	if k.ID == "run" {
		ground, ink = c.theme.Accent, c.theme.Paper
	}
	if !k.Enabled(s) {
		ink = mix(c.theme.Paper, c.theme.Muted, 0.6)
	}
	if s.Panel.Focus == k.ID {
		c.ring(r, 6, 2, c.theme.Accent, c.theme.Paper)
		r = r.Inset(1)
	}
	c.rounded(r, 6, ground)
	st := style{size: 13, color: ink, mid: true, align: text.AlignCenter}
	c.text(c.fit(k.Title(s), r.W-8, st), r.X+r.W/2, r.Y+r.H/2, st)
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
