package engine

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"xorcery/core"
	"xorcery/core/kernel"
)

// surface is the compiled surface of a network.
func surface(t *testing.T, net *core.MLP, features []core.Feature) *kernel.Surface {
	t.Helper()
	m := kernel.NewSurfaceModule(net, features)
	i, err := New(m.Code())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { i.Close() })
	return kernel.NewSurface(m, i)
}

// shown is any network, what it sees, and a part of the plane.
func shown(random *rand.Rand) (net *core.MLP, features []core.Feature, view core.Rect) {
	for _, f := range core.AllFeatures {
		if random.IntN(2) == 0 {
			features = append(features, f)
		}
	}
	random.Shuffle(len(features), func(i, j int) { features[i], features[j] = features[j], features[i] })
	if len(features) == 0 {
		features = []core.Feature{of(random, core.AllFeatures)}
	}
	sizes := []int{len(features)}
	for range random.IntN(5) {
		sizes = append(sizes, 1+random.IntN(of(random, []int{3, 20, 64})))
	}
	sizes = append(sizes, 1+random.IntN(core.MaxClasses))
	net = core.NewMLP(sizes, of(random, core.AllActivations), of(random, core.AllOutputs), random.IntN(2) == 0)
	net.Initialize(of(random, core.AllInits), of(random, []float64{0.1, 1, 1, 3, 10, 100, 1e4, 1e9}), random.Uint32())
	for l := range net.B {
		for i := range net.B[l] {
			net.B[l][i] = of(random, []float64{0, 0.1, 1, 100}) * (2*random.Float64() - 1)
		}
	}
	half, at1, at2 := of(random, []float64{0.1, 1, 3, 30, 1000}), 2*random.Float64()-1, 2*random.Float64()-1
	return net, features, core.Rect{MinX1: at1 - half, MaxX1: at1 + half, MinX2: at2 - half, MaxX2: at2 + half}
}

// grid is numbers of a picture's pixels, some channels of each.
type grid struct {
	width, height, channels int
	at                      func(i int) float64
}

// around is the least and the greatest of number i in its pixel and those around it.
func (g grid) around(i int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			v := g.at(i + (dy*g.width+dx)*g.channels)
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

// inner are the pixels that have others all around them.
func (g grid) inner(look func(pixel int)) {
	for y := 1; y < g.height-1; y++ {
		for x := 1; x < g.width-1; x++ {
			look(y*g.width + x)
		}
	}
}

// agrees holds got to what the raster has in a pixel and those around it: at an edge a place a part of a pixel beside is as good.
func (g grid) agrees(t *testing.T, what string, got func(i int) float64, most float64, except func(pixel int) bool) {
	t.Helper()
	g.inner(func(pixel int) {
		for i := pixel * g.channels; i < (pixel+1)*g.channels && !t.Failed(); i++ {
			if low, high := g.around(i); !(got(i) >= low-most && got(i) <= high+most) && !except(pixel) {
				t.Errorf("%s: pixel %d, %d is %v, core has %v and around it %v to %v", what, pixel%g.width, pixel/g.width, got(i), g.at(i), low, high)
			}
		}
	})
}

// TestSurfaceAgrees draws networks of all kinds and holds the surface's shares, pictures and maps to core's raster.
func TestSurfaceAgrees(t *testing.T) {
	seeds := 100
	if testing.Short() {
		seeds = 12
	}
	look := core.Colors{Paper: color.RGBA{250, 248, 240, 255}, Ink: color.RGBA{20, 20, 30, 255}}
	for k := range look.Classes {
		look.Classes[k] = color.RGBA{uint8(40 * k), uint8(230 - 30*k), uint8(90 + 77*k), 255}
	}
	tint := kernel.Tint{Low: color.RGBA{230, 130, 50, 255}, Mid: look.Paper, High: color.RGBA{60, 140, 220, 255}}
	pixels, flat, painted := 0, 0, 0
	for seed := range seeds {
		random := rand.New(rand.NewPCG(uint64(seed), 11))
		net, features, view := shown(random)
		s, raster := surface(t, net, features), core.NewRaster(net, features)
		width, height := 9+random.IntN(60), 3+random.IntN(20)
		if !s.Paints(net, view, width, height) {
			continue
		}
		painted++
		shares, want := make([]float32, width*height*raster.Classes()), make([]float64, width*height*raster.Classes())
		if err := s.Shares(shares, net, view, width, height); err != nil {
			t.Fatal(err)
		}
		raster.Probabilities(want, width, height, view)
		all := grid{width, height, raster.Classes(), func(i int) float64 { return want[i] }}
		all.agrees(t, "a share", func(i int) float64 { return float64(shares[i]) }, 1.0/255, nowhere)
		edge := func(pixel int) bool { // or several: the share changes steeply there, or two are alike
			first, second := -1.0, -1.0
			for i := pixel * all.channels; i < (pixel+1)*all.channels; i++ {
				if low, high := all.around(i); high-low > 0.3 {
					return true
				}
				if want[i] > first {
					first, second = want[i], first
				} else {
					second = max(second, want[i])
				}
			}
			return first-second < 2.0/255
		}
		all.inner(func(pixel int) {
			if pixels++; !edge(pixel) {
				flat++
			}
		})
		for kind := range 4 {
			look.Edge, look.Discrete = kind&1 != 0, kind&2 != 0
			a, b := image.NewRGBA(image.Rect(0, 0, width, height)), image.NewRGBA(image.Rect(0, 0, width, height))
			if err := s.Paint(a, net, view, look); err != nil {
				t.Fatal(err)
			}
			raster.Paint(b, view, look)
			grid{width, height, 4, func(i int) float64 { return float64(b.Pix[i]) }}.
				agrees(t, "a color", func(i int) float64 { return float64(a.Pix[i]) }, 2, edge)
		}
		var list []kernel.Neuron
		for range 5 {
			l := random.IntN(len(net.Sizes))
			list = append(list, kernel.Neuron{Layer: l, Unit: random.IntN(net.Sizes[l]), Low: -1 - random.Float64(), High: 1})
		}
		list = list[:1+random.IntN(5)]
		maps, h := make([]byte, 4*width*height*len(list)), make([]float64, width*height)
		if err := s.Maps(maps, net, view, width, height, list, tint); err != nil {
			t.Fatal(err)
		}
		for i, n := range list {
			raster.Neuron(h, n.Layer, n.Unit, width, height, view)
			grid{width, height, 4, func(i int) float64 { return tinted(tint, 2*(h[i/4]-n.Low)/(n.High-n.Low)-1, i%4) }}.
				agrees(t, "a map", func(at int) float64 { return float64(maps[4*i*width*height+at]) }, 2, nowhere)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %v %s %s %v, %d × %d of %v", seed, net.Sizes, net.Hidden, net.Out, features, width, height, view)
		}
	}
	if painted < seeds*9/10 || flat < pixels/3 {
		t.Errorf("of %d networks %d were painted, of %d pixels %d are flat", seeds, painted, pixels, flat)
	}
}

func nowhere(int) bool { return false }

// tinted is a channel of a map's color at −1 to 1.
func tinted(t kernel.Tint, at float64, channel int) float64 {
	c := t.High
	if at < 0 {
		c = t.Low
	}
	v := func(c color.RGBA) float64 { return float64([4]uint8{c.R, c.G, c.B, c.A}[channel]) }
	return v(t.Mid) + (v(c)-v(t.Mid))*min(math.Abs(at), 1)
}

// TestSurfaceFunctions: sigmoid, tanh and softmax in float32 are within 2e-6 of core's, densely from −130 to 130, and beyond.
func TestSurfaceFunctions(t *testing.T) {
	const width, height = 4000, 40
	for _, reach := range []float64{20, 130, 2000} {
		for _, k := range []struct {
			hidden core.Activation
			output core.Output
		}{{core.Sigmoid, core.SigmoidOutput}, {core.Tanh, core.SigmoidOutput}, {core.Linear, core.SoftmaxOutput}} {
			// x1 + x2/4000 goes evenly through the range, row by row: each neuron and each output is the function itself.
			net := core.NewMLP([]int{2, 1, 2}, k.hidden, k.output, false)
			copy(net.Flat, []float64{1, 1.0 / width, 1, 0})
			features := []core.Feature{core.X1, core.X2}
			view := core.Rect{MinX1: -reach, MaxX1: reach, MinX2: -reach, MaxX2: reach}
			s, raster := surface(t, net, features), core.NewRaster(net, features)
			got, want := make([]float32, 2*width*height), make([]float64, 2*width*height)
			if err := s.Shares(got, net, view, width, height); err != nil {
				t.Fatal(err)
			}
			raster.Probabilities(want, width, height, view)
			worst, at := 0.0, 0
			for i := range got {
				if d := math.Abs(float64(got[i]) - want[i]); !(d <= worst) {
					worst, at = d, i
				}
			}
			// The argument itself is rounded: by 2^−24 of up to 20 where the functions are not flat.
			if !(worst <= 4e-6) {
				t.Errorf("%s, %s to %v: off by %g at %v", k.hidden, k.output, reach, worst, want[at])
			}
		}
	}
}

// TestSurfaceRefuses what float32 cannot hold or tell apart, and numbers that are not finite: those are core's.
func TestSurfaceRefuses(t *testing.T) {
	view := core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}
	features := []core.Feature{core.X1, core.X1Squared}
	for _, hidden := range core.AllActivations {
		net := core.NewMLP([]int{2, 3, 4, 2}, hidden, core.SoftmaxOutput, true)
		m := kernel.NewSurfaceModule(net, features)
		s := kernel.NewSurface(m, nil)
		if !s.Paints(net, view, 300, 300) {
			t.Errorf("%s: an ordinary network is refused", hidden)
		}
		for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e31, -1e300} {
			for i := range net.Flat {
				net.Flat[i] = x
				if s.Paints(net, view, 300, 300) {
					t.Errorf("%s: %s = %v is painted", hidden, net.Name(i), x)
				}
				net.Flat[i] = 0
			}
		}
		for i := range net.Flat {
			net.Flat[i] = 1e15
		}
		if grows := !hidden.Function().Bounded(); s.Paints(net, view, 300, 300) == grows {
			t.Errorf("%s: weights of 1e15 in three layers: painted %v", hidden, !grows)
		}
		clear(net.Flat)
		for _, v := range []core.Rect{
			{MinX1: 1000, MaxX1: 1000.05, MinX2: -1, MaxX2: 1}, {MinX1: -1, MaxX1: 1, MinX2: 1000, MaxX2: 1000.05},
			{MinX1: -1e16, MaxX1: 1e16, MinX2: -1e16, MaxX2: 1e16}, {MinX1: math.NaN(), MaxX1: 1, MinX2: 0, MaxX2: 1},
		} {
			if s.Paints(net, v, 300, 300) {
				t.Errorf("%v is painted", v)
			}
		}
		if s.Paints(net, view, 5000, 300) || s.Paints(net, view, 300, 5000) {
			t.Error("5000 pixels a side are painted")
		}
		if m.Fits(core.NewMLP([]int{2, 3, 4, 3}, hidden, core.SoftmaxOutput, true), features) || !m.Fits(net, features) {
			t.Error("the module fits another network, or not its own")
		}
	}
}
