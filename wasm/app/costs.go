package app

import "xorcery/core"

// costs are what each point costs in the networks as they are, while that is shown.
type costs struct {
	of   [2]costsOf // A and B
	most float64    // of all of them
}

type costsOf struct {
	list []float64
	net  *core.MLP
	step int
	seen int // the state's Revision
}

// costsWork is how many multiplications a tick may spend on them: a millisecond or two.
const costsWork = 2_000_000

// countCosts keeps what the points cost those of the networks that are shown.
func (s *State) countCosts() {
	c := &s.costs
	if !s.Errors {
		*c = costs{}
		return
	}
	c.most = 0
	for i, k := range s.Lab.Sides() {
		of, points := &c.of[i], len(k.Run.Points())
		if points*len(k.Run.Net.Flat) > costsWork {
			*of = costsOf{}
			continue
		}
		if of.net != k.Run.Net || of.step != k.Run.StepCount() || of.seen != s.Revision || len(of.list) != points {
			*of = costsOf{append(of.list[:0], make([]float64, points)...), k.Run.Net, k.Run.StepCount(), s.Revision}
			k.Run.Losses(of.list)
		}
		for _, v := range of.list {
			c.most = max(c.most, v)
		}
	}
}

// Costs are what each point of the board costs, its own part of the loss, and the most that one costs; nil where that is not shown or
// there are too many.
func (s *State) Costs(b Board) (list []float64, most float64) {
	list = s.costs.of[b.number()].list
	if !s.Errors || len(list) != len(b.Run.Points()) {
		return nil, 0
	}
	return list, s.costs.most
}
