package figure

import (
	"cmp"
	"slices"

	"xorcery/wasm/app"
)

// Sizes of the row of names between a plot's title and its lines.
const (
	legendRow    = 16.0
	legendSample = 17.0 // a piece of line and the room after it
	legendGap    = 8.0
)

// names are the lines as the legend calls them: in full where that fits into a row for every 72 pixels of height, else by
// their labels; none where a plot has a single line.
func (p plot) names(c *canvas, s *app.State) []string {
	if len(p.curves) < 2 && !p.named || p.area.H < 72 {
		return nil
	}
	list := make([]string, len(p.curves))
	for i, k := range p.curves {
		list[i] = k.name
		if i == 0 && len(s.Lab.Pins) > 0 && s.Lab.Rival == nil && !p.named {
			list[i] = "now " + s.Lab.RunName()
		}
	}
	if rowsOf(p.widths(c, list), p.area.W) <= max(int(p.area.H/72), 1) {
		return list
	}
	for i, k := range p.curves {
		if list[i] = k.name; k.label != "" {
			list[i] = k.label
		}
	}
	return list
}

// rows is how many rows of names, and of a value that has no room beside the title, the plot asks for.
func (p plot) rows(c *canvas, s *app.State) int {
	if p.area.Empty() {
		return 0
	}
	n := 0
	if names := p.names(c, s); len(names) > 0 {
		n = rowsOf(p.widths(c, names), p.area.W)
	}
	if p.ownValue(c) {
		n++
	}
	return n
}

// ownValue says whether the value stands in a row of its own.
func (p plot) ownValue(c *canvas) bool { return p.named && p.area.H >= 112 && !p.valueFits(c) }

// widths are those of the names with their samples.
func (p plot) widths(c *canvas, names []string) []float64 {
	list := make([]float64, len(names))
	for i, name := range names {
		list[i] = min(legendSample+c.width(name, style{}), p.area.W)
	}
	return list
}

// rowsOf is how many rows things of these widths take.
func rowsOf(widths []float64, room float64) int {
	rows, x := 1, 0.0
	for _, w := range widths {
		if x > 0 && x+w > room+0.5 {
			rows, x = rows+1, 0
		}
		x += w + legendGap
	}
	return rows
}

// legend draws the names with a sample of each line, from the top row that the plot has given up for them.
func (p plot) legend(c *canvas, s *app.State) {
	names := p.names(c, s)
	widths := p.widths(c, names)
	st := style{color: c.theme.Ink}
	x, y := p.area.X, p.area.Y+legendRow/2-4
	if p.ownValue(c) {
		c.text(p.value, x, y, st)
		y += legendRow
	}
	for i, k := range p.curves[:len(names)] {
		if x > p.area.X && x+widths[i] > p.area.Right()+0.5 {
			x, y = p.area.X, y+legendRow
		}
		c.gather(func(on pen) { on.dashed(x, y, x+legendSample-4, y, 1.5, k.dash, k.color) })
		c.text(c.fit(names[i], p.area.Right()-x-legendSample, st), x+legendSample, y, st)
		x += widths[i] + legendGap
	}
}

// lineLabels draws the labels at the lines' ends, apart from each other.
func (p plot) lineLabels(c *canvas) {
	type end struct {
		x, y float64
		of   *curve
	}
	var ends []end
	for i := range p.curves {
		k := &p.curves[i]
		if n := len(k.buckets); k.label != "" && n > 0 {
			x, y := p.place(k.buckets[n-1].Step, k.buckets[n-1].Last)
			ends = append(ends, end{x, y, k})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	heights := make([]float64, len(ends))
	for i, e := range ends {
		heights[i] = e.y
	}
	apart(heights, 14, p.area.Y+7, p.area.Bottom()-7)
	for i, e := range ends {
		c.text(e.of.label, e.x+app.EndRoom/2, heights[i], style{color: e.of.color, bold: true, align: atCenter})
	}
}

// apart moves increasing places so that neighbors are at least some way from each other and all within lo to hi, as far as
// there is room.
func apart(at []float64, least, lo, hi float64) {
	for i := range at {
		at[i] = max(at[i], lo)
		if i > 0 {
			at[i] = max(at[i], at[i-1]+least)
		}
	}
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = min(at[i], hi)
		if i < len(at)-1 {
			at[i] = min(at[i], at[i+1]-least)
		}
	}
}
