package figure

import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/letters"
)

// fonts is the letters as they are drawn, from images that hold many of them, so that a text is one call and texts of any color are one
// batch.
type fonts struct {
	*letters.Fonts
	faces map[*letters.Face]*face
	page  *ebiten.Image // the one that is being filled; those before it are held by their glyphs
	next  image.Point   // where its next glyph goes
	below int           // where the row of glyphs under that one begins

	texts
}

func newFonts() (*fonts, error) {
	l, err := letters.New()
	if err != nil {
		return nil, err
	}
	return &fonts{Fonts: l, faces: map[*letters.Face]*face{}}, nil
}

// face is a font at a size in device pixels.
func (f *fonts) face(size float64, bold bool) *face {
	of := f.Face(size, bold)
	if k, ok := f.faces[of]; ok {
		return k
	}
	f.faces[of] = &face{Face: of, fonts: f, glyphs: map[rune]*glyph{}}
	return f.faces[of]
}

// face is a font at a size with the glyphs that have been drawn of it: at most all that the font has, some 650, and one that stands for
// what it lacks. As letters begin on whole pixels, a letter has one image.
type face struct {
	*letters.Face
	fonts  *fonts
	glyphs map[rune]*glyph
}

type glyph struct {
	page    *ebiten.Image   // white; nil where nothing is to be seen
	on      image.Rectangle // of the page
	at      image.Point     // of its left upper corner, from where it begins on the baseline
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
	g := &glyph{at: mask.Rect.Min, advance: advance}
	if !mask.Rect.Empty() {
		white := make([]byte, 4*len(mask.Pix)) // premultiplied
		for i, alpha := range mask.Pix {
			for channel := range 4 {
				white[4*i+channel] = alpha
			}
		}
		g.page, g.on = f.fonts.room(mask.Rect.Size())
		g.page.SubImage(g.on).(*ebiten.Image).WritePixels(white)
	}
	f.glyphs[known] = g
	return g
}

// pageSide is a side of a page in pixels: the letters of the usual sizes.
const pageSide = 512

// room is where a glyph of a size goes: in the row that is being filled, in the next, or on a new page.
func (f *fonts) room(size image.Point) (*ebiten.Image, image.Rectangle) {
	if f.page != nil && f.next.X+size.X > f.page.Bounds().Dx() {
		f.next = image.Pt(0, f.below)
	}
	if f.page == nil || size.X > f.page.Bounds().Dx() || f.next.Y+size.Y > f.page.Bounds().Dy() {
		f.page = ebiten.NewImage(max(pageSide, size.X), max(pageSide, size.Y))
		f.next, f.below = image.Point{}, 0
	}
	on := image.Rectangle{Min: f.next, Max: f.next.Add(size)}
	f.next.X = on.Max.X
	f.below = max(f.below, on.Max.Y)
	return f.page, on
}

// texts is what a text is made of while it is drawn: two triangles a letter.
type texts struct {
	line     []*glyph
	vertices []ebiten.Vertex
	indices  []uint32
}

// draw draws a text with its left upper corner at (x, y), without what is beyond dst. New glyphs are all written before the first is
// drawn: in between, they would break the batch.
func (f *face) draw(dst *ebiten.Image, s string, x, y int, clr color.RGBA) {
	t := &f.fonts.texts
	t.line = t.line[:0]
	for _, r := range s {
		t.line = append(t.line, f.glyph(r))
	}
	within := dst.Bounds()
	r, g, b, a := float32(clr.R)/255, float32(clr.G)/255, float32(clr.B)/255, float32(clr.A)/255
	var page *ebiten.Image
	for _, letter := range t.line {
		at := letter.at.Add(image.Pt(x, y+f.Baseline))
		x += letter.advance
		if letter.page == nil || !letter.on.Sub(letter.on.Min).Add(at).Overlaps(within) {
			continue
		}
		if letter.page != page {
			t.flush(dst, page)
			page = letter.page
		}
		first := uint32(len(t.vertices))
		for corner := range 4 {
			right, lower := corner%2*letter.on.Dx(), corner/2*letter.on.Dy()
			t.vertices = append(t.vertices, ebiten.Vertex{
				DstX: float32(at.X + right), DstY: float32(at.Y + lower), SrcX: float32(letter.on.Min.X + right), SrcY: float32(letter.on.Min.Y + lower),
				ColorR: r, ColorG: g, ColorB: b, ColorA: a,
			})
		}
		t.indices = append(t.indices, first, first+1, first+2, first+1, first+2, first+3)
	}
	t.flush(dst, page)
}

// flush draws the letters so far, all of one page.
func (t *texts) flush(dst, page *ebiten.Image) {
	if len(t.indices) > 0 {
		dst.DrawTriangles32(t.vertices, t.indices, page, &ebiten.DrawTrianglesOptions{ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha})
	}
	t.vertices, t.indices = t.vertices[:0], t.indices[:0]
}
