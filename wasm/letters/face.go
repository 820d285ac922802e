package letters

import (
	"image"
	"image/draw"

	"golang.org/x/image/math/fixed"
)

// Face is a Go font at a size. Every letter begins on a whole pixel and goes on by whole pixels: the fonts kern no pair of letters.
type Face struct {
	font     whole
	advances map[rune]int // of letters that the font has
	lacking  int          // the advance of the box that stands for all others

	// Middle is how far the middle of a line is from its top, Baseline how far the line that its letters stand on.
	Middle   float64
	Baseline int
}

// Lacking is the letter that stands for all that a font lacks: a box.
const Lacking rune = -1

func newFace(f whole) *Face {
	m := f.Metrics()
	lacking, _ := f.GlyphAdvance(Lacking)
	return &Face{font: f, advances: map[rune]int{}, lacking: lacking.Round(), Middle: float64(m.Ascent+m.Descent) / 128, Baseline: m.Ascent.Floor()}
}

// Advance is how far a letter goes on, in pixels, and which it is: the letter itself, or [Lacking].
func (f *Face) Advance(r rune) (int, rune) {
	if pixels, ok := f.advances[r]; ok {
		return pixels, r
	}
	advance, ok := f.font.GlyphAdvance(r)
	if !ok {
		return f.lacking, Lacking
	}
	f.advances[r] = advance.Round()
	return f.advances[r], r
}

// Width is how wide a text in one line is drawn, in pixels.
func (f *Face) Width(text string) (pixels int) {
	for _, r := range text {
		advance, _ := f.Advance(r)
		pixels += advance
	}
	return pixels
}

// Draw is a letter as a mask, its bounds counted from where it begins on the baseline; empty where nothing is to be seen.
func (f *Face) Draw(r rune) *image.Alpha {
	box, mask, at, _, _ := f.font.Glyph(fixed.Point26_6{}, r)
	letter := image.NewAlpha(box)
	if !box.Empty() {
		draw.Draw(letter, box, mask, at, draw.Src)
	}
	return letter
}
