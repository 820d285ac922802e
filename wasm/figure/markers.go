package figure

import (
	_ "embed"
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

//go:embed markers.kage
var markersSource []byte

// markers draws the points of the data, all of them in one call. Classes differ by color and by shape; a wrongly classified
// point has an ink outline and a cross; a test point is hollow.
type markers struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
	layer    layer
	next     layer // on its way to take layer's place
	more     bool  // the crosses of the last frame were older than the state
}

func newMarkers() (*markers, error) {
	shader, err := ebiten.NewShader(markersSource)
	if err != nil {
		return nil, fmt.Errorf("the points' shader: %w", err)
	}
	return &markers{shader: shader}, nil
}

// another draws with the same shader and has memory of its own: for a second plane.
func (m *markers) another() *markers { return &markers{shader: m.shader} }

// radius of a point, in device-independent pixels: smaller where there are many.
func radius(n int) float64 {
	switch {
	case n <= 60:
		return 6
	case n <= 600:
		return 4.5
	case n <= 5000:
		return 3
	}
	return 2
}

// layerFrom is the number of points from which they are drawn on a layer of their own, which stays while they do; their
// crosses then follow the training every layerFrames frames. A new layer is drawn layerMarks a frame beside the old one.
const (
	layerFrom   = 5000
	layerFrames = 16
	layerMarks  = 10_000
)

// layer is many points as they were drawn last.
type layer struct {
	image *ebiten.Image
	of    layerKey
	shows layerVersion
	age   int // frames since it was finished
	drawn int // of the points; all of them where the layer is finished
	data  pointData
}

// pointData is the points as a layer began to draw them: they may be other ones before it is finished.
type pointData struct {
	points    []core.Point
	train     []bool
	predicted []int
}

func dataOf(b app.Board) pointData { return pointData{b.Run.Points(), b.Run.IsTrain(), b.Predicted} }

// layerKeyOf is what the places and colors of the board's points depend on.
func layerKeyOf(c *canvas, s *app.State, b app.Board) layerKey {
	key := layerKey{n: len(b.Run.Points()), plane: b.View, at: b.Rect, scale: c.scale, dark: s.Dark}
	if key.n > 0 {
		key.first = &b.Run.Points()[0]
	}
	return key
}

// layerKey is what a layer's places and colors depend on, layerVersion what its crosses do.
type layerKey struct {
	first *core.Point
	n     int
	plane core.Rect
	at    layout.Rect
	scale float64
	dark  bool
}

type layerVersion struct {
	step, wrong int
	loss        uint64
}

func (m *markers) draw(c *canvas, s *app.State, b app.Board) {
	m.more = false
	key := layerKeyOf(c, s, b)
	if key.n < layerFrom {
		m.layer.drop()
		m.next.drop()
		m.points(c, key, dataOf(b), 0, 0, 0, key.n)
		m.flush(c.clip(b.Rect))
		return
	}
	x, y, w, h := c.pixels(b.Rect)
	version := layerVersion{b.Run.StepCount(), b.Wrong, math.Float64bits(b.Metrics.Loss)}
	m.layer.age++
	if m.next.image == nil && (key != m.layer.of || version != m.layer.shows && m.layer.age >= layerFrames) {
		m.next = layer{image: ebiten.NewImage(int(w), int(h)), of: key, shows: version, data: dataOf(b)}
	}
	if l := &m.next; l.image != nil {
		n := min(layerMarks, l.of.n-l.drawn)
		x0, y0, _, _ := c.pixels(l.of.at)
		m.points(c, l.of, l.data, float64(x0), float64(y0), l.drawn, n)
		on := *c
		on.dst = l.image
		m.flush(&on)
		if l.drawn += n; l.drawn == l.of.n {
			l.data = pointData{}
			m.layer.drop()
			m.layer, m.next = *l, layer{}
		}
	}
	m.more = key != m.layer.of || version != m.layer.shows
	shown := &m.layer
	if shown.image == nil { // nothing before it: the first markers as they come
		shown = &m.next
	}
	var op ebiten.DrawImageOptions
	shown.place(&op.GeoM, key, float64(w), float64(h))
	op.GeoM.Translate(float64(x), float64(y))
	c.clip(b.Rect).dst.DrawImage(shown.image, &op)
}

func (l *layer) drop() {
	if l.image != nil {
		l.image.Deallocate()
	}
	*l = layer{}
}

// place puts a layer of another part of the plane, or of another size, where its points belong in a square of w by h.
func (l *layer) place(to *ebiten.GeoM, key layerKey, w, h float64) {
	from, now, size := l.of.plane, key.plane, l.image.Bounds()
	across, down := now.MaxX1-now.MinX1, now.MaxX2-now.MinX2
	to.Scale((from.MaxX1-from.MinX1)/across*w/float64(size.Dx()), (from.MaxX2-from.MinX2)/down*h/float64(size.Dy()))
	to.Translate((from.MinX1-now.MinX1)/across*w, (now.MaxX2-from.MaxX2)/down*h)
}

// points makes the markers of n points from the first on, as far as they are in sight, for an image that begins at (x0, y0).
func (m *markers) points(c *canvas, key layerKey, data pointData, x0, y0 float64, first, n int) {
	m.vertices, m.indices = slices.Grow(m.vertices, 4*n), slices.Grow(m.indices, 6*n)
	r := radius(key.n) * c.scale
	board := app.Board{Rect: key.at, View: key.plane}
	sight := key.at.Inset(-10)
	for i := first; i < first+n; i++ {
		p := data.points[i]
		x, y := board.ToScreen(p.X1, p.X2)
		if !sight.Contains(x, y) {
			continue
		}
		m.add(x*c.scale-x0, y*c.scale-y0, r, c.scale*1.25, p.Class, flagsOf(data.predicted[i] != p.Class, !data.train[i]), c.theme.Classes[p.Class])
	}
}

// one draws a single marker: of an observation, or a palette's sample.
func (m *markers) one(c *canvas, x, y, r float64, class int) {
	m.add(x*c.scale, y*c.scale, r*c.scale, c.scale*1.25, class, 0, c.theme.Classes[class])
	m.flush(c)
}

// sample draws a marker of no class, for the legend.
func (m *markers) sample(c *canvas, x, y, r float64, flags int) {
	m.add(x*c.scale, y*c.scale, r*c.scale, c.scale*1.25, 0, flags, mix(c.theme.Paper, c.theme.Muted, 0.7))
	m.flush(c)
}

// What a marker says beside its class.
const (
	markerWrong = 1
	markerTest  = 2
)

func flagsOf(wrong, test bool) (flags int) {
	if wrong {
		flags = markerWrong
	}
	if test {
		flags |= markerTest
	}
	return flags
}

// add appends one marker; all lengths in device pixels.
func (m *markers) add(x, y, r, line float64, class, flags int, clr color.RGBA) {
	n := uint32(len(m.vertices))
	reach := float32(r*1.5 + line + 1)
	for _, d := range [4][2]float32{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
		m.vertices = append(m.vertices, ebiten.Vertex{
			DstX: float32(x) + d[0]*reach, DstY: float32(y) + d[1]*reach, SrcX: d[0] * reach, SrcY: d[1] * reach,
			ColorR: float32(clr.R) / 255, ColorG: float32(clr.G) / 255, ColorB: float32(clr.B) / 255, ColorA: 1,
			Custom0: float32(class), Custom1: float32(r), Custom2: float32(line), Custom3: float32(flags),
		})
	}
	m.indices = append(m.indices, n, n+1, n+2, n+1, n+3, n+2)
}

// flush draws what has been added, and begins anew.
func (m *markers) flush(c *canvas) {
	if len(m.indices) > 0 {
		c.dst.DrawTrianglesShader32(m.vertices, m.indices, m.shader, &ebiten.DrawTrianglesShaderOptions{
			Uniforms: map[string]any{"Paper": vec4(c.theme.Paper), "Ink": vec4(c.theme.Ink)},
		})
	}
	m.vertices, m.indices = m.vertices[:0], m.indices[:0]
}
