package main

import (
	"errors"
	"image"
	"runtime"
	"time"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/engine"
)

// result is what one engine took for one network.
type result struct {
	Name    string  `json:"name"`
	StepNS  float64 `json:"step"`    // one gradient step over all points
	Kernel  float64 `json:"kernel"`  // the same step of the compiled network, many in a call, in nanoseconds
	PixelNS float64 `json:"pixel"`   // one pixel of a 512×512 surface
	Surface float64 `json:"surface"` // one pixel of it by the compiled surface: the classes' shares, left in its memory
	Picture float64 `json:"picture"` // the same with colors and edge, read
	Allocs  float64 `json:"allocs"`  // allocations in a step; −1 unknown
}

const side = 512

var view = core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}

// measure times core in this process.
func measure(n network) (result, error) {
	p, err := n.project()
	if err != nil {
		return result{}, err
	}
	run, err := core.NewRun(p)
	if err != nil {
		return result{}, err
	}
	steps := stepsOf(run)
	step := func() {
		for range steps {
			run.Step()
		}
	}
	// Every engine starts again before each timed call: a long training ends in numbers that some processors are slow with.
	again := func() {
		if fresh, err := core.NewRun(p); err == nil {
			*run = *fresh
		}
	}
	raster := core.NewRaster(run.Net, p.Data.Features)
	surface := make([]float64, side*side*raster.Classes())
	pixels := func() { raster.Probabilities(surface, side, side, view) }
	r := result{Name: n.Name}
	r.StepNS = fastest(again, step) / float64(steps)
	r.PixelNS = fastest(func() {}, pixels) / (side * side)
	if r.Kernel, err = measureKernel(run, again, steps); err != nil {
		return result{}, err
	}
	if r.Surface, r.Picture, err = measureSurface(run.Net, p.Data.Features); err != nil {
		return result{}, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	step()
	runtime.ReadMemStats(&after)
	r.Allocs = float64(after.Mallocs-before.Mallocs) / float64(steps)
	return r, nil
}

// stepsOf is how many steps of core make a call of about a millisecond: short calls find moments in which nobody else uses the processor.
func stepsOf(run *core.Run) int {
	for steps := 4; ; steps *= 2 {
		least := time.Duration(1 << 62)
		for range 8 {
			start := time.Now()
			for range steps {
				run.Step()
			}
			least = min(least, time.Since(start))
		}
		if least > 500*time.Microsecond {
			return steps
		}
	}
}

// measureKernel times a step of the run's compiled network.
func measureKernel(run *core.Run, again func(), steps int) (float64, error) {
	module := kernel.NewModule(run)
	instance, err := engine.New(module.Code())
	if err != nil {
		return 0, err
	}
	defer instance.Close()
	k := kernel.New(module, instance)
	took := fastest(again, func() {
		for left := steps; left > 0 && err == nil; {
			var taken int
			taken, err = k.Steps(run, left)
			left -= taken
		}
	})
	return took / float64(steps), err
}

// measureSurface times a pixel of the network's compiled surface: what the module itself takes for its shares, as limit.mjs times C, and
// the whole of a picture.
func measureSurface(net *core.MLP, features []core.Feature) (shares, picture float64, err error) {
	module := kernel.NewSurfaceModule(net, features)
	instance, err := engine.New(module.Code())
	if err != nil {
		return 0, 0, err
	}
	defer instance.Close()
	clocked := &clocked{Instance: instance, best: 1 << 62}
	s := kernel.NewSurface(module, clocked)
	dst := make([]float32, side*side*max(net.Sizes[net.Layers()], 2))
	fastest(func() {}, func() { err = errors.Join(err, s.Shares(dst, net, view, side, side)) })
	shares = float64(clocked.best.Nanoseconds())
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	colors := core.Colors{Edge: true}
	s = kernel.NewSurface(module, instance)
	picture = fastest(func() {}, func() { err = errors.Join(err, s.Paint(img, net, view, colors)) })
	return shares / (side * side), picture / (side * side), err
}

// clocked is an instance with the least time that a run took.
type clocked struct {
	kernel.Instance
	best time.Duration
}

// Run runs it several times, as what it leaves is the same: what it takes is little beside what reading it does.
func (c *clocked) Run(a, b int) (n int, err error) {
	for range 16 {
		start := time.Now()
		if n, err = c.Instance.Run(a, b); err != nil {
			break
		}
		c.best = min(c.best, time.Since(start))
	}
	return n, err
}

// fastest is the least time of one call of f in nanoseconds, over a second and a half of calls, each after a call of prepare: on a
// busy machine the least is what f takes, the rest is what others took.
func fastest(prepare, f func()) float64 {
	best := time.Duration(1 << 62)
	for start := time.Now(); time.Since(start) < 1500*time.Millisecond; {
		prepare()
		t := time.Now()
		f()
		best = min(best, time.Since(t))
	}
	return float64(best.Nanoseconds())
}
