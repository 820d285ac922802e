package figure

import (
	_ "embed"
	"fmt"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

//go:embed marks.kage
var marksSource []byte

// marks draws the points of the data, all of them in one call. Classes differ by color and by shape; a wrongly classified
// point has an ink outline and a cross; a test point is hollow.
type marks struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
	layer    layer
	more     bool // the crosses of the last frame were older than the state
}

func newMarks() (*marks, error) {
	shader, err := ebiten.NewShader(marksSource)
	if err != nil {
		return nil, fmt.Errorf("the points' shader: %w", err)
	}
	return &marks{shader: shader}, nil
}

// another draws with the same shader and has memory of its own: for a second plane.
func (m *marks) another() *marks { return &marks{shader: m.shader} }

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
// crosses then follow the training every layerFrames frames.
const (
	layerFrom   = 5000
	layerFrames = 16
)

// layer is many points as they were drawn last.
type layer struct {
	image *ebiten.Image
	of    layerKey
	shows layerVersion
	age   int // frames
}

// layerKey is what a layer's places and colors depend on, layerVersion what its crosses do.
type layerKey struct {
	first *core.Point
	n     int
	plane core.Rect
	at    app.Rect
	scale float64
	dark  bool
}

type layerVersion struct {
	step, wrong int
	loss        uint64
}

func (m *marks) draw(c *canvas, s *app.State) {
	m.more = false
	points := s.Run.Points()
	if len(points) < layerFrom {
		m.vertices, m.indices = m.vertices[:0], m.indices[:0]
		m.points(c, s, 0, 0)
		m.flush(c.clip(s.Layout.Boundary))
		return
	}
	x, y, w, h := c.pixels(s.Layout.Boundary)
	key := layerKey{&points[0], len(points), s.Plane, s.Layout.Boundary, c.scale, s.Dark}
	version := layerVersion{s.Run.StepCount(), s.Wrong, math.Float64bits(s.Metrics.Loss)}
	l := &m.layer
	l.age++
	if l.image == nil || l.image.Bounds().Dx() != int(w) || l.image.Bounds().Dy() != int(h) {
		if l.image != nil {
			l.image.Deallocate()
		}
		*l = layer{image: ebiten.NewImage(int(w), int(h))}
	}
	if key != l.of || version != l.shows && l.age >= layerFrames {
		l.of, l.shows, l.age = key, version, 0
		l.image.Clear()
		m.vertices, m.indices = m.vertices[:0], m.indices[:0]
		m.points(c, s, float64(x), float64(y))
		on := *c
		on.dst = l.image
		m.flush(&on)
	}
	m.more = version != l.shows
	var op ebiten.DrawImageOptions
	op.GeoM.Translate(float64(x), float64(y))
	c.dst.DrawImage(l.image, &op)
}

// points appends the marks of all points in sight, for an image that begins at (x0, y0).
func (m *marks) points(c *canvas, s *app.State, x0, y0 float64) {
	points, train := s.Run.Points(), s.Run.IsTrain()
	r := radius(len(points)) * c.scale
	b := s.Layout.Boundary.Inset(-10) // the rest is out of sight
	for i, p := range points {
		x, y := s.ToScreen(p.X1, p.X2)
		if !b.Contains(x, y) {
			continue
		}
		flags := 0
		if s.Predicted[i] != p.Class {
			flags = markWrong
		}
		if !train[i] {
			flags |= markTest
		}
		m.add(x*c.scale-x0, y*c.scale-y0, r, c.scale*1.25, p.Class, flags, c.theme.Classes[p.Class])
	}
}

// one draws a single mark, outside the plane: a palette's sample.
func (m *marks) one(c *canvas, x, y, r float64, class int) {
	m.vertices, m.indices = m.vertices[:0], m.indices[:0]
	m.add(x*c.scale, y*c.scale, r*c.scale, c.scale*1.25, class, 0, c.theme.Classes[class])
	m.flush(c)
}

// sample draws a mark of no class, for the legend.
func (m *marks) sample(c *canvas, x, y, r float64, flags int) {
	m.vertices, m.indices = m.vertices[:0], m.indices[:0]
	m.add(x*c.scale, y*c.scale, r*c.scale, c.scale*1.25, 0, flags, mix(c.theme.Paper, c.theme.Muted, 0.7))
	m.flush(c)
}

// What a mark says beside its class.
const (
	markWrong = 1
	markTest  = 2
)

// add appends one mark; all lengths in device pixels.
func (m *marks) add(x, y, r, line float64, class, flags int, clr color.RGBA) {
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

func (m *marks) flush(c *canvas) {
	if len(m.indices) == 0 {
		return
	}
	c.dst.DrawTrianglesShader32(m.vertices, m.indices, m.shader, &ebiten.DrawTrianglesShaderOptions{
		Uniforms: map[string]any{"Paper": vec4(c.theme.Paper), "Ink": vec4(c.theme.Ink)},
	})
}
