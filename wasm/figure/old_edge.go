package figure

import (
	"image/color"
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
)

// oldEdge is the boundary before the step whose new weights are lit, kept while network and view stay the same.
type oldEdge struct {
	flat  []float64
	shape string
	view  core.Rect
	list  [][]core.Point // lines through points of the plane
}

// oldDashes are the lengths of line and gap of the old boundary.
var oldDashes = []float64{10, 6}

// draw draws it dashed over the plane, with a light ground, so that it stands off both classes.
func (e *oldEdge) draw(c *canvas, s *app.State, b app.Board) {
	if b.Rival || s.Lower != app.LowerBricks {
		return
	}
	net, features := s.Bricks.Before()
	if net == nil {
		return
	}
	if shape := shapeOf(net, features); shape != e.shape || b.View != e.view || !slices.Equal(net.Flat, e.flat) {
		e.shape, e.view = shape, b.View
		e.flat = append(e.flat[:0], net.Flat...)
		e.list = edgeOf(net, features, b.View)
	}
	c.gather(func(p pen) {
		for _, line := range e.list {
			p.along(b, line, nil, 4, c.theme.Paper)
		}
		for _, line := range e.list {
			p.along(b, line, oldDashes, 1.75, c.theme.Ink)
		}
	})
}

// along adds a line through points of the plane.
func (p pen) along(b app.Board, line []core.Point, dashes []float64, width float64, clr color.RGBA) {
	d := dasher{draw: func(x0, y0, x1, y1 float64) { p.segment(x0, y0, x1, y1, width, clr) }, lengths: dashes}
	for i, k := range line {
		x, y := b.ToScreen(k.X1, k.X2)
		d.to(x, y, i == 0)
	}
}

// edgeNodes is how many nodes along a side of the plane the boundary is looked for between; halfway between them it is looked for again.
const edgeNodes = 49

// edgeOf is where the winning class of a network changes within a view of the plane.
func edgeOf(net *core.MLP, features []core.Feature, view core.Rect) [][]core.Point {
	const n = edgeNodes
	places := make([]core.Point, 0, n*n)
	for y := range n {
		for x := range n {
			places = append(places, core.Point{
				X1: view.MinX1 + (view.MaxX1-view.MinX1)*float64(x)/(n-1), X2: view.MinX2 + (view.MaxX2-view.MinX2)*float64(y)/(n-1),
			})
		}
	}
	last := net.Layers() - 1
	h, score := make([]float64, n*n*net.Sizes[last]), make([]float64, n*n*net.Sizes[last+1])
	r := core.NewRaster(net, features)
	r.Layer(h, make([]int, n*n), last, places)
	net.Scores(score, h)
	var e core.Edge
	e.Trace(r, view, n, score, true)
	return linesOf(&e)
}

// linesOf makes lines of the pieces of a boundary, which lie in any order: gaps go on along a line, however short its pieces are.
func linesOf(e *core.Edge) (lines [][]core.Point) {
	at := make([][]int, len(e.Points)) // the pieces that end there
	for i, k := range e.Pieces {
		at[k[0]], at[k[1]] = append(at[k[0]], i), append(at[k[1]], i)
	}
	used := make([]bool, len(e.Pieces))
	on := func(line []int) []int { // as far as it goes from its last point
		for {
			here := line[len(line)-1]
			k := slices.IndexFunc(at[here], func(i int) bool { return !used[i] })
			if k < 0 {
				return line
			}
			i := at[here][k]
			used[i] = true
			line = append(line, e.Pieces[i][0]+e.Pieces[i][1]-here)
		}
	}
	for i, k := range e.Pieces {
		if used[i] {
			continue
		}
		used[i] = true
		back := on([]int{k[1], k[0]})
		slices.Reverse(back)
		var line []core.Point
		for _, end := range on(back) {
			line = append(line, e.Points[end])
		}
		lines = append(lines, line)
	}
	return lines
}
