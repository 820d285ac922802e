package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
)

// setRival begins to compare with p, or ends it with nil.
func (s *State) setRival(p *core.Project) error {
	return s.pair(func() (lab.Change, error) { return s.Lab.SetRival(p) }, p == nil)
}

// pair lets the lab put another B in the place of the one that is compared; one that goes, and no other comes, is on the lab's shelf.
func (s *State) pair(act func() (lab.Change, error), goes bool) error {
	if s.Lab.Rival == nil || goes {
		return s.edit(act)
	}
	if err := s.goOnFirst(); err != nil {
		return err
	}
	return s.replace("B before the other", "The other B", act)
}

// openRival makes a project B, on A's points; A waits until B has taken as many steps, unless the document's own weights
// stand at A's step. An error changes nothing.
func (s *State) openRival(doc []byte) error {
	p, err := core.ParseProject(doc)
	if err != nil {
		return err
	}
	if err := s.setRival(&p); err != nil {
		return err
	}
	s.say("B is %s, on the same points.", s.Lab.Rival.Run.Net.Shape())
	return nil
}

// keepAsB makes the present network B: A goes on from the same weights, and may be changed.
func (s *State) keepAsB() error {
	if err := s.pair(s.Lab.KeepAsB, false); err != nil {
		return err
	}
	s.say("B is this network as it stands. Change something: the controls act on A.")
	return nil
}

// swap makes B the side on which the controls act.
func (s *State) swap() error {
	if s.Lab.Rival == nil {
		return s.done(s.Lab.Swap()) // says what is missing
	}
	return s.edit(s.Lab.Swap)
}

// comparePreset sets the article's question: three hidden neurons against fifty, otherwise alike.
func (s *State) comparePreset() error {
	s.LookAway()
	if err := s.replace("The run before 3 against 50", "3 against 50", s.Lab.ThreeAgainstFifty); err != nil {
		return err
	}
	s.offer("Three hidden neurons against fifty: the same points, seed and steps, and the learning rate %s. Undo brings back what was here.",
		core.FormatExact(s.Lab.Project.Training.LearningRate))
	return nil
}

// rivalDocument is B as a project, weights included; nil while nothing is compared.
func (s *State) rivalDocument() *core.Project {
	p := s.Lab.RivalDocument()
	if p != nil {
		p.View.Paused = !s.Running
	}
	return p
}

// compareMethods let a page put B beside A.
func compareMethods() []method {
	return []method{
		does1("openRival", "project", func(s *State, doc string) error { return s.openRival([]byte(doc)) }),
		asks("rival", func(s *State) any {
			if p := s.rivalDocument(); p != nil {
				return string(p.JSON())
			}
			return nil
		}),
	}
}
