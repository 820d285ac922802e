package letters

import (
	"bytes"
	"image"
	"image/draw"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestFaceDrawsAsTheFontDoes: letters that are drawn one by one, each where those before it end, are the text that the font draws at once,
// as wide as it says; a letter that it lacks is its box.
func TestFaceDrawsAsTheFontDoes(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "AVATAR To. −0.00047 dLoss/dW₁ fi ✗ 文 é\t\xff"
	for _, size := range []float64{9, 12, 15, 28} {
		for _, bold := range []bool{false, true} {
			source, face := f.Regular, f.Face(size, bold)
			if bold {
				source = f.Bold
			}
			oracle, err := opentype.NewFace(source, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
			if err != nil {
				t.Fatal(err)
			}
			room := image.Rect(0, 0, int(size)*30, int(size)*2)
			want, got := image.NewAlpha(room), image.NewAlpha(room)
			pen := font.Drawer{Dst: want, Src: image.Opaque, Face: oracle, Dot: fixed.P(4, face.Baseline)}
			pen.DrawString(text)
			x := 4
			for _, r := range text {
				advance, known := face.Advance(r)
				letter := face.Draw(known)
				at := letter.Rect.Add(image.Pt(x, face.Baseline))
				draw.DrawMask(got, at, image.Opaque, image.Point{}, letter, letter.Rect.Min, draw.Over)
				x += advance
			}
			if x != pen.Dot.X.Round() || face.Width(text) != x-4 || font.MeasureString(oracle, text) != fixed.I(x-4) {
				t.Errorf("at %g, bold %v: drawn to %d, as wide as %d; the font draws to %v", size, bold, x, face.Width(text), pen.Dot.X)
			}
			if !bytes.Equal(got.Pix, want.Pix) || bytes.Count(want.Pix, []byte{0}) == len(want.Pix) {
				t.Errorf("at %g, bold %v, letters differ from those of the font", size, bold)
			}
		}
	}
	if _, known := f.Face(12, false).Advance('文'); known != Lacking {
		t.Errorf("%c is known", known)
	}
	if _, known := f.Face(12, false).Advance('ᵀ'); known != 'ᵀ' {
		t.Errorf("%c stands for what is raised", known)
	}
}

// TestWhatStandsForALetterIsThere: the fonts lack the letters that others are drawn for, and have these.
func TestWhatStandsForALetterIsThere(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	for r, k := range lacked {
		for _, font := range []*sfnt.Font{f.Regular, f.Bold} {
			for _, part := range []rune{r, k.raised, k.around, k.within} {
				if i, err := font.GlyphIndex(&buffer, part); part != 0 && (err != nil || (i == 0) != (part == r)) {
					t.Errorf("the font has %c as glyph %d, for %c: %v", part, i, r, err)
				}
			}
		}
	}
}
