package figure

import (
	"fmt"
	"image"
	"image/color"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

const (
	mapSide  = 24    // pixels of a neuron's map
	mapsWork = 1.5e6 // multiplications of a frame
)

// maps are the pictures of what each neuron sees, and the memory to renew them little by little.
type maps struct {
	surfaces *surfaces // nil: core evaluates all
	raster   *core.Raster
	h        [][]float64 // h[l] is (neurons, rows of a frame, mapSide)
	neurons  []kernel.Neuron
	drawn    []byte // the maps of a frame's rows, one after another
	pixels   []byte
	cause    mapsCause
	flat     []float64     // the weights of the last frame
	row      int           // of all maps: where the next rows begin
	fresh    int           // rows of all maps that were evaluated with the present weights
	more     bool          // another frame would renew more rows
	atlas    *ebiten.Image // all maps below each other, one column a layer
}

// mapsCause is what the maps depend on beside the weights.
type mapsCause struct {
	net      *core.MLP
	features string
	view     core.Rect
	dark     bool
}

// evaluate renews the maps of a network that sees these features. One pass of the network gives the same rows of all of them; where a frame cannot afford all
// rows they have their turn one after another, so a large network's maps are whole a few frames later.
func (m *maps) evaluate(c *canvas, s *app.State, net *core.MLP, features []core.Feature) {
	cause := mapsCause{net, fmt.Sprint(features), s.Plane, s.Dark}
	k := m.surfaces.showing(net, features, s.Plane, mapSide)
	rows := mapRows(net, k != nil)
	if cause != m.cause {
		if m.cause.net != net || m.cause.features != cause.features {
			m.prepare(net, features)
		}
		m.cause, m.row, m.fresh = cause, 0, 0
	}
	if !sameBits(m.flat, net.Flat) {
		m.flat, m.fresh = append(m.flat[:0], net.Flat...), 0
	}
	if m.fresh < mapSide {
		m.renew(c, s, net, min(rows, mapSide-m.row), k)
		m.atlas.WritePixels(m.pixels)
	}
	m.more = m.fresh < mapSide
}

// mapRows is how many rows of all maps a frame can afford.
func mapRows(net *core.MLP, compiled bool) int {
	cost := float64(net.Work())
	if compiled {
		cost /= quicker
	}
	return min(max(int(mapsWork/(cost*mapSide)), 1), mapSide)
}

// picture draws a neuron's map; faint, it is that of one which is switched off.
func (m *maps) picture(c *canvas, layer, unit int, r layout.Rect, faint bool) {
	at, alpha := image.Pt(layer*mapSide, unit*mapSide), float32(1)
	if faint {
		alpha = 0.35
	}
	c.image(m.atlas.SubImage(image.Rectangle{Min: at, Max: at.Add(image.Pt(mapSide, mapSide))}).(*ebiten.Image), r, alpha)
}

// prepare makes room for a network's maps: an atlas with a column a layer.
func (m *maps) prepare(net *core.MLP, features []core.Feature) {
	m.raster = core.NewRaster(net, features)
	m.h = make([][]float64, len(net.Sizes))
	tall := 0
	for _, size := range net.Sizes {
		tall = max(tall, size)
	}
	if m.atlas != nil {
		m.atlas.Deallocate()
	}
	m.atlas = ebiten.NewImage(len(net.Sizes)*mapSide, tall*mapSide)
	m.pixels = make([]byte, 4*len(net.Sizes)*mapSide*tall*mapSide)
}

// renew evaluates the next rows of all maps, by the surface or by core.
func (m *maps) renew(c *canvas, s *app.State, net *core.MLP, rows int, k *kernel.Surface) {
	v := s.Plane
	pixel := (v.MaxX2 - v.MinX2) / mapSide
	band := core.Rect{MinX1: v.MinX1, MaxX1: v.MaxX1, MaxX2: v.MaxX2 - float64(m.row)*pixel, MinX2: v.MaxX2 - float64(m.row+rows)*pixel}
	if k == nil {
		m.byCore(c, s, net, rows, band)
	} else if err := m.bySurface(c, s, net, rows, band, k); err != nil {
		m.surfaces.failed()
		m.byCore(c, s, net, rows, band)
	}
	m.row, m.fresh = (m.row+rows)%mapSide, m.fresh+rows
}

// bySurface evaluates rows in one call for all neurons but the outputs, which have colors of their own and a call each.
func (m *maps) bySurface(c *canvas, s *app.State, net *core.MLP, rows int, band core.Rect, k *kernel.Surface) error {
	last := len(net.Sizes) - 1
	m.neurons = m.neurons[:0]
	for l, size := range net.Sizes {
		for i := range size {
			m.neurons = append(m.neurons, shownNeuron(s, net, l, i))
		}
	}
	own := 4 * mapSide * rows
	m.drawn = slices.Grow(m.drawn[:0], own*len(m.neurons))[:own*len(m.neurons)]
	for from := 0; from < len(m.neurons); {
		to := from + 1
		if m.neurons[from].Layer < last {
			to = len(m.neurons) - net.Sizes[last]
		}
		if err := k.Maps(m.drawn[own*from:own*to], net, band, mapSide, rows, m.neurons[from:to], tintOf(c.theme, net, m.neurons[from])); err != nil {
			return err
		}
		from = to
	}
	width := 4 * len(net.Sizes) * mapSide
	for n, k := range m.neurons {
		for y := range rows {
			from := m.drawn[n*own+4*mapSide*y:][:4*mapSide]
			copy(m.pixels[(k.Unit*mapSide+m.row+y)*width+4*k.Layer*mapSide:], from)
		}
	}
	return nil
}

func (m *maps) byCore(c *canvas, s *app.State, net *core.MLP, rows int, band core.Rect) {
	for l, size := range net.Sizes {
		m.h[l] = slices.Grow(m.h[l][:0], size*rows*mapSide)[:size*rows*mapSide]
	}
	m.raster.Activations(m.h, mapSide, rows, band)
	width := len(net.Sizes) * mapSide
	for l, size := range net.Sizes {
		for i := range size {
			k := shownNeuron(s, net, l, i)
			for y := range rows {
				shade(m.pixels[4*((i*mapSide+m.row+y)*width+l*mapSide):], m.h[l][(i*rows+y)*mapSide:][:mapSide], c.theme, net, k)
			}
		}
	}
}

// shownNeuron is a neuron and what its map shows.
func shownNeuron(s *app.State, net *core.MLP, layer, unit int) kernel.Neuron {
	lo, hi := activationRange(s, net, layer)
	return kernel.Neuron{Layer: layer, Unit: unit, Low: lo, High: hi}
}

// activationRange is what a layer's maps show from their low color to their high one, the paper's halfway.
func activationRange(s *app.State, net *core.MLP, layer int) (lo, hi float64) {
	switch f := net.Hidden.Function(); {
	case layer == 0:
		return s.Plane.MinX1, s.Plane.MaxX1
	case layer == len(net.Sizes)-1:
		return -1, 1 // what is below 0 is not met
	case f.Bounded():
		return f.Low, f.High
	}
	return -4, 4
}

// tintOf is orange for little and blue for much; an output says how sure its own class is, in that one's color.
func tintOf(t Theme, net *core.MLP, k kernel.Neuron) kernel.Tint {
	strong := func(class int) color.RGBA { return mix(t.Paper, t.Classes[class], 0.85) }
	if k.Layer == len(net.Sizes)-1 {
		return kernel.Tint{Low: t.Paper, Mid: t.Paper, High: strong(k.Unit)}
	}
	return kernel.Tint{Low: strong(0), Mid: t.Paper, High: strong(1)}
}

// shade colors one pixel after another by what a neuron answers there.
func shade(pixels []byte, values []float64, t Theme, net *core.MLP, k kernel.Neuron) {
	tint := tintOf(t, net, k)
	for i, v := range values {
		clr := mapColor(t, tint, (v-k.Low)/(k.High-k.Low))
		pixels[4*i], pixels[4*i+1], pixels[4*i+2], pixels[4*i+3] = clr.R, clr.G, clr.B, 255
	}
}

// mapColor is a tint's low color at 0, the middle one at a half, the high one at 1; what is not a number is gray.
func mapColor(t Theme, tint kernel.Tint, f float64) color.RGBA {
	switch {
	case f != f:
		return t.Muted
	case f < 0.5:
		return mix(tint.Mid, tint.Low, min(1-2*f, 1))
	}
	return mix(tint.Mid, tint.High, min(2*f-1, 1))
}
