package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// What a picture may have: along a side what the least of the graphics processors take, and in all what a window as wide as that has at
// 16:9, some 150 MB.
const (
	longestSide = 8192
	mostPixels  = longestSide * longestSide * 9 / 16
)

// photograph draws the figure without the window's controls and what belongs to the pointer, and sends it back to the program as a PNG.
func (g *game) photograph(p *app.Picture) {
	w, h := g.state.Size()
	scale := g.state.Scale * float64(p.Scale)
	width, height := int(w*scale), int(h*scale)
	if side := max(width, height); side > longestSide {
		g.state.Warn(fmt.Errorf("the picture would have %s pixels along a side; allowed are %s: choose a smaller size",
			core.FormatInteger(side), core.FormatInteger(longestSide)))
		return
	}
	if pixels := width * height; pixels > mostPixels {
		g.state.Warn(fmt.Errorf("the picture would have %s pixels; allowed are %s: choose a smaller size", core.FormatInteger(pixels), core.FormatInteger(mostPixels)))
		return
	}
	screen := ebiten.NewImage(width, height)
	defer screen.Deallocate()
	portrait := g.state.Portrait(float64(p.Scale))
	g.picture.Draw(screen, portrait, nil)
	for range 1000 { // a surface that the processor draws may need more than one
		if !g.picture.Unfinished() {
			break
		}
		g.picture.Draw(screen, portrait, nil)
	}
	g.drawn = [2]int{-1, -1}
	img := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(img.Pix)
	f := g.state.Layout.Figure
	part := img.SubImage(image.Rect(int(f.X*scale), int(f.Y*scale), int(f.Right()*scale), int(f.Bottom()*scale)))
	go func() {
		var b bytes.Buffer
		err := png.Encode(&b, part)
		made := input.Made{File: input.File{Name: "xorcery.png", Type: "image/png", Data: b.Bytes()}, Copy: p.Copy, Err: err}
		g.answers.tell(func(in *input.Input) { in.Made = append(in.Made, made) })
	}()
}
