package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
)

// apply makes p the project: a change of its data can be taken back, and another set is shown whole.
func (s *State) apply(p core.Project) error {
	before, outputs := s.before(), s.Lab.Classes()
	if lab.Differ(lab.ChangedData(before.data, p.Data), lab.OfSet) {
		outputs = 0
	}
	if err := s.become(p, outputs); err != nil {
		return err
	}
	s.remember(before, s.refit(before.data))
	return nil
}

// become makes p the project, which is the reader's own then: see [lab.Lab.Become].
func (s *State) become(p core.Project, outputs int) error {
	work := s.Lab.StepWork()
	c, err := s.Lab.Become(p, outputs)
	if err != nil {
		return err
	}
	if c.Trained() {
		s.edited()
	}
	s.after(c)
	if s.Lab.StepWork() > work {
		s.sayLarge()
	}
	return nil
}
