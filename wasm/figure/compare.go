package figure

import (
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/lab"
)

// rivalSeries is B's series; nil while nothing is compared.
func rivalSeries(s *app.State, of func(*lab.Side) *lab.Series) *lab.Series {
	if s.Rival == nil {
		return nil
	}
	return of(s.Rival)
}

// compared are the lines of a plot of two networks: list has those of A, B's is dashed. Pinned runs are left out, as their
// letters would mean something else.
func (m *plots) compared(c *canvas, s *app.State, p plot, list []curve, rival *lab.Series, shown func(float64) float64) []curve {
	b, _ := s.RivalBoard()
	list[0].name, list[0].full, list[0].mark = "A", s.BoardName(s.Board()), "A"
	return append(list, curve{
		name: "B", full: s.BoardName(b), mark: "B", dash: dashes[0], buckets: m.seen(p, rival, shown),
		color: mix(c.theme.Classes[3], c.theme.Ink, 0.25),
	})
}

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
