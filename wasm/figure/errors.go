package figure

import "xorcery/wasm/app"

// errorTall is the bar of the costliest point, in device-independent pixels, or of one that costs 1 where none costs more.
const errorTall = 44.0

// drawErrors draws a bar upward from each point, as long as its own part of the loss.
func (f *Figure) drawErrors(c *canvas, s *app.State, b app.Board) {
	list, most := s.Costs(b)
	if list == nil {
		return
	}
	scale := errorTall / max(most, 1)
	ink := mix(c.theme.Error, c.theme.Ink, 0.2)
	c.gather(func(p pen) {
		for i, k := range b.Run.Points() {
			x, y := b.ToScreen(k.X1, k.X2)
			if long := list[i] * scale; long >= 0.5 && b.Rect.Inset(-errorTall).Contains(x, y) {
				p.stroke(x, y, x, y-radius(len(list))-long, 2.5, ink)
			}
		}
	})
}
