package core

import "testing"

// speedCases are the networks that make bench prints.
var speedCases = []struct {
	name   string
	points int
	hidden []int
	act    Activation
}{
	{"2-3-2 on 4", 4, []int{3}, Sigmoid},
	{"2-10-2 on 50", 50, []int{10}, Sigmoid},
	{"2-50-2 on 300", 300, []int{50}, Sigmoid},
	{"2-8-8-8-8-2 tanh on 300", 300, []int{8, 8, 8, 8}, Tanh},
}

func speedRun(tb testing.TB, i int) *Run {
	random := sample(3)
	c := speedCases[i]
	p := DefaultProject()
	p.Data = blobs(c.points, 2, &random)
	p.Network.Hidden, p.Network.Activation = c.hidden, c.act
	p.Training.LearningRate = 0.1
	return mustRun(tb, p)
}

func BenchmarkStep(b *testing.B) {
	for i, c := range speedCases {
		b.Run(c.name, func(b *testing.B) {
			r := speedRun(b, i)
			b.ReportAllocs()
			for b.Loop() {
				r.Step()
			}
		})
	}
}

func BenchmarkSurface(b *testing.B) {
	for i, c := range speedCases {
		b.Run(c.name, func(b *testing.B) {
			r := speedRun(b, i)
			raster := NewRaster(r.Net, r.project.Data.Features)
			dst := make([]float64, 128*128*raster.Classes())
			b.ReportAllocs()
			for b.Loop() {
				raster.Probabilities(dst, 128, 128, Rect{-4, -4, 4, 4})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(128*128), "ns/pixel")
		})
	}
}
