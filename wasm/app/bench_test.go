package app

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
)

// BenchmarkTick is run by hand: the real time of ticks, at full speed, against points and neurons, and the steps a second that
// come of it when a tick comes every sixtieth of a second or as late as it takes.
//
//	go test ./wasm/app -run '^$' -bench Tick -benchtime 1x
func BenchmarkTick(b *testing.B) {
	for _, hidden := range [][]int{{3}, {50}, {8, 8, 8, 8}, {64, 64, 64, 64, 64, 64}} {
		for _, points := range []int{300, 3000, 30_000, 100_000} {
			b.Run(fmt.Sprintf("%d points through %v", points, hidden), func(b *testing.B) {
				for b.Loop() {
					benchTick(b, hidden, points)
				}
			})
		}
	}
}

func benchTick(b *testing.B, hidden []int, points int) {
	p := core.DefaultProject()
	p.Data.Set, p.Data.N, p.Network.Hidden, p.Training.Optimizer.Kind = core.Spiral, points, hidden, "adam"
	began := time.Now()
	clock := func() time.Duration { return time.Since(began) }
	s, err := New(p, false)
	if err != nil {
		b.Fatal(err)
	}
	opened := clock()
	s.Speed = SpeedMax
	var ticks []time.Duration
	waited := time.Duration(0) // for the next frame
	for clock()+waited < 3*time.Second {
		at := clock()
		s.Update(input.Input{Width: 1280, Height: 800, Scale: 1, Clock: func() time.Duration { return clock() + waited }})
		spent := clock() - at
		ticks = append(ticks, spent)
		waited += max(time.Second/60-spent, 0)
	}
	slices.Sort(ticks)
	b.ReportMetric(float64(s.Lab.Run.StepCount())/(clock()+waited).Seconds(), "steps/s")
	b.ReportMetric(float64(s.Lab.Run.StepCount())/(clock()+waited).Seconds()*float64(s.Lab.Run.StepWork())/1e9, "Gmul/s")
	b.ReportMetric(ticks[len(ticks)/2].Seconds()*1000, "ms/tick")
	b.ReportMetric(ticks[len(ticks)-1].Seconds()*1000, "ms/worst-tick")
	b.ReportMetric(opened.Seconds()*1000, "ms/open")
	b.ReportMetric(0, "ns/op")
}
