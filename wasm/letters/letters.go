// Package letters is the Go fonts: whoever draws a text, and whoever only has to know how wide it is drawn, has the same.
package letters

import (
	_ "embed" // the fonts
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The Go fonts of golang.org/x/image, with all their glyphs but without the programs that hint TrueType, which nothing here runs: half the
// bytes. Each is made by (fonttools 4.38)
//
//	pyftsubset $(go list -m -f '{{.Dir}}' golang.org/x/image)/font/gofont/ttfs/Go-Regular.ttf --unicodes='*' --glyphs='*' --no-hinting --notdef-outline --output-file=fonts/Go-Regular.ttf
//
// and Go-Bold.ttf likewise. They stand under fonts/LICENSE.
var (
	//go:embed fonts/Go-Regular.ttf
	regularTTF []byte
	//go:embed fonts/Go-Bold.ttf
	boldTTF []byte
)

// Fonts makes the Go fonts at the sizes that are asked for and keeps them. Equations have what they lack.
type Fonts struct {
	Regular, Bold *opentype.Font
	faces         map[key]*Face
}

type key struct {
	size float64 // device pixels
	bold bool
}

// New reads the fonts, which are built in.
func New() (*Fonts, error) {
	regular, err := opentype.Parse(regularTTF)
	if err != nil {
		return nil, fmt.Errorf("the Go font: %w", err)
	}
	bold, err := opentype.Parse(boldTTF)
	if err != nil {
		return nil, fmt.Errorf("the bold Go font: %w", err)
	}
	return &Fonts{regular, bold, map[key]*Face{}}, nil
}

// Face is a font at a size in device pixels. The fonts are built in, so only a program error can fail here.
func (f *Fonts) Face(size float64, bold bool) *Face {
	k := key{size, bold}
	if face, ok := f.faces[k]; ok {
		return face
	}
	source := f.Regular
	if bold {
		source = f.Bold
	}
	of := func(size float64) font.Face {
		face, err := opentype.NewFace(source, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			panic(fmt.Sprintf("the Go font at %g pixels: %v", size, err))
		}
		return face
	}
	f.faces[k] = newFace(whole{of(size), of(size * 0.7), fixed.Int26_6(size * 0.35 * 64)})
	return f.faces[k]
}

// Pixels is a size in device pixels of which there are so many to a device-independent one: a whole number, for sharp letters.
func Pixels(size, scale float64) float64 { return float64(int(size*scale + 0.5)) }

// Width is how wide a text of a size is drawn, both in device-independent pixels.
func (f *Fonts) Width(text string, size, scale float64, bold bool) float64 {
	return float64(f.Face(Pixels(size, scale), bold).Width(text)) / scale
}
