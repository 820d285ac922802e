package core

import (
	"fmt"
	"math"
	"slices"
)

// Snapshots remember where a run stood, in bounded memory: its first state always, and of the others more of those
// near the start and near the present, spaced about logarithmically from both. A run goes back to any step to the
// bit: restore the snapshot before it and train on; steps depend on nothing else.
//
// Memory is taken when a snapshot first needs it and used again; keeping one allocates nothing after that.
type Snapshots struct {
	most int // bytes of all states
	kept []snapshot
	free []snapshot // memory of dropped ones
}

// snapshot is a state of a run: weights and biases, and what the optimizer remembers.
type snapshot struct {
	step   int
	flat   []float64
	memory moments
	sizes  []int // with flat's length, the shape that it fits

	features []Feature // what its inputs are
}

// fewest is how many snapshots are kept even where they take more than the bound.
const fewest = 4

// NewSnapshots begins with the present state of r. They take up to bytes of memory, but never hold fewer than 4
// states: 8 bytes for each weight and bias, twice for momentum, nesterov and rmsprop, three times for adam.
func NewSnapshots(r *Run, bytes int) *Snapshots {
	s := &Snapshots{most: bytes}
	s.store(r)
	return s
}

// Keep is called after each step. It keeps the state of every one of the first 64 steps and of every 64th after
// them, and drops another where the memory is full. States of another shape or of other features, from before a class
// or feature was added, are forgotten, as are those of a later step than the run's. The state of a run that has ended is never kept.
func (s *Snapshots) Keep(r *Run) {
	if r.step >= spacing && r.step%spacing != 0 {
		return
	}
	if r.ended() {
		return
	}
	if len(s.kept) > 0 && !s.kept[0].fits(r) {
		s.free, s.kept = nil, s.kept[:0]
	}
	s.forget(r.step)
	s.store(r)
}

// Ahead is how many steps from now Keep keeps the next state of r.
func (s *Snapshots) Ahead(r *Run) int {
	if r.step < spacing {
		return 1
	}
	return spacing - r.step%spacing
}

// spacing is the steps between states after the first.
const spacing = 64

// forget drops the snapshots from step on.
func (s *Snapshots) forget(step int) {
	for n := len(s.kept); n > 0 && s.kept[n-1].step >= step; n-- {
		s.free = append(s.free, s.kept[n-1])
		s.kept = s.kept[:n-1]
	}
}

// store keeps the present state, the latest of all.
func (s *Snapshots) store(r *Run) {
	size := 8 * len(r.Net.Flat) * (1 + len(r.moments.lists))
	if len(s.kept) >= max(s.most/size, fewest) {
		s.thin(r.step)
	}
	var kept snapshot
	if n := len(s.free); n > 0 {
		kept, s.free = s.free[n-1], s.free[:n-1]
	}
	kept.step = r.step
	kept.sizes = append(kept.sizes[:0], r.Net.Sizes...)
	kept.features = append(kept.features[:0], r.project.Data.Features...)
	kept.flat = append(kept.flat[:0], r.Net.Flat...)
	kept.memory.copy(&r.moments)
	s.kept = append(s.kept, kept)
}

// thin drops the snapshot whose neighbors leave the smallest gap in proportion to its distance from the start or the
// present, whichever is nearer. The first stays.
func (s *Snapshots) thin(now int) {
	victim, least := 1, math.Inf(1)
	for i := 1; i < len(s.kept); i++ {
		next := now
		if i+1 < len(s.kept) {
			next = s.kept[i+1].step
		}
		gap := float64(next - s.kept[i-1].step)
		reach := float64(min(s.kept[i].step-s.kept[0].step, now-s.kept[i].step) + 1)
		if gap/reach < least {
			victim, least = i, gap/reach
		}
	}
	s.free = append(s.free, s.kept[victim])
	s.kept = append(s.kept[:victim], s.kept[victim+1:]...)
}

// Steps are the steps at which a state is kept, the earliest first.
func (s *Snapshots) Steps() []int {
	steps := make([]int, len(s.kept))
	for i, k := range s.kept {
		steps[i] = k.step
	}
	return steps
}

// Restore takes r back to the latest state kept at or before step and gives the step of that state; the settings of r
// stay as they are. An error says that there is none, and r is as it was.
func (s *Snapshots) Restore(r *Run, step int) (int, error) {
	for i := len(s.kept) - 1; i >= 0; i-- {
		if k := &s.kept[i]; k.step <= step && k.fits(r) {
			k.restore(r)
			return k.step, nil
		}
	}
	return 0, fmt.Errorf("no state of this network is kept at or before step %d", step)
}

// fits says if r's network has the snapshot's shape and sees the same features.
func (k *snapshot) fits(r *Run) bool {
	return len(k.flat) == len(r.Net.Flat) && slices.Equal(k.sizes, r.Net.Sizes) && slices.Equal(k.features, r.project.Data.Features)
}

// restore puts r where the snapshot stood. Where the optimizer is another than then, it starts with nothing remembered.
func (k *snapshot) restore(r *Run) {
	copy(r.Net.Flat, k.flat)
	r.changed()
	r.step, r.broken = k.step, Report{}
	if k.memory.kind == r.moments.kind {
		r.moments.copy(&k.memory)
		return
	}
	for _, list := range r.moments.lists {
		clear(list)
	}
	r.moments.age = 0
}

// outputs is K, the number of the network's outputs.
func (r *Run) outputs() int { return r.Net.Sizes[r.Net.Layers()] }

// copy makes m what from is, in m's own memory.
func (m *moments) copy(from *moments) {
	m.kind, m.age = from.kind, from.age
	for len(m.lists) < len(from.lists) {
		m.lists = append(m.lists, nil)
	}
	m.lists = m.lists[:len(from.lists)]
	for i, list := range from.lists {
		m.lists[i] = append(m.lists[i][:0], list...)
	}
}
