package bricks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"xorcery/core"
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
	entryHeight  = 20.0
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
	sentence := sentenceHeight(area.W)
	l.Sentence = layout.R(area.X, area.Bottom()-sentence, area.W, sentence)
	l.Network = layout.R(area.X, area.Y+24, area.W, area.H-24-sentence)
	l.Clip = layout.R(area.X, area.Y+24, area.W, area.H-24)
	return l
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
		l.Network = layout.R(body.X, body.Y, body.W, h)
		l.Clip = layout.R(body.X, body.Y, body.W, h+sentence)
		l.Sentence = layout.R(body.X, body.Y+h, body.W, sentence)
		body.Y, body.H = body.Y+h+sentence, body.H-h-sentence
		room.Y, room.H = body.Y, body.H
	case room.W >= networkWide+16+textNarrow: // a narrow text in sight goes before a wide one below the edge
		w := max(room.W*0.42, min(textWide, room.W-networkWide-16))
		sentence = sentenceHeight(room.W - w - 16)
		l.Network = layout.R(room.X, body.Y, room.W-w-16, body.H-sentence)
		l.Clip = layout.R(room.X, body.Y, room.W-w-16, body.H)
		l.Sentence = layout.R(room.X, l.Network.Bottom(), l.Network.W, sentence)
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
		l.Network = layout.R(room.X, room.Y-l.Body.Clamp(b.Scroll), room.W, top-room.Y-sentence)
		l.Clip = room
		l.Sentence = layout.R(room.X, l.Network.Bottom(), room.W, sentence)
	}
	return l, v
}

// ShowCode scrolls the drawn text so that the lines of Go are in sight, the marked one a little below its top.
func (b *Bricks) ShowCode(side Side, area layout.Rect) {
	b.Scroll = 0
	l, _ := b.Lay(side, area)
	for _, p := range l.Pieces {
		if p.Look == layout.Code && p.Lit {
			b.Scroll = l.Body.Clamp(p.Rect.Y - l.Body.Area.Y - l.Body.Area.H/3)
			return
		}
	}
}

// Columns is how many columns of a matrix are shown at the most, so that the equation's matrices stand in one line of the width.
func (b *Bricks) Columns(width float64) int {
	each := 62.0
	if b.Text(1.0/3) == core.FormatDigits(1.0/3) {
		each = 92
	}
	most := 8
	if len(b.Quantities) == 0 {
		return most
	}
	for ; most > 3; most-- {
		total := 0.0
		for _, t := range b.formula(b.At) {
			if t.Index < 0 {
				total += layout.TextWidth(shortSign(t.Text)) + 16
				continue
			}
			n := b.Quantities[t.Index].Cols
			if t.Transposed {
				n = b.Quantities[t.Index].Rows
			}
			total += float64(min(n, most)) * each
		}
		if total <= width {
			break
		}
	}
	return most
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

// flow places the pieces of a quantity.
type flow struct {
	*layout.Flow
	of *Bricks
}

// quantity places the lit quantity: equation, matrices, chain, product, and what is to be said.
func (f flow) quantity(q *Quantity, note string) {
	f.equation(q)
	f.matrices(q)
	for _, line := range q.Where {
		f.text(layout.Plain, line)
	}
	f.text(layout.Quiet, q.Says)
	f.text(layout.Warning, q.Misprint)
	if q.Chain != nil {
		f.chain(q)
	}
	for _, line := range q.Product {
		f.spans(line)
	}
	f.text(layout.Quiet, q.Answer)
	f.text(layout.Quiet, note)
	for _, c := range q.Code {
		f.code(c)
	}
}

// text places a paragraph, where there is one.
func (f flow) text(look layout.Look, text string) {
	if text != "" {
		f.Wrap(look, text)
		f.Y += 4
	}
}

// equation places the equation in one line, each name in the color of its factor; in more where it has no room.
func (f flow) equation(q *Quantity) {
	const indent = 24.0
	wide := func(w Term) float64 { return float64(utf8.RuneCountInString(w.Text))*layout.EquationWidth + 9 }
	list := words(q.Formula)
	for i, w := range list {
		need := wide(w)
		if i == 0 || operator(w.Text) && i > 1 { // stands with what follows
			for _, next := range list[i+1:] {
				need += wide(next)
				if i == 0 || !operator(next.Text) {
					break
				}
			}
		}
		if i > 1 && f.X+need > f.Right && f.X > f.Left+indent {
			f.Next(layout.EquationStep)
			f.X += indent
		}
		f.Beside(layout.Piece{Look: layout.Equation, Text: w.Text, Factor: w.Factor}, wide(w), layout.EquationStep, 0, layout.EquationStep)
	}
	f.Next(layout.EquationStep + 2)
}

// operator says whether a word joins what stands beside it.
func operator(word string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.Contains("=+−·⊙/", word)
}

// matrices places the matrices in one line as the equation has them, with its signs between; in another one where one does not fit.
func (f flow) matrices(q *Quantity) {
	f.Next(2)
	tallest := 0.0 // of a line
	for k, m := range q.Matrices {
		widths, total := columnWidths(m), 0.0
		for _, w := range widths {
			total += w
		}
		h := entryHeight * float64(len(m.RowAt))
		sign, ahead := shortSign(m.Sign), 0.0
		if sign != "" {
			ahead = layout.TextWidth(sign) + 8
		}
		caption := m.Name
		if m.Rows*m.Cols > 1 {
			caption += " " + m.Size
		}
		if m.Whose != "" {
			caption += ", " + m.Whose
		}
		total = max(total, layout.TextWidth(caption)+4)
		if f.X > f.Left && f.X+ahead+total > f.Right {
			f.Next(tallest)
			tallest = 0
		}
		tallest = max(tallest, layout.LineStep+h+10)
		if sign != "" {
			f.Pieces = append(f.Pieces, layout.Piece{Look: layout.Plain, Rect: layout.R(f.X, f.Y+layout.LineStep, ahead-4, max(h, entryHeight)), Text: sign})
			f.X += ahead
		}
		to := layout.Act{Does: ActQuantity, Index: m.Index}
		f.Pieces = append(f.Pieces, layout.Piece{Look: layout.Name, Rect: layout.R(f.X, f.Y, total, layout.LineStep), Text: caption, Lit: k == 0, Factor: m.Factor, Act: to})
		if m.Rows*m.Cols > 1 {
			f.Pieces = append(f.Pieces, layout.Piece{Look: layout.Brackets, Rect: layout.R(f.X, f.Y+layout.LineStep, total, h), Factor: m.Factor})
		}
		y := f.Y + layout.LineStep
		for i, row := range m.Cells {
			x := f.X
			for j, text := range row {
				e := layout.Piece{Look: layout.Quiet, Rect: layout.R(x, y, widths[j], entryHeight), Text: text}
				if r, c, ok := m.At(i, j); ok {
					e.Look, e.Factor = layout.Entry, m.Factor
					e.Act = layout.Act{Does: ActEntry, Index: m.Index, Row: r, Col: c}
					e.Lit = m.Lit[i][j]
					e.Chosen = q.Row >= 0 && !m.Part && m.Index == q.EntryOf && r == q.Row && c == q.Col
				}
				f.Pieces = append(f.Pieces, e)
				x += widths[j]
			}
			y += entryHeight
		}
		f.X += total + 8
	}
	if q.Closes != "" && f.X+layout.TextWidth(shortSign(q.Closes)) <= f.Right {
		f.Pieces = append(f.Pieces, layout.Piece{Look: layout.Plain, Rect: layout.R(f.X, f.Y+layout.LineStep, layout.TextWidth(shortSign(q.Closes)), entryHeight), Text: shortSign(q.Closes)})
	}
	f.Next(tallest)
}

// shortSign is a sign of the matrices' line; the equation has the long ones in full.
func shortSign(sign string) string {
	if utf8.RuneCountInString(sign) > 14 {
		return "…"
	}
	return sign
}

func columnWidths(m Matrix) []float64 {
	widths := make([]float64, len(m.ColAt))
	for _, row := range m.Cells {
		for j, text := range row {
			widths[j] = max(widths[j], layout.TextWidth(text)+10)
		}
	}
	return widths
}

// chain places the three factors, each in its color.
func (f flow) chain(q *Quantity) {
	place := func(p layout.Piece, w float64) { f.Beside(p, w, 22, 4, 26) }
	place(layout.Piece{Look: layout.Quiet, Text: q.Of + " ="}, layout.TextWidth(q.Of)+16)
	for i, c := range q.Chain {
		if i > 0 {
			place(layout.Piece{Look: layout.Quiet, Text: "·"}, 8)
		}
		place(layout.Piece{Look: layout.Chip, Text: c.Name, Factor: i + 1, Lit: c.State == "now", Act: layout.Act{Does: ActQuantity, Index: c.Index}}, layout.TextWidth(c.Name)+16)
	}
	f.Next(30)
}

// spans places one line of a product, broken between its pieces.
func (f flow) spans(line []Span) {
	for _, span := range line {
		for _, text := range layout.BreakLines(span.Text, int((f.Right-f.Left)/layout.DigitWidth)) {
			w := layout.TextWidth(text)
			if f.X > f.Left && f.X+w > f.Right {
				f.Next(layout.LineStep)
				f.X += 12
			}
			f.Pieces = append(f.Pieces, layout.Piece{Look: layout.Strong, Rect: layout.R(f.X, f.Y, w, layout.LineStep), Text: text, Factor: span.Factor})
			f.X += w
		}
	}
	f.Next(layout.LineStep + 2)
}

func (f flow) code(c CodeLines) {
	f.text(layout.Quiet, c.Place+":")
	for i, line := range strings.Split(c.Text, "\n") {
		f.Line(layout.Piece{Look: layout.Code, Text: line, Lit: slices.Contains(c.Marks, i)}, 16)
	}
	f.Y += 8
}
