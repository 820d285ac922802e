package app

import (
	"fmt"
	"math"
	"strings"

	"xorcery/core"
)

// Side is one of two networks that stand side by side: A is the state's own, on which the controls act, B is [State.Rival].
// Both have the same points and take the same steps.
type Side struct {
	Project      core.Project
	Run          *core.Run
	Report       core.Report
	Loss         Series
	TestLoss     Series
	Accuracy     Series
	TestAccuracy Series
	Metrics      core.Metrics
	Predicted    []int // the class given to each of Run.Points()
	Wrong        int
}

// ownSide is A.
func (s *State) ownSide() Side {
	return Side{s.Project, s.Run, s.Report, s.Loss, s.TestLoss, s.Accuracy, s.TestAccuracy, s.Metrics, s.Predicted, s.Wrong}
}

// setSide puts a side in A's place.
func (s *State) setSide(k Side) {
	s.Project, s.Run, s.Report = k.Project, k.Run, k.Report
	s.Loss, s.TestLoss, s.Accuracy, s.TestAccuracy = k.Loss, k.TestLoss, k.Accuracy, k.TestAccuracy
	s.Metrics, s.Predicted, s.Wrong = k.Metrics, k.Predicted, k.Wrong
}

// RivalView is the state as it would be with B in A's place and in B's part of the figure: for drawing only. nil while
// nothing is compared.
func (s *State) RivalView() *State {
	if s.Rival == nil {
		return nil
	}
	v := *s
	v.setSide(*s.Rival)
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
	name := networkName(s.Run.Net)
	switch {
	case s.isRival:
		return "B · " + name
	case s.Rival != nil:
		return "A · " + name
	}
	return name
}

// SideResult is how well the side does: "accuracy 95 %, 15 wrong".
func (s *State) SideResult() string {
	switch {
	case s.Report.NonFinite != "":
		return s.Report.NonFinite + " is not finite"
	case len(s.Run.Points()) == 0:
		return "no points"
	case s.isRival && s.Run.StepCount() != s.rivalGoal:
		return "catching up, step " + FormatInteger(s.Run.StepCount())
	}
	return "accuracy " + FormatPercent(s.Metrics.Accuracy) + ", " + FormatInteger(s.Wrong) + " wrong"
}

func networkName(net *core.MLP) string {
	sizes := make([]string, len(net.Sizes))
	for i, n := range net.Sizes {
		sizes[i] = fmt.Sprint(n)
	}
	return strings.Join(sizes, "-")
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

// measure is [State.measure] for B.
func (k *Side) measure() {
	k.Metrics = k.Run.Evaluate()
	if n := len(k.Run.Points()); len(k.Predicted) != n {
		k.Predicted = make([]int, n)
	}
	k.Run.Classify(k.Predicted)
	k.Wrong = 0
	for i, p := range k.Run.Points() {
		if k.Predicted[i] != p.Class {
			k.Wrong++
		}
	}
}

// step takes one step of B and says whether all is well.
func (k *Side) step() bool {
	k.Report = k.Run.Step()
	if k.Report.NonFinite != "" {
		return false
	}
	k.Loss.Add(k.Report.Step, k.Report.Loss)
	return true
}

// record adds what measure found to B's curves.
func (k *Side) record() {
	step := k.Run.StepCount()
	k.Accuracy.Add(step, k.Metrics.Accuracy)
	if !math.IsNaN(k.Metrics.TestLoss) {
		k.TestLoss.Add(step, k.Metrics.TestLoss)
		k.TestAccuracy.Add(step, k.Metrics.TestAccuracy)
	}
}

// setRival begins to compare with p, or ends it with nil.
func (s *State) setRival(p *core.Project) error {
	if p == nil {
		if s.Rival != nil {
			s.shelf = s.rivalDocument()
		}
		s.Rival = nil
	} else {
		k, err := s.newSide(*p)
		if err != nil {
			return err
		}
		s.Rival = k
	}
	s.arrange()
	s.ControlsRevision++
	return nil
}

// OpenRival makes a project B, on A's points; A waits until B has taken as many steps, unless the document's own weights
// stand at A's step. An error changes nothing.
func (s *State) OpenRival(doc []byte) error {
	p, err := core.ParseProject(doc)
	if err != nil {
		return err
	}
	if err := s.setRival(&p); err != nil {
		return err
	}
	s.say("B is %s, on the same points.", networkName(s.Rival.Run.Net))
	return nil
}

// KeepAsB makes the present network B: A goes on from the same weights, and may be changed.
func (s *State) KeepAsB() error {
	p := s.Document()
	if err := s.setRival(&p); err != nil {
		return err
	}
	s.Rival.Report = s.Report
	s.Rival.Loss, s.Rival.TestLoss = s.Loss.clone(), s.TestLoss.clone()
	s.Rival.Accuracy, s.Rival.TestAccuracy = s.Accuracy.clone(), s.TestAccuracy.clone()
	s.say("B is this network as it stands. Change something: the controls act on A.")
	return nil
}

// Swap makes B the side on which the controls act.
func (s *State) Swap() error {
	if s.Rival == nil {
		return errNotComparing
	}
	if s.Rival.Run.StepCount() != s.Run.StepCount() && s.broken() == "" {
		return fmt.Errorf("network B is still catching up with A: it has taken %s of %s steps", FormatInteger(s.Rival.Run.StepCount()), FormatInteger(s.Run.StepCount()))
	}
	a, view := s.ownSide(), s.Project.View
	s.setSide(*s.Rival)
	s.Project.View = view
	*s.Rival = a
	s.Hovered, s.Entry = Part{}, nil
	s.Doctor.snapshots = nil // those of the other network
	s.renewDoctor()
	s.measure()
	s.retraceShown()
	s.ControlsRevision++
	return nil
}

// comparePreset sets the article's question: three hidden neurons against fifty, otherwise alike.
func (s *State) comparePreset() error {
	p := s.Project.Clone()
	p.Step = 0
	q := p.Clone()
	p.Network.Hidden, q.Network.Hidden = []int{3}, []int{50}
	if err := q.Check(); err != nil {
		return err
	}
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	before := s.bookmark()
	s.Project = p
	s.keepOwn()
	s.Rival = nil
	s.begin(run)
	if err := s.setRival(&q); err != nil { // the data are those of p, which has begun on them
		return err
	}
	s.rememberOpened(before)
	s.say("Three hidden neurons against fifty: the same points, seed and steps, and the learning rate %s. Undo brings back what was here.", exact(p.Training.LearningRate))
	return nil
}

// rivalDocument is B as a project, weights included; nil while nothing is compared.
func (s *State) rivalDocument() *core.Project {
	if s.Rival == nil {
		return nil
	}
	p := s.Rival.Run.Project()
	return &p
}

// restartRival takes B back to its own seed's weights, with empty curves.
func (s *State) restartRival() error {
	if s.Rival == nil {
		return nil
	}
	p := s.Rival.Project.Clone()
	p.Step = 0
	p.Data = withFeatures(s.Project.Data, p.Data.Features)
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	*s.Rival = Side{Project: p, Run: run}
	s.Rival.measure()
	return nil
}

// rivalTakes says whether B can have the data d: a class or a number of points that it does not allow is an error.
func (s *State) rivalTakes(d core.Data) error {
	if s.Rival == nil {
		return nil
	}
	p := s.Rival.Project
	p.Data = withFeatures(d, p.Data.Features)
	if err := p.Check(); err != nil {
		return fmt.Errorf("network B: %w", err)
	}
	return nil
}

// sharePoints gives A's points to B, which takes them: see [State.rivalTakes].
func (s *State) sharePoints() error {
	if s.Rival == nil {
		return nil
	}
	d := withFeatures(s.Project.Data, s.Rival.Project.Data.Features)
	if err := s.Rival.Run.SetData(d); err != nil {
		return fmt.Errorf("network B: %w", err)
	}
	s.Rival.Project.Data = d
	return nil
}

// catchUp lets B alone take steps, until it stands at A's step or the budget is spent; it says whether A has to wait. Where
// A has gone back B begins again.
func (s *State) catchUp(spent func() bool) (waits bool) {
	k := s.Rival
	if k == nil {
		return false
	}
	goal := s.Run.StepCount()
	if k.Run.StepCount() > goal && s.Report.NonFinite == "" {
		s.try(s.restartRival())
		k = s.Rival
	}
	if k.Run.StepCount() >= goal || k.Report.NonFinite != "" || k.Run.Train.N == 0 {
		return false
	}
	for n := 0; k.Run.StepCount() < goal && !(n%16 == 0 && n > 0 && spent()); n++ {
		if !k.step() {
			s.stopBroken("B", k)
			break
		}
	}
	k.measure()
	k.record()
	s.Revision++
	return true
}

// lags says whether B stands behind A and can still catch up.
func (s *State) lags() bool {
	k := s.Rival
	return k != nil && k.Run.StepCount() < s.Run.StepCount() && k.Report.NonFinite == "" && k.Run.Train.N > 0
}

// stepBoth is a step of A and the same step of B; false if either has ended in a number that is not finite. A network whose
// loss is not finite has not taken that step.
func (s *State) stepBoth() bool {
	s.Report = s.Run.Step()
	s.Doctor.see(s.Run, s.Report)
	if s.Report.NonFinite != "" {
		if s.Rival != nil && s.Rival.Run.StepCount() < s.Run.StepCount() {
			s.Rival.step()
		}
		name := ""
		if s.Rival != nil {
			name = "A"
		}
		a := s.ownSide()
		s.stopBroken(name, &a)
		return false
	}
	s.Loss.Add(s.Report.Step, s.Report.Loss)
	if s.Rival != nil && !s.Rival.step() {
		s.stopBroken("B", s.Rival)
		return false
	}
	return true
}

// stopBroken pauses, and says which side has ended in a number that is not finite.
func (s *State) stopBroken(name string, k *Side) {
	s.setRunning(false)
	s.goal = 0
	where := ""
	if name != "" {
		where = "in " + name + " (" + networkName(k.Run.Net) + ") "
	}
	s.Message = Message{Error: true, Text: "Step " + FormatInteger(k.Report.Step) + ": " + where + k.Report.NonFinite +
		" is not a finite number any more. Reset, or lower the learning rate and try again; the doctor says more."}
	s.Revision++
}

// broken names the number that is not finite in either side, "" where all is well.
func (s *State) broken() string {
	switch {
	case s.Rival == nil:
		return s.Report.NonFinite
	case s.Report.NonFinite != "":
		return s.Report.NonFinite + " in A"
	case s.Rival.Report.NonFinite != "":
		return s.Rival.Report.NonFinite + " in B"
	}
	return ""
}
