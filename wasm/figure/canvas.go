package figure

import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"
	"xorcery/wasm/layout"
	"xorcery/wasm/letters"
)

// canvas draws on an image in device-independent pixels.
type canvas struct {
	dst      *ebiten.Image
	scale    float64
	theme    Theme
	fonts    *fonts
	gathered *gathered
}

// style is how a text looks and which end of its line stands at the given place.
type style struct {
	size  float64 // device-independent pixels; 0 is small
	bold  bool
	color color.RGBA
	align alignment
}

// alignment says which end of a text stands at its x.
type alignment int

const (
	atStart alignment = iota
	atCenter
	atEnd
)

const (
	small  = 12.0
	normal = 14.0
)

// text draws a line of text, its middle at y, from whole pixels on, for sharp letters.
func (c *canvas) text(s string, x, y float64, st style) {
	if s == "" {
		return
	}
	face := c.fonts.face(c.size(st), st.bold)
	left, top := x*c.scale, y*c.scale-face.Middle
	switch st.align {
	case atCenter:
		left -= float64(face.Width(s)) / 2
	case atEnd:
		left -= float64(face.Width(s))
	}
	face.draw(c.dst, s, int(left+0.5), int(top+0.5), st.color)
}

// width is how wide a text is, in device-independent pixels.
func (c *canvas) width(s string, st style) float64 {
	return float64(c.fonts.face(c.size(st), st.bold).Width(s)) / c.scale
}

// fit is s cut with an ellipsis to at most w.
func (c *canvas) fit(s string, w float64, st style) string {
	if c.width(s, st) <= w {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := string(runes[:n]) + "…"; c.width(cut, st) <= w {
			return cut
		}
	}
	return ""
}

func (c *canvas) size(st style) float64 {
	size := st.size
	if size == 0 {
		size = small
	}
	return letters.Pixels(size, c.scale)
}

func (c *canvas) fill(r layout.Rect, clr color.RGBA) {
	x, y, w, h := c.pixels(r)
	vector.FillRect(c.dst, x, y, w, h, clr, false)
}

// frame draws the border of r, one device-independent pixel wide, inside it.
func (c *canvas) frame(r layout.Rect, width float64, clr color.RGBA) {
	x, y, w, h := c.pixels(r)
	t := float32(c.snap(width))
	vector.StrokeRect(c.dst, x+t/2, y+t/2, w-t, h-t, t, clr, false)
}

// rounded fills r with round corners.
func (c *canvas) rounded(r layout.Rect, radius float64, clr color.RGBA) {
	x, y, w, h := c.pixels(r)
	rad := min(float32(radius*c.scale), w/2, h/2)
	var p vector.Path
	p.MoveTo(x+rad, y)
	p.ArcTo(x+w, y, x+w, y+h, rad)
	p.ArcTo(x+w, y+h, x, y+h, rad)
	p.ArcTo(x, y+h, x, y, rad)
	p.ArcTo(x, y, x+w, y, rad)
	p.Close()
	c.fillPath(&p, clr)
}

// ring draws the outline of r with round corners, outside it.
func (c *canvas) ring(r layout.Rect, radius, width float64, clr, inside color.RGBA) {
	c.rounded(r.Inset(-width), radius+width, clr)
	c.rounded(r, radius, inside)
}

func (c *canvas) fillPath(p *vector.Path, clr color.RGBA) {
	op := vector.DrawPathOptions{AntiAlias: true}
	op.ColorScale.ScaleWithColor(clr)
	vector.FillPath(c.dst, p, nil, &op)
}

func (c *canvas) strokePath(p *vector.Path, width float64, clr color.RGBA) {
	op := vector.DrawPathOptions{AntiAlias: true}
	op.ColorScale.ScaleWithColor(clr)
	vector.StrokePath(c.dst, p, &vector.StrokeOptions{
		Width: float32(width * c.scale), LineCap: vector.LineCapRound, LineJoin: vector.LineJoinRound,
	}, &op)
}

// line draws a straight line that is horizontal or vertical, on whole pixels.
func (c *canvas) line(x0, y0, x1, y1 float64, clr color.RGBA) {
	t := c.snap(1)
	x, y := c.snap0(min(x0, x1)), c.snap0(min(y0, y1))
	w, h := c.snap0(max(x0, x1))-x, c.snap0(max(y0, y1))-y
	vector.FillRect(c.dst, float32(x), float32(y), float32(max(w, t)), float32(max(h, t)), clr, false)
}

func (c *canvas) circle(x, y, r float64, clr color.RGBA) {
	vector.FillCircle(c.dst, float32(x*c.scale), float32(y*c.scale), float32(r*c.scale), clr, true)
}

// arrowHead is a triangle with its point at (x, y), so wide to each side and so high; it points down where height is negative.
func (c *canvas) arrowHead(x, y, half, height float64, clr color.RGBA) {
	c.fillPath(c.corners(x, y, [2]float64{}, [2]float64{half, height}, [2]float64{-half, height}), clr)
}

// corners is the outline through corners, each as far as said from (x, y).
func (c *canvas) corners(x, y float64, away ...[2]float64) *vector.Path {
	var p vector.Path
	for _, k := range away {
		p.LineTo(float32((x+k[0])*c.scale), float32((y+k[1])*c.scale)) // the first begins
	}
	p.Close()
	return &p
}

// image draws an image over all of r, smoothly, as opaque as said.
func (c *canvas) image(img *ebiten.Image, r layout.Rect, alpha float32) {
	x, y, w, h := c.pixels(r)
	size := img.Bounds()
	var op ebiten.DrawImageOptions
	op.GeoM.Scale(float64(w)/float64(size.Dx()), float64(h)/float64(size.Dy()))
	op.GeoM.Translate(float64(x), float64(y))
	op.Filter = ebiten.FilterLinear
	op.ColorScale.ScaleAlpha(alpha)
	c.dst.DrawImage(img, &op)
}

// clip is the canvas of a part of the image; what is drawn beyond it is cut.
func (c *canvas) clip(r layout.Rect) *canvas {
	x, y, w, h := c.pixels(r)
	sub := *c
	sub.dst = c.dst.SubImage(image.Rect(int(x), int(y), int(x+w), int(y+h))).(*ebiten.Image)
	return &sub
}

// pixels is r on whole device pixels.
func (c *canvas) pixels(r layout.Rect) (x, y, w, h float32) {
	x0, y0 := c.snap0(r.X), c.snap0(r.Y)
	return float32(x0), float32(y0), float32(c.snap0(r.Right()) - x0), float32(c.snap0(r.Bottom()) - y0)
}

// snap0 is a coordinate on whole device pixels; snap a thickness, never thinner than one.
func (c *canvas) snap0(v float64) float64 { return float64(int(v*c.scale + 0.5)) }
func (c *canvas) snap(v float64) float64  { return max(c.snap0(v), 1) }
