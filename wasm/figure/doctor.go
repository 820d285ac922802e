package figure

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"

	"xorcery/wasm/layout"
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
		c.doctorTitle(s, l)
		c.doctorText(s, l)
	}
}

// doctorTitle draws the name with the doctor's line, and the buttons.
func (c *canvas) doctorTitle(s *app.State, l app.DoctorLayout) {
	bold := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	quiet := style{color: c.theme.Muted, mid: true}
	y := l.Title.Y + 14
	c.text("doctor", l.Title.X, y, bold)
	x := l.Title.X + c.width("doctor", bold) + 12
	if len(s.Doctor.Findings) > 0 {
		quiet.color = c.theme.Error
	}
	c.text(c.fit(s.DoctorLine(), l.Title.Right()-x, quiet), x, y, quiet)
	for _, b := range l.Buttons {
		c.press(s, b.Rect, b.Control.Title(s), c.theme.Field, c.theme.Ink)
	}
}

// doctorText draws what was found and what may help.
func (c *canvas) doctorText(s *app.State, l app.DoctorLayout) {
	in := c.clip(l.Text)
	for _, item := range l.Items {
		if item.Rect.Bottom() > l.Text.Y && item.Rect.Y < l.Text.Bottom() {
			in.doctorItem(s, item)
		}
	}
	c.scrollbar(s, app.ScrolledDoctor)
}

// press draws a button of the figure.
func (c *canvas) press(s *app.State, r layout.Rect, label string, ground, ink color.RGBA) {
	if r.Contains(s.Pointer.X, s.Pointer.Y) && !s.Pointer.Touch {
		ground = c.theme.Hover
	}
	c.rounded(r, 6, ground)
	st := style{color: ink, mid: true, align: text.AlignCenter}
	c.text(c.fit(label, r.W-8, st), r.X+r.W/2, r.Y+r.H/2, st)
}

func (c *canvas) doctorItem(s *app.State, item app.DoctorItem) {
	st := style{color: c.theme.Ink, mid: true}
	switch item.Kind {
	case app.DoctorHead:
		st.bold = true
	case app.DoctorText:
		st.color = c.theme.Muted
	case app.DoctorAlarm:
		st.color, st.bold = c.theme.Error, true
	case app.DoctorRemedy:
		if item.Chosen {
			c.ring(item.Rect.Inset(1), 6, 1, c.theme.Accent, c.theme.Paper)
			item.Rect = item.Rect.Inset(1)
		}
		if item.Lit {
			c.press(s, item.Rect, item.Text, mix(c.theme.Paper, c.theme.Accent, 0.2), c.theme.Ink)
		} else {
			c.press(s, item.Rect, item.Text, c.theme.Field, c.theme.Ink)
		}
		return
	}
	c.text(c.fit(item.Text, item.Rect.W, st), item.Rect.X, item.Rect.Y+item.Rect.H/2, st)
}
