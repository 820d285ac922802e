package core

import "slices"

// Clone is the run as it stands, to go on by itself: weights, the optimizer's memory, the last step's gradients. The two share what
// neither changes, the points. A step that r has on its way the clone takes from its beginning.
func (r *Run) Clone() *Run {
	c := r.twin()
	c.project = r.project.Clone()
	c.project.Data.Points = r.project.Data.Points
	copy(c.data.Flat, r.data.Flat)
	copy(c.grad.Flat, r.grad.Flat)
	if &r.applied.Flat[0] == &r.grad.Flat[0] {
		c.applied = c.grad
	}
	return c
}

// twin is the run as it stands, with weights and memory of its own. The points, which never change in place, are the same.
func (r *Run) twin() *Run {
	t := &Run{
		project: r.project, points: r.points, isTrain: r.isTrain, sampled: r.sampled, Train: r.Train, Test: r.Test,
		step: r.step, broken: r.broken,
	}
	t.Net = r.Net.Clone()
	t.prepare()
	t.moments.copy(&r.moments)
	t.sampler = newSampler(r.sampler.kind, r.project.Network.Seed, r.Train.N, r.sampler.batch)
	return t
}

// AtStart says whether nothing has been done to the weights: the seed gives them, to the bit.
func (r *Run) AtStart() bool {
	return r.step == 0 && r.broken.NonFinite == "" && slices.Equal(r.Net.Flat, r.fresh(r.outputs()).Flat)
}

// Loses says whether [Run.SetNetwork] would give up weights that the seed does not give again.
func (r *Run) Loses(n Network, features []Feature) bool {
	switch {
	case r.AtStart():
		return false
	case !r.keeps(n):
		return true
	}
	now := r.project
	p := now
	p.Network, p.Data.Features = n, features
	there := newParams(sizes(&p, r.outputs()), n.Bias)
	all, back := r.Net.room(), r.Net.room()
	for i := range all.Flat {
		all.Flat[i] = 1
	}
	carry(there, all, inputRows(features, now.Data.Features))
	carry(back, there, inputRows(now.Data.Features, features))
	return slices.Contains(back.Flat, 0)
}

// keeps says whether weights stay as the run gets another network.
func (r *Run) keeps(n Network) bool {
	m := &r.project.Network
	return m.Activation == n.Activation && m.Output == n.Output && m.Init == n.Init && m.Scale == n.Scale && m.Seed == n.Seed && !r.ended()
}
