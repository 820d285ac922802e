package figure

import (
	"xorcery/wasm/app"
)

// drawSheet draws the sheet of shortcuts over everything, when it is open.
func (f *Figure) drawSheet(c *canvas, s *app.State) {
	l, ok := s.LaySheet()
	if !ok {
		return
	}
	c.ring(l.Box, 8, 1, c.theme.Muted, c.theme.Paper)
	y := l.Box.Y + 24
	c.text("Keyboard shortcuts", l.Body.X, y, style{size: 16, bold: true, color: c.theme.Ink, mid: true})
	in := c.clip(l.Body)
	for _, line := range l.Lines {
		y := line.Rect.Y + line.Rect.H/2
		if line.Group != "" {
			in.text(line.Group, line.Rect.X, y, style{size: 13, bold: true, color: c.theme.Muted, mid: true})
			continue
		}
		st := style{size: 13, color: c.theme.Ink, mid: true}
		in.text(line.Shortcut.Keys, line.Rect.X, y, st)
		in.text(in.fit(line.Shortcut.Does, line.Rect.W-112, st), line.Rect.X+104, y, st)
	}
	c.scrollbarOf(s, app.ScrolledSheet)
}
