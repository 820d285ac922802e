package core

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

// TestWorkedExample takes the article's one step and meets its numbers: to 1e-14 where they are exact, to every digit where they are printed.
func TestWorkedExample(t *testing.T) {
	doc, err := os.ReadFile("testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	type quantities = map[string][][]float64
	var file struct {
		Rate           float64 `json:"learning_rate"`
		Exact, Printed quantities
		Loss           float64 `json:"loss_N1_lambda0"`
	}
	if err := json.Unmarshal(doc, &file); err != nil {
		t.Fatal(err)
	}
	p := DefaultProject()
	x := file.Exact["X"][0]
	p.Data.Set, p.Data.Points = Custom, []Point{{x[0], x[1], 0}}
	p.Network.Bias = false
	p.Training.LearningRate = file.Rate
	r := mustRun(t, p)
	got := map[string][]float64{}
	keep := func(name string, x []float64) { got[name] = append([]float64(nil), x...) }
	keep("W1", r.Net.W[0])
	keep("W2", r.Net.W[1])
	report := r.Step()
	lane := func(x []float64, size int) []float64 { // row 0 of neuron-major rows, padded to 4
		var row []float64
		for i := range size {
			row = append(row, x[4*i])
		}
		return row
	}
	keep("X", lane(r.lanes.h[0], 2))
	keep("h1", lane(r.lanes.h[1], 3))
	keep("h2", lane(r.lanes.h[2], 2))
	keep("dLoss_dz1", lane(r.lanes.dz[0], 3))
	keep("dLoss_dz2", lane(r.lanes.dz[1], 2))
	keep("dLoss_dW1", r.Gradient().W[0])
	keep("dLoss_dW2", r.Gradient().W[1])
	keep("W1_new", r.Net.W[0])
	keep("W2_new", r.Net.W[1])
	if !(math.Abs(report.Loss-file.Loss) <= 1e-14) {
		t.Errorf("Loss = %v, want %v", report.Loss, file.Loss)
	}
	for name, values := range got {
		exact, printed := inOneRow(file.Exact[name]), inOneRow(file.Printed[name])
		if len(exact) != len(values) {
			t.Fatalf("%s has %d numbers, the file %d", name, len(values), len(exact))
		}
		for i, v := range values {
			if !(math.Abs(v-exact[i]) <= 1e-14) {
				t.Errorf("%s[%d] = %v, want %v", name, i, v, exact[i])
			}
			if printed == nil {
				continue
			}
			if a, b := strconv.FormatFloat(v, 'f', 8, 64), strconv.FormatFloat(printed[i], 'f', 8, 64); a != b {
				t.Errorf("%s[%d] prints as %s, in the article as %s", name, i, a, b)
			}
		}
	}
}

func inOneRow(rows [][]float64) []float64 {
	var flat []float64
	for _, row := range rows {
		flat = append(flat, row...)
	}
	return flat
}
