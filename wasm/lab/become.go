package lab

import "xorcery/core"

// Become makes p the project with the least disturbance that it asks for. New points, another way to train and another
// shape keep the weights, as far as they fit; another activation, output or start begins again from the seed. Where the
// points change, the networks keep up to so many outputs that no point is of.
func (l *Lab) Become(p core.Project, outputs int) (Change, error) {
	if err := p.Check(); err != nil {
		return Change{}, err
	}
	if err := l.rivalTakes(p.Data); err != nil {
		return Change{}, err
	}
	changed := core.Changed(l.Project, p)
	kept := true
	if Differ(changed, ofNetwork) {
		var err error
		if kept, err = l.Run.SetNetwork(p.Network, p.Data.Features); err != nil {
			return Change{}, err
		}
	}
	if Differ(changed, OfPoints) {
		if err := l.Run.SetData(p.Data); err != nil {
			return Change{}, err
		}
		l.Run.Narrow(outputs)
		l.Project.Data = p.Data
		if err := l.sharePoints(outputs); err != nil {
			return Change{}, err
		}
	}
	if err := l.Run.SetTraining(p.Training); err != nil {
		return Change{}, err
	}
	c := Change{Points: Differ(changed, OfPoints), Settings: Differ(changed, ofWays)}
	if !kept {
		p.Step = 0
		var err error
		if c, err = l.begin(p, l.Run); err != nil {
			return Change{}, err
		}
	}
	l.Project = p
	return c, nil
}
