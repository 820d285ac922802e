package pulse

import (
	"fmt"
	"math"

	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// Sizes of the drawn network, in device-independent pixels.
const (
	labelStep = 15.0 // from one number to the next
	plateStep = 15.0 // the height of a neuron's own number
	mapTall   = 20.0 // the least one that stands over its number
	mapShut   = 14.0 // of a layer that the pulse is not at, where there is no room for all
	apart     = 6.0  // from one neuron to the next
	gapRoom   = 5.0  // below an output's number: how far it is from the truth
	wider     = 6.0  // than its neuron's plate a number below may be, at each side
	tagRoom   = 42.0 // right of a neuron whose lines have no room for their numbers: for one, in the neuron's own row
	tagSpan   = 30.0 // from there to the next layer: lines alone
	endRoom   = 10.0 // right of the outputs: their classes' colors
	spanLeast = 46.0 // from the layer before to one that the pulse is at, so that a number stands between
	spanShut  = 6.0
)

// fits are the widths of a neuron's number, of a map beside it and from layer to layer: the first that has room.
var fits = [...]struct{ plate, beside, span float64 }{{58, 26, 62}, {52, 26, 62}, {46, 26, 56}, {44, 20, 48}}

// column is a layer: its neurons that are shown, and how many stand behind.
type column struct {
	units []int
	left  int
	tall  bool    // a neuron's number stands under its map, not beside it
	side  float64 // of a map; 0 where there is only room for the number
	rows  int     // numbers that a neuron has room for, its own among them
	pitch float64
	tag   float64 // room at its right for the number of one of each neuron's lines; 0 where these have it along themselves
	x     float64 // where it begins
	open  float64 // 1: with its numbers; 0: its maps alone; −1: it is not in sight
}

// stage places the network in an area as the drawn network stands: layers from left to right, neurons as maps with their numbers. Where
// a layer has too many, those with the strongest lines are shown. Where not all layers have room for their numbers, those that the
// pulse is at have it, and the others stand closer, in the least room
// without the inputs' names and without what is far from the pulse.
func (p *painter) stage() {
	n := len(p.of.Sizes)
	p.field = p.Area
	p.field.H -= p.footRoom()
	p.columns = make([]column, n)
	for l := range p.columns {
		p.columns[l] = p.upright(l)
	}
	names := p.nameRoom()
	for _, f := range fits {
		p.plate = f.plate
		w := names + endRoom
		for l := range p.columns {
			if c := &p.columns[l]; !c.tall {
				c.side = min(c.side, f.beside)
			}
			w += p.width(&p.columns[l], 1)
		}
		span := func(l int) float64 { // right of a layer
			if p.columns[l].tag > 0 {
				return tagSpan
			}
			return f.span
		}
		spans := 0.0
		for l := range n - 1 {
			spans += span(l)
		}
		if rest := p.Area.W - w; rest >= spans {
			x := p.Area.X + names
			for l := range p.columns {
				c := &p.columns[l]
				c.x, c.open = x, 1
				x += p.width(c, 1) + rest*span(l)/spans
			}
			return
		}
	}
	p.crowd(names)
}

// footRoom is the height below the neurons: what their numbers are is said there, and what stands behind; each in a line of its own where
// the height has it.
func (p *painter) footRoom() float64 {
	if p.Area.H >= 200 {
		return 2 * labelStep
	}
	return labelStep
}

// nameRoom is the room left of the inputs for their names; 0 where it is too much.
func (p *painter) nameRoom() float64 {
	w := 0.0
	for _, name := range p.of.Inputs {
		w = max(w, layout.TextWidth(name)+8)
	}
	if w > 0.2*p.Area.W {
		return 0
	}
	return w
}

// extras is how many numbers a neuron of a layer has beside its own, at the most: the chain rule's factors, and the truth.
func (p *painter) extras(l int) int {
	switch last := len(p.of.Sizes) - 1; {
	case l == 0:
		return 0
	case l < last:
		return 3
	case p.mixes():
		return 5
	}
	return 4
}

// mixes says whether each output's dLoss/dz is a sum over all outputs, as softmax makes it.
func (p *painter) mixes() bool {
	last := len(p.of.Sizes) - 1
	i := p.index(fmt.Sprintf("dh%[1]d/dz%[1]d", last))
	return i >= 0 && p.of.Trace[i].Rows > 1
}

// upright is how the neurons of a layer stand above each other.
func (p *painter) upright(l int) (c column) {
	n, numbers, below := p.of.Sizes[l], float64(1+p.extras(l)), 0.0
	if l == len(p.of.Sizes)-1 {
		below = gapRoom
	}
	h := p.field.H
	pitch := h / float64(n)
	least := mapTall + 2 + plateStep*min(numbers, 2) + below + apart
	if pitch >= least {
		c.tall = true
		c.side = min(max(pitch-apart-2-below-plateStep*numbers, mapTall), network.MapMost)
		c.rows = min(int(numbers), int((pitch-apart-2-below-c.side)/plateStep))
		c.pitch = min(pitch, 1.25*(c.side+2+below+plateStep*float64(c.rows))+apart)
	} else {
		shown := n
		if pitch < plateStep+1 {
			row := plateStep + 1
			if h >= 240 {
				row = 2*plateStep + 1
			}
			shown = min(max(int((h-labelStep)/row), 1), n)
			pitch = (h - labelStep) / float64(shown)
		}
		c.left = n - shown
		c.pitch = min(pitch, 4*plateStep)
		c.side = min(c.pitch-3, fits[0].beside)
		c.rows = min(max(int((c.pitch-1-below)/plateStep), 1), int(numbers))
		if l < len(p.of.Sizes)-1 {
			c.tag = tagRoom
		}
	}
	c.units = p.strongest(l, n-c.left)
	return c
}

// width is that of a layer which is so far open.
func (p *painter) width(c *column, open float64) float64 {
	full := c.side + 2 + p.plate + c.tag
	switch {
	case c.tall:
		full = max(c.side, p.plate)
	case c.side == 0:
		full = p.plate + c.tag
	}
	return c.shut() + open*(full-c.shut())
}

// shut is the width of a layer without its numbers.
func (c *column) shut() float64 { return min(max(c.side, 8), mapShut) }

// crowd places the layers that the pulse is at with their numbers, and the others close together.
func (p *painter) crowd(names float64) {
	gap := p.focusGap()
	active := func(g int) float64 { return max(1-math.Abs(gap-float64(g)), 0) }
	for l := range p.columns {
		c := &p.columns[l]
		c.open = max(active(l), active(l+1))
		c.tag *= active(l + 1) // no line has a number elsewhere
	}
	from, to := 0, len(p.columns)-1
	span := func(l int) float64 { // left of a layer
		least := spanLeast
		if p.columns[l-1].tag > 0 {
			least = tagSpan
		}
		return spanShut + active(l)*(least-spanShut)
	}
	room := func() (fixed, spans float64) {
		if fixed = endRoom; from == 0 {
			fixed += names
		}
		for l := from; l <= to; l++ {
			fixed += p.width(&p.columns[l], p.columns[l].open)
			if l > from {
				spans += span(l)
			}
		}
		return fixed, spans
	}
	fits := func() bool { fixed, spans := room(); return fixed+spans <= p.Area.W }
	if !fits() {
		for l := range p.columns {
			if c := &p.columns[l]; !c.tall {
				c.side = 0
			}
		}
	}
	if !fits() {
		names = 0
	}
	if !fits() {
		for l := range p.columns {
			p.columns[l].tag = 0
		}
	}
	for !fits() && to-from > 1 { // the layer farthest from the pulse
		if gap-float64(from)-0.5 > float64(to)+0.5-gap {
			p.columns[from].open = -1
			from++
		} else {
			p.columns[to].open = -1
			to--
		}
	}
	fixed, spans := room()
	x := p.Area.X
	if from == 0 {
		x += names
	}
	for l := from; l <= to; l++ {
		c := &p.columns[l]
		if l > from {
			x += span(l) * max(p.Area.W-fixed, 0) / spans
		}
		c.x = x
		x += p.width(c, c.open)
	}
}

// focusGap is between which layers the pulse is, on the way from where it was a moment before: 1 is between the inputs and the first.
func (p *painter) focusGap() float64 {
	last := len(p.of.Sizes) - 1
	at := func(i int) float64 {
		m := &p.moments[i]
		switch m.Kind {
		case Truth, Loss:
			return float64(last)
		case Back:
			return float64(min(m.Layer+1, last))
		}
		return float64(max(m.Layer, 1))
	}
	now := at(p.of.At)
	if p.moments[p.of.At].Kind == Nothing && p.of.At > 0 {
		return at(p.of.At - 1)
	}
	if p.of.At == 0 {
		return now
	}
	before := at(p.of.At - 1)
	return before + ease(min(p.of.Part*3, 1))*(now-before)
}

// place is where the i-th shown neuron of a layer stands: its map, and the plate of its number; the plate is empty where the layer has
// no room for it.
func (p *painter) place(l, i int) (picture, plate layout.Rect) {
	c := &p.columns[l]
	field := p.field
	if c.left > 0 {
		field.H -= labelStep
	}
	_, y := field.Middle()
	y += (float64(i) - float64(len(c.units)-1)/2) * c.pitch
	w := p.width(c, c.open)
	if c.open < 1 {
		side := c.shut() + c.open*(c.side-c.shut())
		side = min(max(side, 8), c.pitch-2, w)
		return layout.R(c.x+(w-side)/2, y-side/2, side, side), layout.Rect{}
	}
	below := 0.0
	if l == len(p.columns)-1 {
		below = gapRoom
	}
	if !c.tall {
		picture = layout.R(c.x, y-c.side/2, c.side, c.side)
		top := min(y-plateStep/2, y+(c.pitch-1)/2-plateStep*float64(c.rows)-below) // beside the map's middle, as far as the others have room below
		plate = layout.R(c.x+w-c.tag-p.plate, top, p.plate, plateStep)
		if c.side == 0 {
			picture = plate
		}
		return picture, plate
	}
	top := y - (c.side+2+plateStep*float64(c.rows)+below)/2
	return layout.R(c.x+(w-c.side)/2, top, c.side, c.side), layout.R(c.x+(w-p.plate)/2, top+c.side+2, p.plate, plateStep)
}
