package bricks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/layout"
)

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
func (f flow) text(style layout.Style, text string) {
	if text != "" {
		f.Wrap(style, text)
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
		f.Beside(layout.Piece{Style: layout.Equation, Text: w.Text, Factor: w.Factor}, wide(w), layout.EquationStep, 0, layout.EquationStep)
	}
	f.Next(layout.EquationStep + 2)
}

// operator says whether a word joins what stands beside it.
func operator(word string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.Contains("=+−·⊙/", word)
}

// Columns is how many columns of a matrix are shown at the most, so that the equation's matrices stand in one line of the width.
func (b *Bricks) Columns(width float64) int {
	each := 62.0
	if b.text(1.0/3) == core.FormatDigits(1.0/3) {
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

// entryHeight is that of a matrix's row.
const entryHeight = 20.0

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
			f.Pieces = append(f.Pieces, layout.Piece{Style: layout.Plain, Rect: layout.R(f.X, f.Y+layout.LineStep, ahead-4, max(h, entryHeight)), Text: sign})
			f.X += ahead
		}
		to := layout.Act{Does: ActQuantity, Index: m.Index}
		f.Pieces = append(f.Pieces, layout.Piece{Style: layout.Name, Rect: layout.R(f.X, f.Y, total, layout.LineStep), Text: caption, Lit: k == 0, Factor: m.Factor, Act: to})
		if m.Rows*m.Cols > 1 {
			f.Pieces = append(f.Pieces, layout.Piece{Style: layout.Brackets, Rect: layout.R(f.X, f.Y+layout.LineStep, total, h), Factor: m.Factor})
		}
		y := f.Y + layout.LineStep
		for i, row := range m.Cells {
			x := f.X
			for j, text := range row {
				e := layout.Piece{Style: layout.Quiet, Rect: layout.R(x, y, widths[j], entryHeight), Text: text}
				if r, c, ok := m.at(i, j); ok {
					e.Style, e.Factor = layout.Entry, m.Factor
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
	if closes := shortSign(q.Closes); closes != "" && f.X+layout.TextWidth(closes) <= f.Right {
		f.Pieces = append(f.Pieces, layout.Piece{Style: layout.Plain, Rect: layout.R(f.X, f.Y+layout.LineStep, layout.TextWidth(closes), entryHeight), Text: closes})
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
	place(layout.Piece{Style: layout.Quiet, Text: q.Of + " ="}, layout.TextWidth(q.Of)+16)
	for i, c := range q.Chain {
		if i > 0 {
			place(layout.Piece{Style: layout.Quiet, Text: "·"}, 8)
		}
		place(layout.Piece{Style: layout.Chip, Text: c.Name, Factor: i + 1, Lit: c.State == "now", Act: layout.Act{Does: ActQuantity, Index: c.Index}}, layout.TextWidth(c.Name)+16)
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
			f.Pieces = append(f.Pieces, layout.Piece{Style: layout.Strong, Rect: layout.R(f.X, f.Y, w, layout.LineStep), Text: text, Factor: span.Factor})
			f.X += w
		}
	}
	f.Next(layout.LineStep + 2)
}

func (f flow) code(c CodeLines) {
	f.text(layout.Quiet, c.Place+":")
	for i, line := range strings.Split(c.Text, "\n") {
		f.Line(layout.Piece{Style: layout.Code, Text: line, Lit: slices.Contains(c.Marks, i)}, 16)
	}
	f.Y += 8
}
