package lab

import "slices"

// AtStart says whether no network has learned anything, nor has a weight been set: there is nothing that a beginning would give up.
func (e *Experiment) AtStart() bool {
	return e.Run.AtStart() && (e.Rival == nil || e.Rival.Run.AtStart())
}

// part puts copies that go on in the place of A and B, so that whoever has kept those has them as they are.
func (l *Lab) part() {
	l.Side = l.Side.parted()
	if l.Rival != nil {
		b := l.Rival.parted()
		l.Rival = &b
	}
	if seen := l.Watch.seen; seen != nil {
		l.Watch.seen = seen.Clone()
		if k := l.Past.last(); k != nil {
			k.seen = l.Watch.seen
		}
	}
}

// parted is the side as it stands, with memory of its own for all that goes on.
func (k *Side) parted() Side {
	c := *k
	c.Project = k.Project.Clone()
	c.Project.Data.Points = k.Project.Data.Points
	c.Run = k.Run.Clone()
	c.Drawn = k.Drawn.clone()
	c.Predicted, c.reports = slices.Clone(k.Predicted), nil
	c.gauge = gauge{known: k.gauge.known, stale: true, due: true, curve: k.gauge.curve, took: k.gauge.took, of: k.gauge.of}
	if len(k.Past.stretches) > 0 {
		c.Past = k.Past.until(k.Run.StepCount(), c.Run)
	}
	return c
}
