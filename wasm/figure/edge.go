package figure

import (
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/view/pulse"
)

// oldEdge is the boundary before the step whose new weights are lit, kept while network and view stay the same.
type oldEdge struct {
	flat  []float64
	shape string
	view  core.Rect
	list  []pulse.Segment
}

// draw draws it dashed over the plane, with a light ground, so that it stands off both classes.
func (e *oldEdge) draw(c *canvas, s *app.State, b app.Board, n *pen) {
	if b.Rival || s.Lower != app.LowerBricks {
		return
	}
	net, features := s.Bricks.Before()
	if net == nil {
		return
	}
	if shape := fmt.Sprint(net.Sizes, net.Hidden, net.Out, features); shape != e.shape || b.View != e.view || !slices.Equal(net.Flat, e.flat) {
		e.shape, e.view = shape, b.View
		e.flat = append(e.flat[:0], net.Flat...)
		e.list = pulse.Edge(net, features, b.View)
	}
	for pass, width := range [2]float64{4, 1.75} {
		clr := c.theme.Paper
		if pass == 1 {
			clr = c.theme.Ink
		}
		for i, k := range e.list {
			if pass == 1 && i%3 == 2 {
				continue
			}
			x0, y0 := b.ToScreen(k.X1, k.Y1)
			x1, y1 := b.ToScreen(k.X2, k.Y2)
			n.line(c, x0, y0, x1, y1, width, clr)
		}
	}
	n.flush(c)
}
