package figure

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2/text/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// drawBoardHeader draws what stands above a plane: its name and what is read off it at the left, the palette at the right.
func (f *Figure) drawBoardHeader(c *canvas, s *app.State, b app.Board) {
	if !b.Rival {
		for _, w := range s.Palette() {
			f.swatch(c, s, w)
		}
	}
	if !s.Layout.Rival.Empty() {
		f.drawSideTitle(c, s, b)
		return
	}
	h, room := b.Header, b.Title.W
	if room < headerLeast {
		return
	}
	if h.H < 40 {
		f.drawPlaneTitle(c, s, b)
		return
	}
	title := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	under := style{color: c.theme.Muted, mid: true}
	first, second := planeTitle(s, b), pointsText(s)
	if r := s.PlaneReading; r.Place != "" {
		if second = r.Place + "   " + r.Answer(b); c.width(second, under) > room {
			first, second = r.Place, r.Answer(b)
			title = style{color: c.theme.Ink, mid: true}
		}
	}
	if first == boundaryTitle && c.width(first, title) > room {
		first = "boundary"
	}
	c.text(c.fit(first, room, title), h.X, h.Y+14, title)
	c.text(c.fit(second, room, under), h.X, h.Y+32, under)
}

// drawPlaneTitle is the header in one line, over a narrow or low figure without a palette.
func (f *Figure) drawPlaneTitle(c *canvas, s *app.State, on app.Board) {
	b, y := on.Rect, on.Rect.Y-titleGap
	title := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	st := style{color: c.theme.Muted, mid: true}
	if r := s.PlaneReading; r.Place != "" {
		if c.width(r.Place, st)+8+c.width(r.Answer(on), st) > b.W { // the place is under the pointer
			c.text(c.fit(r.Answer(on), b.W, st), b.X, y, st)
			return
		}
		c.text(r.Place, b.X, y, st)
		st.align = text.AlignEnd
		c.text(r.Answer(on), b.Right(), y, st)
		return
	}
	name, points := planeTitle(s, on), pointsText(s)
	fits := func() bool { return c.width(name, title)+8+c.width(points, st) <= b.W }
	if !fits() && name == boundaryTitle {
		name = "boundary"
	}
	c.text(c.fit(name, b.W, title), b.X, y, title)
	if st.align = text.AlignEnd; fits() {
		c.text(points, b.Right(), y, st)
	}
}

// planeTitle is what the plane shows: the boundary, or the map of one neuron.
func planeTitle(s *app.State, b app.Board) string {
	if part, ok := s.MapShown(b); ok {
		return "what " + part.Name(s.Project.Data.Features) + " sees"
	}
	return boundaryTitle
}

const boundaryTitle = "decision boundary"

// headerLeast is the room that a reading needs beside the palette; where there is less it stands under the plane.
const headerLeast = 104.0

// swatch draws one choice of the palette; the present one has a frame.
func (f *Figure) swatch(c *canvas, s *app.State, w app.Swatch) {
	r := w.Mark
	x, y := r.Middle()
	hover := !s.Pointer.Touch && w.Target.Contains(s.Pointer.X, s.Pointer.Y)
	switch {
	case s.Chosen(w):
		c.ring(r, 8, 2, c.theme.Accent, c.theme.Field)
	case hover:
		c.rounded(r, 8, c.theme.Hover)
	}
	if w.Eraser {
		f.eraser(c, x, y, r.W*0.3)
		return
	}
	f.marks.one(c, x, y, r.W*0.24, w.Class)
}

// eraser draws a tilted block with its band.
func (f *Figure) eraser(c *canvas, x, y, r float64) {
	k := c.scale
	at := func(u, v float64) (float32, float32) { // u along the block, v across
		return float32((x + (u-v)*r*math.Sqrt2/2) * k), float32((y - (u+v)*r*math.Sqrt2/2) * k)
	}
	block := func(from, to float64) *vector.Path {
		var p vector.Path
		p.MoveTo(at(from, -0.55))
		p.LineTo(at(to, -0.55))
		p.LineTo(at(to, 0.55))
		p.LineTo(at(from, 0.55))
		p.Close()
		return &p
	}
	c.fillPath(block(-1.05, -0.25), c.theme.Muted)
	c.strokePath(block(-1.05, 1.05), 1.5, c.theme.Muted)
}

// drawLegend says under the plane what a cross and a hollow mark mean, as far as there are any, and how many; where the
// header has no room for the reading it stands here.
func (f *Figure) drawLegend(c *canvas, s *app.State, on app.Board) {
	b := on.Rect
	x, y := b.X, b.Bottom()+28
	st := style{color: c.theme.Muted, mid: true}
	left := b.W/2 - 12
	if !on.Rival && len(s.Palette()) > 0 && on.Title.W < headerLeast {
		if r := s.PlaneReading; r.Place != "" {
			c.text(c.fit(r.Place, left, st), x, y, st)
			st.align = text.AlignEnd
			c.text(c.fit(r.Answer(on), left, st), b.Right(), y, st)
			return
		}
	}
	note := func(flags int, what string) {
		if x+14+c.width(what, st) > b.X+left {
			return
		}
		f.marks.sample(c, x+5, y, 4.5, flags)
		c.text(what, x+14, y, st)
		x += 14 + c.width(what, st) + 14
	}
	if on.Wrong > 0 {
		note(markWrong, core.FormatInteger(on.Wrong)+" wrong")
	}
	if n := on.Run.Test.N; n > 0 {
		note(markTest, core.FormatInteger(n)+" test")
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

// drawGrid draws the places on which points settle while they snap, as far as they stand apart.
func (f *Figure) drawGrid(c *canvas, s *app.State, b app.Board) {
	v := b.View
	if !s.Snap || b.Rect.W*app.SnapGrid/(v.MaxX1-v.MinX1) < 12 {
		return
	}
	ink := mix(c.theme.Paper, c.theme.Ink, 0.6)
	for i := math.Ceil(v.MinX1 / app.SnapGrid); i*app.SnapGrid <= v.MaxX1; i++ {
		for j := math.Ceil(v.MinX2 / app.SnapGrid); j*app.SnapGrid <= v.MaxX2; j++ {
			x, y := b.ToScreen(i*app.SnapGrid, j*app.SnapGrid)
			c.fill(layout.Rect{X: x - 1, Y: y - 1, W: 2, H: 2}, ink)
		}
	}
}

// pointsText is how many points there are, or how far work on them is that takes longer than a frame.
func pointsText(s *app.State) string {
	if p := s.Progress(); p != "" {
		return p
	}
	return core.FormatCount(len(s.Run.Points()), "point")
}
