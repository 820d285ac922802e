package app

import (
	"fmt"

	"xorcery/core"
)

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
	s.after(Change{Pair: true})
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
	s.say("B is %s, on the same points.", s.Rival.Run.Net.Shape())
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
		return fmt.Errorf("network B is still catching up with A: it has taken %s of %s steps", core.FormatInteger(s.Rival.Run.StepCount()), core.FormatInteger(s.Run.StepCount()))
	}
	a, view := s.Side, s.Project.View
	s.Side = *s.Rival
	s.Project.View = view
	*s.Rival = a
	s.keepOwn(a.Project)
	s.after(Change{Network: true})
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
	was := s.Project
	s.Rival = nil
	if err := s.begin(p, run); err != nil {
		return err
	}
	s.keepOwn(was)
	s.after(Change{Run: true, Network: true})
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
	p.View.Paused = !s.Running
	return &p
}

// restartRival takes B back to its own seed's weights, with empty curves.
func (s *State) restartRival(points core.Data) error {
	if s.Rival == nil {
		return nil
	}
	p := s.Rival.Project.Clone()
	p.Step = 0
	p.Data = withFeatures(points, p.Data.Features)
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	*s.Rival = unmeasured(p, run)
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

// sharePoints gives A's points to B, which takes them, see [State.rivalTakes], and keeps up to so many outputs that no point
// is of.
func (s *State) sharePoints(outputs int) error {
	if s.Rival == nil {
		return nil
	}
	d := withFeatures(s.Project.Data, s.Rival.Project.Data.Features)
	if err := s.Rival.Run.SetData(d); err != nil {
		return fmt.Errorf("network B: %w", err)
	}
	s.Rival.Run.Narrow(outputs)
	s.Rival.Project.Data = d
	return nil
}
