package lab

import (
	"slices"

	"xorcery/core"
)

// Side is a network with its settings, its run and its curves.
type Side struct {
	Project core.Project // the settings; weights and step live in Run
	Run     *core.Run
	Report  core.Report // the last step's
	Drawn
	Metrics   core.Metrics // as they were measured last
	Predicted []int        // the class that the network then gave to each of Run.Points()
	Wrong     int          // how many of them it gave another class than their own

	TookBy string // what took the last steps: [EngineCore] or [EngineKernel]; "" before

	gauge   gauge
	reports []core.Report // of the steps that were taken last together
	Past    Timeline      // all of it can be had again
	shown   *stretch      // the one that an earlier step is shown of; else nil
}

// Classes is K, the number of the network's outputs.
func (k *Side) Classes() int { return k.Run.Net.Sizes[len(k.Run.Net.Sizes)-1] }

// LossText is the loss over all training points; "–" where there are none, as there is no loss then, and until it is measured.
func (k *Side) LossText() string {
	if k.Run.Train.N == 0 || !k.gauge.known {
		return "–"
	}
	return core.FormatNumber(k.Metrics.Loss)
}

// AccuracyText is the accuracy over all training points; "–" where there is none, as with the loss.
func (k *Side) AccuracyText() string { return core.FormatPercent(k.Metrics.Accuracy) }

// standing is a side of p as it stands: with its weights, which are the run's from then on, or else from its seed.
func standing(p core.Project) (Side, error) {
	run, err := core.NewRun(p)
	if err != nil {
		return Side{}, err
	}
	p.Weights, p.Biases, p.Moments, p.View.Paused = nil, nil, nil, false
	return unmeasured(p.Clone(), run), nil
}

// beginning is a side of p from its seed.
func beginning(p core.Project) (Side, error) { return standing(p.Untrained()) }

// begun is the beginnings of p and, beside it, of q; nil is none.
func begun(p core.Project, q *core.Project) (a Side, b *Side, err error) {
	if a, err = beginning(p); err != nil || q == nil {
		return a, nil, err
	}
	k, err := beginning(*q)
	return a, &k, err
}

// newSide is p on A's points: with its weights where they stand at A's step, else from its seed. Weights fit the
// points that they were trained on, so the run begins on those; A's points then add outputs for classes that are new.
func (l *Lab) newSide(p core.Project) (*Side, error) {
	shared := withFeatures(l.Project.Data, p.Data.Features)
	var k Side
	var err error
	if p.Step != l.Run.StepCount() || len(p.Weights) == 0 {
		p.Data = shared
		k, err = beginning(p)
	} else if k, err = standing(p); err == nil {
		err = k.Run.SetData(shared)
	}
	if err != nil {
		return nil, err
	}
	k.Project.Data = shared
	k.measure()
	return &k, nil
}

// withFeatures is the data d as a network that sees other features has it.
func withFeatures(d core.Data, features []core.Feature) core.Data {
	d = d.Clone()
	d.Features = append([]core.Feature(nil), features...)
	return d
}

// lightStep is the most multiplications of a step, A's and B's together, that is taken whole; a heavier one is taken in pieces
// over ticks.
const lightStep = 2_000_000

// step takes one step, or in pieces until the time is spent; nil says that it is not. It says whether the step is taken, and
// whether all is well.
func (k *Side) step(e *Engines, spent func() bool) (taken, well bool) {
	var report core.Report
	var done bool
	report, done, k.TookBy = e.stepWithin(k.Run, spent)
	if !done {
		return false, true
	}
	k.Report, k.reports = report, append(k.reports[:0], report)
	k.Past.keep(k.Run)
	return true, report.NonFinite == ""
}

// mostTogether bounds the steps that a side takes without a look around.
const mostTogether = 64

// take takes up to n light steps, one at least: their reports are in k.reports until the next. They end with one that met a number
// that is not finite.
func (k *Side) take(e *Engines, n int) {
	n = k.Past.ahead(k.Run, min(n, mostTogether))
	k.reports = slices.Grow(k.reports[:0], n)[:n]
	n, k.TookBy = e.steps(k.Run, k.reports)
	k.reports = k.reports[:n]
	k.Report = k.reports[n-1]
	k.Past.keep(k.Run)
}

// addLosses adds the losses of the steps just taken to the curve.
func (k *Side) addLosses() {
	for _, report := range k.reports {
		if report.NonFinite == "" {
			k.Loss.Add(report.Step, report.Loss)
		}
	}
}
