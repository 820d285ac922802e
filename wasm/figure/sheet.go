package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

const sheetSize = 13.0 // of its letters

// drawSheet draws the sheet of shortcuts over everything, when it is open.
func (f *Figure) drawSheet(c *canvas, s *app.State) {
	l, ok := s.LaySheet()
	if !ok {
		return
	}
	c.ring(l.Box, 8, 1, c.theme.Muted, c.theme.Paper)
	y := l.Box.Y + 24
	c.text("Keyboard shortcuts", l.Body.X, y, style{size: 16, bold: true, color: c.theme.Ink})
	in := c.clip(l.Body)
	for _, line := range l.Lines {
		y := line.Rect.Y + (line.Rect.H-layout.LineStep*float64(max(len(line.Does)-1, 0)))/2 // of the first of its lines
		if line.Group != "" {
			in.text(line.Group, line.Rect.X, y, style{size: sheetSize, bold: true, color: c.theme.Muted})
			continue
		}
		st := style{size: sheetSize, color: c.theme.Ink}
		in.text(line.Shortcut.Keys, line.Rect.X, y, st)
		for i, words := range line.Does {
			in.text(words, line.Rect.X+app.SheetDoes, y+float64(i)*layout.LineStep, st)
		}
	}
	c.scrollbarOf(s, app.ScrolledSheet)
}
