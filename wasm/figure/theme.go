package figure

import (
	"image/color"

	"xorcery/core"
)

// Theme is the colors of the figure.
type Theme struct {
	core.Look
	Muted  color.RGBA // tick labels, helps
	Line   color.RGBA // frames and grids
	Field  color.RGBA // what can be typed in or pressed
	Hover  color.RGBA
	Accent color.RGBA // sliders, switches, focus
	Error  color.RGBA
}

var classes = [6]color.RGBA{
	{0xE8, 0x83, 0x3A, 0xff}, // orange
	{0x3C, 0x8D, 0xD9, 0xff}, // blue
	{0x3F, 0xA0, 0x4F, 0xff}, // green
	{0xC2, 0x4B, 0xA6, 0xff}, // magenta
	{0xD9, 0xB4, 0x1F, 0xff}, // yellow
	{0x1F, 0xA3, 0xA3, 0xff}, // teal
}

// Light and Dark are the two themes. Text on its ground has a contrast of at least 4.5:1.
func Light() Theme {
	return Theme{
		Look:   core.Look{Paper: rgb(0xFD, 0xFC, 0xFA), Ink: rgb(0x1F, 0x23, 0x28), Classes: classes},
		Muted:  rgb(0x5B, 0x62, 0x6B),
		Line:   rgb(0xD5, 0xD3, 0xCD),
		Field:  rgb(0xF0, 0xEE, 0xE9),
		Hover:  rgb(0xE4, 0xE1, 0xDA),
		Accent: rgb(0x25, 0x6F, 0xB8),
		Error:  rgb(0xB3, 0x26, 0x1E),
	}
}

// Dark is ink and paper exchanged.
func Dark() Theme {
	return Theme{
		Look:   core.Look{Paper: rgb(0x17, 0x1A, 0x1E), Ink: rgb(0xEC, 0xEA, 0xE4), Classes: classes},
		Muted:  rgb(0xA3, 0xA9, 0xB1),
		Line:   rgb(0x3A, 0x3F, 0x46),
		Field:  rgb(0x25, 0x29, 0x2F),
		Hover:  rgb(0x31, 0x36, 0x3D),
		Accent: rgb(0x5A, 0xA6, 0xE8),
		Error:  rgb(0xFF, 0x8A, 0x80),
	}
}

func rgb(r, g, b uint8) color.RGBA { return color.RGBA{r, g, b, 0xff} }

// mix is a·(1−t) + b·t.
func mix(a, b color.RGBA, t float64) color.RGBA {
	f := func(x, y uint8) uint8 { return uint8(float64(x)*(1-t) + float64(y)*t + 0.5) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 0xff}
}
