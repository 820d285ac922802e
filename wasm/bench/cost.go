package main

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/engine"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
)

// The cost table: what the program reaches at full speed, against points and neurons. Work is multiplications; where cost grows with the
// work and no faster, the last column stays about the same.

var (
	costPoints = []int{300, 3000, 30_000, 100_000}
	costHidden = [][]int{{3}, {50}, {32, 32}, {64, 64, 64, 64, 64, 64}}
)

const costTime = 1500 * time.Millisecond // of each row

// costs prints the table of this process.
func costs() error {
	fmt.Printf("  %-22s %8s %10s %12s %10s %8s %10s %12s\n", "network", "points", "by", "steps/s", "mul/step", "ms/tick", "worst", "ns/mul")
	for _, hidden := range costHidden {
		for _, points := range costPoints {
			if err := cost(hidden, points); err != nil {
				return err
			}
		}
	}
	return nil
}

// cost lets the program run for a while, a tick every sixtieth of a second or as late as it takes.
func cost(hidden []int, points int) error {
	p := core.DefaultProject()
	p.Data.Set, p.Data.N, p.Network.Hidden, p.Training.LearningRate = core.Spiral, points, hidden, 0.01
	s, err := app.New(p, false)
	if err != nil {
		return err
	}
	s.Speed = app.SpeedMax
	began, waited := time.Now(), time.Duration(0) // waited for the next frame
	clock := func() time.Duration { return time.Since(began) + waited }
	trained := time.Duration(0)
	tick := func() time.Duration {
		at := clock()
		effects := s.Update(input.Input{Width: 1280, Height: 800, Scale: 1, Clock: clock})
		spent := clock() - at
		if m := effects.Compile; m != nil {
			if i, err := engine.New(m.Code()); err != nil {
				s.Lab.Engines.Take(lab.Compiled{Module: m, Err: err})
			} else {
				s.Lab.Engines.Take(lab.Compiled{Module: m, Instance: i})
			}
		}
		return spent
	}
	for range 30 {
		tick()
		waited += time.Second / 60
	}
	var ticks []time.Duration
	first := s.Lab.Run.StepCount()
	start := clock()
	for clock()-start < costTime || s.Lab.Run.StepCount() == first {
		spent := tick()
		ticks = append(ticks, spent)
		trained += spent
		waited += max(time.Second/60-spent, 0)
	}
	steps := float64(s.Lab.Run.StepCount() - first)
	all := (clock() - start).Seconds()
	slices.Sort(ticks)
	work := float64(s.Lab.StepWork())
	fmt.Printf("  %-22s %8d %10s %12.1f %10.2g %8.2f %10.2f %12.3f\n", s.Lab.Run.Net.Shape(), points, s.Lab.TookBy, steps/all, work,
		ticks[len(ticks)/2].Seconds()*1e3, ticks[len(ticks)-1].Seconds()*1e3, trained.Seconds()/steps/work*1e9)
	return nil
}
