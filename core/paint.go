package core

import (
	"image"
	"image/color"
	"math"
)

// Colors is the colors of a picture.
type Colors struct {
	Paper, Ink color.RGBA
	Classes    [6]color.RGBA
	Discrete   bool // winner takes all, no confidence
	Edge       bool // ink where the winning class changes
}

// The numbers of the picture's formula, for all who paint it: Paint, the compiled surface of package kernel, the figure's shader and the
// palette of a film.
const (
	PaleTint      = 0.12 // of the classes' color over paper where all classes tie
	SureTint      = 0.68 // more of it where one is certain
	DiscreteTint  = 0.55 // of the winner's color over paper if Discrete
	EdgeTint      = 0.7  // of ink over the color, on the edge
	EdgeHalf      = 0.5  // pixels from the edge to where its line begins to fade; a pixel further it is gone
	EdgeGone      = EdgeHalf + 1
	LeastGradient = 1e-6 // per pixel, of what is 0 on the edge: on a plateau two classes may tie with no edge between them, and what is left is rounding

	HatchDark, HatchLight = 128, 152 // the grays of a pixel whose probabilities are not finite
)

// Paint fills img with the picture of the decision surface. The Kage shader of the figure computes the same colors:
//
//	p        the probabilities of the pixel, K of them; a is the largest, b the second
//	t        (p_a − 1/K) / (1 − 1/K), the confidence
//	c        Σ p_k·class_k, the mixture
//	color    mix(paper, c, PaleTint + SureTint·t), or mix(paper, class_a, DiscreteTint) if Discrete
//	d        p_a − p_b, which is 0 on the edge between a and b
//	g        |∇d| per pixel, from the differences to the pixels right and below with the same a and b
//	edge     mix(color, ink, EdgeTint·(1 − smoothstep(EdgeHalf, EdgeGone, d/g))), if Edge and g > LeastGradient
//
// mix(x, y, w) = x + (y−x)·w on each of the stored 8-bit channels, rounded at the end. A pixel whose probabilities
// are not finite is a neutral gray hatch.
func (r *Raster) Paint(img *image.RGBA, view Rect, colors Colors) {
	width, height, classes := img.Rect.Dx(), img.Rect.Dy(), r.Classes()
	if classes > len(colors.Classes) {
		panic("core: Raster.Paint: more classes than colors")
	}
	if width == 0 || height == 0 {
		return
	}
	size := (width + 1) * classes // a pixel more, for the difference to the right
	for i := range r.rows {
		if cap(r.rows[i]) < size {
			r.rows[i] = make([]float64, size)
		}
		r.rows[i] = r.rows[i][:size]
	}
	here, below := r.rows[0], r.rows[1]
	r.probabilityRow(here, width, 0, height, view)
	for y := range height {
		if colors.Edge {
			r.probabilityRow(below, width, y+1, height, view)
		}
		pixels := img.Pix[y*img.Stride:][:4*width]
		for x := range width {
			at := x * classes
			c, ok := colors.shade(here[at:at+classes], here[at+classes:at+2*classes], below[at:at+classes])
			if !ok {
				c = hatch(img.Rect.Min.X+x, img.Rect.Min.Y+y) // goes on from band to band of a larger picture
			}
			pixels[4*x], pixels[4*x+1], pixels[4*x+2], pixels[4*x+3] = channel(c[0]), channel(c[1]), channel(c[2]), 255
		}
		if colors.Edge {
			here, below = below, here
		} else if y+1 < height {
			r.probabilityRow(here, width, y+1, height, view)
		}
	}
}

// shade is the color of a pixel with probabilities p, those of its right neighbor and of the one below; false if p is
// not finite.
func (l *Colors) shade(p, right, below []float64) ([3]float64, bool) {
	a, b := 0, 1
	if p[1] > p[0] {
		a, b = 1, 0
	}
	total := p[0] + p[1]
	for k := 2; k < len(p); k++ {
		total += p[k]
		switch {
		case p[k] > p[a]:
			a, b = k, a
		case p[k] > p[b]:
			b = k
		}
	}
	if !IsFinite(total) {
		return [3]float64{}, false
	}
	uniform := 1 / float64(len(p))
	c, weight := rgb(l.Classes[a]), DiscreteTint
	if !l.Discrete {
		weight = PaleTint + float64(SureTint*((p[a]-uniform)/(1-uniform)))
		c = [3]float64{}
		for k, share := range p {
			class := rgb(l.Classes[k])
			for i := range c {
				c[i] += float64(share * class[i])
			}
		}
	}
	c = mixColor(rgb(l.Paper), c, weight)
	if l.Edge {
		d := p[a] - p[b]
		dx, dy := (right[a]-right[b])-d, (below[a]-below[b])-d
		g := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if g > LeastGradient && d < EdgeGone*g {
			c = mixColor(c, rgb(l.Ink), EdgeTint*(1-smoothstep(EdgeHalf, EdgeGone, d/g)))
		}
	}
	return c, true
}

// At is the color away from the edges where the classes have the shares p, finite and two or more.
func (l Colors) At(p []float64) color.RGBA {
	l.Edge = false
	c, _ := l.shade(p, nil, nil)
	return color.RGBA{channel(c[0]), channel(c[1]), channel(c[2]), 255}
}

func rgb(c color.RGBA) [3]float64 { return [3]float64{float64(c.R), float64(c.G), float64(c.B)} }

func mixColor(x, y [3]float64, weight float64) [3]float64 {
	for i := range x {
		x[i] += float64((y[i] - x[i]) * weight)
	}
	return x
}

// smoothstep is 0 below low, 1 above high and 3t²−2t³ between.
func smoothstep(low, high, x float64) float64 {
	t := min(max((x-low)/(high-low), 0), 1)
	return float64(float64(t*t) * (3 - float64(2*t)))
}

func channel(v float64) uint8 { return uint8(min(max(v+0.5, 0), 255)) }

// hatch is the color of a pixel without a meaning: gray diagonals 4 pixels wide.
func hatch(x, y int) [3]float64 {
	if (x+y)/4&1 == 0 {
		return [3]float64{HatchDark, HatchDark, HatchDark}
	}
	return [3]float64{HatchLight, HatchLight, HatchLight}
}
