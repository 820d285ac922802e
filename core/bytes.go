package core

// Bytes is about what the run takes of memory: points, network, gradients, the optimizer's memory, and the room for a pass.
func (r *Run) Bytes() int {
	const point = 24
	flat := len(r.Net.Flat) + len(r.data.Flat) + len(r.grad.Flat) + len(r.partial.Flat)
	for _, list := range r.moments.lists {
		flat += len(list)
	}
	lanes := 0
	for _, size := range r.Net.Sizes {
		lanes += 2 * size * blockRows // h and dz
	}
	sets := point*(r.Train.N+r.Test.N) + 8*(len(r.Train.X)+len(r.Test.X))
	return 8*(flat+lanes+cap(r.sampler.order)) + sets + (point+1)*len(r.points)
}

// Bytes is what the states take of memory, those whose room waits for another with them.
func (s *Snapshots) Bytes() int {
	numbers := 0
	for _, list := range [][]snapshot{s.kept, s.free} {
		for _, k := range list {
			numbers += cap(k.flat)
			for _, moment := range k.memory.lists {
				numbers += cap(moment)
			}
		}
	}
	return 8 * numbers
}

// Bytes is what the samples take of memory.
func (w *Watch) Bytes() int {
	const report, layer, outcome = 80, 48, 24
	return cap(w.samples)*(report+24+layer*len(w.health.Layers)) + outcome*cap(w.outcomes) + 8*len(w.health.penalty.Flat)
}
