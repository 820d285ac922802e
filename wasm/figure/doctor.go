package figure

import (
	"xorcery/wasm/app"
)

// drawDoctor draws the doctor's diagrams: what shows the first finding, and the gradients' norms and the largest weights over the steps.
func (m *plots) drawDoctor(c *canvas, s *app.State) {
	l, ok := s.LayDoctor()
	if !ok {
		return
	}
	for _, k := range l.Charts {
		c.chart(k)
	}
	if l.Gradients.Empty() {
		return
	}
	if len(s.Lab.Watch.Samples()) == 0 {
		plot{area: l.Gradients, title: gradientNorms}.unseen(c)
		plot{area: l.Weights, title: largestWeights}.unseen(c)
		return
	}
	gradients := m.gradients(c, s, l.Gradients)
	if l.Weights.Empty() {
		gradients.draw(c, s, gradients.rows(c, s))
		return
	}
	weights := m.weights(c, s, l.Weights)
	rows := max(gradients.rows(c, s), weights.rows(c, s))
	gradients.draw(c, s, rows)
	weights.draw(c, s, rows)
}
