package figure

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/view/network"
)

// The point that the reader points at is lit in every picture: a ring around its marker, and on the drawn network a dot on each neuron's
// map with what the neuron answers to it.

// litRing draws a ring that stands off any ground.
func (c *canvas) litRing(x, y, r float64) {
	c.hoop(x, y, r, 5, c.theme.Paper)
	c.hoop(x, y, r, 2.5, c.theme.Accent)
}

// hoop draws a circle's line of a width. It is filled between two circles: a stroked one has thousands of corners, megabytes a frame.
func (c *canvas) hoop(x, y, r, width float64, clr color.RGBA) {
	at := func(v float64) float32 { return float32(v * c.scale) }
	var p vector.Path
	p.Arc(at(x), at(y), at(r+width/2), 0, 2*math.Pi, vector.Clockwise)
	p.Close()
	p.MoveTo(at(x+r-width/2), at(y))
	p.Arc(at(x), at(y), at(r-width/2), 2*math.Pi, 0, vector.CounterClockwise)
	p.Close()
	c.fillPath(&p, clr)
}

// drawLit draws the ring on a plane.
func (f *Figure) drawLit(c *canvas, s *app.State, b app.Board) {
	if p, ok := s.LitAt(b); ok {
		x, y := b.ToScreen(p.X1, p.X2)
		c.litRing(x, y, radius(len(b.Run.Points()))+5)
	}
}

// litNeurons draws the point on the neurons' maps. A number stands beside its map where no other map does.
func (c *canvas) litNeurons(s *app.State, columns []network.Column) {
	p, ok := s.LitAt(s.Board())
	if !ok {
		return
	}
	st := style{color: c.theme.Ink, align: atCenter}
	sayings := network.Sayings(columns, 46, 16)
	for l, column := range columns {
		for i, k := range column.Neurons {
			r := k.Rect
			x, y := app.Board{Rect: r, View: s.Plane}.ToScreen(p.X1, p.X2)
			if r.Contains(x, y) {
				c.circle(x, y, 3.5, c.theme.Paper)
				c.circle(x, y, 2.25, c.theme.Ink)
			}
			if l >= len(s.LitPoint.H) || k.Unit >= len(s.LitPoint.H[l]) || r.H < 16 {
				continue
			}
			says := core.FormatNumber(s.LitPoint.H[l][k.Unit])
			box := sayings[l][i]
			if box.Empty() {
				continue
			}
			own := c.smaller(says, box.W-4, st)
			w := c.width(says, own) + 4
			if box.X < r.X { // it ends at its map
				box.X = box.Right() - w
			}
			box.W = w
			c.fill(box, c.theme.Paper)
			c.text(says, box.X+w/2, box.Y+box.H/2, own)
		}
	}
}
