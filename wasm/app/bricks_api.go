package app

import (
	"fmt"
	"math"

	"xorcery/core"
)

// wholes are three whole numbers of a call, or an error that says what is allowed.
func wholes(method string, args ...any) ([]int, error) {
	list := make([]int, len(args))
	for i, a := range args {
		v, ok := a.(float64)
		if !ok || v != math.Trunc(v) || math.Abs(v) > 1e9 {
			return nil, fmt.Errorf("%s: %v is not allowed; allowed is a whole number", method, a)
		}
		list[i] = int(v)
	}
	return list, nil
}

func (s *State) callBrickEntry(of, row, col any) error {
	at, err := wholes("brickEntry", of, row, col)
	if err != nil {
		return err
	}
	return s.chooseEntry(at[0], at[1], at[2])
}

func (s *State) callBrickGo(to any) error {
	at, err := wholes("brickGo", to)
	if err != nil {
		return err
	}
	if n := len(s.Bricks.Quantities); at[0] < 0 || at[0] >= n {
		return fmt.Errorf("brickGo: there is no quantity %d; there are %d, from 0", at[0], n)
	}
	s.goToBrick(at[0])
	return nil
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

// callTrace is the step that the observation would make in the user's network, as data.
func (s *State) callTrace(x1, x2, class any) ([]TraceEntry, error) {
	a, ok1 := x1.(float64)
	b, ok2 := x2.(float64)
	k, ok3 := class.(float64)
	if !ok1 || !ok2 || !ok3 || k != math.Trunc(k) || math.Abs(k) > 1e9 {
		return nil, fmt.Errorf("trace: %v, %v, %v is not allowed; allowed are two numbers and a whole class", x1, x2, class)
	}
	list, err := s.Run.Trace(core.Point{X1: a, X2: b, Class: int(k)})
	if err != nil {
		return nil, fmt.Errorf("trace: %w", err)
	}
	entries := make([]TraceEntry, len(list))
	for i, q := range list {
		e := TraceEntry{Name: q.Name, Phase: q.Phase, Layer: q.Layer, Equation: q.Equation, Uses: q.Uses}
		for r := range q.Rows {
			row := make([]*float64, q.Cols)
			for c := range row {
				row[c] = finite(q.Values[r*q.Cols+c])
			}
			e.Values = append(e.Values, row)
		}
		entries[i] = e
	}
	return entries, nil
}
