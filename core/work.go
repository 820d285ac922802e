package core

// activationWork is what an activation costs, in multiplications.
const activationWork = 20

// BlockRows is how many rows pass through the network together: the piece in which steps and measurements go on.
const BlockRows = blockRows

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

// StepShare is how much is done of the step on its way, from 0 to 1; 0 while there is none.
func (r *Run) StepShare() float64 {
	if !r.begun.on() {
		return 0
	}
	return float64(r.begun.next) / float64(r.begun.rows)
}

// Share is how much is done of the measurement, from 0 to 1; 0 while none of the run as it is is on its way.
func (m *Measurement) Share() float64 {
	if m.of == nil || m.version != m.of.version {
		return 0
	}
	done := m.next
	if m.test {
		done += m.of.Train.N
	}
	return float64(done) / float64(max(len(m.of.points), 1))
}
