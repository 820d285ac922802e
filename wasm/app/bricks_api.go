package app

import (
	"fmt"
	"math"

	"xorcery/core"
	"xorcery/wasm/view/bricks"
)

// bricksRows is the most rows of a matrix that a page may show.
const bricksRows = 64

// brickMethods let a page show the bricks, and a step of training as data.
func brickMethods() []method {
	return []method{
		asks2("bricks", "width", "rows", func(s *State, width, rows *float64) (v bricks.View, err error) {
			columns := 8
			switch most := or(rows, 8); {
			case !(most >= 2 && most <= bricksRows) || most != math.Trunc(most):
				return v, fmt.Errorf("bricks: %v rows are not allowed; allowed is a whole number from 2 to %d", most, bricksRows)
			case width != nil && !(*width > 0):
				return v, fmt.Errorf("bricks: a width of %v is not allowed; allowed is a number above 0", *width)
			}
			s.below().retrace(s)
			if width != nil {
				columns = s.Bricks.Columns(*width)
			}
			return s.brickView(int(or(rows, 8)), columns), nil
		}),
		does1("brickGo", "quantity", func(s *State, to int) error {
			if n := len(s.Bricks.Quantities); to < 0 || to >= n {
				return fmt.Errorf("brickGo: there is no quantity %d; there are %d, from 0", to, n)
			}
			s.goToBrick(to)
			return nil
		}),
		does3("brickEntry", "quantity", "row", "column", (*State).chooseEntry),
		does3("brickPoint", "quantity", "row", "column", func(s *State, of, row, col int) error {
			s.onBricks(func(b *bricks.Bricks) {
				b.Point(bricks.Entry{There: of >= 0 && row >= 0 && col >= 0, Of: of, Row: row, Col: col})
			})
			return nil
		}),
		asks3("trace", "x1", "x2", "class", (*State).trace),
	}
}

// TraceEntry is a quantity of a trace as trace() gives it to a page: whole, its numbers that are not finite null.
type TraceEntry struct {
	Name     string       `json:"name"`
	Phase    core.Phase   `json:"phase"`
	Layer    int          `json:"layer"`
	Equation string       `json:"equation"`
	Uses     []string     `json:"uses"`
	Values   [][]*float64 `json:"values"` // a row a list
}

// trace is the step that the observation would make in the user's network, as data.
func (s *State) trace(x1, x2 float64, class int) ([]TraceEntry, error) {
	list, err := s.Lab.Run.Trace(core.Point{X1: x1, X2: x2, Class: class})
	if err != nil {
		return nil, fmt.Errorf("trace: %w", err)
	}
	entries := make([]TraceEntry, len(list))
	for i, q := range list {
		e := TraceEntry{Name: q.Name, Phase: q.Phase, Layer: q.Layer, Equation: q.Equation, Uses: q.Uses}
		for r := range q.Rows {
			row := make([]*float64, q.Cols)
			for c := range row {
				row[c] = core.Finite(q.Values[r*q.Cols+c])
			}
			e.Values = append(e.Values, row)
		}
		entries[i] = e
	}
	return entries, nil
}
