// Package network is the drawn network below the plane: where its neurons and weights stand, which of them the reader points at, has
// chosen or drags, and what is said of it. It changes nothing itself: what it asks for is an [Ask].
package network

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"xorcery/core"
	"xorcery/wasm/edit"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Network is what the reader does with the drawn network.
type Network struct {
	Hovered  Part        // under the pointer
	Selected Part        // kept by a click or key
	Entry    *edit.Field // the number being typed for Selected, nil when none is
	Reading  []string    // what Hovered, or else Selected, says now
	Seen     int         // grows with anything above that can be seen
	Choices  int         // grows with Selected

	pointed Part // on the page around the figure
	grab    grab
	probe   probe
}

// grab is the part at work, from press to release.
type grab struct {
	part  Part
	value float64 // of the part at the press
	moved bool    // it changes
	was   Part    // what was selected at the press
}

// Ask is what the drawn network wants of the program: a number for a part, or what has been typed for the selected one, or something of
// the clipboard. The zero Ask is nothing.
type Ask struct {
	Part  Part
	Value float64
	Typed string
	edit.Wish
}

// WeightRange is what a weight may be set to.
var WeightRange = core.Range{Min: -1e6, Max: 1e6}

// Choose selects a part, or none.
func (n *Network) Choose(p Part) {
	if p != n.Selected {
		n.Selected, n.Entry = p, nil
		n.Seen++
		n.Choices++
	}
}

// Keep lets go of parts that a network of these sizes does not have.
func (n *Network) Keep(sizes []int) {
	for _, p := range [...]*Part{&n.Hovered, &n.pointed, &n.grab.part} {
		if !p.In(sizes) {
			*p = Part{}
		}
	}
	if !n.Selected.In(sizes) {
		n.Choose(Part{})
	}
}

// LetGo ends whatever the reader was doing with the network, as another one stands there.
func (n *Network) LetGo() {
	n.Hovered, n.Selected, n.Entry, n.grab, n.pointed = Part{}, Part{}, nil, grab{}, Part{}
}

// Drop ends what the pointer is at work on, without the click that it might have become.
func (n *Network) Drop() { n.grab = grab{} }

// Held says whether a part is held, and whether its number changes.
func (n *Network) Held() (part, changing bool) { return n.grab.part.Kind != None, n.grab.moved }

// Hover notes the part under the pointer; while one is held it is that one.
func (n *Network) Hover(p Part) {
	if n.grab.part.Kind != None {
		p = n.grab.part
	}
	if p.Kind == None {
		p = n.pointed
	}
	if p != n.Hovered {
		n.Hovered = p
		n.Seen++
	}
}

// Point notes the part that is pointed at on the page around the figure: it is hovered while nothing else is.
func (n *Network) Point(p Part) {
	was := n.pointed
	n.pointed = p
	if n.Hovered == (Part{}) || n.Hovered == was {
		n.Hover(Part{})
	}
}

// Press begins a click or a drag of a part; beside the network's parts it lets go.
func (n *Network) Press(p Part, run *core.Run) {
	v, _ := p.Number(run)
	n.grab = grab{part: p, value: v, was: n.Selected}
	if p.Kind == None {
		n.Choose(Part{})
	}
}

// Drag changes the held number by the way up from the press; training goes on around it.
func (n *Network) Drag(up float64, run *core.Run) Ask {
	g := &n.grab
	now, ok := g.part.Number(run)
	if !ok {
		return Ask{}
	}
	if math.Abs(up) > input.ClickSlack && !g.moved {
		g.moved = true
		n.Choose(g.part)
	}
	if !g.moved {
		return Ask{}
	}
	const perPixel = 0.02
	v := rounded(g.value + up*perPixel*max(math.Abs(g.value), 1))
	if v == now {
		return Ask{} // held still
	}
	return Ask{Part: g.part, Value: v}
}

// rounded is a number to be set: to a thousandth, and in range.
func rounded(v float64) float64 {
	return layout.RoundTo(min(max(v, WeightRange.Min), WeightRange.Max), 0.001)
}

// Release ends a drag, or where the pointer has not moved makes a click: on a weight it opens its number for typing, on a neuron it keeps
// its map in the large plot; a second click lets go.
func (n *Network) Release(moved bool, run *core.Run) {
	g := n.grab
	n.grab = grab{}
	switch {
	case moved || g.moved || g.part.Kind == None:
		return
	case g.part == g.was:
		n.Choose(Part{})
	default:
		n.Choose(g.part)
		if g.part.Kind == Weight {
			n.Open(run)
		}
	}
	n.Seen++
}

// Open starts the typing of the selected part's number, where it has one.
func (n *Network) Open(run *core.Run) {
	if v, ok := n.Selected.Number(run); ok {
		n.Entry = edit.NewField(strconv.FormatFloat(v, 'g', 6, 64))
		n.Seen++
	}
}

// Commit ends the typing: what was typed is asked for. An emptied field leaves the number as it is.
func (n *Network) Commit() Ask {
	e := n.Entry
	if e == nil {
		return Ask{}
	}
	n.Entry = nil
	n.Seen++
	if !e.Changed() || strings.TrimSpace(e.Text()) == "" {
		return Ask{}
	}
	return Ask{Part: n.Selected, Typed: e.Text()}
}

// Type goes on with the number being typed, or begins one with a key that may begin a number; it says whether the key was for that. Where a
// number is typed all keys are, but for the shortcuts of others.
func (n *Network) Type(k input.Key, run *core.Run) (ask Ask, meant bool) {
	if _, numeric := n.Selected.Number(run); n.Entry == nil && !k.Ctrl && numeric && core.BeginsNumber(k.Rune()) {
		n.Entry = edit.NewField("")
	}
	if n.Entry == nil {
		return Ask{}, false
	}
	switch k.Name {
	case "Enter":
		ask = n.Commit()
	case "Escape":
		n.Entry = nil
	default:
		if ask.Wish, meant = n.Entry.Type(k); !meant {
			return ask, !k.Others()
		}
	}
	n.Seen++
	return ask, true
}

// Next selects the weight after the selected part, or before it, through all layers of these sizes and round again.
func (n *Network) Next(sizes []int, back bool) { n.Choose(n.Selected.next(sizes, back)) }

// Nudge changes the selected number by 0.05, or 0.5, up (1) or down (−1).
func (n *Network) Nudge(direction float64, far bool, run *core.Run) Ask {
	v, ok := n.Selected.Number(run)
	if !ok {
		return Ask{}
	}
	step := 0.05
	if far {
		step = 0.5
	}
	return Ask{Part: n.Selected, Value: rounded(v + direction*step)}
}

// Told is the part that is looked at: the one under the pointer, or else the selected one.
func (n *Network) Told() Part { return cmp.Or(n.Hovered, n.Selected) }

// MapShown is the neuron whose map is looked at.
func (n *Network) MapShown() (p Part, ok bool) { return n.Told(), n.Told().Kind == Neuron }

// probe is the place of the plane at which a neuron's activation is read.
type probe struct {
	x1, x2 float64
	net    *core.MLP // that raster reads
	raster *core.Raster
	value  [1]float64
}

// ReadAt moves the place at which activations are read.
func (n *Network) ReadAt(x1, x2 float64) { n.probe.x1, n.probe.x2 = x1, x2 }

// Read writes down what the part that is looked at says.
func (n *Network) Read(run *core.Run, features []core.Feature) {
	part := n.Told()
	n.Reading = n.Reading[:0]
	if !part.In(run.Net.Sizes) {
		return
	}
	v, hasNumber := part.Number(run)
	if part.Kind == Weight {
		n.Reading = append(n.Reading, part.Param()+" = "+core.FormatNumber(v))
		return
	}
	n.Reading = append(n.Reading, part.Name(features)+part.place(len(run.Net.Sizes)))
	if hasNumber {
		n.Reading = append(n.Reading, part.Param()+" = "+core.FormatNumber(v))
	}
	k := &n.probe
	if k.net != run.Net {
		k.net, k.raster = run.Net, core.NewRaster(run.Net, features)
	}
	k.raster.Neuron(k.value[:], part.Layer, part.To, 1, 1, core.Rect{MinX1: k.x1, MinX2: k.x2, MaxX1: k.x1, MaxX2: k.x2})
	n.Reading = append(n.Reading, fmt.Sprintf("%s at (%s, %s)", core.FormatNumber(k.value[0]), core.FormatNumber(k.x1), core.FormatNumber(k.x2)))
}
