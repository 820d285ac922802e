//go:build !js

package main

import (
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/png"
	"os"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/figure"
)

// film draws the surface of a run, with its points, at the steps that are printed.
type film struct {
	run    *core.Run
	raster *core.Raster
	view   core.Rect
	look   core.Look
	name   string // of the GIF; "" for none
	frames gif.GIF
}

const (
	filmSide   = 512  // pixels
	mostFrames = 1000 // of a GIF: each stays in memory, 256 KB, until it is saved
)

func newFilm(r *core.Run, name string) *film {
	look := figure.Light().Look
	look.Edge = true
	return &film{run: r, raster: core.NewRaster(r.Net, r.Project().Data.Features), view: app.PlaneFor(r.Points()), look: look, name: name}
}

// frame is the surface now.
func (f *film) frame() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, filmSide, filmSide))
	f.raster.Paint(img, f.view, f.look)
	for _, p := range f.run.Points() {
		x := (p.X1 - f.view.MinX1) / (f.view.MaxX1 - f.view.MinX1) * filmSide
		y := (f.view.MaxX2 - p.X2) / (f.view.MaxX2 - f.view.MinX2) * filmSide
		dot(img, x, y, 5, f.look.Paper)
		dot(img, x, y, 4, f.look.Classes[p.Class])
	}
	return img
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

// add appends the surface as it is now to the GIF.
func (f *film) add() {
	if f.name == "" {
		return
	}
	img := f.frame()
	p := image.NewPaletted(img.Rect, palette.Plan9)
	draw.FloydSteinberg.Draw(p, img.Rect, img, image.Point{})
	f.frames.Image = append(f.frames.Image, p)
	f.frames.Delay = append(f.frames.Delay, 8) // hundredths of a second
}

func (f *film) save() error {
	if f.name == "" {
		return nil
	}
	if len(f.frames.Image) == 0 { // the run broke before the first
		f.add()
	}
	out, err := os.Create(f.name)
	if err != nil {
		return err
	}
	if err := gif.EncodeAll(out, &f.frames); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

func savePNG(name string, img image.Image) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := png.Encode(out, img); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
