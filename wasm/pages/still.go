package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/figure"
)

const (
	stillSide = 400 // units of the still, about the plane's side in pixels
	fieldSide = 48  // pixels of its colors, which the browser smooths
)

// still is the plane of the opening before its first step, as an SVG: the colors as a small picture, the points as lines without
// length, whose ends are round or square. The figure draws the same with markers.kage.
func still(theme figure.Theme) ([]byte, error) {
	s, err := app.Begin(false)
	if err != nil {
		return nil, err
	}
	field, err := stillField(s, theme)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %[1]d"><image width="%[1]d" height="%[1]d" href="data:image/png;base64,%s"/>`,
		stillSide, base64.StdEncoding.EncodeToString(field))
	board := s.Board()
	const right, wrong = 0, 1
	var places [2][2][]int // by class and by whether it is right
	for i, p := range board.Run.Points() {
		how := right
		if board.Predicted[i] != p.Class {
			how = wrong
		}
		places[p.Class][how] = append(places[p.Class][how], i)
	}
	v := board.View
	draw := func(list []int, mark, cap string, width float64, c color.RGBA) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(&b, `<path fill="none" stroke="#%02x%02x%02x" stroke-width="%g" stroke-linecap="%s" d="`, c.R, c.G, c.B, width, cap)
		for _, i := range list {
			p := board.Run.Points()[i]
			x := (p.X1 - v.MinX1) / (v.MaxX1 - v.MinX1) * stillSide
			y := (v.MaxX2 - p.X2) / (v.MaxX2 - v.MinX2) * stillSide
			fmt.Fprintf(&b, "M%.0f %.0f%s", x, y, mark)
		}
		b.WriteString(`"/>`)
	}
	for class, shape := range []struct {
		cap   string
		width float64
	}{{"round", 9}, {"square", 8}} {
		for how, rim := range []color.RGBA{theme.Paper, theme.Ink} {
			list := places[class][how]
			draw(list, "h0", shape.cap, shape.width+2.5, rim)
			draw(list, "h0", shape.cap, shape.width, theme.Classes[class])
			if how == wrong {
				draw(list, "m-2-2l4 4m0-4l-4 4", "butt", 1.25, theme.Ink)
			}
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

// stillField is the decision surface as a small PNG. Before the first step it is even enough for that.
func stillField(s *app.State, theme figure.Theme) ([]byte, error) {
	board := s.Board()
	img := image.NewRGBA(image.Rect(0, 0, fieldSide, fieldSide))
	core.NewRaster(board.Run.Net, board.Project.Data.Features).Paint(img, board.View, theme.Colors)
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
	return b.Bytes(), err
}
