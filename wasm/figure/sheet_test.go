package figure

import (
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
)

// TestSheetHasRoomForItsWords: what a shortcut does is no wider than its column, wherever it is broken.
func TestSheetHasRoomForItsWords(t *testing.T) {
	c := lettered(t)
	s := opened(t, core.DefaultProject(), true)
	for _, w := range []float64{360, 480, 760, 800, 1024, 1280} {
		s.Resize(w, 700)
		s.ShowSheet(true)
		l, _ := s.LaySheet()
		for _, line := range l.Lines {
			for _, words := range line.Does {
				if got, room := c.width(words, style{size: sheetSize}), line.Rect.W-app.SheetDoes; got > room {
					t.Errorf("%g wide: %q takes %.0f of %.0f", w, words, got, room)
				}
			}
			if got := c.width(line.Shortcut.Keys, style{size: sheetSize}); got > app.SheetDoes {
				t.Errorf("%q takes %.0f", line.Shortcut.Keys, got)
			}
		}
	}
}
