package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/lab"
)

// rivalSeries is B's series; nil while nothing is compared.
func rivalSeries(s *app.State, of func(*lab.Side) *lab.Series) *lab.Series {
	if s.Lab.Rival == nil {
		return nil
	}
	return of(s.Lab.Rival)
}

// compared are the lines of a plot of two networks: list has those of A, B's is dashed. Pinned runs are left out: two
// networks are lines enough.
func (m *plots) compared(c *canvas, s *app.State, p plot, list []curve, rival *lab.Series, shown func(float64) float64) []curve {
	b, _ := s.RivalBoard()
	list[0].name, list[0].full, list[0].label = "A", s.BoardName(s.Board()), "A"
	return append(list, curve{
		name: "B", full: s.BoardName(b), label: "B", dash: dashes[0], buckets: m.seen(p, rival, shown),
		color: mix(c.theme.Classes[3], c.theme.Ink, 0.25),
	})
}
