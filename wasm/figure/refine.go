package figure

import (
	"fmt"
	"image"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/app"
	"xorcery/wasm/view/network"
)

// refined is the plane's picture by its compiled surface, or by core where there is none or it can't, for what no shader shows: networks
// beyond a shader's uniforms, numbers that are not finite, single neurons. A frame paints only as many rows as it can afford. While the weights change the rows are
// renewed in turn, in a picture small enough that all have had their turn within rollFrames; once they rest, pictures of
// twice the width follow each other up to the device's own pixels.
//
// A shader that reads its weights from a texture would take any network too. Measured on a software GPU at 256 pixels a
// side, a frame took 0.5 s for 2-32-32-2 and 10 s for six layers of 64, which also is more than a browser lets a small
// GPU work at a time; rows in turn cost 4 ms a frame for both, and are whole within half a second.
type refined struct {
	surfaces *surfaces // nil: core paints all
	raster   *core.Raster
	surface  *kernel.Surface // which paints instead; nil: core
	values   []float64       // of a neuron over a band of rows
	shown    *image.RGBA     // square
	next     *image.RGBA     // of twice the width, unfinished
	row      int             // of shown: where the next band begins
	fresh    int             // rows of shown that were painted with the present weights
	done     int             // rows of next
	target   int             // the width at the device's own pixels

	cause refinedCause
	flat  []float64 // the weights of the last frame
}

// refinedCause is all that the picture depends on beside the weights: with another one it begins anew.
type refinedCause struct {
	net      *core.MLP
	features string
	view     core.Rect
	colors   core.Colors
	muted    [3]uint8
	part     network.Part
	width    int
	compiled bool // the picture is larger then
}

const (
	frameWork  = 1.2e7 // multiplications of a frame, about 4 ms of one processor, twice that in a page
	rollFrames = 20    // frames until every row has had its turn
	shadeWork  = 400   // what the color of a pixel costs beside its network
	quicker    = 3     // times as fast as core is a compiled surface, at least; in a page six
)

// pixelWork is what a pixel of the picture costs with its color.
func pixelWork(net *core.MLP, compiled bool) float64 {
	if compiled {
		return (float64(net.Work()) + shadeWork) / quicker
	}
	return float64(net.Work()) + shadeWork
}

// rollingSide is the width of the picture whose rows are renewed in turn while the weights change, by what a pixel costs.
func rollingSide(cost float64, target int) int {
	return max(min(int(math.Sqrt(rollFrames*frameWork/cost)), target), 1)
}

// bandRows is how many rows of a picture a frame can afford.
func bandRows(cost float64, side int) int {
	return min(max(int(frameWork/(cost*float64(side))), 1), side)
}

// frame paints this frame's share and returns the picture to show. more says that another frame would go on.
func (r *refined) frame(s *app.State, b app.Board, c *canvas, width int) (img *image.RGBA, more bool) {
	net, features, _ := s.Shown(b)
	part, single := s.MapShown(b)
	if !single {
		part = network.Part{}
	}
	m := c.theme.Muted
	r.surface = r.surfaces.showing(net, features, s.Plane, width)
	cause := refinedCause{net, fmt.Sprint(features), s.Plane, colorsOf(s), [3]uint8{m.R, m.G, m.B}, part, width, r.surface != nil}
	r.target = width
	cost := pixelWork(net, cause.compiled)
	rolling := rollingSide(cost, width)
	switch {
	case cause != r.cause || r.shown == nil:
		if r.raster == nil || r.cause.net != net || r.cause.features != cause.features {
			r.raster = core.NewRaster(net, features)
		}
		r.cause, r.flat = cause, append(r.flat[:0], net.Flat...)
		coarse := square(nil, max(min(int(math.Sqrt(frameWork/cost/2)), rolling), 1))
		r.paint(c, s, coarse, 0, coarse.Rect.Dy())
		r.shown = square(r.shown, rolling)
		resample(r.shown, coarse)
		r.row, r.fresh, r.next = 0, 0, nil
	case !sameBits(r.flat, net.Flat):
		r.flat = append(r.flat[:0], net.Flat...)
		r.fresh, r.next = 0, nil
		if r.shown.Rect.Dx() > rolling {
			smaller := square(nil, rolling)
			resample(smaller, r.shown)
			r.shown, r.row = smaller, 0
		}
	}
	r.advance(c, s)
	return r.shown, r.fresh < r.shown.Rect.Dy() || r.shown.Rect.Dx() < r.target
}

// advance paints as many rows as a frame can afford.
func (r *refined) advance(c *canvas, s *app.State) {
	cost, side := pixelWork(r.cause.net, r.cause.compiled), r.shown.Rect.Dx()
	if r.fresh < side {
		n := min(bandRows(cost, side), side-r.row, side-r.fresh)
		r.paint(c, s, r.shown, r.row, n)
		r.row, r.fresh = (r.row+n)%side, r.fresh+n
		return
	}
	if side >= r.target || s.Running {
		return
	}
	if r.next == nil {
		r.next, r.done = square(nil, min(2*side, r.target)), 0
	}
	side = r.next.Rect.Dx()
	n := min(bandRows(cost, side), side-r.done)
	r.paint(c, s, r.next, r.done, n)
	if r.done += n; r.done == side {
		r.shown, r.next, r.row, r.fresh = r.next, nil, 0, side
	}
}

// paint fills rows y to y+n−1 of the picture: the decision surface, or one neuron.
func (r *refined) paint(c *canvas, s *app.State, img *image.RGBA, y, n int) {
	view, side := s.Plane, img.Rect.Dx()
	pixel := (view.MaxX2 - view.MinX2) / float64(side)
	band := core.Rect{MinX1: view.MinX1, MaxX1: view.MaxX1, MaxX2: view.MaxX2 - float64(y)*pixel, MinX2: view.MaxX2 - float64(y+n)*pixel}
	part := r.cause.part
	if r.surface != nil {
		if r.compiled(c, s, img, y, n, band) {
			return
		}
		r.surface = nil
		r.surfaces.failed()
	}
	if part.Kind != network.Neuron {
		r.raster.Paint(img.SubImage(image.Rect(0, y, side, y+n)).(*image.RGBA), band, r.cause.colors)
		return
	}
	r.values = slices.Grow(r.values[:0], side*n)[:side*n]
	r.raster.Neuron(r.values, part.Layer, part.To, side, n, band)
	shade(img.Pix[y*img.Stride:], r.values, c.theme, r.cause.net, shownNeuron(s, r.cause.net, part.Layer, part.To))
}

// compiled fills the rows by the surface, and says if it could.
func (r *refined) compiled(c *canvas, s *app.State, img *image.RGBA, y, n int, band core.Rect) bool {
	part, side := r.cause.part, img.Rect.Dx()
	if part.Kind != network.Neuron {
		return r.surface.Paint(img.SubImage(image.Rect(0, y, side, y+n)).(*image.RGBA), r.cause.net, band, r.cause.colors) == nil
	}
	k := shownNeuron(s, r.cause.net, part.Layer, part.To)
	return r.surface.Maps(img.Pix[y*img.Stride:][:4*side*n], r.cause.net, band, side, n, []kernel.Neuron{k}, tintOf(c.theme, r.cause.net, k)) == nil
}

// sameBits says whether nothing has changed, of numbers that may be NaN.
func sameBits(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })
}

// square is img where it has the size, or a new picture.
func square(img *image.RGBA, side int) *image.RGBA {
	if img != nil && img.Rect.Dx() == side {
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, side, side))
}

// resample fills dst with the nearest pixels of src; both are square.
func resample(dst, src *image.RGBA) {
	n, m := dst.Rect.Dx(), src.Rect.Dx()
	for y := range n {
		for x := range n {
			copy(dst.Pix[y*dst.Stride+4*x:][:4], src.Pix[(y*m/n)*src.Stride+4*(x*m/n):])
		}
	}
}
