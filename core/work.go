package core

// activationWork is what an activation costs, in multiplications.
const activationWork = 20

// Work is about what a forward pass of one row costs, in multiplications: the weights, and the activations. A
// multiplication takes about a nanosecond, twice that in a page.
func (m *MLP) Work() int {
	work := len(m.Flat)
	for _, size := range m.Sizes[1:] {
		work += activationWork * size
	}
	return work
}

// StepWork is about what a step costs, in multiplications: forward, and twice as much back.
func (r *Run) StepWork() int { return 3 * r.Net.Work() * r.sampler.batch }

// MeasureWork is about what [Run.Measure] costs in all, in multiplications.
func (r *Run) MeasureWork() int { return r.Net.Work() * (r.Train.N + r.Test.N) }
