package figure

import (
	"math"

	"xorcery/wasm/app"
)

// drawExercise draws on a plane what the open exercise is about: the point, or the reader's line with a handle at each end and, once it may
// be seen, the neuron's line beside it.
func (f *Figure) drawExercise(c *canvas, s *app.State, b app.Board) {
	if p, ok := s.AskedPoint(); ok && !b.Rival {
		x, y := b.ToScreen(p.X1, p.X2)
		c.litRing(x, y, radius(len(b.Run.Points()))+7)
	}
	line, found, ok := s.DrawnLine()
	if !ok || b.Rival {
		return
	}
	x0, y0 := b.ToScreen(line[0], line[1])
	x1, y1 := b.ToScreen(line[2], line[3])
	c.gather(func(p pen) {
		if found != nil {
			x0, y0, x1, y1 := throughout(b, *found)
			p.stroke(x0, y0, x1, y1, 5, c.theme.Paper)
			p.dashed(x0, y0, x1, y1, 2.5, []float64{9, 6}, c.theme.Ink)
		}
		ax, ay, bx, by := throughout(b, line)
		p.stroke(ax, ay, bx, by, 4, c.theme.Paper)
		p.stroke(ax, ay, bx, by, 1.5, c.theme.Accent)
		p.stroke(x0, y0, x1, y1, 6, c.theme.Paper)
		p.stroke(x0, y0, x1, y1, 3, c.theme.Accent)
	})
	for end, at := range [2][2]float64{{x0, y0}, {x1, y1}} {
		r := 8.0
		if s.LineHeld() == end+1 {
			r = 10
		}
		c.circle(at[0], at[1], r+1.5, c.theme.Paper)
		c.circle(at[0], at[1], r, c.theme.Accent)
		c.circle(at[0], at[1], r-4, c.theme.Paper)
	}
}

// throughout is a line beyond its ends, as far as a plane may show it.
func throughout(b app.Board, l [4]float64) (x0, y0, x1, y1 float64) {
	x0, y0 = b.ToScreen(l[0], l[1])
	x1, y1 = b.ToScreen(l[2], l[3])
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return x0, y0, x1, y1
	}
	k := 2 * (b.Rect.W + b.Rect.H + length) / length
	dx, dy := (x1-x0)*k, (y1-y0)*k
	mx, my := (x0+x1)/2, (y0+y1)/2
	return mx - dx, my - dy, mx + dx, my + dy
}
