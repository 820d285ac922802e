package app

import "xorcery/core"

// apply makes p the project: a change of its data can be taken back, and another set is shown whole.
func (s *State) apply(p core.Project) error {
	before, outputs := s.before(), s.Classes
	if differ(changedData(before.data, p.Data), ofSet) {
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
	changed, work := core.Changed(s.Project, p), s.stepWork()
	kept := true
	if differ(changed, ofNetwork) {
		var err error
		if kept, err = s.Run.SetNetwork(p.Network, p.Data.Features); err != nil {
			return err
		}
	}
	if differ(changed, ofPoints) {
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
	c := Change{Points: differ(changed, ofPoints), Settings: differ(changed, ofSettings)}
	if !kept {
		p.Step = 0
		if err := s.begin(p, s.Run); err != nil {
			return err
		}
		c = Change{Run: true}
	}
	s.Project = p
	if differ(changed, ofSettings) {
		s.edited()
	}
	s.after(c)
	if s.stepWork() > work {
		s.sayLarge()
	}
	return nil
}
