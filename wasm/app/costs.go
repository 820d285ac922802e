package app

import "slices"

// costs are what each point costs in the networks as they are, while that is shown.
type costs struct {
	lists [2][]float64 // A's and B's; nil where there are no points, or too many
	most  float64      // of both
	seen  int          // the state's Revision
}

// costsWork is how many multiplications a tick may spend on them: a millisecond or two.
const costsWork = 2_000_000

// countCosts keeps what the points cost those of the networks that are shown.
func (s *State) countCosts() {
	c := &s.costs
	if !s.Errors {
		*c = costs{}
	} else if c.seen != s.Revision {
		*c = costs{seen: s.Revision}
		for i, k := range s.Lab.Sides() {
			if n := len(k.Run.Points()); n > 0 && n*len(k.Run.Net.Flat) <= costsWork {
				c.lists[i] = make([]float64, n)
				k.Run.Losses(c.lists[i])
				c.most = max(c.most, slices.Max(c.lists[i]))
			}
		}
	}
}

// Costs are what each point of the board costs, its own part of the loss, and the most that one costs; nil where that is not shown or
// there are too many.
func (s *State) Costs(b Board) (list []float64, most float64) {
	list = s.costs.lists[b.number()]
	if !s.Errors || len(list) != len(b.Run.Points()) {
		return nil, 0
	}
	return list, s.costs.most
}
