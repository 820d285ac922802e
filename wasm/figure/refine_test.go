package figure

import (
	"image"
	"math"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/viewtest"
)

// still is a paused program on a project, and a canvas to paint it with.
func still(t *testing.T, doc string) (*app.State, *canvas) {
	t.Helper()
	s := opened(t, viewtest.Parse(t, doc), false)
	s.Pause()
	return s, &canvas{theme: Light(), scale: 1}
}

// opened is the program on a project.
func opened(t testing.TB, p core.Project, window bool) *app.State {
	t.Helper()
	s, err := app.New(p, window)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lettered is a canvas that knows how wide texts are.
func lettered(t *testing.T) *canvas {
	t.Helper()
	fonts, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	return &canvas{scale: 1, fonts: fonts}
}

// frameless is what the program gets in a tick without events.
func frameless(w, h float64) input.Input {
	return input.Input{Width: w, Height: h, Scale: 1, Clock: func() time.Duration { return 0 }}
}

// advance takes n steps, however long that takes.
func advance(s *app.State, n int) {
	s.Advance(n)
	for s.Asked() > 0 {
		s.Update(frameless(800, 600))
	}
}

// whole paints frame by frame until there is no more to show.
func (r *refined) whole(t *testing.T, s *app.State, c *canvas, width int) (img *image.RGBA, frames int) {
	t.Helper()
	for frames = 1; frames < 2000; frames++ {
		if img, more := r.frame(s, s.Board(), c, width); !more {
			return img, frames
		}
	}
	t.Fatal("the picture is never whole")
	return nil, 0
}

func (r *refined) agrees(t *testing.T, s *app.State, img *image.RGBA, width int) {
	t.Helper()
	want := image.NewRGBA(image.Rect(0, 0, width, width))
	core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features).Paint(want, s.Plane, colorsOf(s))
	if img.Rect != want.Rect {
		t.Fatalf("the picture is %v, want %v", img.Rect, want.Rect)
	}
	for i, v := range want.Pix {
		if d := int(v) - int(img.Pix[i]); d < -1 || d > 1 {
			t.Fatalf("pixel %d, %d: %d, core has %d", i/4%width, i/4/width, img.Pix[i], v)
		}
	}
}

// At rest every network's picture becomes whole, the same as core paints in one piece.
func TestRefinesToTheWhole(t *testing.T) {
	longtest.Skip(t)
	for _, doc := range []string{
		`{"network":{"hidden":[3]}}`,
		`{"network":{"hidden":[40,40],"activation":"tanh","init":"xavier"}}`,
		`{"network":{"hidden":[64,64,64],"activation":"relu","init":"he"},"data":{"set":"custom","points":[[1,1,0],[-1,2,4]]}}`,
	} {
		s, c := still(t, doc)
		var r refined
		const width = 150
		img, frames := r.whole(t, s, c, width)
		r.agrees(t, s, img, width)
		for range 3 {
			if _, more := r.frame(s, s.Board(), c, width); more {
				t.Error("a whole picture asks for another frame")
			}
		}
		advance(s, 1)
		if _, again := r.whole(t, s, c, width); again > 2*frames+rollFrames+8 {
			t.Errorf("%s: after a step it took %d frames, at first %d", doc, again, frames)
		}
		r.agrees(t, s, r.shown, width)
	}
}

// While the network learns every row has its turn within a bounded number of frames.
func TestRollingRowsHaveTheirTurn(t *testing.T) {
	s, c := still(t, `{"network":{"hidden":[64,64],"activation":"tanh","init":"xavier"},"data":{"set":"corners"}}`)
	s.Start()
	var r refined
	r.frame(s, s.Board(), c, 400)
	turn := 0
	for range 3 * rollFrames {
		s.Update(frameless(800, 600))
		s.Lab.Run.Step()
		row := r.row
		if _, more := r.frame(s, s.Board(), c, 400); !more {
			t.Fatal("a running picture claims to be whole")
		}
		if side := r.shown.Rect.Dx(); side > rollingSide(pixelWork(s.Lab.Run.Net, r.surface != nil), 400) {
			t.Fatalf("a running picture is %d pixels wide", side)
		}
		turn += (r.row - row + r.shown.Rect.Dx()) % r.shown.Rect.Dx()
	}
	if turn < 2*r.shown.Rect.Dx() {
		t.Errorf("%d of %d rows were renewed in %d frames", turn, r.shown.Rect.Dx(), 3*rollFrames)
	}
}

// The map of a neuron in the large plot is that neuron's.
func TestNeuronInTheLargePlot(t *testing.T) {
	s, c := still(t, `{"network":{"hidden":[3]}}`)
	advance(s, 500)
	s.Network.Selected = network.Part{Kind: network.Neuron, Layer: 1, To: 2}
	var r refined
	const width = 90
	img, _ := r.whole(t, s, c, width)
	h := make([]float64, width*width)
	core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features).Neuron(h, 1, 2, width, width, s.Plane)
	for i, v := range h {
		want := mapColor(c.theme, tintOf(c.theme, s.Lab.Run.Net, shownNeuron(s, s.Lab.Run.Net, 1, 2)), v)
		if got := img.RGBAAt(i%width, i/width); distance(got.R, want.R) > 1 || distance(got.G, want.G) > 1 || distance(got.B, want.B) > 1 {
			t.Fatalf("pixel %d, %d is %v, want %v", i%width, i/width, got, want)
		}
	}
	s.Network.Selected = network.Part{}
	img, _ = r.whole(t, s, c, width)
	r.agrees(t, s, img, width)
}

func distance(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// Numbers that are not finite end in a picture too, and then in rest.
func TestNotFiniteComesToRest(t *testing.T) {
	s, c := still(t, `{"network":{"hidden":[64,64]}}`)
	s.Lab.Run.Net.Flat[5] = math.NaN()
	var r refined
	r.whole(t, s, c, 60)
	r.agrees(t, s, r.shown, 60)
}

// A curve's line is at most a bucket a pixel wide, and its dashes keep their lengths around corners.
func TestCurvesCostTheirWidth(t *testing.T) {
	s, c := still(t, `{"data":{"set":"corners"}}`)
	advance(s, 200_000)
	var m plots
	s.Layout.Loss.W, s.Layout.Accuracy.W = 120, 120
	for range 3 {
		m.used = 0
		for _, k := range m.loss(c, s).curves {
			if len(k.buckets) > 170 {
				t.Errorf("%d buckets on 120 pixels", len(k.buckets))
			}
			lowest := k.buckets[0].Min
			for _, b := range k.buckets {
				lowest = min(lowest, b.Min)
			}
			for _, b := range s.Lab.Loss.Buckets {
				if b.Min < lowest {
					t.Fatalf("joining lost the value %g", b.Min)
				}
			}
		}
	}
	if cap(m.buckets[0]) > 2*2048 {
		t.Errorf("room for %d buckets", cap(m.buckets[0]))
	}
}
