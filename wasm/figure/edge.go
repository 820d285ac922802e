package figure

import (
	"fmt"
	"image/color"
	"math"
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
	list  [][][2]float64 // lines through points of the plane
}

// oldDashes are the lengths of line and gap of the old boundary.
var oldDashes = []float64{10, 6}

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
		e.list = joined(pulse.Edge(net, features, b.View), b.View)
	}
	for _, line := range e.list {
		n.along(c, b, line, nil, 4, c.theme.Paper)
	}
	for _, line := range e.list {
		n.along(c, b, line, oldDashes, 1.75, c.theme.Ink)
	}
	n.flush(c)
}

// along draws a line through points of the plane.
func (n *pen) along(c *canvas, b app.Board, line [][2]float64, dashes []float64, width float64, clr color.RGBA) {
	d := dasher{draw: func(x0, y0, x1, y1 float64) { n.line(c, x0, y0, x1, y1, width, clr) }, lengths: dashes}
	for i, p := range line {
		x, y := b.ToScreen(p[0], p[1])
		d.to(x, y, i == 0)
	}
}

// joined makes lines of the pieces of a boundary, which lie in any order: gaps go on along a line, however short its pieces are.
func joined(pieces []pulse.Segment, view core.Rect) (lines [][][2]float64) {
	near := func(x1, x2 float64) [2]int64 { // ends that are the same but for rounding
		const parts = 1 << 24
		return [2]int64{int64(math.Round((x1 - view.MinX1) / (view.MaxX1 - view.MinX1) * parts)), int64(math.Round((x2 - view.MinX2) / (view.MaxX2 - view.MinX2) * parts))}
	}
	at := map[[2]int64][]int{}
	for i, k := range pieces {
		for _, end := range [2][2]int64{near(k.X1, k.Y1), near(k.X2, k.Y2)} {
			at[end] = append(at[end], i)
		}
	}
	used := make([]bool, len(pieces))
	on := func(line [][2]float64) [][2]float64 { // as far as it goes from its last point
		for {
			last := line[len(line)-1]
			here := near(last[0], last[1])
			i := slices.IndexFunc(at[here], func(i int) bool { return !used[i] })
			if i < 0 {
				return line
			}
			i = at[here][i]
			used[i] = true
			k := pieces[i]
			if near(k.X1, k.Y1) == here {
				line = append(line, [2]float64{k.X2, k.Y2})
			} else {
				line = append(line, [2]float64{k.X1, k.Y1})
			}
		}
	}
	for i, k := range pieces {
		if used[i] {
			continue
		}
		used[i] = true
		back := on([][2]float64{{k.X2, k.Y2}, {k.X1, k.Y1}})
		slices.Reverse(back)
		lines = append(lines, on(back))
	}
	return lines
}
