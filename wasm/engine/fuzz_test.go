package engine

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// drawn is any project, from a seed: mostly small, now and then as large or as extreme as the file allows.
func drawn(seed uint64) core.Project {
	random := rand.New(rand.NewPCG(seed, 17))
	p := core.DefaultProject()
	d, n, t := &p.Data, &p.Network, &p.Training
	d.Set = of(random, core.AllDataSets)
	d.N, d.Noise, d.Seed, d.Train = 1+random.IntN(400), random.Float64(), random.IntN(1000), 0.2+0.8*random.Float64()
	if random.IntN(3) == 0 {
		d.Set = core.Custom
	}
	spread, classes := of(random, []float64{1, 3, 10, 1000}), 1+random.IntN(core.MaxClasses)
	for range of(random, []int{1, 2, 3, 4, 5, 6, 9, 30, 129, 300}) {
		d.Points = append(d.Points, core.Point{
			X1: spread * (2*random.Float64() - 1), X2: spread * (2*random.Float64() - 1), Class: random.IntN(classes)})
	}
	d.Features = nil
	for _, f := range core.AllFeatures {
		if random.IntN(3) == 0 {
			d.Features = append(d.Features, f)
		}
	}
	if len(d.Features) == 0 {
		d.Features = []core.Feature{core.X2, core.X1}
	}
	n.Hidden = make([]int, random.IntN(5))
	for l := range n.Hidden {
		n.Hidden[l] = 1 + random.IntN(12)
	}
	if random.IntN(6) == 0 {
		n.Hidden = make([]int, random.IntN(7))
		for l := range n.Hidden {
			n.Hidden[l] = 1 + random.IntN(64)
		}
	}
	n.Activation, n.Output, n.Init = of(random, core.AllActivations), of(random, core.AllOutputs), of(random, core.AllInits)
	n.Bias, n.Seed, n.Scale = random.IntN(2) == 0, random.IntN(1000), of(random, []float64{0, 0.1, 1, 1, 1, 10, 100})
	t.Loss, t.Reduction, t.Sampling = of(random, core.AllLosses), of(random, core.AllReductions), of(random, core.AllSamplings)
	t.Batch = of(random, []int{0, 0, 1, 3, 4, 5, 17, 50, 128, 130, 257})
	t.LearningRate = of(random, []float64{0, 1e-3, 0.03, 0.3, 1, 10, 1000})
	t.Schedule = core.Schedule{Kind: of(random, core.AllSchedules), Rate: random.Float64(), Every: 1 + random.IntN(60)}
	t.Penalty, t.Lambda = of(random, core.AllPenalties), of(random, []float64{0, 1e-4, 0.01, 1, 1000})
	t.Clip = core.Clip{Kind: of(random, core.AllClips), Limit: of(random, []float64{1e-9, 0.01, 1, 100, 1e9})}
	t.Optimizer = core.Optimizer{Kind: of(random, core.AllOptimizers), Momentum: 0.9999 * random.Float64(),
		Beta2: 0.999999 * random.Float64(), Epsilon: math.Pow(10, -16*random.Float64())}
	return p
}

func of[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

// trained trains the project of a seed for 50 steps both ways.
func trained(t *testing.T, seed uint64) {
	p := drawn(seed)
	if err := p.Check(); err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	pair(t, p, 50, 1+int(seed%50))
	if t.Failed() {
		t.Logf("seed %d: %s", seed, p.JSON())
	}
}

// FuzzBits draws a project from any seed and holds its kernel to core.
func FuzzBits(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed)
	}
	f.Fuzz(trained)
}

// TestDrawn does so for some seeds in every test, for fewer where processor or browser is emulated or slow.
func TestDrawn(t *testing.T) {
	longtest.Skip(t)
	seeds := uint64(300)
	if runtime.GOARCH != "amd64" {
		seeds = 60
	}
	for seed := range seeds {
		trained(t, seed)
		if t.Failed() {
			return
		}
	}
}
