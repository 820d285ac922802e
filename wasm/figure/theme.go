package figure

import (
	"image/color"

	"xorcery/core"
	"xorcery/wasm/app"
)

// Theme is the colors of the figure; the page around it has the same in site/colors.css.
type Theme struct {
	core.Colors
	Muted  color.RGBA // tick labels, helps
	Line   color.RGBA // frames and grids
	Field  color.RGBA // what can be typed in or pressed
	Hover  color.RGBA
	Accent color.RGBA // sliders, switches, focus
	Error  color.RGBA

	Positive, Negative color.RGBA    // weights: no class's colors, and apart for every eye
	Factors            [3]color.RGBA // of the chain rule
}

// Light and Dark are the two themes. Text on its ground has a contrast of at least 4.5:1.
func Light() Theme {
	return Theme{
		Colors: app.Colors(false),
		Muted:  rgb(0x5F, 0x59, 0x4F),
		Line:   rgb(0xD9, 0xD3, 0xC5),
		Field:  rgb(0xF0, 0xEC, 0xE2),
		Hover:  rgb(0xE4, 0xDF, 0xD2),
		Accent: rgb(0x1C, 0x5F, 0x9E),
		Error:  rgb(0xA3, 0x28, 0x1C),

		Positive: rgb(0x0F, 0x76, 0x6E), Negative: rgb(0x9B, 0x3F, 0xA5),
		Factors: [3]color.RGBA{rgb(0xA3, 0x28, 0x1C), rgb(0x7A, 0x4B, 0x00), rgb(0x1F, 0x6B, 0x2E)},
	}
}

// Dark is ink and paper exchanged.
func Dark() Theme {
	return Theme{
		Colors: app.Colors(true),
		Muted:  rgb(0xAB, 0xA6, 0x9B),
		Line:   rgb(0x3A, 0x3C, 0x40),
		Field:  rgb(0x27, 0x29, 0x2D),
		Hover:  rgb(0x34, 0x36, 0x3B),
		Accent: rgb(0x8F, 0xC1, 0xF0),
		Error:  rgb(0xFF, 0x9D, 0x8F),

		Positive: rgb(0x4F, 0xC4, 0xB6), Negative: rgb(0xD6, 0x8A, 0xE0),
		Factors: [3]color.RGBA{rgb(0xFF, 0x9D, 0x8F), rgb(0xF0, 0xC0, 0x60), rgb(0x86, 0xD0, 0x92)},
	}
}

// upward is the color of the way up through the stack, downward that of the way down.
func (t *Theme) upward() color.RGBA   { return t.Accent }
func (t *Theme) downward() color.RGBA { return t.Error }

// factor is the color of a factor of the chain rule, 1 to 3; 0 is ink. Each stands off the paper by 4.5:1 in both themes.
func (t *Theme) factor(n int) color.RGBA {
	if n == 0 {
		return t.Ink
	}
	return t.Factors[n-1]
}

// sign is the color of a weight's sign.
func (t *Theme) sign(w float64) color.RGBA {
	if w < 0 {
		return t.Negative
	}
	return t.Positive
}

func rgb(r, g, b uint8) color.RGBA { return color.RGBA{r, g, b, 0xff} }

// mix is a·(1−t) + b·t.
func mix(a, b color.RGBA, t float64) color.RGBA {
	f := func(x, y uint8) uint8 { return uint8(float64(x)*(1-t) + float64(y)*t + 0.5) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 0xff}
}
