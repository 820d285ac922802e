package core

import (
	"math"
	"slices"
)

// Measurement is what one pass over all points finds. [Run.Measure] makes it, in pieces where the points are many.
type Measurement struct {
	Metrics
	Classes []int // the class that the network gives to each of Run.Points
	Wrong   int   // how many of them have another class

	of      *Run
	version int  // of the run, as the pass began
	test    bool // the pass is at the test points
	next    int  // of them, or of the training points, the first of the next block
	at      int  // its place among Run.Points
	loss    float64
	right   int
}

// Measure begins a measurement of the network as it is, or goes on with it, block by block, and after each block asks
// whether the time is spent; nil says never. done says that it is finished; until then its numbers mean nothing. A
// run that has changed in between is measured from the start. It allocates nothing once Classes has the room.
func (r *Run) Measure(m *Measurement, spent func() bool) (done bool) {
	if m.of != r || m.version != r.version {
		*m = Measurement{Classes: slices.Grow(m.Classes[:0], len(r.points))[:len(r.points)], of: r, version: r.version}
	}
	for {
		if m.next == 0 {
			m.loss, m.right, m.at = 0, 0, 0
		}
		s := r.Train
		if m.test {
			s = r.Test
		}
		if m.next < s.N {
			m.block(r, s)
		}
		if m.next == s.N {
			loss, accuracy := m.loss/float64(s.N), float64(m.right)/float64(s.N)
			if s.N == 0 {
				loss, accuracy = math.NaN(), math.NaN()
			}
			m.Wrong += s.N - m.right
			m.next = 0
			if m.test {
				m.TestLoss, m.TestAccuracy = loss, accuracy
				m.of = nil // the next call begins anew
				return true
			}
			m.DataLoss, m.Accuracy, m.test = loss, accuracy, true
			m.Penalty = r.penaltyValue()
			m.Loss = m.DataLoss + m.Penalty
		}
		if (r.Test.N > 0 || !m.test) && spent != nil && spent() {
			return false
		}
	}
}

// block takes the next block of s through the network.
func (m *Measurement) block(r *Run, s *Set) {
	used := min(blockRows, s.N-m.next)
	m.loss += r.lossOf(s, m.next, used)
	for n := range used {
		for r.isTrain[m.at] == m.test {
			m.at++
		}
		class := r.lanes.class(n)
		m.Classes[m.at] = class
		m.at++
		if class == s.Points[m.next+n].Class {
			m.right++
		}
	}
	m.next += used
}
