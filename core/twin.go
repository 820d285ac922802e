package core

import "slices"

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

// sampledLoss is the loss over so many training points, evenly spread, or over all where they are not more.
func (r *Run) sampledLoss(rows int) float64 {
	sample := r.Train
	if rows < r.Train.N {
		some := make([]Point, rows)
		for i, at := range spread(nil, r.Train.N, rows) {
			some[i] = r.Train.Points[at]
		}
		sample = NewSet(some, slices.Clone(r.project.Data.Features))
	}
	loss, _ := r.measure(sample)
	return loss + r.penaltyValue()
}
