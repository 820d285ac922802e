package figure

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// TestGlyphsHaveRoomOfTheirOwn: no glyph is written over another, small ones share few pages, and one larger than a page has its own.
func TestGlyphsHaveRoomOfTheirOwn(t *testing.T) {
	fonts, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[*ebiten.Image][]image.Rectangle{}
	for _, size := range []float64{12, 13, 30, 700} {
		if size == 700 && len(pages) > 1 {
			t.Errorf("small glyphs stand on %d pages", len(pages))
		}
		for r := '!'; r <= '~'; r++ {
			g := fonts.face(size, size == 13).glyph(r)
			if g.on.Empty() || !g.on.In(g.page.Bounds()) {
				t.Fatalf("%c at %g is on %v of %v", r, size, g.on, g.page.Bounds())
			}
			for _, other := range pages[g.page] {
				if other.Overlaps(g.on) {
					t.Fatalf("%c at %g is on %v, over %v", r, size, g.on, other)
				}
			}
			pages[g.page] = append(pages[g.page], g.on)
		}
	}
}
