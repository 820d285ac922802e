package bricks

import (
	"fmt"

	"xorcery/core"
)

// matrixOf is a quantity as it is printed where a term of the lit one's formula uses it.
func (b *Bricks) matrixOf(q *core.Quantity, t Term, maxRows, maxCols int) Matrix {
	m := Matrix{Name: t.Text, Rows: q.Rows, Cols: q.Cols, Index: t.Index, Turns: t.Transposed, Factor: t.Factor, Part: t.part != nil}
	if t.Transposed {
		m.Rows, m.Cols = q.Cols, q.Rows
	}
	m.Size = fmt.Sprintf("%d×%d", m.Rows, m.Cols)
	if t.Index != b.At && b.Quantities[b.At].Over.OfAll() {
		m.Whose = "this point's" // one of those that are summed
	}
	litRow, litCol, lit := b.litOf(q, t)
	row, col := litRow, litCol
	if t.Transposed {
		row, col = col, row
	}
	if !lit {
		row, col = -1, -1
	}
	m.RowAt, m.ColAt = shown(m.Rows, maxRows, row), shown(m.Cols, maxCols, col)
	for _, i := range m.RowAt {
		line, names, marks := make([]string, len(m.ColAt)), make([]string, len(m.ColAt)), make([]bool, len(m.ColAt))
		for at, j := range m.ColAt {
			line[at] = "…"
			if i < 0 || j < 0 {
				continue
			}
			row, col := i, j
			if t.Transposed {
				row, col = j, i
			}
			line[at], names[at] = b.text(q.Values[row*q.Cols+col]), entryName(q, row, col)
			marks[at] = lit && (litRow < 0 || litRow == row) && (litCol < 0 || litCol == col)
		}
		m.Cells, m.Names, m.Lit = append(m.Cells, line), append(m.Names, names), append(m.Lit, marks)
	}
	return m
}

// litOf is which entries of a term's quantity the shown entry comes from; −1 is all of a row or column.
func (b *Bricks) litOf(q *core.Quantity, t Term) (row, col int, ok bool) {
	e := b.entry()
	if !e.There {
		return 0, 0, false
	}
	if e.Of == t.Index {
		return e.Row, e.Col, true
	}
	if e.Of != b.At {
		return 0, 0, false
	}
	return t.lit(&b.Quantities[b.At], q, e.Row, e.Col)
}

// at is the entry of the quantity that stands at a place of the printed matrix; ok is false for what is left out.
func (m *Matrix) at(i, j int) (row, col int, ok bool) {
	row, col = m.RowAt[i], m.ColAt[j]
	if m.Turns {
		row, col = col, row
	}
	return row, col, row >= 0 && col >= 0
}

// shown are the indices of n that fit in most places, two at least: all, or some of the first and the last, and lit where that is one of them,
// with a -1 for what is left out between.
func shown(n, most, lit int) []int {
	if most = max(most, 2); n <= most {
		return span(0, n)
	}
	head := (most + 1) / 2
	if head+1 > most-1 {
		head = most - 2
	}
	tail := most - head - 1
	switch {
	case most == 2 && lit == n-1:
		return []int{-1, lit}
	case most == 2:
		return []int{max(lit, 0), -1}
	case lit < head || lit >= n-tail:
		return append(append(span(0, head), -1), span(n-tail, n)...)
	case most == 3:
		return []int{-1, lit, -1}
	}
	head = (most - 2) / 2
	tail = most - 3 - head
	list := span(0, head)
	if lit > head {
		list = append(list, -1)
	}
	list = append(list, lit)
	if lit < n-tail-1 {
		list = append(list, -1)
	}
	return append(list, span(n-tail, n)...)
}

// span is the numbers from a up to b.
func span(a, b int) []int {
	list := make([]int, 0, max(b-a, 0))
	for i := a; i < b; i++ {
		list = append(list, i)
	}
	return list
}

// entryName is an entry by name and index: W1[0,2], and z1[2] of a single row.
func entryName(q *core.Quantity, row, col int) string {
	switch {
	case q.Rows == 1 && q.Cols == 1:
		return q.Name
	case q.Rows == 1:
		return fmt.Sprintf("%s[%d]", q.Name, col)
	}
	return fmt.Sprintf("%s[%d,%d]", q.Name, row, col)
}
