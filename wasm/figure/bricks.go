package figure

import (
	"image/color"
	"math"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
)

// drawBricks draws the pulse in the drawn network, with the strip of its moments, and beside it the article's stack with its arrows.
func (f *Figure) drawBricks(c *canvas, s *app.State) {
	l, v, ok := s.LayBricks()
	if !ok {
		return
	}
	f.drawPulse(c, s, &l)
	if v.Quantity != nil {
		f.drawStack(c, l, v)
	}
}

// drawStack draws the bricks, the blue arrow up at their left and the red one down at their right.
func (f *Figure) drawStack(c *canvas, l bricks.Placed, v bricks.View) {
	if len(l.Stack) == 0 {
		return
	}
	up, down := c.theme.upward(), c.theme.downward()
	lit := c.theme.Accent
	switch v.Quantity.Way {
	case "up":
		lit = up
	case "down":
		lit = down
	}
	top, foot := l.Stack[len(l.Stack)-1], l.Stack[0]
	faint := func(clr color.RGBA, on bool) color.RGBA {
		if on {
			return clr
		}
		return mix(c.theme.Paper, clr, 0.35)
	}
	c.arrow(l.Up.X+l.Up.W/2, foot.Bottom(), top.Y, faint(up, v.Quantity.Way == "up"))
	c.arrow(l.Down.X+l.Down.W/2, top.Y, foot.Bottom(), faint(down, v.Quantity.Way == "down"))
	for i, r := range l.Stack {
		ground, ink := c.theme.Field, c.theme.Ink
		if v.Stack[i].Lit {
			ground, ink = lit, c.theme.Paper
		}
		c.fill(r, ground)
		size := min(normal, r.H-2)
		st := style{size: size, bold: v.Stack[i].Lit, color: ink, align: atCenter}
		c.text(c.fit(v.Stack[i].Name, r.W-4, st), r.X+r.W/2, r.Y+r.H/2, st)
	}
}

// arrow draws a vertical arrow from y0 to y1, its head at y1.
func (c *canvas) arrow(x, y0, y1 float64, clr color.RGBA) {
	head := 8.0
	if y1 < y0 {
		head = -head
	}
	c.fill(layout.Rect{X: x - 1.5, Y: min(y0, y1-head), W: 3, H: max(y0, y1-head) - min(y0, y1-head)}, clr)
	c.arrowHead(x, y1, 6, -head, clr)
}

// drawObservation marks the observation that goes through the bricks.
func (f *Figure) drawObservation(c *canvas, s *app.State, b app.Board) {
	if b.Rival || s.Lower != app.LowerBricks || len(s.Bricks.Quantities) == 0 {
		return
	}
	p := s.Bricks.Observation
	x, y := b.ToScreen(p.X1, p.X2)
	c.gather(func(p pen) {
		p.dot(x, y, 14, c.theme.Paper)
		p.dot(x, y, 12.5, c.theme.Ink)
		p.dot(x, y, 10.5, c.theme.Paper)
	})
	f.markers.one(c, x, y, 5, p.Class)
}

// shownNames say whose boundary the plane shows, where that is not the running network's, and what the dashed one beside it is.
func shownNames(s *app.State, b app.Board) []string {
	_, _, name := s.Shown(b)
	if b.Rival || s.Lower != app.LowerBricks || name == "" {
		return nil
	}
	if net, _ := s.Bricks.Before(); net != nil {
		return []string{name, "before it"}
	}
	return []string{name}
}

const (
	nameLine   = 20.0 // of the shown boundary's names
	nameSample = 28.0 // of a boundary before its name
)

// namesBox is where the names of the shown boundaries stand, of such a width: in the corner of the plane that covers least, the first of
// those that cover the same; of a plane that has no room for them, under it and, where the figure has the height, under its legend.
func namesBox(l *layout.Places, lines int, w float64, covers func(layout.Rect) int) (box layout.Rect) {
	r, h := l.Boundary, nameLine*float64(lines)+4
	if l.Bare {
		box = layout.R(max(r.Right()-w, r.X), r.Bottom()+legendBare, w, h)
		if box.Bottom() > l.Figure.Bottom() {
			box.Y = r.Bottom() + 4
		}
		return box
	}
	left, right, top, bottom := r.X+8, r.Right()-8-w, r.Y+8, r.Bottom()-8-h
	least := math.MaxInt
	for _, corner := range [4]layout.Rect{layout.R(right, top, w, h), layout.R(right, bottom, w, h), layout.R(left, top, w, h), layout.R(left, bottom, w, h)} {
		if n := covers(corner); n < least {
			box, least = corner, n
		}
	}
	return box
}

// covered counts the points that a box on the plane covers; the observation is more than all of them.
func covered(s *app.State, b app.Board, box layout.Rect) (n int) {
	points := b.Run.Points()
	seen := func(p core.Point, reach float64) bool {
		x, y := b.ToScreen(p.X1, p.X2)
		return box.Inset(-reach).Contains(x, y)
	}
	if s.ShowsPoints(b) {
		r := radius(len(points))
		for _, p := range points {
			if seen(p, r) {
				n++
			}
		}
	}
	if seen(s.Bricks.Observation, 16) {
		n += 1 + len(points)
	}
	return n
}

// drawShownName draws the names of the shown boundaries.
func (f *Figure) drawShownName(c *canvas, s *app.State, b app.Board) {
	lines := shownNames(s, b)
	if len(lines) == 0 {
		return
	}
	st := style{color: c.theme.Ink}
	ahead := 0.0
	if len(lines) > 1 {
		ahead = nameSample + 8
	}
	w := 0.0
	for _, text := range lines {
		w = max(w, c.width(text, st))
	}
	box := namesBox(&s.Layout, len(lines), w+ahead+16, func(box layout.Rect) int { return covered(s, b, box) })
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	c.gather(func(p pen) {
		for i, text := range lines {
			mid := box.Y + 2 + nameLine*(float64(i)+0.5)
			c.text(text, box.X+8+ahead, mid, st)
			if len(lines) == 1 {
				break
			}
			d := dasher{draw: func(x0, y0, x1, y1 float64) { p.segment(x0, y0, x1, y1, 1.75, c.theme.Ink) }}
			if i > 0 {
				d.lengths = oldDashes
			}
			d.to(box.X+8, mid, true)
			d.to(box.X+8+nameSample, mid, false)
		}
	})
}
