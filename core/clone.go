package core

import "slices"

// Clone is the run as it stands, to go on by itself: weights, the optimizer's memory, the last step's gradients. The two share what
// neither changes, the points. A step that r has on its way the clone takes from its beginning.
func (r *Run) Clone() *Run {
	c := *r
	c.project = r.project.Clone()
	c.project.Data.Points = r.project.Data.Points
	c.Net = NewMLP(r.Net.Sizes, r.Net.Hidden, r.Net.Out, r.Net.B != nil)
	copy(c.Net.Flat, r.Net.Flat)
	c.prepare()
	c.moments.copy(&r.moments)
	copy(c.data.Flat, r.data.Flat)
	copy(c.grad.Flat, r.grad.Flat)
	if &r.applied.Flat[0] == &r.grad.Flat[0] {
		c.applied = c.grad
	}
	t := &c.project.Training
	c.sampler = newSampler(t.Sampling, c.project.Network.Seed, c.Train.N, t.Batch)
	return &c
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
	there := NewParams(sizes(&p, r.outputs()), n.Bias)
	all, back := NewParams(r.Net.Sizes, r.Net.B != nil), NewParams(r.Net.Sizes, r.Net.B != nil)
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
