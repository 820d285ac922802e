package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/view/doctor"
)

// drawDoctor draws the doctor: the gradients' norms and the largest weights over the steps, and what was found and what may
// help.
func (m *plots) drawDoctor(c *canvas, s *app.State) {
	l, ok := s.LayDoctor()
	if !ok {
		return
	}
	m.doctor.used = 0
	gradients, weights := m.gradients(c, s, l.Gradients), m.weights(c, s, l.Weights)
	rows := max(gradients.rows(c, s), weights.rows(c, s))
	gradients.draw(c, s, rows)
	weights.draw(c, s, rows)
	if !l.Title.Empty() {
		ink := c.theme.Muted
		if len(s.Watch.Findings) > 0 {
			ink = c.theme.Error
		}
		c.card(s, l.Card, app.ScrolledView, "doctor", doctor.Line(&s.Lab), ink)
	}
}
