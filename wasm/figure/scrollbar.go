package figure

import "xorcery/wasm/app"

// scrollbar shows where something stands that does not fit into its room; darker and wider where the mouse can take it.
func (c *canvas) scrollbar(s *app.State, of app.Scrolled) {
	l, at, ok := s.Scroller(of)
	if !ok {
		return
	}
	thumb, ink := l.Thumb(at), c.theme.Line
	if s.Scrolling(of) || l.Strip().Contains(s.Pointer.X, s.Pointer.Y) && !s.Pointer.Down && !s.Pointer.Touch {
		thumb.X, thumb.W, ink = thumb.X-1, thumb.W+2, c.theme.Muted
	}
	c.rounded(thumb, thumb.W/2, ink)
}
