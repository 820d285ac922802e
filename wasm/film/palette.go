package film

import (
	"image"
	"image/color"
	"slices"

	"xorcery/core"
)

// palette is the colors of a film: those of the surface between every two classes, where the network is in doubt about one of
// two, a few of those between more, the line of the edge, points, text, and one that is transparent. What the surface has
// between them is given the nearest.
type palette struct {
	colors color.Palette
	near   []uint8 // the nearest color by the upper bits of red, green and blue; 0, the transparent one, where it is not looked up yet
}

const (
	nearBits     = 7   // of each channel
	betweenTwo   = 120 // colors of the surface between two classes, for all pairs together
	onEdges      = 24  // colors of the line of the edge, likewise
	captionTones = 6   // of text between paper and ink
)

// newPalette makes the colors for a number of classes.
func newPalette(colors core.Colors, classes int) *palette {
	f := &palette{colors: color.Palette{color.RGBA{}}, near: make([]uint8, 1<<(3*nearBits))}
	for i := range captionTones {
		f.add(blend(colors.Paper, colors.Ink, float64(i)/(captionTones-1)))
	}
	for _, c := range colors.Classes[:classes] {
		f.add(c)
	}
	for _, gray := range []uint8{core.HatchDark, core.HatchLight} {
		f.add(color.RGBA{gray, gray, gray, 255})
	}
	pairs := classes * (classes - 1) / 2
	shares := make([]float64, classes)
	for a := range classes {
		for b := range a {
			levels := betweenTwo / pairs
			for i := range levels {
				clear(shares)
				shares[a] = float64(i) / float64(levels-1)
				shares[b] = 1 - shares[a]
				f.add(colors.At(shares))
			}
			shares[a], shares[b] = 0.5, 0.5
			middle := colors.At(shares)
			for i := range onEdges / pairs {
				f.add(blend(middle, colors.Ink, core.EdgeTint*float64(i+1)/float64(onEdges/pairs)))
			}
		}
	}
	if classes > 2 {
		f.addThirds(colors, shares, 0, 3)
	}
	return f
}

// addThirds adds the surface's color for every way to give the classes from one on what is left of three thirds.
func (f *palette) addThirds(colors core.Colors, shares []float64, class, left int) {
	if class == len(shares)-1 {
		shares[class] = float64(left) / 3
		f.add(colors.At(shares))
		return
	}
	for n := range left + 1 {
		shares[class] = float64(n) / 3
		f.addThirds(colors, shares, class+1, left-n)
	}
}

// add takes a color in, if it is a new one.
func (f *palette) add(c color.RGBA) {
	if !slices.Contains(f.colors, color.Color(c)) {
		f.colors = append(f.colors, c)
	}
}

// blend is a·(1−t) + b·t.
func blend(a, b color.RGBA, t float64) color.RGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// convert gives every pixel its nearest color.
func (f *palette) convert(to *image.Paletted, from *image.RGBA) {
	const down = 8 - nearBits
	for i := range to.Pix {
		p := from.Pix[4*i:][:3]
		at := int(p[0]>>down)<<(2*nearBits) | int(p[1]>>down)<<nearBits | int(p[2]>>down)
		if f.near[at] == 0 {
			f.near[at] = f.nearest(color.RGBA{p[0], p[1], p[2], 255})
		}
		to.Pix[i] = f.near[at]
	}
}

// nearest is the color at the least distance, never the transparent one.
func (f *palette) nearest(c color.RGBA) uint8 { return uint8(f.colors[1:].Index(c) + 1) }
