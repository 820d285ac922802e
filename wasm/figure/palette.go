package figure

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
)

// swatch draws one choice of the palette; the present one has a frame.
func (f *Figure) swatch(c *canvas, s *app.State, w app.Swatch) {
	r := w.Icon
	x, y := r.Middle()
	hover := !s.Pointer.Touch && w.Target.Contains(s.Pointer.X, s.Pointer.Y)
	switch {
	case s.Chosen(w):
		c.ring(r, 8, 2, c.theme.Accent, c.theme.Field)
	case hover:
		c.rounded(r, 8, c.theme.Hover)
	}
	if w.Eraser {
		f.eraser(c, x, y, r.W*0.3)
		return
	}
	f.markers.one(c, x, y, r.W*0.24, w.Class)
}

// eraser draws a tilted block with its band.
func (f *Figure) eraser(c *canvas, x, y, r float64) {
	at := func(u, v float64) [2]float64 { // u along the block, v across
		return [2]float64{(u - v) * r * math.Sqrt2 / 2, -(u + v) * r * math.Sqrt2 / 2}
	}
	block := func(from, to float64) *vector.Path {
		return c.corners(x, y, at(from, -0.55), at(to, -0.55), at(to, 0.55), at(from, 0.55))
	}
	c.fillPath(block(-1.05, -0.25), c.theme.Muted)
	c.strokePath(block(-1.05, 1.05), 1.5, c.theme.Muted)
}
