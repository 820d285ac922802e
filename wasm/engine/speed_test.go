package engine

import (
	"testing"

	"xorcery/core"
	"xorcery/core/kernel"
)

func BenchmarkSteps(b *testing.B) {
	for _, c := range []struct {
		name   string
		points int
		hidden []int
		curve  core.Activation
	}{
		{"2-3-2 on 4", 4, []int{3}, core.Sigmoid},
		{"2-10-2 on 50", 50, []int{10}, core.Sigmoid},
		{"2-50-2 on 300", 300, []int{50}, core.Sigmoid},
		{"2-8-8-8-8-2 tanh on 300", 300, []int{8, 8, 8, 8}, core.Tanh},
		{"6x64 tanh on 300", 300, []int{64, 64, 64, 64, 64, 64}, core.Tanh},
	} {
		p := core.DefaultProject()
		points, _, err := p.Data.Make()
		if err != nil {
			b.Fatal(err)
		}
		p.Data.Set, p.Data.Points = core.Custom, points[:c.points]
		p.Network.Hidden, p.Network.Activation, p.Training.LearningRate = c.hidden, c.curve, 0.1
		r, err := core.NewRun(p)
		if err != nil {
			b.Fatal(err)
		}
		m := kernel.NewModule(r)
		i, err := New(m)
		if err != nil {
			b.Fatal(err)
		}
		k := kernel.New(m, i)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			reports := make([]core.Report, b.N)
			if _, err := k.Steps(r, reports); err != nil {
				b.Fatal(err)
			}
		})
		i.Close()
	}
}
