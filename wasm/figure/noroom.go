package figure

import "xorcery/wasm/app"

// drawNoRoom says what was asked for and has no room.
func (f *Figure) drawNoRoom(c *canvas, s *app.State) {
	r := s.Layout.NoRoom
	if r.Empty() {
		return
	}
	st := style{color: c.theme.Muted}
	lines := c.wrap(s.NoRoomText(), r.W, st)
	if float64(len(lines))*18 > r.H {
		lines = []string{c.fit(s.NoRoomText(), r.W, st)}
	}
	for i, l := range lines {
		c.text(l, r.X, r.Y+9+float64(i)*18, st)
	}
}
