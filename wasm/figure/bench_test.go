package figure

import (
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/app"
	"xorcery/wasm/engine"
)

var sizesMeasured = [][]int{{2, 3, 2}, {2, 50, 2}, {2, 32, 32, 2}, {2, 64, 64, 64, 64, 64, 64, 2}}

// measured is a state with a network of the sizes.
func measured(sizes []int) *app.State {
	net := core.NewMLP(sizes, core.Sigmoid, core.SigmoidOutput, true)
	net.Initialize(core.InitXavier, 1, 1)
	s := &app.State{Attention: app.Attention{Plane: core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}}}
	s.Lab.Project.Data.Features = core.AllFeatures[:2]
	s.Lab.Run = &core.Run{Net: net}
	return s
}

// both measures core and the compiled surface.
func both(b *testing.B, sizes []int, body func(b *testing.B, s *app.State, k *kernel.Surface)) {
	s := measured(sizes)
	b.Run(fmt.Sprint(sizes)+"/core", func(b *testing.B) { body(b, s, nil) })
	m := kernel.NewSurfaceModule(s.Lab.Run.Net, s.Lab.Project.Data.Features)
	instance, err := engine.New(m.Code())
	if err != nil {
		return
	}
	defer instance.Close()
	b.Run(fmt.Sprint(sizes)+"/surface", func(b *testing.B) { body(b, s, kernel.NewSurface(m, instance)) })
}

// A frame's share of the neurons' maps: bounded, whatever the network.
func BenchmarkMaps(b *testing.B) {
	for _, sizes := range sizesMeasured {
		both(b, sizes, func(b *testing.B, s *app.State, k *kernel.Surface) {
			rows := mapRows(s.Lab.Run.Net, k != nil)
			m := maps{raster: core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features), h: make([][]float64, len(sizes))}
			m.pixels = make([]byte, 4*len(sizes)*mapSide*slices.Max(sizes)*mapSide)
			c := &canvas{theme: Light()}
			for b.Loop() {
				m.row = 0
				m.renew(c, s, s.Lab.Run.Net, rows, k)
			}
			b.ReportMetric(float64((mapSide+rows-1)/rows), "frames/whole")
		})
	}
}

// A frame's share of the rolling picture that stands in for the shader, and of a picture at 500 pixels.
func BenchmarkRefine(b *testing.B) {
	for _, sizes := range sizesMeasured {
		both(b, sizes, func(b *testing.B, s *app.State, k *kernel.Surface) {
			cost := pixelWork(s.Lab.Run.Net, k != nil)
			r := refined{raster: core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features), surface: k}
			r.cause.net = s.Lab.Run.Net
			side := rollingSide(cost, 500)
			img := image.NewRGBA(image.Rect(0, 0, side, side))
			rows := bandRows(cost, side)
			for b.Loop() {
				r.paint(nil, s, img, 0, rows)
			}
			b.ReportMetric(float64(side), "pixels/side")
			b.ReportMetric(float64((side+rows-1)/rows), "frames/whole")
		})
	}
}

// The processor's share of a frame, drawing alone, against points and neurons; what Ebitengine is told to draw is not drawn.
func BenchmarkFrame(b *testing.B) {
	for _, sizes := range sizesMeasured {
		for _, points := range []int{300, 3000, 30_000, 100_000} {
			b.Run(fmt.Sprintf("%v/%d", sizes, points), func(b *testing.B) { benchFrame(b, sizes, points, false, nil) })
		}
	}
}

// The same with the hidden space, and with the plane on its way there.
func BenchmarkFrameOfSpace(b *testing.B) {
	for _, sizes := range sizesMeasured {
		for name, bend := range map[string]float64{"": 0, " bent": 2.5} {
			b.Run(fmt.Sprint(sizes)+name, func(b *testing.B) {
				benchFrame(b, sizes, 300, false, func(s *app.State) error {
					err := s.SetControl("lower", string(app.LowerHidden))
					if bend > 0 {
						err = errors.Join(err, s.SetControl("hidden.bend", bend))
					}
					return err
				})
			})
		}
	}
}

// benchFrame draws frames of a network that learns, with the pulse on its way where there is one.
func benchFrame(b *testing.B, sizes []int, points int, window bool, act func(*app.State) error) {
	p := core.DefaultProject()
	p.Data.Set, p.Data.N, p.Network.Hidden = core.Spiral, points, sizes[1:len(sizes)-1]
	s := opened(b, p, window)
	f, err := New(func(code []byte) (kernel.Instance, error) { return engine.New(code) })
	if err != nil {
		b.Fatal(err)
	}
	s.Resize(1280, 800)
	if act != nil {
		if err := act(s); err != nil {
			b.Fatal(err)
		}
	}
	dst := ebiten.NewImage(1280, 800)
	for range 20 {
		f.Draw(dst, s, nil)
		time.Sleep(time.Millisecond)
	}
	part := 0.0
	for b.Loop() {
		s.Lab.Run.Net.Flat[0] += 1e-6
		s.Revision++
		part = math.Mod(part+0.01, 1)
		s.Bricks.Part = part
		f.Draw(dst, s, nil)
	}
}

// The processor's share of a frame with the pulse on its way, beside that of one without.
func BenchmarkPulseFrame(b *testing.B) {
	for _, sizes := range append(sizesMeasured, []int{2, 12, 2}, []int{2, 4, 8, 4, 2}) {
		for name, act := range map[string]func(*app.State) error{"false": nil, "true": func(s *app.State) error {
			err := errors.Join(s.Follow(nil), s.SetControl("brick.moment", 8.0))
			s.Message = app.Message{} // what clicks do now, which is read and closed
			return err
		}} {
			b.Run(fmt.Sprintf("%v/pulse=%s", sizes, name), func(b *testing.B) { benchFrame(b, sizes, 300, true, act) })
		}
	}
}
