package figure

import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/letters"
)

// fonts is the letters as they are drawn: images that Ebitengine keeps together on a texture, so that texts of any color are one batch.
type fonts struct {
	*letters.Fonts
	faces map[*letters.Face]*face
}

func newFonts() (*fonts, error) {
	l, err := letters.New()
	if err != nil {
		return nil, err
	}
	return &fonts{l, map[*letters.Face]*face{}}, nil
}

// face is a font at a size in device pixels.
func (f *fonts) face(size float64, bold bool) *face {
	of := f.Face(size, bold)
	if k, ok := f.faces[of]; ok {
		return k
	}
	f.faces[of] = &face{Face: of, glyphs: map[rune]*glyph{}}
	return f.faces[of]
}

// face is a font at a size with the glyphs that have been drawn of it: at most all that the font has, some 650, and one that stands for
// what it lacks. As letters begin on whole pixels, a letter has one image.
type face struct {
	*letters.Face
	glyphs map[rune]*glyph
	line   []*glyph // of the text that is being drawn
}

type glyph struct {
	image   *ebiten.Image // white; nil where nothing is to be seen
	at      image.Point   // of its left upper corner, from where it begins on the baseline
	size    image.Point
	advance int
}

func (f *face) glyph(r rune) *glyph {
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	advance, known := f.Advance(r)
	if g, ok := f.glyphs[known]; ok {
		return g
	}
	mask := f.Draw(known)
	g := &glyph{at: mask.Rect.Min, size: mask.Rect.Size(), advance: advance}
	if !mask.Rect.Empty() {
		white := make([]byte, 4*g.size.X*g.size.Y) // premultiplied
		for i, alpha := range mask.Pix {
			for channel := range 4 {
				white[4*i+channel] = alpha
			}
		}
		g.image = ebiten.NewImage(g.size.X, g.size.Y)
		g.image.WritePixels(white)
	}
	f.glyphs[known] = g
	return g
}

// draw draws a text with its left upper corner at (x, y), without what is beyond dst. New glyphs are all written before the first is
// drawn: in between, they would break the batch.
func (f *face) draw(dst *ebiten.Image, s string, x, y int, clr color.RGBA) {
	f.line = f.line[:0]
	for _, r := range s {
		f.line = append(f.line, f.glyph(r))
	}
	within := dst.Bounds()
	var op ebiten.DrawImageOptions
	op.ColorScale.ScaleWithColor(clr)
	y += f.Baseline
	for _, g := range f.line {
		at := g.at.Add(image.Pt(x, y))
		x += g.advance
		if g.image != nil && (image.Rectangle{Min: at, Max: at.Add(g.size)}).Overlaps(within) {
			op.GeoM.Reset()
			op.GeoM.Translate(float64(at.X), float64(at.Y))
			dst.DrawImage(g.image, &op)
		}
	}
}
