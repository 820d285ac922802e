package app

import (
	"slices"

	"xorcery/core"
)

// apply makes p the project: a change of its data can be taken back, and another set is shown whole.
func (s *State) apply(p core.Project) error {
	before, outputs := s.before(), s.Classes
	if !sameSet(before.data, p.Data) {
		outputs = 0
	}
	if err := s.become(p, outputs); err != nil {
		return err
	}
	s.remember(before, s.refit(before.data))
	return nil
}

// become makes p the project with the least disturbance that it asks for. New points, another way to train and another
// shape keep the weights, as far as they fit; another activation, output or start begins again from the seed. Where the
// points change, the networks keep up to so many outputs that no point is of.
func (s *State) become(p core.Project, outputs int) error {
	if err := p.Check(); err != nil {
		return err
	}
	if err := s.rivalTakes(p.Data); err != nil {
		return err
	}
	old, work := s.Project, s.stepWork()
	kept := true
	if !sameNetwork(p, old) {
		var err error
		if kept, err = s.Run.SetNetwork(p.Network, p.Data.Features); err != nil {
			return err
		}
	}
	if !sameSet(p.Data, old.Data) || !slices.Equal(p.Data.Points, old.Data.Points) {
		if err := s.Run.SetData(p.Data); err != nil {
			return err
		}
		s.Run.Narrow(outputs)
		s.Project.Data = p.Data
		if err := s.sharePoints(outputs); err != nil {
			return err
		}
	}
	if err := s.Run.SetTraining(p.Training); err != nil {
		return err
	}
	s.Project = p
	if kept {
		s.measure()
	} else {
		s.Project.Step = 0
		s.begin(s.Run)
	}
	if kept && !sameSettings(p, old) {
		s.renewDoctor()
	}
	s.keepOwn()
	s.retraceShown()
	s.Message = Message{}
	if s.stepWork() > work {
		s.sayLarge()
	}
	s.ControlsRevision++
	return nil
}

// sameNetwork says whether two projects have the same network, fed by the same features.
func sameNetwork(a, b core.Project) bool {
	m, n := a.Network, b.Network
	return slices.Equal(m.Hidden, n.Hidden) && m.Activation == n.Activation && m.Bias == n.Bias && m.Output == n.Output &&
		m.Init == n.Init && m.Scale == n.Scale && m.Seed == n.Seed && slices.Equal(a.Data.Features, b.Data.Features)
}

// sameSettings says whether two projects train the same network in the same way on the same points.
func sameSettings(a, b core.Project) bool {
	return sameNetwork(a, b) && a.Training == b.Training && sameSet(a.Data, b.Data) && slices.Equal(a.Data.Points, b.Data.Points)
}

// sameSet says whether two data sections make the same set, the user's points aside.
func sameSet(a, b core.Data) bool {
	return a.Set == b.Set && a.N == b.N && a.Noise == b.Noise && a.Seed == b.Seed && a.Train == b.Train
}
