package core

// sampler says which rows a step draws. It remembers only what it can work out again from the step's number, so a run
// goes on from any step.
//
//	shuffle  an epoch is a permutation drawn from (seed, epoch) alone, cut into batches; its last batch holds what is left
//	cycle    the rows in order, round and round; every batch is full
//	first    always the first rows
type sampler struct {
	kind  Sampling
	seed  uint64
	rows  int   // of the training set
	batch int   // ≤ rows
	order []int // room for batch rows, or the epoch's permutation
	epoch int   // that order holds; −1 none
}

func newSampler(kind Sampling, seed, rows, batch int) sampler {
	if batch == 0 || batch > rows {
		batch = rows
	}
	s := sampler{kind: kind, seed: uint64(seed), rows: rows, batch: batch, epoch: -1}
	switch {
	case batch == rows || kind == First:
	case kind == Shuffle:
		s.order = make([]int, rows)
	default:
		s.order = make([]int, batch)
	}
	return s
}

// draw gives the rows of step t, from 0: nil means rows 0 to used−1 in order.
func (s *sampler) draw(t int) (order []int, used int) {
	switch {
	case s.order == nil:
		return nil, s.batch
	case s.kind == Cycle:
		start := int(uint64(t) % uint64(s.rows) * uint64(s.batch) % uint64(s.rows))
		for i := range s.order {
			s.order[i] = (start + i) % s.rows
		}
		return s.order, s.batch
	}
	perEpoch := (s.rows + s.batch - 1) / s.batch
	if epoch := t / perEpoch; epoch != s.epoch {
		s.shuffle(epoch)
	}
	first := t % perEpoch * s.batch
	return s.order[first:min(first+s.batch, s.rows)], min(s.batch, s.rows-first)
}

// spread is wanted of the rows order[0] … order[rows−1] (0 … rows−1 where order is nil), evenly spread.
func spread(order []int, rows, wanted int) []int {
	some := make([]int, wanted)
	for i := range some {
		some[i] = i * rows / wanted
		if order != nil {
			some[i] = order[some[i]]
		}
	}
	return some
}

// shuffle draws the permutation of an epoch: each place from the last swaps with one at or before it.
func (s *sampler) shuffle(epoch int) {
	s.epoch = epoch
	for i := range s.order {
		s.order[i] = i
	}
	state := mix(mix(s.seed) + uint64(epoch))
	for i := len(s.order) - 1; i > 0; i-- {
		state += weyl
		j := int(mix(state) >> 32 * uint64(i+1) >> 32) // uniform to 2^-32·i
		s.order[i], s.order[j] = s.order[j], s.order[i]
	}
}

const weyl = 0x9e3779b97f4a7c15 // 2^64 over the golden ratio, odd: adding it visits every state

// mix scrambles 64 bits one to one: shift-xors and odd multipliers, every output bit depending on every input bit.
func mix(x uint64) uint64 {
	x += weyl
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
