package letters

import (
	"errors"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestFontsAreTheGoFonts: without their hinting, the fonts have every glyph of the Go fonts, with its outline and its advance, and every
// letter has its glyph; neither kerns.
func TestFontsAreTheGoFonts(t *testing.T) {
	for _, v := range []struct {
		name       string
		ours, orig []byte
	}{{"regular", regularTTF, goregular.TTF}, {"bold", boldTTF, gobold.TTF}} {
		ours, err := sfnt.Parse(v.ours)
		if err != nil {
			t.Fatal(err)
		}
		orig, err := sfnt.Parse(v.orig)
		if err != nil {
			t.Fatal(err)
		}
		if ours.NumGlyphs() != orig.NumGlyphs() || orig.NumGlyphs() < 600 || ours.UnitsPerEm() != orig.UnitsPerEm() {
			t.Fatalf("%s: %d glyphs at %d units, the Go font %d at %d", v.name, ours.NumGlyphs(), ours.UnitsPerEm(), orig.NumGlyphs(), orig.UnitsPerEm())
		}
		var a, b sfnt.Buffer
		em := fixed.Int26_6(orig.UnitsPerEm())
		for r := range rune(0x110000) {
			i, err := ours.GlyphIndex(&a, r)
			j, failed := orig.GlyphIndex(&b, r)
			if i != j || err != nil || failed != nil {
				t.Errorf("%s: %q is glyph %d, %v, of the Go font %d, %v", v.name, r, i, err, j, failed)
			}
		}
		for _, ppem := range []fixed.Int26_6{em, fixed.I(12), fixed.I(29)} {
			m, err := ours.Metrics(&a, ppem, font.HintingFull)
			n, failed := orig.Metrics(&b, ppem, font.HintingFull)
			if m != n || err != nil || failed != nil {
				t.Errorf("%s at %v: %v, %v; the Go font %v, %v", v.name, ppem, m, err, n, failed)
			}
			for i := range sfnt.GlyphIndex(orig.NumGlyphs()) {
				for _, hinting := range []font.Hinting{font.HintingNone, font.HintingFull} {
					w, err := ours.GlyphAdvance(&a, i, ppem, hinting)
					o, failed := orig.GlyphAdvance(&b, i, ppem, hinting)
					if w != o || err != nil || failed != nil {
						t.Errorf("%s: glyph %d goes on %v, %v; in the Go font %v, %v", v.name, i, w, err, o, failed)
					}
				}
				mine, err := ours.LoadGlyph(&a, i, ppem, nil)
				its, failed := orig.LoadGlyph(&b, i, ppem, nil)
				if !slices.Equal(mine, its) || err != nil || failed != nil {
					t.Errorf("%s: glyph %d at %v is drawn otherwise: %v, %v", v.name, i, ppem, err, failed)
				}
			}
		}
		for i := range sfnt.GlyphIndex(orig.NumGlyphs()) {
			for j := range sfnt.GlyphIndex(orig.NumGlyphs()) {
				k, err := ours.Kern(&a, i, j, em, font.HintingNone)
				l, failed := orig.Kern(&b, i, j, em, font.HintingNone)
				if k != 0 || l != 0 || !errors.Is(err, failed) {
					t.Fatalf("%s: glyphs %d and %d are kerned by %v, %v; in the Go font by %v, %v", v.name, i, j, k, err, l, failed)
				}
			}
		}
	}
}
