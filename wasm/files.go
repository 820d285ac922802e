package main

import (
	"bytes"
	"image"
	"image/png"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/input"
)

// pictureFile is the figure as it stands, without the window's controls, as a PNG.
func (g *game) pictureFile() (input.File, error) {
	w, h := g.state.Size()
	screen := ebiten.NewImage(int(w*g.scale), int(h*g.scale))
	defer screen.Deallocate()
	g.picture.Draw(screen, g.state, g.panel)
	img := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(img.Pix)
	f := g.state.Layout.Figure
	part := image.Rect(int(f.X*g.scale), int(f.Y*g.scale), int(f.Right()*g.scale), int(f.Bottom()*g.scale))
	var b bytes.Buffer
	if err := png.Encode(&b, img.SubImage(part)); err != nil {
		return input.File{}, err
	}
	return input.File{Name: "xorcery.png", Type: "image/png", Data: b.Bytes()}, nil
}
