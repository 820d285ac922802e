package core

import (
	"math"
	"slices"
	"testing"
)

// TestBatchRows compares the loss and gradient of batches of every small size with plain sums written out row by row.
func TestBatchRows(t *testing.T) {
	random := sample(9)
	p := DefaultProject()
	p.Data = blobs(300, 3, &random)
	p.Network.Hidden = []int{5}
	p.Training.Sampling = First
	for _, batch := range []int{1, 2, 3, 4, 5, 6, 7, 8, 127, 128, 129, 130, 255, 256, 257, 299, 300} {
		p.Training.Batch = batch
		r := mustRun(t, p)
		w := slices.Clone(r.Net.Flat)
		report := r.Step()
		loss, grad := plainGradient(r, w, batch)
		if e := math.Abs(report.DataLoss - loss); !(e <= 1e-14) {
			t.Errorf("batch of %d: loss %v, want %v", batch, report.DataLoss, loss)
		}
		for i, want := range grad {
			if got := r.Gradient().Flat[i]; !(math.Abs(got-want) <= 1e-14) {
				t.Errorf("batch of %d: gradient of %s is %v, want %v", batch, r.Net.Name(i), got, want)
			}
		}
	}
}

// plainGradient is the mean squared loss of a 2-H-K sigmoid network with weights flat over the first rows, and its gradient, one number at
// a time.
func plainGradient(r *Run, flat []float64, rows int) (loss float64, grad []float64) {
	d, h, k := r.Net.Sizes[0], r.Net.Sizes[1], r.Net.Sizes[2]
	w1, b1, w2, b2 := flat[:d*h], flat[d*h:d*h+h], flat[d*h+h:d*h+h+h*k], flat[d*h+h+h*k:]
	grad = make([]float64, len(flat))
	g1, gb1, g2, gb2 := grad[:d*h], grad[d*h:d*h+h], grad[d*h+h:d*h+h+h*k], grad[d*h+h+h*k:]
	for n := range rows {
		x := []float64{r.Train.Points[n].X1, r.Train.Points[n].X2}
		h1, h2 := make([]float64, h), make([]float64, k)
		for j := range h1 {
			h1[j] = 1 / (1 + math.Exp(-(x[0]*w1[j] + x[1]*w1[h+j] + b1[j])))
		}
		dh1 := make([]float64, h)
		for o := range h2 {
			z := b2[o]
			for j := range h1 {
				z += h1[j] * w2[j*k+o]
			}
			h2[o] = 1 / (1 + math.Exp(-z))
			y := 0.0
			if r.Train.Points[n].Class == o {
				y = 1
			}
			loss += (h2[o] - y) * (h2[o] - y) / 2 / float64(rows)
			dz := (h2[o] - y) * h2[o] * (1 - h2[o]) / float64(rows)
			gb2[o] += dz
			for j := range h1 {
				g2[j*k+o] += h1[j] * dz
				dh1[j] += dz * w2[j*k+o]
			}
		}
		for j := range h1 {
			dz := dh1[j] * h1[j] * (1 - h1[j])
			gb1[j] += dz
			g1[j] += x[0] * dz
			g1[h+j] += x[1] * dz
		}
	}
	return loss, grad
}
