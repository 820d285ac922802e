package figure

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
)

// swatch draws one choice of the palette; the present one has a frame.
func (f *Figure) swatch(c *canvas, s *app.State, w app.Swatch) {
	r := w.Mark
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
	f.marks.one(c, x, y, r.W*0.24, w.Class)
}

// eraser draws a tilted block with its band.
func (f *Figure) eraser(c *canvas, x, y, r float64) {
	k := c.scale
	at := func(u, v float64) (float32, float32) { // u along the block, v across
		return float32((x + (u-v)*r*math.Sqrt2/2) * k), float32((y - (u+v)*r*math.Sqrt2/2) * k)
	}
	block := func(from, to float64) *vector.Path {
		var p vector.Path
		p.MoveTo(at(from, -0.55))
		p.LineTo(at(to, -0.55))
		p.LineTo(at(to, 0.55))
		p.LineTo(at(from, 0.55))
		p.Close()
		return &p
	}
	c.fillPath(block(-1.05, -0.25), c.theme.Muted)
	c.strokePath(block(-1.05, 1.05), 1.5, c.theme.Muted)
}
