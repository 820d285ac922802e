package figure

import (
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// scrollbarOf draws the bar of something in the figure.
func (c *canvas) scrollbarOf(s *app.State, of app.Scrolled) {
	if l, at, ok := s.Scroller(of); ok {
		c.scrollbar(l, at, s.Scrolling(of), s.Pointer)
	}
}

// scrollbar shows where something stands that does not fit into its room; darker and wider where the mouse can take it, or has.
func (c *canvas) scrollbar(l layout.Scroller, at float64, held bool, p input.Pointer) {
	thumb, ink := l.Thumb(at), c.theme.Line
	if held || l.Strip().Contains(p.X, p.Y) && !p.Down && !p.Touch {
		thumb.X, thumb.W, ink = thumb.X-1, thumb.W+2, c.theme.Muted
	}
	c.rounded(thumb, thumb.W/2, ink)
}
