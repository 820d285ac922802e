// Package icon is the program's icon: two classes, the boundary between them and a point of each. Window, page, and the files that an
// installation puts beside the program all have theirs from here.
package icon

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strconv"
	"strings"

	"golang.org/x/image/vector"
)

//go:embed icon.svg
var source string

// SVG is the icon as it was drawn.
func SVG() string { return source }

// Cut is the outline of an icon.
type Cut int

const (
	Round    Cut = iota // a square with round corners, clear outside of them
	Maskable            // to the edge, the marks within the middle: the system cuts a shape of its own from it
)

// Paint draws the icon in a square of side pixels.
func Paint(side int, cut Cut) (image.Image, error) { return paint(source, side, cut) }

// PNG is the icon as the bytes of a PNG file.
func PNG(side int, cut Cut) ([]byte, error) {
	img, err := Paint(side, cut)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
	return b.Bytes(), err
}

// shape is an element of the icon: a rect, a path of M, L, C, S and Z, or a circle.
type shape struct {
	XMLName     xml.Name
	Fill        string  `xml:"fill,attr"`
	Stroke      string  `xml:"stroke,attr"`
	StrokeWidth float32 `xml:"stroke-width,attr"`
	D           string  `xml:"d,attr"`
	X           float32 `xml:"x,attr"`
	Y           float32 `xml:"y,attr"`
	Width       float32 `xml:"width,attr"`
	Height      float32 `xml:"height,attr"`
	CX          float32 `xml:"cx,attr"`
	CY          float32 `xml:"cy,attr"`
	R           float32 `xml:"r,attr"`
}

// paint draws an icon whose view is 32 units wide.
func paint(source string, side int, cut Cut) (image.Image, error) {
	var svg struct {
		Shapes []shape `xml:",any"`
	}
	if err := xml.Unmarshal([]byte(source), &svg); err != nil {
		return nil, err
	}
	const view, corner = 32, 6
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	for _, s := range svg.Shapes {
		scale, shift := float32(side)/view, float32(0)
		if cut == Maskable && s.Stroke != "" { // a mark
			shift, scale = float32(side)*0.1, scale*0.8
		}
		for _, layer := range []struct {
			color string
			grow  float32
		}{{s.Stroke, s.StrokeWidth / 2}, {s.Fill, -s.StrokeWidth / 2}} {
			if layer.color == "" {
				continue
			}
			c, err := parseColor(layer.color)
			if err != nil {
				return nil, err
			}
			p := pen{z: vector.NewRasterizer(side, side), scale: scale, shift: shift}
			switch g := layer.grow; s.XMLName.Local {
			case "rect":
				p.box(s.X-g, s.Y-g, s.Width+2*g, s.Height+2*g, 0)
			case "circle":
				p.box(s.CX-s.R-g, s.CY-s.R-g, 2*(s.R+g), 2*(s.R+g), s.R+g)
			case "path":
				if err := p.path(s.D); err != nil {
					return nil, err
				}
			default:
				return nil, fmt.Errorf("a %s; an icon knows rect, circle and path", s.XMLName.Local)
			}
			p.z.Draw(img, img.Rect, image.NewUniform(c), image.Point{})
		}
	}
	if cut == Maskable {
		return img, nil
	}
	round := image.NewRGBA(img.Rect)
	p := pen{z: vector.NewRasterizer(side, side), scale: float32(side) / view}
	p.box(0, 0, view, view, corner)
	mask := image.NewAlpha(img.Rect)
	p.z.Draw(mask, img.Rect, image.Opaque, image.Point{})
	draw.DrawMask(round, img.Rect, img, image.Point{}, mask, image.Point{}, draw.Over)
	return round, nil
}

// pen draws in the units of the icon.
type pen struct {
	z            *vector.Rasterizer
	scale, shift float32
}

func (p pen) at(v float32) float32 { return v*p.scale + p.shift }

// box is a rectangle with round corners; with the radius of half its side it is a circle.
func (p pen) box(x, y, w, h, r float32) {
	const k = 0.5523 // of the radius: the cubic that is nearest to a quarter of a circle
	x0, y0, x1, y1, c := x, y, x+w, y+h, r*(1-k)
	curve := func(ax, ay, bx, by, x, y float32) {
		p.z.CubeTo(p.at(ax), p.at(ay), p.at(bx), p.at(by), p.at(x), p.at(y))
	}
	p.z.MoveTo(p.at(x0+r), p.at(y0))
	p.z.LineTo(p.at(x1-r), p.at(y0))
	curve(x1-c, y0, x1, y0+c, x1, y0+r)
	p.z.LineTo(p.at(x1), p.at(y1-r))
	curve(x1, y1-c, x1-c, y1, x1-r, y1)
	p.z.LineTo(p.at(x0+r), p.at(y1))
	curve(x0+c, y1, x0, y1-c, x0, y1-r)
	p.z.LineTo(p.at(x0), p.at(y0+r))
	curve(x0, y0+c, x0+c, y0, x0+r, y0)
	p.z.ClosePath()
}

// path draws the commands M, L, C, S and Z, with their letters and spaces between all of them.
func (p pen) path(d string) error {
	needs := map[string]int{"M": 2, "L": 2, "C": 6, "S": 4, "Z": 0}
	var x, y, cx, cy float32 // where it is, and the last control point
	for words := strings.Fields(d); len(words) > 0; {
		letter, n := words[0][:1], 0
		if words[0] = words[0][1:]; words[0] == "" {
			words = words[1:]
		}
		n, known := needs[letter]
		if !known || len(words) < n {
			return fmt.Errorf("the path's %q; an icon knows M, L, C, S and Z with their numbers", letter)
		}
		var v [6]float32
		for i := range n {
			f, err := strconv.ParseFloat(words[i], 32)
			if err != nil {
				return err
			}
			v[i] = float32(f)
		}
		words = words[n:]
		switch letter {
		case "M":
			p.z.MoveTo(p.at(v[0]), p.at(v[1]))
		case "L":
			p.z.LineTo(p.at(v[0]), p.at(v[1]))
		case "S":
			v = [6]float32{2*x - cx, 2*y - cy, v[0], v[1], v[2], v[3]}
			n = 6
			fallthrough
		case "C":
			p.z.CubeTo(p.at(v[0]), p.at(v[1]), p.at(v[2]), p.at(v[3]), p.at(v[4]), p.at(v[5]))
		case "Z":
			p.z.ClosePath()
			continue
		}
		x, y, cx, cy = v[n-2], v[n-1], v[n-2], v[n-1]
		if n == 6 {
			cx, cy = v[2], v[3]
		}
	}
	return nil
}

func parseColor(text string) (color.RGBA, error) {
	hex := strings.TrimPrefix(text, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 24)
	if err != nil || len(hex) != 6 {
		return color.RGBA{}, fmt.Errorf("the color %q; an icon knows #RGB and #RRGGBB", text)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}, nil
}
