package lab

import (
	"errors"
	"fmt"

	"xorcery/core"
)

// errNotComparing says that there is no B.
var errNotComparing = errors.New("nothing is compared yet: Keep as B first")

// SetRival begins to compare with p on A's points, or ends it with nil; then B goes to the shelf. B stands at p's step if p brings
// weights and that is A's step; else it begins from its seed, and A waits for it. What was compared before stays as it is, for whoever has
// kept it.
func (l *Lab) SetRival(p *core.Project) (Change, error) {
	if l.now != nil {
		return Change{}, errLooking
	}
	if p == nil {
		if l.Rival != nil {
			l.Shelf = l.RivalDocument()
		}
		l.Rival = nil
		return Change{Pair: true}, nil
	}
	k, err := l.newSide(*p)
	if err != nil {
		return Change{}, err
	}
	if l.Rival != nil {
		l.part()
		l.Side.measure()
	}
	l.Rival = k
	return Change{Pair: true}, nil
}

// KeepAsB makes the present network B, curves, timeline and all: A goes on from the same weights, and may be changed.
func (l *Lab) KeepAsB() (Change, error) {
	p := l.Run.Project()
	c, err := l.SetRival(&p)
	if err != nil {
		return c, err
	}
	b := l.Rival
	b.Report = l.Report
	if len(l.Past.stretches) > 0 {
		b.Past = l.Past.until(l.Run.StepCount(), l.Run)
	}
	b.Drawn = l.Drawn.clone()
	return c, nil
}

// Swap makes B the side on which the settings act.
func (l *Lab) Swap() (Change, error) {
	switch {
	case l.Rival == nil:
		return Change{}, errNotComparing
	case l.now != nil:
		return Change{}, errLooking
	}
	if l.Rival.Run.StepCount() != l.Run.StepCount() && l.Broken() == "" {
		return Change{}, fmt.Errorf("network B is still catching up with A: it has taken %s of %s steps", core.FormatInteger(l.Rival.Run.StepCount()), core.FormatInteger(l.Run.StepCount()))
	}
	if k := l.Past.last(); k != nil {
		k.seen = nil // nobody sees B
	}
	was, a := l.Project, l.Side
	l.Side, l.Rival = *l.Rival, &a // who has kept B has it as it was
	l.Project.View = was.View
	l.keepOwn(was)
	return Change{Network: true}, nil
}

// ThreeAgainstFifty sets the article's question: three hidden neurons against fifty, otherwise alike.
func (l *Lab) ThreeAgainstFifty() (Change, error) {
	was := l.Project
	p, q := was.Clone(), was.Clone()
	p.Network.Hidden, q.Network.Hidden = []int{3}, []int{50}
	c, err := l.anew(p, &q)
	if err != nil {
		return Change{}, err
	}
	l.keepOwn(was)
	c.Network, c.Pair = true, true
	return c, nil
}

// RivalDocument is B as a project, weights included; nil while nothing is compared.
func (l *Lab) RivalDocument() *core.Project {
	if l.Rival == nil {
		return nil
	}
	p := l.Rival.Run.Project()
	return &p
}

// rivalOn is B's settings on these points; nil while nothing is compared.
func (l *Lab) rivalOn(points core.Data) *core.Project {
	if l.Rival == nil {
		return nil
	}
	p := l.Rival.Project
	p.Data = withFeatures(points, p.Data.Features)
	p = p.Clone()
	return &p
}
