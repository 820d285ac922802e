package core

import (
	"image"
	"image/color"
	"math"
	"testing"
)

var testLook = Colors{
	Paper: color.RGBA{250, 249, 246, 255},
	Ink:   color.RGBA{30, 30, 30, 255},
	Classes: [6]color.RGBA{
		{232, 131, 58, 255}, {60, 141, 217, 255}, {90, 170, 90, 255}, {200, 80, 160, 255}, {220, 190, 60, 255}, {60, 180, 180, 255},
	},
}

// TestRasterIsTheNetwork compares every pixel with the network run on that pixel alone.
func TestRasterIsTheNetwork(t *testing.T) {
	const width, height = 133, 5
	view := Rect{-2, -3, 4, 1.5}
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		train(r, 20)
		raster := NewRaster(r.Net, p.Data.Features)
		classes := raster.Classes()
		dst, one := make([]float64, width*height*classes), make([]float64, classes)
		raster.Probabilities(dst, width, height, view)
		neuron := make([]float64, width*height)
		raster.Neuron(neuron, 1, 0, width, height, view)
		for y := range height {
			for x := range width {
				x1 := view.MinX1 + (float64(x)+0.5)/width*(view.MaxX1-view.MinX1)
				x2 := view.MaxX2 - (float64(y)+0.5)/height*(view.MaxX2-view.MinX2)
				want := predictPlainly(r.Net, p.Data.Features, x1, x2)
				raster.PredictPoint(one, x1, x2)
				sum := 0.0
				for k := range classes {
					got := dst[(y*width+x)*classes+k]
					if !(math.Abs(got-want[k]) <= 1e-12) || !(math.Abs(one[k]-want[k]) <= 1e-12) {
						t.Fatalf("configuration %d, pixel %d,%d, class %d: %v and alone %v, want %v", i, x, y, k, got, one[k], want[k])
					}
					sum += got
				}
				if !(math.Abs(sum-1) <= 1e-14) {
					t.Fatalf("configuration %d, pixel %d,%d: the probabilities add up to %v", i, x, y, sum)
				}
				if z := hiddenPlainly(r.Net, p.Data.Features, x1, x2); len(r.Net.W) > 1 && !(math.Abs(neuron[y*width+x]-z) <= 1e-12) {
					t.Fatalf("configuration %d, pixel %d,%d: neuron 0 is %v, want %v", i, x, y, neuron[y*width+x], z)
				}
			}
		}
	}
}

func plainLayer(m *MLP, l int, h []float64) []float64 {
	z := make([]float64, m.Sizes[l+1])
	for j := range z {
		for i, v := range h {
			z[j] += v * m.W[l][i*len(z)+j]
		}
		if m.B != nil {
			z[j] += m.B[l][j]
		}
		if l < len(m.W)-1 {
			switch m.Hidden {
			case Sigmoid:
				z[j] = 1 / (1 + math.Exp(-z[j]))
			case Tanh:
				z[j] = math.Tanh(z[j])
			case ReLU:
				z[j] = math.Max(z[j], 0)
			case Linear:
			default:
				panic("the oracle has no " + string(m.Hidden))
			}
		}
	}
	return z
}

func hiddenPlainly(m *MLP, features []Feature, x1, x2 float64) float64 {
	h := make([]float64, len(features))
	Expand(h, features, x1, x2)
	return plainLayer(m, 0, h)[0]
}

// predictPlainly is the network written with math's functions, one number at a time.
func predictPlainly(m *MLP, features []Feature, x1, x2 float64) []float64 {
	h := make([]float64, len(features))
	Expand(h, features, x1, x2)
	for l := range m.W {
		h = plainLayer(m, l, h)
	}
	sum := 0.0
	for k := range h {
		if m.Out == SoftmaxOutput {
			h[k] = math.Exp(h[k])
		} else {
			h[k] = 1 / (1 + math.Exp(-h[k]))
		}
		sum += h[k]
	}
	for k := range h {
		h[k] /= sum
	}
	return h
}

// planeNet is one sigmoid layer whose classes meet at x1 = 0, with the given steepness.
func planeNet(steepness float64) *MLP {
	m := NewMLP([]int{2, 2}, Sigmoid, SigmoidOutput, true)
	m.W[0][0], m.W[0][1] = -steepness, steepness
	return m
}

func TestPaint(t *testing.T) {
	const width, height = 100, 10
	features := []Feature{X1, X2}
	raster := NewRaster(planeNet(40), features)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	view := Rect{-5, -0.5, 5, 0.5}
	raster.Paint(img, view, testLook)
	left, right := img.RGBAAt(0, 5), img.RGBAAt(99, 5)
	if want := (color.RGBA{236, 155, 96, 255}); left != want { // 0.8 of the way from paper to orange
		t.Errorf("far on class 0's side the color is %v, want %v", left, want)
	}
	if want := (color.RGBA{98, 163, 223, 255}); right != want {
		t.Errorf("far on class 1's side the color is %v, want %v", right, want)
	}
	look := testLook
	look.Edge, look.Discrete = true, true
	raster = NewRaster(planeNet(1), features) // p changes slowly, so the line's width is the formula's
	raster.Paint(img, view, look)
	if want := (color.RGBA{240, 184, 143, 255}); img.RGBAAt(0, 5) != want { // 0.55
		t.Errorf("discrete, far on class 0's side the color is %v, want %v", img.RGBAAt(0, 5), want)
	}
	dark := 0
	for x := range width {
		for y := range height {
			if img.RGBAAt(x, y) != img.RGBAAt(x, 0) {
				t.Fatalf("the edge at x1 = 0 is not the same on rows 0 and %d, column %d", y, x)
			}
		}
		if c := img.RGBAAt(x, 0); c.R < 140 && c.B < 140 {
			dark++
			if x < 48 || x > 51 {
				t.Errorf("ink at column %d, the edge is between 49 and 50", x)
			}
		}
	}
	if dark != 2 {
		t.Errorf("the edge is %d dark pixels wide, want 2", dark)
	}
	net := planeNet(1)
	net.B[0][0], net.B[0][1] = 0.05, -0.05 // the edge now runs through the centers of column 50, one pixel from those of column 49
	NewRaster(net, features).Paint(img, view, look)
	if want := (color.RGBA{167, 130, 103, 255}); img.RGBAAt(49, 0) != want { // 0.35 of the way to ink
		t.Errorf("one pixel from the edge the color is %v, want %v", img.RGBAAt(49, 0), want)
	}
}

func TestPaintWithoutMeaning(t *testing.T) {
	net := planeNet(math.NaN())
	img := image.NewRGBA(image.Rect(0, 0, 16, 16))
	NewRaster(net, []Feature{X1, X2}).Paint(img, Rect{-1, -1, 1, 1}, testLook)
	shades := map[color.RGBA]int{}
	for y := range 16 {
		for x := range 16 {
			c := img.RGBAAt(x, y)
			if c.R != c.G || c.G != c.B {
				t.Fatalf("pixel %d,%d of a network of NaN is %v, want a gray", x, y, c)
			}
			shades[c]++
		}
	}
	if len(shades) != 2 {
		t.Errorf("%d shades in the hatch, want 2", len(shades))
	}
}

// TestPaintManyClasses holds every pixel of pictures of 3 to 6 classes to the formula in Paint's comment.
func TestPaintManyClasses(t *testing.T) {
	const width, height = 60, 40
	view := Rect{-3, -3, 3, 3}
	random := sample(21)
	for classes := 3; classes <= MaxClasses; classes++ {
		p := DefaultProject()
		p.Data = blobs(20*classes, classes, &random)
		p.Network.Output, p.Training.Loss, p.Training.LearningRate = SoftmaxOutput, CrossEntropy, 1
		p.Network.Hidden = []int{8}
		r := mustRun(t, p)
		train(r, 500)
		img := image.NewRGBA(image.Rect(0, 0, width, height))
		winners, inked := map[int]bool{}, 0
		for i := range 4 {
			look := testLook
			look.Discrete, look.Edge = i&1 == 1, i&2 == 2
			NewRaster(r.Net, p.Data.Features).Paint(img, view, look)
			at := func(x, y int) []float64 {
				return predictPlainly(r.Net, p.Data.Features, view.MinX1+(float64(x)+0.5)*6/width, view.MaxX2-(float64(y)+0.5)*6/height)
			}
			for y := range height {
				for x := range width {
					want, a, ink := paintedPlainly(look, at(x, y), at(x+1, y), at(x, y+1))
					winners[a] = true
					if ink > 0.1 {
						inked++
					}
					c := img.RGBAAt(x, y)
					for k, got := range []uint8{c.R, c.G, c.B} {
						if !(math.Abs(float64(got)-want[k]) <= 0.5001) {
							t.Fatalf("%d classes, %+v, pixel %d,%d: %v, want %v", classes, look, x, y, c, want)
						}
					}
				}
			}
		}
		if len(winners) != classes || inked == 0 {
			t.Errorf("of %d classes only %d win somewhere, and %d pixels have ink: the test sees too little", classes, len(winners), inked)
		}
	}
}

// paintedPlainly is the color of a pixel with probabilities p, its winning class and the share of ink.
func paintedPlainly(look Colors, p, right, below []float64) (c [3]float64, a int, ink float64) {
	b := -1
	for k := range p {
		if p[k] > p[a] {
			a = k
		}
	}
	for k := range p {
		if k != a && (b < 0 || p[k] > p[b]) {
			b = k
		}
	}
	mix := func(x, y, w float64) float64 { return x*(1-w) + y*w }
	shade := func(c color.RGBA) [3]float64 { return [3]float64{float64(c.R), float64(c.G), float64(c.B)} }
	uniform := 1 / float64(len(p))
	confidence := (p[a] - uniform) / (1 - uniform)
	d := p[a] - p[b]
	slope := math.Hypot(right[a]-right[b]-d, below[a]-below[b]-d)
	if look.Edge {
		s := math.Min(math.Max(d/slope-0.5, 0), 1)
		ink = 0.7 * (1 - s*s*(3-2*s))
	}
	for i := range c {
		mixture := 0.0
		for k := range p {
			mixture += p[k] * shade(look.Classes[k])[i]
		}
		c[i] = mix(shade(look.Paper)[i], mixture, 0.12+0.68*confidence)
		if look.Discrete {
			c[i] = mix(shade(look.Paper)[i], shade(look.Classes[a])[i], 0.55)
		}
		c[i] = mix(c[i], shade(look.Ink)[i], ink)
	}
	return c, a, ink
}

// TestActivationsAreTheNetwork compares every neuron's map with the network run on that pixel alone.
func TestActivationsAreTheNetwork(t *testing.T) {
	const width, height = 133, 3
	view := Rect{-2, -3, 4, 1.5}
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		train(r, 20)
		maps := make([][]float64, len(r.Net.Sizes))
		for l, size := range r.Net.Sizes {
			maps[l] = make([]float64, size*width*height)
		}
		NewRaster(r.Net, p.Data.Features).Activations(maps, width, height, view)
		for y := range height {
			for x := range width {
				h := make([]float64, len(p.Data.Features))
				Expand(h, p.Data.Features, view.MinX1+(float64(x)+0.5)/width*6, view.MaxX2-(float64(y)+0.5)/height*4.5)
				for l := range r.Net.Layers() { // the last layer is Probabilities' affair
					for k, want := range h {
						if got := maps[l][(k*height+y)*width+x]; !(math.Abs(got-want) <= 1e-12*(1+math.Abs(want))) {
							t.Fatalf("configuration %d, pixel %d,%d: neuron %d of layer %d is %v, want %v", i, x, y, k, l, got, want)
						}
					}
					h = plainLayer(r.Net, l, h)
				}
				last, sum := maps[r.Net.Layers()], 0.0
				for k := range h {
					sum += last[(k*height+y)*width+x]
				}
				for k, want := range predictPlainly(r.Net, p.Data.Features, view.MinX1+(float64(x)+0.5)/width*6, view.MaxX2-(float64(y)+0.5)/height*4.5) {
					if got := last[(k*height+y)*width+x] / sum; !(math.Abs(got-want) <= 1e-12) {
						t.Fatalf("configuration %d, pixel %d,%d: output %d is %v of the sum, want %v", i, x, y, k, got, want)
					}
				}
			}
		}
	}
}

// TestAtIsWhatIsPainted where the shares are those.
func TestAtIsWhatIsPainted(t *testing.T) {
	random := NewNumpy(3)
	for classes := 2; classes <= MaxClasses; classes++ {
		for try := range 40 {
			m := NewMLP([]int{2, classes}, Linear, SoftmaxOutput, true)
			for k := range classes {
				m.B[0][k] = 4 * random.Randn()
			}
			raster, look, shares := NewRaster(m, []Feature{X1, X2}), testLook, make([]float64, classes)
			look.Discrete, look.Edge = try&1 != 0, try&2 != 0
			raster.PredictPoint(shares, 0, 0)
			img := image.NewRGBA(image.Rect(0, 0, 1, 1))
			raster.Paint(img, Rect{-1, -1, 1, 1}, look)
			if got, want := look.At(shares), img.RGBAAt(0, 0); got != want {
				t.Errorf("shares %v: %v, painted %v", shares, got, want)
			}
		}
	}
}
