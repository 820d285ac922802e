package bricks

import (
	"strings"

	"xorcery/wasm/layout"
)

// Placed is where everything of the drawn bricks stands: the stack at the left, and right of it the lit quantity.
type Placed struct {
	layout.Card
	Stack []layout.Rect // beside View.Stack: X at the foot, Loss on top
	Up    layout.Rect   // room of the two arrows
	Down  layout.Rect
}

// What a press on a piece of the bricks does.
const (
	ActEntry    = "entry"    // shows the product behind an entry
	ActQuantity = "quantity" // lights a quantity
)

// Needs is the room that the bricks ask for; told says that a page shows them in its own place.
func Needs(told bool) layout.Needs {
	if told {
		return layout.Needs{}
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 312} // the width of the name and the buttons in the title's line
}

// Sizes of the drawn bricks, in device-independent pixels.
const (
	stackWidth  = 148.0
	stackArrow  = 20.0
	entryHeight = 20.0
)

// Lay places the drawn bricks in an area.
func (b *Bricks) Lay(side Side, area layout.Rect) (l Placed, v View) {
	l.Card = layout.NewCard(area, []layout.Button{
		{ID: "brick.play", Rect: layout.Rect{W: 56}}, {ID: "brick.next", Rect: layout.Rect{W: 56}},
		{ID: "brick.back", Rect: layout.Rect{W: 56}}, {ID: "brick.first", Rect: layout.Rect{W: 92}},
	})
	body := l.Body.Area
	wide := min(stackWidth, area.W*0.28)
	l.Body.Area = layout.R(body.X+wide+16, body.Y, body.W-wide-16, body.H)
	v = b.View(side, 6, min(max(int((l.Body.Area.W-8)/118), 3), 8))
	if v.Quantity == nil {
		l.Body.Area = body
		f := layout.NewFlow(body)
		f.Wrap(layout.Warning, v.Note)
		l.Fill(f.Pieces, 0, 0)
		return l, v
	}
	l.Up = layout.R(body.X, body.Y, stackArrow, body.H)
	l.Down = layout.R(body.X+wide-stackArrow, body.Y, stackArrow, body.H)
	l.Stack = layStack(len(v.Stack), layout.R(body.X+stackArrow+4, body.Y, wide-2*stackArrow-8, body.H))
	f := flow{layout.NewFlow(l.Body.Area)}
	f.quantity(v.Quantity, v.Note)
	l.Fill(f.Pieces, f.Y-l.Body.Area.Y, b.Scroll)
	return l, v
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
	foot := in.Y + (in.H+h*float64(lines))/2
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
type flow struct{ *layout.Flow }

// quantity places the lit quantity: equation, matrices, chain, product, and what is to be said.
func (f flow) quantity(q *Quantity, note string) {
	f.Wrap(layout.Equation, q.Equation)
	f.Y += 2
	f.text(layout.Quiet, q.Says)
	f.text(layout.Warning, q.Misprint)
	f.matrices(q)
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

// matrices places the matrices beside each other, in a new line where one does not fit.
func (f flow) matrices(q *Quantity) {
	f.Next(4)
	tallest := 0.0
	for k, m := range q.Matrices {
		widths, total := columnWidths(m), 0.0
		for _, w := range widths {
			total += w
		}
		caption := m.Name + " " + m.Size
		if k == 0 && len(q.Matrices) > 1 {
			caption += " ="
		}
		total = max(total, layout.TextWidth(caption)+8)
		h := layout.LineStep + entryHeight*float64(len(m.RowAt)) + 10
		if f.X > f.Left && f.X+total > f.Right {
			f.Next(tallest)
			tallest = 0
		}
		to := layout.Act{Does: ActQuantity, Index: m.Index}
		f.Pieces = append(f.Pieces,
			layout.Piece{Look: layout.Name, Rect: layout.R(f.X, f.Y, total, layout.LineStep), Text: caption, Lit: k == 0, Act: to},
			layout.Piece{Look: layout.Brackets, Rect: layout.R(f.X, f.Y+layout.LineStep, total, entryHeight*float64(len(m.RowAt)))})
		y := f.Y + layout.LineStep
		for i, row := range m.Cells {
			x := f.X
			for j, text := range row {
				e := layout.Piece{Look: layout.Quiet, Rect: layout.R(x, y, widths[j], entryHeight), Text: text}
				if at := (layout.Act{Does: ActEntry, Index: m.Index, Row: m.RowAt[i], Col: m.ColAt[j]}); at.Row >= 0 && at.Col >= 0 {
					e.Look, e.Act = layout.Entry, at
					e.Chosen = q.Row >= 0 && m.Index == q.EntryOf && at.Row == q.Row && at.Col == q.Col
				}
				f.Pieces = append(f.Pieces, e)
				x += widths[j]
			}
			y += entryHeight
		}
		f.X += total + 20
		tallest = max(tallest, h)
	}
	f.Next(tallest)
}

func columnWidths(m Matrix) []float64 {
	widths := make([]float64, len(m.ColAt))
	for _, row := range m.Cells {
		for j, text := range row {
			widths[j] = max(widths[j], layout.TextWidth(text)+12)
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
	for _, line := range strings.Split(c.Text, "\n") {
		f.Line(layout.Piece{Look: layout.Code, Text: line}, 16)
	}
	f.Y += 8
}
