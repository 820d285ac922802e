package figure

import (
	"fmt"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

const (
	mapSide  = 24    // pixels of a neuron's map
	mapsWork = 1.5e6 // multiplications of a frame
)

// maps are the pictures of what each neuron sees, and the memory to renew them little by little.
type maps struct {
	raster *core.Raster
	h      [][]float64 // h[l] is (neurons, rows of a frame, mapSide)
	pixels []byte
	cause  mapsCause
	flat   []float64     // the weights of the last frame
	row    int           // of all maps: where the next rows begin
	fresh  int           // rows of all maps that were evaluated with the present weights
	more   bool          // another frame would renew more rows
	atlas  *ebiten.Image // all maps below each other, one column a layer
}

// mapsCause is what the maps depend on beside the weights.
type mapsCause struct {
	net      *core.MLP
	features string
	view     core.Rect
	dark     bool
}

// evaluate renews the maps. One pass of the network gives the same rows of all of them; where a frame cannot afford all
// rows they have their turn one after another, so a large network's maps are whole a few frames later.
func (m *maps) evaluate(c *canvas, s *app.State) {
	net := s.Lab.Run.Net
	cause := mapsCause{net, fmt.Sprint(s.Lab.Project.Data.Features), s.Plane, s.Dark}
	rows := mapRows(net)
	if cause != m.cause {
		if m.cause.net != net || m.cause.features != cause.features {
			m.prepare(net, s.Lab.Project.Data.Features, rows)
		}
		m.cause, m.row, m.fresh = cause, 0, 0
	}
	if !sameBits(m.flat, net.Flat) {
		m.flat, m.fresh = append(m.flat[:0], net.Flat...), 0
	}
	if m.fresh < mapSide {
		m.renew(c, s, min(rows, mapSide-m.row))
		m.atlas.WritePixels(m.pixels)
	}
	m.more = m.fresh < mapSide
}

// mapRows is how many rows of all maps a frame can afford.
func mapRows(net *core.MLP) int {
	return min(max(int(mapsWork/(work(net)*mapSide)), 1), mapSide)
}

// prepare makes room for a network's maps: an atlas with a column a layer.
func (m *maps) prepare(net *core.MLP, features []core.Feature, rows int) {
	m.raster = core.NewRaster(net, features)
	m.h = make([][]float64, len(net.Sizes))
	tall := 0
	for l, size := range net.Sizes {
		m.h[l] = make([]float64, size*rows*mapSide)
		tall = max(tall, size)
	}
	if m.atlas != nil {
		m.atlas.Deallocate()
	}
	m.atlas = ebiten.NewImage(len(net.Sizes)*mapSide, tall*mapSide)
	m.pixels = make([]byte, 4*len(net.Sizes)*mapSide*tall*mapSide)
}

// renew evaluates the next rows of all maps.
func (m *maps) renew(c *canvas, s *app.State, rows int) {
	net, v := s.Lab.Run.Net, s.Plane
	pixel := (v.MaxX2 - v.MinX2) / mapSide
	band := core.Rect{MinX1: v.MinX1, MaxX1: v.MaxX1, MaxX2: v.MaxX2 - float64(m.row)*pixel, MinX2: v.MaxX2 - float64(m.row+rows)*pixel}
	for l, size := range net.Sizes {
		m.h[l] = m.h[l][:size*rows*mapSide]
	}
	m.raster.Activations(m.h, mapSide, rows, band)
	width := len(net.Sizes) * mapSide
	for l, size := range net.Sizes {
		lo, hi := activationRange(s, l)
		for i := range size {
			for p, v := range m.h[l][i*rows*mapSide : (i+1)*rows*mapSide] {
				clr := mapColor(c.theme, (v-lo)/(hi-lo))
				at := 4 * ((i*mapSide+m.row+p/mapSide)*width + l*mapSide + p%mapSide)
				m.pixels[at], m.pixels[at+1], m.pixels[at+2], m.pixels[at+3] = clr.R, clr.G, clr.B, 255
			}
		}
	}
	m.row, m.fresh = (m.row+rows)%mapSide, m.fresh+rows
}

// activationRange is what a layer's maps show from orange to blue, the paper's color halfway.
func activationRange(s *app.State, layer int) (lo, hi float64) {
	net := s.Lab.Run.Net
	switch {
	case layer == 0:
		return s.Plane.MinX1, s.Plane.MaxX1
	case layer == len(net.Sizes)-1, net.Hidden == core.Sigmoid:
		return 0, 1
	case net.Hidden == core.Tanh:
		return -1, 1
	}
	return -4, 4
}

// mapColor is orange at 0, paper at a half, blue at 1; what is not a number is gray.
func mapColor(t Theme, f float64) color.RGBA {
	switch {
	case f != f:
		return t.Muted
	case f < 0.5:
		return mix(t.Paper, t.Classes[0], min(1-2*f, 1)*0.85)
	}
	return mix(t.Paper, t.Classes[1], min(2*f-1, 1)*0.85)
}
