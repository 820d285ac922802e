package bricks

import (
	"xorcery/wasm/layout"
	"xorcery/wasm/view/pulse"
)

// Placed is where everything of the drawn bricks stands: the stack at the left, and right of it the network that the pulse goes
// through and the lit quantity, in a row or in a column; the strip of moments at the foot.
type Placed struct {
	layout.Card
	Stack    []layout.Rect // beside View.Stack: X at the foot, Loss on top
	Up       layout.Rect   // room of the two arrows
	Down     layout.Rect
	Network  layout.Rect // the drawn network; scrolled with the text where it stands above it in the card's body
	Clip     layout.Rect // what of Network is seen
	Sentence layout.Rect // under the network: the number that is looked at, as a product, in lines of [SentenceLine]
	Strip    layout.Rect // the moments
}

// What a press on a piece of the bricks does.
const (
	ActEntry    = "entry"    // shows the product behind an entry
	ActQuantity = "quantity" // lights a quantity
)

// Needs is the room that the bricks ask for; told says that a page shows their text in its own place.
func Needs(told bool) layout.Needs {
	if told {
		return layout.Needs{Height: 240, Least: 96, Width: 200, Spread: true, Strip: 196} // the width of two layers with their numbers, and of the others without
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 428, Spread: true} // the width of the article's matrices and of the stack
}

// Sizes of the drawn bricks, in device-independent pixels.
const (
	stackWidth   = 84.0
	stackArrow   = 12.0
	networkLeast = 120.0
	networkMost  = 400.0
	textLeast    = 150.0 // the height of a text below the network
	networkWide  = 264.0 // the width of a network beside its text, where both have little
	textWide     = 300.0 // the width of a text beside the network
	textNarrow   = 232.0 // the least of one
)

// SentenceLine is the least height of a line of the sentence under the network.
const SentenceLine = 17.0

// sentenceHeight is that of the sentence under a network of a width: where the step of a weight has no room in one line there are two,
// whatever the moment, so that nothing moves.
func sentenceHeight(width float64) float64 {
	if width < 320 {
		return 2 * SentenceLine
	}
	return 20
}

// LayPulse places the pulse alone, where a page shows the text.
func LayPulse(area layout.Rect) (l Placed) {
	l.Title = layout.R(area.X, area.Y, area.W, 24)
	l.placeNetwork(layout.R(area.X, area.Y+24, area.W, area.H-24))
	return l
}

// placeNetwork places the network in an area, and its sentence under it.
func (l *Placed) placeNetwork(area layout.Rect) {
	sentence := sentenceHeight(area.W)
	l.Network = layout.R(area.X, area.Y, area.W, area.H-sentence)
	l.Sentence = layout.R(area.X, l.Network.Bottom(), area.W, sentence)
	l.Clip = area
}

// Lay places the drawn bricks in an area.
func (b *Bricks) Lay(side Side, area layout.Rect) (l Placed, v View) {
	l.Card = layout.NewCard(area, []layout.Button{
		{ID: "brick.close", Rect: layout.Rect{W: 56}}, {ID: "brick.play", Rect: layout.Rect{W: 56}}, {ID: "brick.next", Rect: layout.Rect{W: 56}},
		{ID: "brick.back", Rect: layout.Rect{W: 56}}, {ID: "brick.first", Rect: layout.Rect{W: 92}},
	})
	body := l.Body.Area
	if len(b.Quantities) == 0 {
		v = b.View(side, 6, 3)
		f := layout.NewFlow(body)
		f.Wrap(layout.Warning, v.Note)
		l.Fill(f.Pieces, 0, 0)
		return l, v
	}
	l.Strip = layout.R(body.X, body.Bottom()-pulse.StripHeight, body.W, pulse.StripHeight)
	body.H -= pulse.StripHeight
	wide := min(stackWidth, area.W*0.28)
	room := layout.R(body.X+wide+12, body.Y, body.W-wide-12, body.H)
	scrolls, sentence := false, sentenceHeight(body.W)
	switch {
	case body.H >= networkLeast+sentence+textLeast:
		h := min(max(body.H*0.46, networkLeast), networkMost, body.H-textLeast-sentence)
		l.placeNetwork(layout.R(body.X, body.Y, body.W, h+sentence))
		body.Y, body.H = body.Y+h+sentence, body.H-h-sentence
		room.Y, room.H = body.Y, body.H
	case room.W >= networkWide+16+textNarrow: // a narrow text in sight goes before a wide one below the edge
		w := max(room.W*0.42, min(textWide, room.W-networkWide-16))
		l.placeNetwork(layout.R(room.X, body.Y, room.W-w-16, body.H))
		room.X, room.W = room.Right()-w, w
	default:
		scrolls, sentence = true, sentenceHeight(room.W)
	}
	l.Body.Area = room
	v = b.View(side, 6, b.Columns(room.W))
	l.Up = layout.R(body.X, body.Y, stackArrow, body.H)
	l.Down = layout.R(body.X+wide-stackArrow, body.Y, stackArrow, body.H)
	l.Stack = layStack(len(v.Stack), layout.R(body.X+stackArrow+2, body.Y, wide-2*stackArrow-4, body.H))
	f := flow{layout.NewFlow(room), b}
	if scrolls {
		f.Y += max(room.H-28, networkLeast) + sentence
	}
	top := f.Y
	f.quantity(v.Quantity, v.Note)
	l.Fill(f.Pieces, f.Y-room.Y, b.Scroll)
	if scrolls {
		l.placeNetwork(layout.R(room.X, room.Y-l.Body.Clamp(b.Scroll), room.W, top-room.Y))
		l.Clip = room
	}
	return l, v
}

// ShowCode scrolls the drawn text so that the lines of Go are in sight, the marked one a little below its top.
func (b *Bricks) ShowCode(side Side, area layout.Rect) {
	b.Scroll = 0
	l, _ := b.Lay(side, area)
	for _, p := range l.Pieces {
		if p.Style == layout.Code && p.Lit {
			b.Scroll = l.Body.Clamp(p.Rect.Y - l.Body.Area.Y - l.Body.Area.H/3)
			return
		}
	}
}

// layStack places n bricks from the foot up: one on the other, or where that gets too low the weights and the function of a
// layer beside each other.
func layStack(n int, in layout.Rect) []layout.Rect {
	rects := make([]layout.Rect, n)
	lines := n
	paired := in.H/float64(n) < 19 && n > 4
	if paired {
		lines = n/2 + 1 // X, the layers, Loss
	}
	h := min(in.H/float64(lines), 36)
	foot := in.Y + h*float64(lines) // it begins where what it leads to begins
	for i := range rects {
		r := layout.R(in.X, foot-h*float64(i+1), in.W, h)
		if paired && i > 0 {
			r.Y = foot - h*float64((i+1)/2+1)
			if i < n-1 {
				r.W = in.W / 2
				if i%2 == 0 {
					r.X += r.W
				}
			}
		}
		rects[i] = layout.R(r.X+1, r.Y+1, r.W-2, r.H-2)
	}
	return rects
}
