package figure

import (
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/core"
	"xorcery/wasm/app"
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

// drawSideTitle says over a plane which of two networks it shows and how well that does, or with the pointer on either plane
// what it answers there.
func (f *Figure) drawSideTitle(c *canvas, s *app.State, b app.Board) {
	h := b.Title
	title := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	under := style{color: c.theme.Muted, mid: true}
	if b.Report.NonFinite != "" {
		under.color = c.theme.Error
	}
	second := s.BoardResult(b)
	if answer := s.PlaneReading.Answer(b); answer != "" {
		second = answer
	}
	name := c.fit(s.BoardName(b), h.W, title)
	if h.H < 40 {
		y := b.Rect.Y - titleGap
		c.text(name, h.X, y, title)
		under.align = text.AlignEnd
		c.text(c.fit(second, h.W-c.width(name, title)-12, under), h.X+h.W, y, under)
		return
	}
	c.text(name, h.X, h.Y+14, title)
	c.text(c.fit(second, h.W, under), h.X, h.Y+32, under)
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

// pointsText is how many points there are, or how far work on them is that takes longer than a frame.
func pointsText(s *app.State) string {
	if p := s.Progress(); p != "" {
		return p
	}
	return core.FormatCount(len(s.Run.Points()), "point")
}
