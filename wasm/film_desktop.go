//go:build !js

package main

import (
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/figure"
)

// film draws the surface of a run, with its points, at the steps that are printed. Its frames share one palette of the figure's own
// colors; each holds what differs from the one before it and is transparent elsewhere.
type film struct {
	run     *core.Run
	raster  *core.Raster
	view    core.Rect
	look    core.Look
	face    font.Face // of the caption
	palette *filmPalette
	shown   *image.Paletted // the frame that was added last
	frames  gif.GIF
}

const (
	filmSide    = 512  // pixels of the surface
	captionRoom = 28   // below it in a film: step and accuracy
	mostFrames  = 1000 // of a GIF: each stays in memory, 270 KB, until it is written
	frameTime   = 8    // hundredths of a second
	lastTime    = 300  // the last frame is held
)

func newFilm(r *core.Run) (*film, error) {
	look := figure.Light().Look
	look.Edge = true
	goFont, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(goFont, &opentype.FaceOptions{Size: 15, DPI: 72})
	if err != nil {
		return nil, err
	}
	return &film{
		run: r, raster: core.NewRaster(r.Net, r.Project().Data.Features), view: app.PlaneFor(r.Points()), look: look, face: face,
	}, nil
}

// frame is the surface now.
func (f *film) frame() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, filmSide, filmSide))
	f.draw(img)
	return img
}

// draw fills a picture with the surface.
func (f *film) draw(img *image.RGBA) {
	f.raster.Paint(img, f.view, f.look)
	for _, p := range f.run.Points() {
		x := (p.X1 - f.view.MinX1) / (f.view.MaxX1 - f.view.MinX1) * filmSide
		y := (f.view.MaxX2 - p.X2) / (f.view.MaxX2 - f.view.MinX2) * filmSide
		dot(img, x, y, 5, f.look.Paper)
		dot(img, x, y, 4, f.look.Classes[p.Class])
	}
}

// dot fills a disk.
func dot(img *image.RGBA, cx, cy, r float64, c color.RGBA) {
	for y := int(cy - r); y <= int(cy+r)+1; y++ {
		for x := int(cx - r); x <= int(cx+r)+1; x++ {
			if dx, dy := float64(x)+0.5-cx, float64(y)+0.5-cy; dx*dx+dy*dy <= r*r && image.Pt(x, y).In(img.Rect) {
				img.SetRGBA(x, y, c)
			}
		}
	}
}

// add appends the surface as it is now, with its step and accuracy.
func (f *film) add(step int, accuracy float64) {
	if f.palette == nil {
		f.palette = newFilmPalette(f.look, f.raster.Classes())
	}
	whole := image.Rect(0, 0, filmSide, filmSide+captionRoom)
	img := image.NewRGBA(whole)
	f.draw(img.SubImage(image.Rect(0, 0, filmSide, filmSide)).(*image.RGBA))
	f.caption(img, step, accuracy)
	now := image.NewPaletted(whole, f.palette.colors)
	f.palette.convert(now, img)
	f.frames.Image = append(f.frames.Image, changed(f.shown, now))
	f.frames.Delay = append(f.frames.Delay, frameTime)
	f.frames.Disposal = append(f.frames.Disposal, gif.DisposalNone)
	f.shown = now
}

// caption writes step and accuracy below the surface.
func (f *film) caption(img *image.RGBA, step int, accuracy float64) {
	room := image.Rect(0, filmSide, filmSide, filmSide+captionRoom)
	draw.Draw(img, room, image.NewUniform(f.look.Paper), image.Point{}, draw.Src)
	pen := font.Drawer{Dst: img, Src: image.NewUniform(f.look.Ink), Face: f.face}
	baseline := fixed.I(filmSide + 19)
	pen.Dot = fixed.Point26_6{X: fixed.I(10), Y: baseline}
	pen.DrawString("step " + core.FormatInteger(step))
	right := "accuracy " + core.FormatPercent(accuracy)
	pen.Dot = fixed.Point26_6{X: fixed.I(filmSide-10) - pen.MeasureString(right), Y: baseline}
	pen.DrawString(right)
}

// changed is what a frame shows other than the one before, nil for none: the rectangle that holds all of it, transparent where nothing
// has changed.
func changed(before, now *image.Paletted) *image.Paletted {
	if before == nil {
		return now
	}
	box := image.Rectangle{}
	for y := range now.Rect.Dy() {
		a, b := before.Pix[y*before.Stride:][:before.Stride], now.Pix[y*now.Stride:][:now.Stride]
		left := 0
		for left < len(b) && a[left] == b[left] {
			left++
		}
		if left == len(b) {
			continue
		}
		right := len(b)
		for a[right-1] == b[right-1] {
			right--
		}
		box = box.Union(image.Rect(left, y, right, y+1))
	}
	if box.Empty() { // a frame must have a pixel
		box = image.Rect(0, 0, 1, 1)
	}
	part := image.NewPaletted(box, now.Palette)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if c := now.ColorIndexAt(x, y); c != before.ColorIndexAt(x, y) {
				part.SetColorIndex(x, y, c)
			}
		}
	}
	return part
}

// encode writes the film as a GIF that begins again after a while.
func (f *film) encode(w io.Writer) error {
	if len(f.frames.Image) == 0 { // the run broke before the first
		f.add(f.run.StepCount(), f.run.Evaluate().Accuracy)
	}
	f.frames.Delay[len(f.frames.Delay)-1] = lastTime
	f.frames.Config = image.Config{ColorModel: f.palette.colors, Width: filmSide, Height: filmSide + captionRoom}
	return gif.EncodeAll(w, &f.frames)
}
