package figure

import (
	"cmp"
	"slices"
	"strings"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
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
	title := style{size: normal, bold: true, color: c.theme.Ink}
	under := style{color: c.theme.Muted}
	first, second := planeTitle(s, b), pointsText(s)
	if with := s.OffAgainst(); with != "" && !b.Rival {
		if second = "accuracy " + with; c.width(second, under) > room {
			second = with
		}
	}
	place, answer, ok := readOver(c, s, b)
	switch single, back := neuronOnly(s, b); {
	case single: // what the network answers stands in no neuron's map
		second = cmp.Or(back, second)
	case ok:
		if second = answer; place != "" {
			first, title = place, style{color: c.theme.Ink}
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
	title := style{size: normal, bold: true, color: c.theme.Ink}
	st := style{color: c.theme.Muted}
	single, back := neuronOnly(s, on)
	if r := s.PlaneReading; r.Place != "" && !single {
		place := r.Place
		if c.width(place, st)+8+c.width(r.Answer(on), st) > b.W {
			place = r.Short
		}
		if place == "" || c.width(place, st)+8+c.width(r.Answer(on), st) > b.W { // it is under the pointer, or marked
			answer := r.Answer(on)
			if c.width(answer, st) > b.W {
				answer = r.Bare(on)
			}
			c.text(c.fit(answer, b.W, st), b.X, y, st)
			return
		}
		c.text(place, b.X, y, st)
		st.align = atEnd
		c.text(r.Answer(on), b.Right(), y, st)
		return
	}
	name, points := planeTitle(s, on), pointsText(s)
	if with := s.OffAgainst(); with != "" && !on.Rival {
		points = with
	}
	points = cmp.Or(back, points)
	fits := func() bool { return c.width(name, title)+8+c.width(points, st) <= b.W }
	if !fits() && name == boundaryTitle {
		name = "boundary"
	}
	if name == "boundary" && c.width(name, title) > b.W {
		name = "" // nothing but the plane has no name
	}
	c.text(c.fit(name, b.W, title), b.X, y, title)
	if st.align = atEnd; fits() {
		c.text(points, b.Right(), y, st)
	}
}

// neuronOnly says whether the plane shows a neuron's map, and where that stays though nothing points at the neuron, how the boundary comes
// back.
func neuronOnly(s *app.State, b app.Board) (single bool, back string) {
	if _, single = s.MapShown(b); single && s.Network.Hovered.Kind == network.None {
		if back = "Esc: the boundary"; s.Pointer.Touch {
			back = "tap again: boundary"
		}
	}
	return single, back
}

// planeTitle is what the plane shows: the boundary, or the map of one neuron.
func planeTitle(s *app.State, b app.Board) string {
	if part, ok := s.MapShown(b); ok {
		return "what " + part.Name(s.Lab.Project.Data.Features) + " sees"
	}
	if off := s.OffNames(); off != "" && !b.Rival {
		return "boundary without " + off
	}
	return boundaryTitle
}

const boundaryTitle = "decision boundary"

// headerLeast is the room that a reading needs beside the palette; where there is less it stands under the plane.
const headerLeast = 104.0

// drawSideTitle says over a plane which of two networks it shows and how well that does, or with the pointer on either plane
// what it answers there, where there is room for that.
func (f *Figure) drawSideTitle(c *canvas, s *app.State, b app.Board) {
	h := b.Title
	title := style{size: normal, bold: true, color: c.theme.Ink}
	under := style{color: c.theme.Muted}
	if b.Report.NonFinite != "" {
		under.color = c.theme.Error
	}
	name, second := s.BoardName(b), s.BoardResult(b)
	if place, answer, ok := readOver(c, s, b); ok {
		if second = answer; place != "" {
			name, title = place, style{color: c.theme.Ink}
		}
	}
	name = c.fit(name, h.W, title)
	if h.H < 40 {
		y := b.Rect.Y - titleGap
		c.text(name, h.X, y, title)
		under.align = atEnd
		c.text(c.fit(second, besideName(c, s, b), under), h.X+h.W, y, under)
		return
	}
	if most, _, more := strings.Cut(second, ", "); more && c.width(second, under) > h.W {
		second = most
	}
	c.text(name, h.X, h.Y+14, title)
	c.text(c.fit(second, h.W, under), h.X, h.Y+32, under)
}

// readOver is what is read off a plane as its title says it: in the second of its lines, or where that has no room in both; ok is false
// where it stands under the plane.
func readOver(c *canvas, s *app.State, b app.Board) (first, second string, ok bool) {
	r, room := s.PlaneReading, b.Title.W
	lines := b.Title.H >= 40
	if !lines {
		room = besideName(c, s, b)
	}
	fits := func(text string) bool { return c.width(text, style{}) <= room }
	switch both := r.Place + "   " + r.Answer(b); {
	case r.Place == "" || s.Layout.Rival.Empty() && room < headerLeast:
		return "", "", false
	case fits(both):
		return "", both, true
	}
	return r.Place, r.Answer(b), lines && fits(r.Place) && fits(r.Answer(b))
}

// besideName is the room beside the name of one of two networks, in a title of one line.
func besideName(c *canvas, s *app.State, b app.Board) float64 {
	return b.Title.W - c.width(s.BoardName(b), style{size: normal, bold: true}) - 12
}

// legendRoom is the room under a plane, beside the name of its axis where it has one.
func legendRoom(s *app.State, b app.Board) float64 {
	if s.Layout.Bare {
		return b.Rect.W
	}
	return b.Rect.W/2 - 12
}

// legendBare is the height of the legend under a plane without ticks.
const legendBare = 26.0

// wrongTexts say how many points are wrong, in many words and in fewer; of the network before the step while the plane shows another.
func wrongTexts(s *app.State, b app.Board) []string {
	n := core.FormatInteger(b.Wrong) + " wrong"
	if net, _ := s.Bricks.Before(); net != nil && s.Lower == app.LowerBricks && !b.Rival {
		return []string{n + " before the step", n + " before it"}
	}
	return []string{n}
}

// drawLegend says under the plane what a cross and a hollow marker mean, as far as there are any, and how many; where the
// header has no room for the reading it stands here.
func (f *Figure) drawLegend(c *canvas, s *app.State, on app.Board) {
	b := on.Rect
	x, y := b.X, b.Bottom()+28
	if s.Layout.Bare {
		y = b.Bottom() + legendBare/2
		if n := len(shownNames(s, on)); n > 0 && namesBox(&s.Layout, n, 0, nil).Y < b.Bottom()+legendBare {
			return // they need its room
		}
	}
	st := style{color: c.theme.Muted}
	left := legendRoom(s, on)
	pair := !s.Layout.Rival.Empty()
	if _, _, over := readOver(c, s, on); !over && s.PlaneReading.Place != "" && (pair || len(s.Palette()) > 0) {
		r := s.PlaneReading
		c.text(c.fit(r.Place, left, st), x, y, st)
		st.align = atEnd
		c.text(c.fit(r.Answer(on), left, st), b.Right(), y, st)
		return
	}
	note := func(flags int, texts ...string) {
		i := slices.IndexFunc(texts, func(what string) bool { return x+14+c.width(what, st) <= b.X+left })
		if i < 0 {
			return
		}
		what := texts[i]
		f.markers.sample(c, x+5, y, 4.5, flags)
		c.text(what, x+14, y, st)
		x += 14 + c.width(what, st) + 14
	}
	if on.Wrong > 0 {
		note(markerWrong, wrongTexts(s, on)...)
	}
	if list, most := s.Costs(on); list != nil {
		if what := "error, at most " + core.FormatNumber(most); x+14+c.width(what, st) <= b.X+left {
			c.fill(layout.R(x+4, y-7, 2.5, 14), mix(c.theme.Error, c.theme.Ink, 0.2))
			c.text(what, x+14, y, st)
			x += 28 + c.width(what, st)
		}
	}
	if n := on.Run.Test.N; n > 0 {
		note(markerTest, core.FormatInteger(n)+" test")
	}
}

// pointsText is how many points there are, or how far work on them is that takes longer than a frame.
func pointsText(s *app.State) string {
	if p := s.Progress(); p != "" {
		return p
	}
	return core.FormatCount(len(s.Lab.Run.Points()), "point")
}
