package app

import (
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Side is one of two networks that stand side by side: A is within the state, and the controls act on it; B is [State.Rival].
// Both have the same points and take the same steps.
type Side struct {
	Project      core.Project // the settings; weights and step live in Run
	Run          *core.Run
	Report       core.Report // the last step's
	Loss         Series      // of every step's batch
	TestLoss     Series
	Accuracy     Series // over all training points, taken once a tick
	TestAccuracy Series
	Metrics      core.Metrics // as they were measured last
	Predicted    []int        // the class that the network then gave to each of Run.Points()
	Wrong        int          // how many of them it gave another class than their own

	gauge   gauge
	reports []core.Report // of the light steps that were taken last together
	engine  string        // what took the last steps: core or kernel; "" before
}

// RivalView is the state as it would be with B in A's place and in B's part of the figure: for drawing only. nil while
// nothing is compared.
func (s *State) RivalView() *State {
	if s.Rival == nil {
		return nil
	}
	v := *s
	v.Side = *s.Rival
	v.Layout.Boundary, v.Layout.Header, v.Layout.PairHeader = s.Layout.Rival, s.Layout.RivalHeader, layout.Rect{}
	v.Pointer.X += s.Layout.Rival.X - s.Layout.Boundary.X
	v.Pointer.Y += s.Layout.Rival.Y - s.Layout.Boundary.Y
	v.Project.View = s.Project.View
	v.Hovered, v.Selected, v.Lower, v.Hosted = Part{}, Part{}, LowerNetwork, true
	v.isRival, v.rivalGoal = true, s.Run.StepCount()
	v.PlaneReading.Answer = s.rivalAnswer
	return &v
}

// SideName is the side's letter with its network: "A · 2-3-2"; the letter is left out while nothing is compared.
func (s *State) SideName() string {
	name := s.Run.Net.Shape()
	switch {
	case s.isRival:
		return rivalLetter + name
	case s.Rival != nil:
		return "A · " + name
	}
	return name
}

const rivalLetter = "B · "

// RivalName is B's letter with its network; "" while nothing is compared.
func (s *State) RivalName() string {
	if s.Rival == nil {
		return ""
	}
	return rivalLetter + s.Rival.Run.Net.Shape()
}

// SideResult is how well the side does: "accuracy 95 %, 15 wrong".
func (s *State) SideResult() string {
	switch {
	case s.Report.NonFinite != "":
		return s.Report.NonFinite + " is not finite"
	case len(s.Run.Points()) == 0:
		return "no points"
	case s.isRival && s.Run.StepCount()+1 < s.rivalGoal: // one behind is in the middle of a step
		return "catching up, step " + core.FormatInteger(s.Run.StepCount())
	case !s.gauge.known:
		return "not measured yet"
	}
	return "accuracy " + core.FormatPercent(s.Metrics.Accuracy) + ", " + core.FormatInteger(s.Wrong) + " wrong"
}

// LossText is the loss over all training points; "–" where there are none, as there is no loss then, and until it is measured.
func (k *Side) LossText() string {
	if k.Run.Train.N == 0 || !k.gauge.known {
		return "–"
	}
	return core.FormatNumber(k.Metrics.Loss)
}

// newSide begins p on A's points: with its weights where they stand at A's step, else from its seed. Weights fit the
// points that they were trained on, so the run begins on those; A's points then add outputs for classes that are new.
func (s *State) newSide(p core.Project) (*Side, error) {
	p = p.Clone()
	shared := withFeatures(s.Project.Data, p.Data.Features)
	if p.Step != s.Run.StepCount() || len(p.Weights) == 0 {
		p.Weights, p.Biases, p.Moments, p.Step = nil, nil, nil, 0
		p.Data = shared
	}
	run, err := core.NewRun(p)
	if err != nil {
		return nil, err
	}
	if len(p.Weights) > 0 {
		if err := run.SetData(shared); err != nil {
			return nil, err
		}
	}
	p.Data = shared
	p.Weights, p.Biases, p.Moments = nil, nil, nil
	k := unmeasured(p, run)
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
func (k *Side) step(spent func() bool) (taken, well bool) {
	k.engine = engineCore
	report, done := k.Run.StepWithin(seldom(spent, 3*core.BlockRows*k.Run.Net.Work()))
	if !done {
		return false, true
	}
	k.Report = report
	if report.NonFinite != "" {
		return true, false
	}
	k.Loss.Add(report.Step, report.Loss)
	return true, true
}

// mostTogether bounds the steps that a side takes without a look around.
const mostTogether = 64

// take takes up to n light steps, one at least: their reports are in k.reports until the next. They end with one that met a number
// that is not finite.
func (k *Side) take(e *Engines, n int) {
	n = min(n, mostTogether)
	k.reports = slices.Grow(k.reports[:0], n)[:n]
	n, k.engine = e.steps(k.Run, k.reports)
	k.reports = k.reports[:n]
	k.Report = k.reports[n-1]
}

// addLosses adds the losses of the steps just taken together to the curve.
func (k *Side) addLosses() {
	for _, report := range k.reports {
		if report.NonFinite == "" {
			k.Loss.Add(report.Step, report.Loss)
		}
	}
}
