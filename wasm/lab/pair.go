package lab

import (
	"errors"
	"fmt"

	"xorcery/core"
)

// errNotComparing says that there is no B.
var errNotComparing = errors.New("nothing is compared yet: Keep as B first")

// SetRival begins to compare with p on A's points, or ends it with nil. B stands at p's step if p brings weights and that is A's step;
// else it begins from its seed, and A waits for it.
func (l *Lab) SetRival(p *core.Project) (Change, error) {
	if p == nil {
		l.Rival = nil
		return Change{Pair: true}, nil
	}
	k, err := l.newSide(*p)
	if err != nil {
		return Change{}, err
	}
	l.Rival = k
	return Change{Pair: true}, nil
}

// KeepAsB makes the present network B, curves and all: A goes on from the same weights, and may be changed.
func (l *Lab) KeepAsB() (Change, error) {
	p := l.Run.Project()
	c, err := l.SetRival(&p)
	if err != nil {
		return c, err
	}
	b := l.Rival
	b.Report = l.Report
	b.Loss, b.TestLoss = l.Loss.clone(), l.TestLoss.clone()
	b.Accuracy, b.TestAccuracy = l.Accuracy.clone(), l.TestAccuracy.clone()
	return c, nil
}

// Swap makes B the side on which the settings act.
func (l *Lab) Swap() (Change, error) {
	if l.Rival == nil {
		return Change{}, errNotComparing
	}
	if l.Rival.Run.StepCount() != l.Run.StepCount() && l.Broken() == "" {
		return Change{}, fmt.Errorf("network B is still catching up with A: it has taken %s of %s steps", core.FormatInteger(l.Rival.Run.StepCount()), core.FormatInteger(l.Run.StepCount()))
	}
	view, a := l.Project.View, l.Side
	l.Side, l.Rival = *l.Rival, &a // who has kept B has it as it was
	l.Project.View = view
	return Change{Network: true}, nil
}

// ThreeAgainstFifty sets the article's question: three hidden neurons against fifty, otherwise alike.
func (l *Lab) ThreeAgainstFifty() (Change, error) {
	p := l.Project.Clone()
	p.Step = 0
	q := p.Clone()
	p.Network.Hidden, q.Network.Hidden = []int{3}, []int{50}
	if err := q.Check(); err != nil {
		return Change{}, err
	}
	run, err := core.NewRun(p)
	if err != nil {
		return Change{}, err
	}
	l.Rival = nil
	if _, err := l.begin(p, run); err != nil {
		return Change{}, err
	}
	if _, err := l.SetRival(&q); err != nil { // the data are those of p, which has begun on them
		return Change{}, err
	}
	return Change{Run: true, Network: true, Pair: true}, nil
}

// RivalDocument is B as a project, weights included; nil while nothing is compared.
func (l *Lab) RivalDocument() *core.Project {
	if l.Rival == nil {
		return nil
	}
	p := l.Rival.Run.Project()
	return &p
}

// restartRival takes B back to its own seed's weights, with empty curves, on these points. It is for the caller to measure it.
func (l *Lab) restartRival(points core.Data) error {
	if l.Rival == nil {
		return nil
	}
	p := l.Rival.Project.Clone()
	p.Step = 0
	p.Data = withFeatures(points, p.Data.Features)
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	k := unmeasured(p, run)
	l.Rival = &k // who has kept the one before has it as it was
	return nil
}

// rivalTakes says whether B can have the data d: a class or a number of points that it does not allow is an error.
func (l *Lab) rivalTakes(d core.Data) error {
	if l.Rival == nil {
		return nil
	}
	p := l.Rival.Project
	p.Data = withFeatures(d, p.Data.Features)
	if err := p.Check(); err != nil {
		return fmt.Errorf("network B: %w", err)
	}
	return nil
}

// sharePoints gives A's points to B, which takes them, see [Lab.rivalTakes], and keeps up to so many outputs that no point
// is of.
func (l *Lab) sharePoints(outputs int) error {
	if l.Rival == nil {
		return nil
	}
	d := withFeatures(l.Project.Data, l.Rival.Project.Data.Features)
	if err := l.Rival.Run.SetData(d); err != nil {
		return fmt.Errorf("network B: %w", err)
	}
	l.Rival.Run.Narrow(outputs)
	l.Rival.Project.Data = d
	return nil
}
