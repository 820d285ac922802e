package core

import (
	"math"
	"testing"
)

// TestLosses: what the points cost has the loss as its mean, for every way to count it, and a test point's is no part of it.
func TestLosses(t *testing.T) {
	for _, doc := range []string{
		`{}`, `{"training":{"loss":"crossentropy"}}`, `{"training":{"loss":"crossentropy"},"network":{"output":"softmax"}}`,
		`{"network":{"output":"softmax","hidden":[5]},"data":{"train":0.7}}`,
	} {
		p, err := ParseProject([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		r, err := NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			r.Step()
		}
		list := make([]float64, len(r.Points()))
		r.Losses(list)
		var sums, counts [2]float64
		for i, v := range list {
			of := 0
			if !r.IsTrain()[i] {
				of = 1
			}
			sums[of] += v
			counts[of]++
		}
		m := r.Evaluate()
		if got := sums[0] / counts[0]; math.Abs(got-m.DataLoss) > 1e-12 {
			t.Errorf("%s: the mean is %v, the loss %v", doc, got, m.DataLoss)
		}
		if got := sums[1] / counts[1]; counts[1] > 0 && math.Abs(got-m.TestLoss) > 1e-12 {
			t.Errorf("%s: the test points' mean is %v, their loss %v", doc, got, m.TestLoss)
		}
	}
}
