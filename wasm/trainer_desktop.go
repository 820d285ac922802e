//go:build !js

package main

import (
	"time"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/engine"
)

// The engines of -train.
const (
	engineAuto   = "auto" // the kernel, or else core
	engineKernel = "kernel"
	engineCore   = "core"
)

var engines = []string{engineAuto, engineKernel, engineCore}

// trainer takes the steps of a run without a window, in its compiled network where there is one.
type trainer struct {
	run    *core.Run
	kernel *kernel.Kernel // nil: core
	most   int            // steps of the kernel before one looks up again
}

// newTrainer takes the engine by its name. An error says why there is no kernel where there must be.
func newTrainer(r *core.Run, name string) (*trainer, error) {
	t := &trainer{run: r, most: 1}
	if name == engineCore || !kernel.Trains(r) {
		return t, nil
	}
	m := kernel.NewModule(r)
	instance, err := engine.New(m.Code())
	switch {
	case err == nil:
		t.kernel = kernel.New(m, instance)
	case name == engineKernel:
		return nil, badInputf("-engine kernel: %w", err)
	}
	return t, nil
}

// A call of the kernel shall take about this long: long beside what it costs to call, short for who waits for a number.
const (
	shortCall = 20 * time.Millisecond
	longCall  = 100 * time.Millisecond
)

// toward takes steps, one at least and none beyond a step, and gives the last's report. They end with one that meets a number that is not
// finite.
func (t *trainer) toward(step int) (core.Report, error) {
	if t.kernel == nil {
		return t.run.Step(), nil
	}
	start := time.Now()
	n, err := t.kernel.Steps(t.run, max(min(step-t.run.StepCount(), t.most), 1))
	if err != nil {
		return core.Report{}, err
	}
	switch took := time.Since(start); {
	case took < shortCall && n == t.most:
		t.most *= 2
	case took > longCall:
		t.most = max(t.most/2, 1)
	}
	return t.kernel.Report(n - 1), nil
}

// close lets the compiled network go.
func (t *trainer) close() {
	if t.kernel != nil {
		t.kernel.Close() // the steps are taken and read
	}
}
