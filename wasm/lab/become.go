package lab

import (
	"fmt"

	"xorcery/core"
)

// become makes p the project with the least disturbance that it asks for. New points, another way to train and another
// shape keep the weights, as far as they fit; another activation, output or start begins again from the seed. Where the
// points change, the networks keep up to so many outputs that no point is of. Where what stood there has been kept, apart, it stays as it
// is.
func (l *Lab) become(p core.Project, outputs int, apart bool) (Change, error) {
	if err := p.Check(); err != nil {
		return Change{}, err
	}
	if l.now != nil && Differ(core.Changed(l.Project, p), OfSettings) {
		return Change{}, errLooking
	}
	q := l.rivalOn(p.Data)
	if q != nil {
		if err := q.Check(); err != nil { // a class or a number of points that B does not allow
			return Change{}, fmt.Errorf("network B: %w", err)
		}
	}
	if apart {
		l.part()
	}
	was, work := l.Project, l.StepWork()
	changed := core.Changed(was, p)
	c := Change{Points: Differ(changed, OfPoints), Settings: Differ(changed, ofWays)}
	if Differ(changed, ofNetwork) {
		kept, err := l.Run.SetNetwork(p.Network, p.Data.Features)
		must(err)
		c.Run = !kept
	}
	if c.Points {
		must(l.Run.SetData(p.Data))
		l.Run.Narrow(outputs)
		if q != nil {
			must(l.Rival.Run.SetData(q.Data))
			l.Rival.Run.Narrow(outputs)
			l.Rival.Project.Data = q.Data
		}
	}
	must(l.Run.SetTraining(p.Training))
	l.Project = p
	if c.Run {
		p.Step = 0
		l.Side = unmeasured(p, l.Run)
		if q != nil {
			b, err := beginning(*q)
			must(err)
			l.Rival = &b // who has kept the one before has it as it was
		}
	}
	l.keepOwn(was)
	c.Heavier = l.StepWork() > work
	return c, nil
}

// must holds for what has been checked: each field of a project alone is allowed or not, whatever the others say.
func must(err error) {
	if err != nil {
		panic("lab: what was checked is not allowed: " + err.Error())
	}
}
