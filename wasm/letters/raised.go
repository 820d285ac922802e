package letters

import (
	"image"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// whole is a Go font with the few letters of equations that it lacks, each drawn as others are.
type whole struct {
	font.Face
	small font.Face // for what is raised
	rise  fixed.Int26_6
}

// lacked are the letters that stand for those that the Go fonts lack: one raised, or one within another.
var lacked = map[rune]struct{ raised, around, within rune }{
	'ᵀ': {raised: 'T'},
	'ᵗ': {raised: 't'},
	'⊙': {around: '○', within: '∙'},
}

// Glyph draws r at dot.
func (l whole) Glyph(dot fixed.Point26_6, r rune) (image.Rectangle, image.Image, image.Point, fixed.Int26_6, bool) {
	k, ok := lacked[r]
	switch {
	case !ok:
		return l.Face.Glyph(dot, r)
	case k.raised != 0:
		dot.Y -= l.rise
		return l.small.Glyph(dot, k.raised)
	}
	box, mask, at, advance, ok := l.Face.Glyph(dot, k.around)
	if !ok {
		return box, mask, at, advance, ok
	}
	both := image.NewAlpha(box)
	draw.Draw(both, box, mask, at, draw.Src)
	outer, _, _ := l.Face.GlyphBounds(k.around)
	inner, _, _ := l.Face.GlyphBounds(k.within)
	dot.X += (outer.Min.X + outer.Max.X - inner.Min.X - inner.Max.X) / 2
	dot.Y += (outer.Min.Y + outer.Max.Y - inner.Min.Y - inner.Max.Y) / 2
	if dotBox, dotMask, dotAt, _, ok := l.Face.Glyph(dot, k.within); ok {
		draw.DrawMask(both, dotBox, image.Opaque, image.Point{}, dotMask, dotAt, draw.Over)
	}
	return box, both, box.Min, advance, true
}

// GlyphBounds is where r is drawn, and how far it goes on.
func (l whole) GlyphBounds(r rune) (fixed.Rectangle26_6, fixed.Int26_6, bool) {
	k, ok := lacked[r]
	switch {
	case !ok:
		return l.Face.GlyphBounds(r)
	case k.raised != 0:
		b, advance, ok := l.small.GlyphBounds(k.raised)
		return b.Sub(fixed.Point26_6{Y: l.rise}), advance, ok
	}
	return l.Face.GlyphBounds(k.around)
}

// GlyphAdvance is how far r goes on.
func (l whole) GlyphAdvance(r rune) (fixed.Int26_6, bool) {
	_, advance, ok := l.GlyphBounds(r)
	return advance, ok
}
