package figure

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// drawBoard draws a plane: the boundary, the points and the axes.
func (f *Figure) drawBoard(c *canvas, s *app.State, b app.Board, picture *boundary, points *markers) {
	r := b.Rect
	f.drawBoardHeader(c, s, b)
	picture.draw(c, s, b)
	in := c.clip(r)
	f.drawSnapPlaces(in, s, b)
	own := s.ShowsPoints(b)
	if own {
		f.drawErrors(in, s, b)
		points.draw(c, s, b)
		f.drawLit(in, s, b)
	}
	f.before.draw(in, s, b)
	f.drawObservation(in, s, b)
	f.drawCursor(in, s, b)
	f.drawExercise(in, s, b)
	f.drawHold(in, s, b)
	if own {
		f.drawLegend(c, s, b)
	}
	f.drawShownName(c, s, b)
	if s.Cursor.On {
		c.frame(r.Inset(-3), 3, c.theme.Accent)
	} else {
		c.frame(r.Inset(-1), 1, c.theme.Muted)
	}

	if s.Layout.Bare {
		return
	}
	label := style{color: c.theme.Muted}
	ax := axis{layout.Scale{Low: s.Plane.MinX1, High: s.Plane.MaxX1}}
	for _, v := range ax.ticksLeast(max(int(r.W/64), 2), 3) {
		x := r.X + ax.At(v)*r.W
		c.line(x, r.Bottom()+1, x, r.Bottom()+5, c.theme.Muted)
		l := label
		l.align = atCenter
		c.text(signed(v), x, r.Bottom()+13, l)
	}
	c.text("x1", r.X+r.W/2, r.Bottom()+28, style{color: c.theme.Muted, align: atCenter})
	ay := axis{layout.Scale{Low: s.Plane.MinX2, High: s.Plane.MaxX2}}
	heights := ay.ticksLeast(max(int(r.H/64), 2), 3)
	if s.Layout.Shared && b.Rival { // A's stand beside it
		return
	}
	for _, v := range heights {
		y := r.Bottom() - ay.At(v)*r.H
		c.line(r.X-5, y, r.X-1, y, c.theme.Muted)
		l := label
		l.align = atEnd
		c.text(signed(v), r.X-8, y, l)
	}
	if n := len(heights); n > 1 { // between two ticks, where no number stands
		y := r.Bottom() - ay.At((heights[n/2-1]+heights[n/2])/2)*r.H
		c.text("x2", r.X-16, y, style{color: c.theme.Muted, align: atCenter})
	}
}

// drawSnapPlaces draws the places on which points settle while they snap, as far as they stand apart.
func (f *Figure) drawSnapPlaces(c *canvas, s *app.State, b app.Board) {
	v := b.View
	if !s.Snap || b.Rect.W*app.SnapStep/(v.MaxX1-v.MinX1) < 12 {
		return
	}
	ink := mix(c.theme.Paper, c.theme.Ink, 0.6)
	for i := math.Ceil(v.MinX1 / app.SnapStep); i*app.SnapStep <= v.MaxX1; i++ {
		for j := math.Ceil(v.MinX2 / app.SnapStep); j*app.SnapStep <= v.MaxX2; j++ {
			x, y := b.ToScreen(i*app.SnapStep, j*app.SnapStep)
			c.fill(layout.Rect{X: x - 1, Y: y - 1, W: 2, H: 2}, ink)
		}
	}
}

// drawCursor draws the keyboard's cross hair on the plane.
func (f *Figure) drawCursor(c *canvas, s *app.State, b app.Board) {
	if !s.Cursor.On {
		return
	}
	x, y := b.ToScreen(s.Cursor.X1, s.Cursor.X2)
	var p vector.Path
	for _, d := range [4][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
		p.MoveTo(float32((x+d[0]*5)*c.scale), float32((y+d[1]*5)*c.scale))
		p.LineTo(float32((x+d[0]*14)*c.scale), float32((y+d[1]*14)*c.scale))
	}
	c.strokePath(&p, 4, c.theme.Paper)
	c.strokePath(&p, 2, c.theme.Ink)
}

// drawHold draws the ring of a long press: when it closes, the point goes.
func (f *Figure) drawHold(c *canvas, s *app.State, b app.Board) {
	held, share, ok := s.Hold()
	if !ok {
		return
	}
	x, y := b.ToScreen(held.X1, held.X2)
	const radius = 24 // outside the finger's tip
	var p vector.Path
	p.Arc(float32(x*c.scale), float32(y*c.scale), float32(radius*c.scale), -math.Pi/2, float32(-math.Pi/2+2*math.Pi*share), vector.Clockwise)
	c.strokePath(&p, 5, c.theme.Paper)
	c.strokePath(&p, 3, c.theme.Ink)
}
