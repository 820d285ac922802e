package lab

import (
	"math"
	"time"

	"xorcery/core"
)

// A measurement takes every point through the network. A light one is taken at once, in the tick or the call that has changed
// something. A heavy one is taken in pieces, in the ticks that follow, and until it is finished what was measured last stands;
// steps wait for it. While a network learns heavy measurements take at most half of the time.

const lightMeasure = 2_000_000 // multiplications: 2 ms, 4 in a page

// gauge is a side's measurement on its way.
type gauge struct {
	core.Measurement
	known bool          // the network has been measured since its run began
	stale bool          // what was measured last is not of the present network and points
	due   bool          // it shall be renewed now, not only when the network has learned for as long as that takes
	curve bool          // the result goes to the curves
	took  time.Duration // so far, and when it is finished in all
	since time.Duration // what steps have taken since it was finished

	of []core.Point // the points that Predicted is of
}

// Heavy says whether the side's measurement is taken in pieces.
func (k *Side) Heavy() bool { return k.Run.MeasureWork() > lightMeasure }

// measure looks at the network after a change: its numbers and the class of every point. A run's first numbers are where its curves begin.
func (k *Side) measure() {
	g := &k.gauge
	k.carryPredicted()
	g.stale, g.due, g.took = true, true, 0
	g.curve = g.curve || len(k.Accuracy.Buckets) == 0
	if !k.Heavy() {
		k.measureWithin(nil)
	}
}

// carryPredicted gives the classes of the points measured last to those that are the same now, up to the first change and from
// the last change on. A point that nobody has asked the network about counts as right.
func (k *Side) carryPredicted() {
	was, now := k.gauge.of, k.Run.Points()
	if len(was) != len(k.Predicted) {
		was = nil
	}
	if len(was) == len(now) && shared(was, now) && len(k.Predicted) == len(now) {
		return
	}
	head, tail := 0, 0
	for head < min(len(was), len(now)) && was[head] == now[head] {
		head++
	}
	for tail < min(len(was), len(now))-head && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	old := k.Predicted
	k.Predicted = make([]int, len(now))
	for i, p := range now {
		k.Predicted[i] = p.Class
	}
	copy(k.Predicted[:head], old)
	copy(k.Predicted[len(now)-tail:], old[len(old)-tail:])
	k.gauge.of = now
	k.Wrong = 0
	for i, p := range now {
		if k.Predicted[i] != p.Class {
			k.Wrong++
		}
	}
}

// shared says whether two lists are the same memory.
func shared(a, b []core.Point) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// measureWithin goes on with the measurement until the time is spent, and says whether it is finished.
func (k *Side) measureWithin(spent func() bool) bool {
	g := &k.gauge
	if !k.Run.Measure(&g.Measurement, seldom(spent, core.BlockRows*k.Run.Net.Work())) {
		return false
	}
	k.Metrics, k.Wrong = g.Metrics, g.Wrong
	k.Predicted, g.Classes = g.Classes, k.Predicted
	g.of = k.Run.Points()
	g.known, g.stale, g.due, g.since = true, false, false, 0
	if g.curve {
		g.curve = false
		k.addToCurves()
	}
	return true
}

// Known says whether the network has been measured since its run began.
func (k *Side) Known() bool { return k.gauge.known }

// Measuring is the share of a measurement that is done; due is false where none is on its way.
func (k *Side) Measuring() (share float64, due bool) { return k.gauge.Share(), k.gauge.due }

// seldom asks whether the time is spent once in so many pieces of work as make half a million multiplications: a look at the
// clock is not free.
func seldom(spent func() bool, work int) func() bool {
	if spent == nil || work >= 500_000 {
		return spent
	}
	every, n := 500_000/max(work, 1), 0
	return func() bool {
		n++
		return n%every == 0 && spent()
	}
}

// record measures the network after steps and adds what that finds to the curves: at once, or when a heavy measurement is due
// and finished.
func (k *Side) record() {
	k.gauge.curve = true
	if !k.Heavy() {
		k.measure()
		return
	}
	k.gauge.stale = true
}

// addToCurves adds what was measured to the curves.
func (k *Side) addToCurves() {
	step := k.Run.StepCount()
	k.Accuracy.Add(step, k.Metrics.Accuracy)
	if !math.IsNaN(k.Metrics.TestLoss) {
		k.TestLoss.Add(step, k.Metrics.TestLoss)
		k.TestAccuracy.Add(step, k.Metrics.TestAccuracy)
	}
}

// Measured says whether what is shown of the side is of the present network and points.
func (k *Side) Measured() bool { return !k.gauge.stale }

// present is how the network does now where that is light to say, else when it was measured last.
func (k *Side) present() core.Metrics {
	if k.Heavy() {
		return k.Metrics
	}
	return k.Run.Evaluate()
}

// unmeasured is a side before anything is known of it.
func unmeasured(p core.Project, run *core.Run) Side {
	nan := math.NaN()
	return Side{
		Project: p, Run: run, Report: core.Report{Step: run.StepCount()},
		Metrics: core.Metrics{Loss: nan, DataLoss: nan, Accuracy: nan, TestLoss: nan, TestAccuracy: nan},
	}
}
