package bricks

import (
	"fmt"
	"strings"

	"xorcery/core"
)

// matrixOf is a quantity as it is printed where a term of the lit one's formula uses it.
func (b *Bricks) matrixOf(q *core.Quantity, t Term, maxRows, maxCols int) Matrix {
	m := Matrix{Name: t.Text, Rows: q.Rows, Cols: q.Cols, Index: t.Index, Turns: t.Transposed, Factor: t.Factor}
	if t.Transposed {
		m.Rows, m.Cols = q.Cols, q.Rows
	}
	m.Size = fmt.Sprintf("%d×%d", m.Rows, m.Cols)
	m.RowAt, m.ColAt = shown(m.Rows, maxRows), shown(m.Cols, maxCols)
	litRow, litCol, lit := b.litOf(q, t)
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
			line[at], names[at] = b.number(q.Values[row*q.Cols+col]), entryName(q, row, col)
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

// At is the entry of the quantity that stands at a place of the printed matrix; ok is false for what is left out.
func (m *Matrix) At(i, j int) (row, col int, ok bool) {
	row, col = m.RowAt[i], m.ColAt[j]
	if m.Turns {
		row, col = col, row
	}
	return row, col, row >= 0 && col >= 0
}

// shown are the indices of n that fit in most places: all, or the first and the last with a -1 between.
func shown(n, most int) []int {
	var list []int
	most = max(most, 2)
	head := n
	if n > most && most == 2 {
		return []int{0, -1}
	}
	if n > most {
		head = (most + 1) / 2
		if head+1 > most-1 {
			head = most - 2
		}
	}
	for i := range head {
		list = append(list, i)
	}
	if head == n {
		return list
	}
	list = append(list, -1)
	for i := n - (most - head - 1); i < n; i++ {
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

// CodeLines is a function of core as it was compiled.
type CodeLines struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Place string `json:"place"` // "core/lanes.go, line 102"
	Text  string `json:"text"`
}

// codeOf are the functions of core that compute a quantity in training, where a batch stands in place of the one row.
func codeOf(q *core.Quantity, net *core.MLP) []CodeLines {
	var list []CodeLines
	for _, name := range functionsOf(q, net) {
		file, line, text, err := core.Source(name)
		if err != nil {
			panic("bricks: " + err.Error()) // a test asks for every name
		}
		file = "core/" + file
		place := file + ", line " + core.FormatInteger(line)
		list = append(list, CodeLines{file, line, place, strings.ReplaceAll(text, "\t", "    ")})
	}
	return list
}

func functionsOf(q *core.Quantity, net *core.MLP) []string {
	last := q.Layer == net.Layers()
	slope := map[core.Activation]string{core.Sigmoid: "multiplyLogistic", core.Tanh: "multiplyTanh", core.ReLU: "multiplyReLU"}[net.Hidden]
	switch {
	case strings.HasPrefix(q.Name, "clipped"), q.Name == "|dLoss|":
		return []string{"Clip.apply"}
	case q.Name == "Penalty", strings.HasPrefix(q.Name, "dPenalty"):
		return []string{"penalize"}
	case q.Phase == core.Update:
		return []string{"moments.update"}
	case q.Phase == core.LossTime, q.Name == "Y":
		return []string{"lanes.dataLoss"}
	case q.Phase == core.Forward && last && q.Name[0] == 'h' && net.Out == core.SoftmaxOutput:
		return []string{"lanes.forward", "softmax"}
	case q.Phase == core.Forward:
		return []string{"lanes.forward"}
	case last && brickOf(q, net.Layers()) > 2*q.Layer-1:
		return []string{"lanes.dataLoss"}
	case q.Name[1] == 'h' && slope != "":
		return []string{"lanes.backward", slope}
	}
	return []string{"lanes.backward"}
}
