package film

import (
	"bytes"
	"fmt"
	"image/color"
	"image/gif"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

var testLook = core.Colors{
	Paper: color.RGBA{253, 252, 249, 255}, Ink: color.RGBA{34, 32, 28, 255},
	Classes: [6]color.RGBA{{232, 131, 58, 255}, {60, 141, 217, 255}, {74, 163, 90, 255}, {194, 79, 160, 255}, {216, 180, 44, 255}, {47, 168, 160, 255}},
}

// TestAFilmSharesOnePalette of the figure's own colors, and its frames hold what changes: shown one over the other they are the surfaces, with
// step and accuracy below.
func TestAFilmSharesOnePalette(t *testing.T) {
	longtest.Skip(t)
	for _, doc := range []string{`{"training":{"learningRate":3}}`,
		`{"data":{"set":"custom","points":[[-2,-2,0],[2,2,1],[2,-2,2],[-2,2,3]]},"network":{"hidden":[8],"init":"xavier"},"training":{"learningRate":1}}`} {
		p, err := core.ParseProject([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		r, err := core.NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		f, err := New(testLook, core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}, r.Net.Sizes[r.Net.Layers()])
		if err != nil {
			t.Fatal(err)
		}
		const frames = 6
		for range frames {
			for range 50 {
				r.Step()
			}
			f.Shoot(r, r.Evaluate().Accuracy, nil)
		}
		var out bytes.Buffer
		if err := f.Encode(&out); err != nil {
			t.Fatal(err)
		}
		got, err := gif.DecodeAll(&out)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(f.palette.colors); len(got.Image) != frames || n > 256 {
			t.Fatalf("%d frames, %d colors", len(got.Image), n)
		}
		shown := got.Image[0]
		for i, img := range got.Image {
			if fmt.Sprint(img.Palette) != fmt.Sprint(got.Image[0].Palette) {
				t.Errorf("frame %d has colors of its own", i)
			}
			for y := img.Rect.Min.Y; i > 0 && y < img.Rect.Max.Y; y++ {
				for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
					if _, _, _, alpha := img.At(x, y).RGBA(); alpha > 0 {
						shown.Set(x, y, img.At(x, y))
					}
				}
			}
		}
		if got.Delay[frames-1] < 10*got.Delay[0] {
			t.Errorf("the last frame is held for %d of %d", got.Delay[frames-1], got.Delay[0])
		}
		want, far := f.Picture(r), 0
		for y := range Side {
			for x := range Side {
				r, g, b, _ := shown.At(x, y).RGBA()
				w := want.RGBAAt(x, y)
				off := max(int(r>>8)-int(w.R), int(w.R)-int(r>>8), int(g>>8)-int(w.G), int(w.G)-int(g>>8), int(b>>8)-int(w.B), int(w.B)-int(b>>8))
				if off > 12 {
					far++
				}
			}
		}
		if far > Side*Side/50 {
			t.Errorf("%d pixels of the last frame are far from the surface", far)
		}
		ink := 0
		for y := Side; y < Side+captionRoom; y++ {
			for x := range Side {
				if r, _, _, _ := shown.At(x, y).RGBA(); r>>8 < 100 {
					ink++
				}
			}
		}
		if ink < 200 {
			t.Errorf("the caption has %d dark pixels", ink)
		}
	}
}

// TestAFrameInPieces: a frame that is painted a little at a time is the one that is painted at once.
func TestAFrameInPieces(t *testing.T) {
	r, err := core.NewRun(core.DefaultProject())
	if err != nil {
		t.Fatal(err)
	}
	view := core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}
	var films [2]bytes.Buffer
	for i, spent := range []func() bool{nil, func() bool { return true }} {
		f, err := New(testLook, view, 2)
		if err != nil {
			t.Fatal(err)
		}
		calls := 1
		for !f.Shoot(r, 1, spent) {
			calls++
		}
		if want := [2]int{1, Side / band}[i]; calls != want || f.Frames() != 1 {
			t.Errorf("%d calls make %d frames, want %d calls", calls, f.Frames(), want)
		}
		if err := f.Encode(&films[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(films[0].Bytes(), films[1].Bytes()) {
		t.Error("the frames differ")
	}
}
