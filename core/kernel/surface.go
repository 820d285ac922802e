package kernel

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"slices"

	"xorcery/core"
)

// SurfaceModule is a WebAssembly module that evaluates one shape of network over the pixels of a picture, in float32, four pixels at a time.
type SurfaceModule struct {
	shape    surfaceShape
	features []core.Feature
	plan     surfacePlan
	code     []byte
}

// NewSurfaceModule writes the module for a network that sees the given features.
func NewSurfaceModule(net *core.MLP, features []core.Feature) *SurfaceModule {
	k := surfaceShapeOf(net, features)
	p := newSurfacePlan(k, features)
	return &SurfaceModule{k, slices.Clone(features), p, writeSurface(k, p)}
}

// Fits says if the module evaluates net: other weights fit, biases or none, another shape or other features do not.
func (m *SurfaceModule) Fits(net *core.MLP, features []core.Feature) bool {
	return m.shape == surfaceShapeOf(net, features)
}

// Code is the module in WebAssembly's binary format. It imports nothing and exports "memory" and "run".
func (m *SurfaceModule) Code() []byte { return m.code }

// Surface paints what core.Raster paints, several times as fast. Its activations are core's to 4e-6, and so colors agree within 2 of 255,
// but at an edge, which may stand a small part of a pixel beside core's.
type Surface struct {
	*SurfaceModule
	instance Instance
	held     columns
	size     int    // of the memory that is known to be there
	out, in  []byte // what is written and read
}

// columns is what the instance's memory has of a view.
type columns struct {
	view  core.Rect
	width int
}

// NewSurface makes a surface of an instance of m.
func NewSurface(m *SurfaceModule, instance Instance) *Surface {
	return &Surface{SurfaceModule: m, instance: instance}
}

// Close lets the instance's memory go; the surface is not used after it.
func (s *Surface) Close() error { return s.instance.Close() }

// float32 reaches 3e38 and has 24 bits.
const (
	mostReach = 1e30
	leastStep = 1.0 / (1 << 20) // of a pixel, beside the largest coordinate
)

// Paints says if the surface shows net, which must fit, as core does: where all of its numbers and the view's pixels are within float32's
// reach. What is not finite is not: core tells it apart.
func (s *Surface) Paints(net *core.MLP, view core.Rect, width, height int) bool {
	wide, high := view.MaxX1-view.MinX1, view.MaxX2-view.MinX2
	x1, x2 := math.Max(math.Abs(view.MinX1), math.Abs(view.MaxX1)), math.Max(math.Abs(view.MinX2), math.Abs(view.MaxX2))
	if width > mostSide || height > mostSide || !(wide >= leastStep*x1*float64(width)) || !(high >= leastStep*x2*float64(height)) {
		return false
	}
	largest := make([]float64, len(s.features)) // of a feature; a pixel beyond the view is looked at too
	core.Expand(largest, s.features, x1+wide, x2+high)
	f, reach := net.Hidden.Function(), 1.0
	for _, x := range largest {
		reach = math.Max(reach, math.Abs(x))
	}
	if !(reach <= mostReach) {
		return false
	}
	for l, w := range net.W {
		outs := net.Sizes[l+1]
		most := 0.0
		for o := range outs {
			sum := 0.0
			if net.B != nil {
				sum = math.Abs(net.B[l][o])
			}
			for i := o; i < len(w); i += outs {
				sum += math.Abs(w[i]) * reach
			}
			most = math.Max(most, sum) // not a number stays
		}
		if !(most <= mostReach) {
			return false
		}
		reach = math.Min(math.Max(most, 1), math.Max(-f.Low, f.High))
	}
	return true
}

// Paint fills img with the picture of the decision surface, as core.Raster.Paint does. An error says that the host failed.
func (s *Surface) Paint(img *image.RGBA, net *core.MLP, view core.Rect, colors core.Colors) error {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	t := s.newTask(runOf(colors.Discrete, colors.Edge), net, view, width, height)
	t.color(setPaper, colors.Paper)
	t.color(setInk, colors.Ink)
	for k, c := range colors.Classes {
		t.color(setClass+12*k, c)
	}
	at, err := t.run()
	if err != nil {
		return err
	}
	for y, rows := 0, 1; y < height; y += rows {
		if img.Stride == 4*width {
			rows = height
		}
		if err := s.instance.Read(img.Pix[y*img.Stride:][:4*width*rows], at+y*4*width); err != nil {
			return err
		}
	}
	return nil
}

// Shares fills dst, (height, width, classes), with what core.Raster.Probabilities would.
func (s *Surface) Shares(dst []float32, net *core.MLP, view core.Rect, width, height int) error {
	t := s.newTask(runShares, net, view, width, height)
	at, err := t.run()
	if err != nil {
		return err
	}
	classes := s.shape.classes()
	s.in = slices.Grow(s.in[:0], t.pitch)[:t.pitch]
	for y := range height {
		if err := s.instance.Read(s.in, at+y*t.pitch); err != nil {
			return err
		}
		row := dst[y*width*classes:][:width*classes]
		for k := range classes {
			for x := range width {
				row[x*classes+k] = math.Float32frombits(binary.LittleEndian.Uint32(s.in[k*t.stride+4*x:]))
			}
		}
	}
	return nil
}

// Tint is the colors of a neuron's map: at the low end of what is shown, halfway, and at the high end.
type Tint struct{ Low, Mid, High color.RGBA }

// Neuron is one whose map is shown, and from what to what.
type Neuron struct {
	Layer, Unit int // layer 0 is the features
	Low, High   float64
}

// Maps fills dst, (neurons, height, width) of four bytes each, with the maps of neurons.
func (s *Surface) Maps(dst []byte, net *core.MLP, view core.Rect, width, height int, neurons []Neuron, tint Tint) error {
	t := s.newTask(runMaps, net, view, width, height)
	t.color(setPaper, tint.Mid)
	mid := channels(tint.Mid)
	for i, c := range [2]color.RGBA{tint.Low, tint.High} {
		for j, v := range channels(c) {
			t.number(setTints+12*i+4*j, v-mid[j])
		}
	}
	t.neurons = neurons
	at, err := t.run()
	if err != nil {
		return err
	}
	one := 4 * width * height
	if len(neurons) == 1 {
		return s.instance.Read(dst[:one], at)
	}
	own := t.pictureBytes()
	s.in = slices.Grow(s.in[:0], own*len(neurons))[:own*len(neurons)]
	if err := s.instance.Read(s.in, at); err != nil {
		return err
	}
	for n := range neurons {
		copy(dst[n*one:][:one], s.in[n*own:])
	}
	return nil
}

func channels(c color.RGBA) [3]float64 {
	return [3]float64{float64(c.R), float64(c.G), float64(c.B)}
}
