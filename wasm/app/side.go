package app

import (
	"math"
	"slices"

	"xorcery/core"
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
	Metrics      core.Metrics
	Predicted    []int // the class that the network gives to each of Run.Points()
	Wrong        int   // how many of them it gives another class than their own
}

// RivalView is the state as it would be with B in A's place and in B's part of the figure: for drawing only. nil while
// nothing is compared.
func (s *State) RivalView() *State {
	if s.Rival == nil {
		return nil
	}
	v := *s
	v.Side = *s.Rival
	v.Layout.Boundary, v.Layout.Header, v.Layout.PairHeader = s.Layout.Rival, s.Layout.RivalHeader, Rect{}
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
	case s.isRival && s.Run.StepCount() != s.rivalGoal:
		return "catching up, step " + core.FormatInteger(s.Run.StepCount())
	}
	return "accuracy " + FormatPercent(s.Metrics.Accuracy) + ", " + core.FormatInteger(s.Wrong) + " wrong"
}

// LossText is the loss over all training points; "–" where there are none, as there is no loss then.
func (k *Side) LossText() string {
	if k.Run.Train.N == 0 {
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
	k := &Side{Project: p, Run: run, Report: core.Report{Step: run.StepCount()}}
	k.measure()
	return k, nil
}

// withFeatures is the data d as a network that sees other features has it.
func withFeatures(d core.Data, features []core.Feature) core.Data {
	d = d.Clone()
	d.Features = append([]core.Feature(nil), features...)
	return d
}

// measure looks at the network after a change: its numbers and the class of every point.
func (k *Side) measure() {
	k.Metrics = k.Run.Evaluate()
	n := len(k.Run.Points())
	k.Predicted = slices.Grow(k.Predicted[:0], n)[:n]
	k.Run.Classify(k.Predicted)
	k.Wrong = 0
	for i, p := range k.Run.Points() {
		if k.Predicted[i] != p.Class {
			k.Wrong++
		}
	}
}

// step takes one step and says whether all is well.
func (k *Side) step() bool {
	k.Report = k.Run.Step()
	if k.Report.NonFinite != "" {
		return false
	}
	k.Loss.Add(k.Report.Step, k.Report.Loss)
	return true
}

// record adds what measure found to the curves.
func (k *Side) record() {
	step := k.Run.StepCount()
	k.Accuracy.Add(step, k.Metrics.Accuracy)
	if !math.IsNaN(k.Metrics.TestLoss) {
		k.TestLoss.Add(step, k.Metrics.TestLoss)
		k.TestAccuracy.Add(step, k.Metrics.TestAccuracy)
	}
}
