package figure

import (
	"github.com/hajimehoshi/ebiten/v2/vector"

	"xorcery/wasm/app"
)

// names tells which line is which when there is more than one: training and test beside each other, pinned runs below,
// with the present run's own name.
func (p plot) names(c *canvas, s *app.State) {
	if len(p.curves) < 2 {
		return
	}
	x, y := p.area.X+8, p.area.Y+12
	sample := 26.0 // with the room after it
	if p.area.W < 160 && len(s.Pins) > 0 {
		sample = 0
	}
	for i, k := range p.curves {
		if k.mark != "" && (!p.legend || p.area.H < namesLeast) {
			continue // the letters at the ends suffice: the other plot has the names, and a small one's readout
		}
		name := k.name
		if i == 0 && len(s.Pins) > 0 && s.Rival == nil && p.legend && p.area.H >= namesLeast {
			name = "now " + s.RunName()
		}
		if k.mark != "" && i > 0 || i == 1 && len(s.Pins) > 0 && p.legend {
			x, y = p.area.X+8, y+16
		}
		st := style{color: c.theme.Ink, mid: true}
		name = c.fit(name, p.area.Right()-x-sample-2, st)
		w := c.width(name, st)
		c.fill(app.Rect{X: x - 4, Y: y - 8, W: w + sample + 8, H: 16}, c.theme.Paper)
		if sample > 0 {
			var path vector.Path
			d := dasher{path: &path, scale: c.scale, lengths: k.dash}
			d.to(x, y, true)
			d.to(x+20, y, false)
			c.strokePath(&path, 1.5, k.color)
		}
		c.text(name, x+sample, y, st)
		x += sample + w + 12
	}
}

// namesLeast is the height of a plot that has room for the names of pinned runs beside its lines.
const namesLeast = 200.0
