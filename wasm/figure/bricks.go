package figure

import (
	"image/color"

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
	f.pulse.draw(c, s, &l, &f.network.maps)
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
		st := style{size: size, bold: v.Stack[i].Lit, color: ink, mid: true, align: atCenter}
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
	f.pulse.dot(c, x, y, 14, c.theme.Paper)
	f.pulse.dot(c, x, y, 12.5, c.theme.Ink)
	f.pulse.dot(c, x, y, 10.5, c.theme.Paper)
	f.pulse.pen.flush(c)
	f.marks.one(c, x, y, 5, p.Class)
	f.drawShownName(c, s, b, x, y)
}

// drawShownName says in a corner of the plane whose boundary it shows, where that is not the running network's, and what the dashed one
// beside it is; away from the observation at (x, y).
func (f *Figure) drawShownName(c *canvas, s *app.State, b app.Board, x, y float64) {
	_, _, name := s.Shown(b)
	if name == "" {
		return
	}
	lines := []string{name}
	if net, _ := s.Bricks.Before(); net != nil {
		lines = append(lines, "before it")
	}
	const line, sample = 20.0, 28.0
	st := style{color: c.theme.Ink, mid: true}
	ahead := 0.0
	if len(lines) > 1 {
		ahead = sample + 8
	}
	w := 0.0
	for _, text := range lines {
		w = max(w, c.width(text, st))
	}
	r := b.Rect
	box := layout.Rect{X: r.Right() - 8 - w - ahead - 16, Y: r.Y + 8, W: w + ahead + 16, H: line*float64(len(lines)) + 4}
	if box.Inset(-16).Contains(x, y) {
		box.Y = r.Bottom() - 8 - box.H
	}
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	for i, text := range lines {
		mid := box.Y + 2 + line*(float64(i)+0.5)
		c.text(text, box.X+8+ahead, mid, st)
		if len(lines) == 1 {
			break
		}
		d := dasher{draw: func(x0, y0, x1, y1 float64) { f.pulse.pen.line(c, x0, y0, x1, y1, 1.75, c.theme.Ink) }}
		if i > 0 {
			d.lengths = oldDashes
		}
		d.to(box.X+8, mid, true)
		d.to(box.X+8+sample, mid, false)
	}
	f.pulse.pen.flush(c)
}
