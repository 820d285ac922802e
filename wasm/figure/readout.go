package figure

import (
	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// readout shows the values at the step under the pointer.
func (p plot) readout(c *canvas, px float64) {
	step := p.x.Value((px - p.area.X) / p.width())
	lines := []string{}
	for _, k := range p.curves {
		b, ok := lab.Nearest(k.buckets, step)
		if !ok {
			continue
		}
		x, y := p.place(b.Step, b.Last)
		if len(lines) == 0 {
			c.line(x, p.area.Y, x, p.area.Bottom(), c.theme.Muted)
			lines = append(lines, "step "+core.FormatInteger(b.Step))
		}
		c.circle(x, y, 3.5, k.color)
		name := ""
		switch {
		case k.label != "":
			name = k.full + ": "
		case len(p.curves) > 1:
			name = k.name + " "
		}
		lines = append(lines, name+p.text(b.Last))
	}
	if m, ok := app.MarkAt(p.happened, px, p.xAt); ok {
		lines = append(lines, core.FormatInteger(m.Step)+": "+m.Text)
	}
	c.tooltip(lines, px, p.area.Y+24, p.area)
}

// text writes a value of the plot.
func (p plot) text(v float64) string {
	if p.percent {
		return core.FormatPercent(v)
	}
	return core.FormatNumber(v)
}

// tooltip draws a few lines on a ground of their own, beside x, within bounds.
func (c *canvas) tooltip(lines []string, x, y float64, within layout.Rect) {
	if len(lines) == 0 {
		return
	}
	w, h := c.tooltipSize(lines)
	c.tooltipAt(lines, layout.Tooltip(x, y, w, h, within))
}

// tooltipAt draws the lines of a tooltip on their ground.
func (c *canvas) tooltipAt(lines []string, box layout.Rect) {
	c.ring(box, 4, 1, c.theme.Line, c.theme.Paper)
	for i, l := range lines {
		c.text(l, box.X+8, box.Y+13+float64(i)*layout.LineStep, style{color: c.theme.Ink})
	}
}

// tooltipSize is what the lines of a tooltip take, with the room around them.
func (c *canvas) tooltipSize(lines []string) (w, h float64) {
	for _, l := range lines {
		w = max(w, c.width(l, style{}))
	}
	return w + layout.TooltipSide, float64(len(lines))*layout.LineStep + layout.TooltipEdge
}
