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

// pen gathers straight lines and polygons, to draw them in one call.
type pen struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
}

func newPen() (pen, error) {
	shader, err := ebiten.NewShader(linesSource)
	if err != nil {
		return pen{}, fmt.Errorf("the lines' shader: %w", err)
	}
	return pen{shader: shader}, nil
}

// another draws with the same shader and has memory of its own.
func (n *pen) another() pen { return pen{shader: n.shader} }

// flush draws what has been gathered, and begins anew.
func (n *pen) flush(c *canvas) {
	if len(n.indices) > 0 {
		c.dst.DrawTrianglesShader32(n.vertices, n.indices, n.shader, nil)
	}
	n.vertices, n.indices = n.vertices[:0], n.indices[:0]
}

// line adds a line with soft sides.
func (n *pen) line(c *canvas, x0, y0, x1, y1, width float64, clr color.RGBA) {
	x0, y0, x1, y1 = x0*c.scale, y0*c.scale, x1*c.scale, y1*c.scale
	half := width * c.scale / 2
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	reach := half + 1
	nx, ny := -(y1-y0)/length*reach, (x1-x0)/length*reach
	at := uint32(len(n.vertices))
	for _, k := range [4]struct{ x, y, side float64 }{{x0, y0, 1}, {x0, y0, -1}, {x1, y1, 1}, {x1, y1, -1}} {
		n.vertices = append(n.vertices, ebiten.Vertex{
			DstX: float32(k.x + k.side*nx), DstY: float32(k.y + k.side*ny), SrcY: float32(k.side * reach),
			ColorR: float32(clr.R) / 255, ColorG: float32(clr.G) / 255, ColorB: float32(clr.B) / 255, ColorA: 1,
			Custom0: float32(half),
		})
	}
	n.indices = append(n.indices, at, at+1, at+2, at+1, at+3, at+2)
}

// polygon adds a convex polygon with a translucent color.
func (n *pen) polygon(c *canvas, f *space.Face, clr color.RGBA, alpha float32) {
	at := uint32(len(n.vertices))
	for _, p := range f.Corners[:f.N] {
		n.vertices = append(n.vertices, ebiten.Vertex{
			DstX: float32(p[0] * c.scale), DstY: float32(p[1] * c.scale),
			ColorR: alpha * float32(clr.R) / 255, ColorG: alpha * float32(clr.G) / 255, ColorB: alpha * float32(clr.B) / 255, ColorA: alpha,
			Custom0: 1, // src is 0 all over: within the line's half width
		})
	}
	for i := 2; i < f.N; i++ {
		n.indices = append(n.indices, at, at+uint32(i-1), at+uint32(i))
	}
}
