package figure

import (
	_ "embed"
	"fmt"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/view/space"
)

//go:embed lines.kage
var linesSource []byte

// gathered is straight lines and polygons that shall be drawn in one call.
type gathered struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
}

func newGathered() (*gathered, error) {
	shader, err := ebiten.NewShader(linesSource)
	if err != nil {
		return nil, fmt.Errorf("the lines' shader: %w", err)
	}
	return &gathered{shader: shader}, nil
}

// pen adds to what is drawn in one call. [canvas.gather] alone makes one, and draws what it added.
type pen struct {
	*gathered
	scale float64
}

// gather draws what add does with a pen, in one call, when it has returned: over all that was drawn before.
func (c *canvas) gather(add func(pen)) {
	g := c.gathered
	add(pen{g, c.scale})
	if len(g.indices) > 0 {
		c.dst.DrawTrianglesShader32(g.vertices, g.indices, g.shader, nil)
	}
	g.vertices, g.indices = g.vertices[:0], g.indices[:0]
}

// segment adds a line with soft sides, as long as it is said to be.
func (p pen) segment(x0, y0, x1, y1, width float64, clr color.RGBA) {
	p.quad(x0, y0, x1, y1, width, 0, clr)
}

// stroke adds a line with soft sides and round ends, which join it to the next one. It takes four corners, where a path with such
// joins takes hundreds.
func (p pen) stroke(x0, y0, x1, y1, width float64, clr color.RGBA) {
	p.quad(x0, y0, x1, y1, width, width*p.scale/2+1, clr)
}

// dot adds a disc: a stroke that goes nowhere.
func (p pen) dot(x, y, radius float64, clr color.RGBA) {
	p.stroke(x-0.01, y, x+0.01, y, 2*radius, clr)
}

// dashed adds a stroke with gaps, by the lengths of line and gap in turn; nil is a whole one.
func (p pen) dashed(x0, y0, x1, y1, width float64, lengths []float64, clr color.RGBA) {
	d := dasher{draw: func(x0, y0, x1, y1 float64) { p.stroke(x0, y0, x1, y1, width, clr) }, lengths: lengths}
	d.to(x0, y0, true)
	d.to(x1, y1, false)
}

// quad adds a line that has round ends within so many device pixels beyond its own.
func (p pen) quad(x0, y0, x1, y1, width, end float64, clr color.RGBA) {
	x0, y0, x1, y1 = x0*p.scale, y0*p.scale, x1*p.scale, y1*p.scale
	half := width * p.scale / 2
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	n, reach := p.gathered, half+1
	ux, uy := (x1-x0)/length, (y1-y0)/length
	at := uint32(len(n.vertices))
	for _, k := range [4]struct{ along, side float64 }{{-end, 1}, {-end, -1}, {length + end, 1}, {length + end, -1}} {
		n.vertices = append(n.vertices, ebiten.Vertex{
			DstX: float32(x0 + k.along*ux - k.side*reach*uy), DstY: float32(y0 + k.along*uy + k.side*reach*ux),
			SrcX: float32(k.along), SrcY: float32(k.side * reach),
			ColorR: float32(clr.R) / 255, ColorG: float32(clr.G) / 255, ColorB: float32(clr.B) / 255, ColorA: 1,
			Custom0: float32(half), Custom1: float32(length),
		})
	}
	n.indices = append(n.indices, at, at+1, at+2, at+1, at+3, at+2)
}

// polygon adds a convex polygon with a translucent color.
func (p pen) polygon(f *space.Face, clr color.RGBA, alpha float32) {
	n := p.gathered
	at := uint32(len(n.vertices))
	for _, k := range f.Corners[:f.N] {
		n.vertices = append(n.vertices, ebiten.Vertex{
			DstX: float32(k[0] * p.scale), DstY: float32(k[1] * p.scale),
			ColorR: alpha * float32(clr.R) / 255, ColorG: alpha * float32(clr.G) / 255, ColorB: alpha * float32(clr.B) / 255, ColorA: alpha,
			Custom0: 1, // src is 0 all over: within the line's half width
		})
	}
	for i := 2; i < f.N; i++ {
		n.indices = append(n.indices, at, at+uint32(i-1), at+uint32(i))
	}
}
