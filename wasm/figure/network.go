package figure

import (
	"fmt"
	"math"
	"strconv"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// drawNetwork draws the neurons as small maps of what each sees over the plane, and the weights between them as lines: each in the
// color of its sign, the wider the larger.
func (f *Figure) drawNetwork(c *canvas, s *app.State) {
	area := s.NetworkArea()
	columns := s.Columns()
	f.maps.more = false
	if columns == nil {
		return
	}
	c.networkHeading(s, area)
	c.weights(s, columns)
	f.maps.evaluate(c, s, s.ShownNet(), s.Lab.Project.Data.Features)
	for l, column := range columns {
		for _, k := range column.Neurons {
			f.drawNeuron(c, s, k)
			c.neuronLabel(s, l, len(columns)-1, k)
		}
		if column.Left > 0 {
			c.text(fmt.Sprintf("+%d", column.Left), column.More.X+column.More.W/2, column.More.Y+column.More.H/2,
				style{color: c.theme.Muted, align: atCenter})
		}
	}
	c.litNeurons(s, columns)
	c.reading(s, columns)
	c.toolTip(s)
}

// networkHeading is the title and the tools that change the shape; the title gives way.
func (c *canvas) networkHeading(s *app.State, area layout.Rect) {
	net, tools := s.Lab.Run.Net, s.Tools()
	title, free := style{size: normal, bold: true, color: c.theme.Ink}, headingFree(s, area)
	y := area.Y + titleGap
	x, named := c.legendPlace(area, free)
	if named {
		c.text("network", area.X, y, title)
	}
	c.signs(x, y, free)
	if shape := net.Shape() + " " + string(net.Hidden); len(tools) == 0 && x+legendLeast+c.width(shape, style{size: normal}) < area.Right() {
		c.text(shape, area.Right(), y,
			style{size: normal, color: c.theme.Muted, align: atEnd})
	}
	st := style{size: normal, color: c.theme.Ink, align: atCenter}
	for l, units := range net.Sizes[1 : len(net.Sizes)-1] {
		if x, y, ok := network.CountAt(tools, l); ok {
			c.text(strconv.Itoa(units), x, y, st)
		}
	}
	for _, t := range tools {
		x, y := t.Rect.Middle()
		if t.Rect.Contains(s.Pointer.X, s.Pointer.Y) {
			c.ring(t.Rect.Inset(1), 4, 1, c.theme.Ink, c.theme.Paper)
		} else {
			c.ring(t.Rect.Inset(1), 4, 1, c.theme.Line, c.theme.Paper)
		}
		c.text(t.Text, x, y, st)
	}
}

// headingFree is how far the heading has room, up to the first tool.
func headingFree(s *app.State, area layout.Rect) float64 {
	free := area.Right()
	for _, t := range s.Tools() {
		free = min(free, t.Rect.X-2)
	}
	return free
}

// legendPlace is where the legend of signs begins in a heading that is free as far as said, at any number of layers: beside the title, else
// in its place, there from the room of the inputs' names on where that is all there is; named says whether the title has its room too.
func (c *canvas) legendPlace(area layout.Rect, free float64) (x float64, named bool) {
	w := c.width("network", style{size: normal, bold: true})
	_, stacked := c.signsRoom()
	switch {
	case area.X+w+16+stacked <= free:
		return area.X + w + 16, true
	case area.X+stacked <= free:
		return area.X, false
	}
	return max(area.X-network.Needs.Left+2, 2), false
}

// The legend of signs: a sample of a line, and its name.
const (
	signSample = 18.0 // with the room after it
	signGap    = 12.0
)

var signNames = [...]struct {
	text string
	sign float64
}{{"positive", 1}, {"negative", -1}}

// signsRoom is the width of the legend of signs in one line, and in two.
func (c *canvas) signsRoom() (row, stacked float64) {
	row = -signGap
	for _, k := range signNames {
		w := signSample + c.width(k.text, style{})
		row += w + signGap
		stacked = max(stacked, w)
	}
	return row, stacked
}

// signs names the colors of the weights' signs from x to right: beside each other, or in two lines; not where there is no room for these.
func (c *canvas) signs(x, y, right float64) {
	st := style{color: c.theme.Muted}
	row, stacked := c.signsRoom()
	two := x+row > right
	if x+stacked > right {
		return
	}
	if two {
		y -= 6
	}
	c.gather(func(p pen) {
		for _, k := range signNames {
			p.segment(x, y, x+signSample-4, y, 3, c.theme.sign(k.sign))
			c.text(k.text, x+signSample, y, st)
			if two {
				y += 12
			} else {
				x += signSample + c.width(k.text, st) + signGap
			}
		}
	})
}

// toolTip says what the tool under the mouse does.
func (c *canvas) toolTip(s *app.State) {
	if t, ok := network.ToolAt(s.Tools(), s.Pointer.X, s.Pointer.Y); ok && !s.Pointer.Touch {
		w, h := s.Size()
		c.tooltip([]string{t.Says}, t.Rect.Right(), t.Rect.Bottom()+4, layout.Rect{W: w, H: h - 4})
	}
}

// weights draws the lines between the shown neurons, the largest of the whole network 6 pixels wide.
func (c *canvas) weights(s *app.State, columns []network.Column) {
	net := s.Lab.Run.Net
	largest := 0.0
	for _, w := range net.W {
		for _, v := range w {
			largest = max(largest, math.Abs(v))
		}
	}
	if !(largest > 0) || !core.IsFinite(largest) {
		return
	}
	c.gather(func(p pen) {
		for l := range net.W {
			out := net.Sizes[l+1]
			for _, a := range columns[l].Neurons {
				for _, b := range columns[l+1].Neurons {
					w := net.W[l][a.Unit*out+b.Unit] / largest
					clr := c.theme.sign(w)
					x0, y0, x1, y1 := network.WeightLine(a, b)
					if s.IsOff(a.Layer, a.Unit) {
						p.segment(x0, y0, x1, y1, 1, c.theme.Line)
						continue
					}
					p.segment(x0, y0, x1, y1,
						max(math.Abs(w)*6, 0.5), mix(c.theme.Paper, clr, 0.25+0.6*math.Abs(w)))
				}
			}
		}
		// The line under the pointer stands out in ink, the selected one wider in the accent; both have their color inside.
		for _, part := range [2]network.Part{s.Network.Hovered, s.Network.Selected} {
			a, b, ok := network.Ends(columns, part)
			if !ok {
				continue
			}
			w := net.W[part.Layer-1][part.From*net.Sizes[part.Layer]+part.To] / largest
			clr := c.theme.sign(w)
			x0, y0, x1, y1 := network.WeightLine(a, b)
			width := max(math.Abs(w)*6, 1.5)
			around, ink := 3.0, c.theme.Ink
			if part == s.Network.Selected {
				around, ink = 6, c.theme.Accent
			}
			p.segment(x0, y0, x1, y1, width+around, ink)
			p.segment(x0, y0, x1, y1, width, clr)
		}
	})
}

// drawNeuron draws a map in its frame.
func (f *Figure) drawNeuron(c *canvas, s *app.State, k network.Spot) {
	here := network.Part{Kind: network.Neuron, Layer: k.Layer, To: k.Unit}
	switch here {
	case s.Network.Selected:
		c.fill(k.Rect.Inset(-4), c.theme.Accent)
		c.fill(k.Rect.Inset(-1), c.theme.Paper)
	case s.Network.Hovered:
		c.fill(k.Rect.Inset(-2), c.theme.Ink)
	default:
		c.fill(k.Rect.Inset(-1), c.theme.Muted)
	}
	off := s.IsOff(k.Layer, k.Unit)
	if off {
		c.fill(k.Rect, c.theme.Paper)
	}
	f.maps.picture(c, k.Layer, k.Unit, k.Rect, off)
	if off {
		c.strike(k.Rect)
	}
}

// strike crosses a neuron out that is switched off.
func (c *canvas) strike(r layout.Rect) {
	c.gather(func(p pen) {
		p.stroke(r.X, r.Y, r.Right(), r.Bottom(), 2, c.theme.Error)
		p.stroke(r.X, r.Bottom(), r.Right(), r.Y, 2, c.theme.Error)
	})
	c.frame(r.Inset(-1), 1, c.theme.Error)
}

// neuronLabel names the inputs and the outputs.
func (c *canvas) neuronLabel(s *app.State, l, last int, k network.Spot) {
	st := style{color: c.theme.Muted}
	y := k.Rect.Y + k.Rect.H/2
	switch {
	case l == 0:
		st.align = atEnd
		c.text(s.Lab.Project.Data.Features[k.Unit].Name(), k.Rect.X-6, y, st)
	case l == last && k.Unit < len(c.theme.Classes):
		c.fill(layout.Rect{X: k.Rect.Right() + 5, Y: k.Rect.Y, W: 4, H: k.Rect.H}, c.theme.Classes[k.Unit])
	}
}

// reading is what the hovered or selected part says, beside it, with the number being typed.
func (c *canvas) reading(s *app.State, columns []network.Column) {
	part := s.Network.Told()
	told := s.Lower == app.LowerWeight && part != s.Network.Hovered && s.Network.Entry == nil // by its card
	if len(s.Network.Reading) == 0 || told {
		return
	}
	if box, field, ok := s.EntryBox(); ok && part == s.Network.Selected {
		c.tooltipAt(s.Network.Reading, box)
		c.rounded(field, 5, c.theme.Field)
		c.typed(field, s.Network.Entry, s)
		return
	}
	w, h := s.Size()
	bw, bh := c.tooltipSize(s.Network.Reading)
	c.tooltipAt(s.Network.Reading, network.ReadingBox(columns, s.NetworkArea(), part, bw, bh, layout.Rect{W: w, H: h - 4}))
}
