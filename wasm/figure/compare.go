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
	list[0].name, list[0].full, list[0].mark = "A", s.SideName(), "A"
	return append(list, curve{
		name: "B", full: s.RivalName(), mark: "B", dash: dashes[0], buckets: m.seen(p, rival, shown),
		color: mix(c.theme.Classes[3], c.theme.Ink, 0.25),
	})
}

// drawSideTitle says over a plane which of two networks it shows and how well that does, or with the pointer on either plane
// what it answers there.
func (f *Figure) drawSideTitle(c *canvas, s *app.State, room float64) {
	h := s.Layout.Header
	if pair := s.Layout.PairHeader; !pair.Empty() {
		h, room = pair, pair.W
	}
	title := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	under := style{color: c.theme.Muted, mid: true}
	if s.Report.NonFinite != "" {
		under.color = c.theme.Error
	}
	second := s.SideResult()
	if r := s.PlaneReading; r.Answer != "" {
		second = r.Answer
	}
	name := c.fit(s.SideName(), room, title)
	if h.H < 40 {
		y := s.Layout.Boundary.Y - titleGap
		c.text(name, h.X, y, title)
		under.align = text.AlignEnd
		c.text(c.fit(second, room-c.width(name, title)-12, under), h.X+room, y, under)
		return
	}
	c.text(name, h.X, h.Y+14, title)
	c.text(c.fit(second, room, under), h.X, h.Y+32, under)
}
