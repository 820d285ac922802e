package core

// twin is the run as it stands, with weights and memory of its own. The points, which never change in place, are the same.
func (r *Run) twin() *Run {
	t := &Run{
		project: r.project, points: r.points, isTrain: r.isTrain, look: r.look, Train: r.Train, Test: r.Test,
		step: r.step, broken: r.broken,
	}
	t.Net = NewMLP(r.Net.Sizes, r.Net.Hidden, r.Net.Out, r.Net.B != nil)
	copy(t.Net.Flat, r.Net.Flat)
	t.prepare()
	t.moments.copy(&r.moments)
	t.sampler = newSampler(r.sampler.kind, r.project.Network.Seed, r.Train.N, r.sampler.batch)
	return t
}
