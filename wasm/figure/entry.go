package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/edit"
	"xorcery/wasm/layout"
)

// typed draws what is being typed in a field, on the field's ground: its selection, its text and its caret, with a ring around it, which has
// the color of errors where the text was refused.
func (c *canvas) typed(field layout.Rect, e *edit.Field, s *app.State) {
	ring, st := c.theme.Accent, style{size: app.EntrySize, color: c.theme.Ink}
	if e.Fault != "" {
		ring, st.color = c.theme.Error, c.theme.Error
	}
	c.ring(field, 5, 2, ring, c.theme.Field)
	r, y := app.EntryRoom(field), field.Y+field.H/2
	at := func(place int) float64 { return r.X + e.X(place, r.W, s.EntryWidth) }
	in := c.clip(layout.R(r.X-2, field.Y, r.W+4, field.H))
	if from, to := e.Selection(); from < to {
		in.fill(layout.R(at(from), y-9, at(to)-at(from), 18), mix(c.theme.Field, c.theme.Accent, 0.35))
	}
	in.text(e.Text(), at(0), y, st)
	in.fill(layout.R(at(e.Caret()), y-8, 1, 16), c.theme.Ink)
}
