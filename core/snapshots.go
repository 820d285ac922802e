package core

import (
	"fmt"
	"slices"
)

// Snapshots remember where a run stood, in bounded memory: its first state always, and later ones at even steps, twice as far apart
// whenever the memory is full. Every step between them can be had again to the bit: restore the state before it and train on; steps
// depend on nothing else.
//
// Memory is taken when a snapshot first needs it and used again; keeping one allocates nothing after that.
type Snapshots struct {
	most    int // bytes of all states
	spacing int // steps between them: a power of two
	kept    []snapshot
	free    []snapshot // memory of dropped ones
}

// snapshot is a state of a run: weights and biases, and what the optimizer remembers.
type snapshot struct {
	step   int
	flat   []float64
	memory moments
	sizes  []int // with flat's length, the shape that it fits

	features []Feature // what its inputs are
}

const (
	fewest       = 4         // states that are kept even where they take more than the bound
	mostStates   = 4096      // of a small network
	betweenWork  = 1_000_000 // multiplications of the steps between two states, if the memory allows it
	mostSpacing  = 64        // steps between two states, if the memory allows it
	snapshotHead = 240       // bytes of a state beside its numbers
)

// NewSnapshots begins with the present state of r. They take up to bytes of memory, but never hold fewer than 4
// states: 8 bytes for each weight and bias, twice for momentum, nesterov and rmsprop, three times for adam.
func NewSnapshots(r *Run, bytes int) *Snapshots {
	s := &Snapshots{most: bytes, spacing: spacingOf(r)}
	s.store(r)
	return s
}

// spacingOf is how far apart the states of a run are while there is room for them.
func spacingOf(r *Run) int {
	spacing := 1
	for spacing < mostSpacing && 2*spacing*r.StepWork() <= betweenWork {
		spacing *= 2
	}
	return spacing
}

// Keep is called after each step at which Ahead says so, and may be after every other. It drops other states where the memory is full.
// States of another shape or of other features, from before a class or feature was added, are forgotten, as are those of a later
// step than the run's. The state of a run that has ended is never kept.
func (s *Snapshots) Keep(r *Run) {
	if r.step%s.spacing != 0 || r.ended() {
		return
	}
	if len(s.kept) > 0 && !s.kept[0].fits(r) {
		s.free, s.kept = nil, s.kept[:0]
	}
	s.Cut(r.step - 1)
	s.store(r)
}

// Ahead is how many steps from now Keep keeps the next state of r.
func (s *Snapshots) Ahead(r *Run) int { return s.spacing - r.step%s.spacing }

// Cut forgets the states of steps after step.
func (s *Snapshots) Cut(step int) {
	for n := len(s.kept); n > 0 && s.kept[n-1].step > step; n-- {
		s.free = append(s.free, s.kept[n-1])
		s.kept = s.kept[:n-1]
	}
}

// Until is a copy of what is kept up to a step, for a run that stands there, with up to bytes of memory of its own.
func (s *Snapshots) Until(step int, r *Run, bytes int) *Snapshots {
	c := &Snapshots{most: bytes, spacing: spacingOf(r)}
	for _, k := range s.kept {
		if k.step <= step {
			k.flat, k.sizes, k.features = slices.Clone(k.flat), slices.Clone(k.sizes), slices.Clone(k.features)
			was := k.memory
			k.memory = moments{}
			k.memory.copy(&was)
			c.kept = append(c.kept, k)
		}
	}
	return c
}

// Bound takes memory away: from now on the states take up to bytes, the first excepted.
func (s *Snapshots) Bound(bytes int) {
	s.most, s.free = bytes, nil
	for len(s.kept) > 1 && s.Bytes() > bytes {
		s.thin()
		s.free = nil
	}
	s.kept = slices.Clip(s.kept)
}

// store keeps the present state, the latest of all; where there is no room for it, it does so only if its step is an even one.
func (s *Snapshots) store(r *Run) {
	size := 8*len(r.Net.Flat)*(1+len(r.moments.lists)) + snapshotHead
	if most := min(max(s.most/size, fewest), mostStates); len(s.kept) >= most {
		s.thin()
		if r.step%s.spacing != 0 || len(s.kept) >= most {
			return
		}
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

// thin makes the spacing so much wider that a state goes, if there is one beside the first.
func (s *Snapshots) thin() {
	for before := len(s.kept); len(s.kept) == before && before > 1; {
		s.spacing *= 2
		kept := s.kept[:1]
		for _, k := range s.kept[1:] {
			if k.step%s.spacing == 0 {
				kept = append(kept, k)
			} else {
				s.free = append(s.free, k)
			}
		}
		clear(s.kept[len(kept):])
		s.kept = kept
	}
}

// steps are the steps at which a state is kept, the earliest first.
func (s *Snapshots) steps() []int {
	steps := make([]int, len(s.kept))
	for i, k := range s.kept {
		steps[i] = k.step
	}
	return steps
}

// Sizes is the shape of the network that the states are of.
func (s *Snapshots) Sizes() []int { return s.kept[0].sizes }

// Len is how many states are kept.
func (s *Snapshots) Len() int { return len(s.kept) }

// Latest is the step of the latest state kept at or before a step; −1 if there is none.
func (s *Snapshots) Latest(step int) int {
	if k := s.latest(step); k != nil {
		return k.step
	}
	return -1
}

// latest is the latest state kept at or before a step; nil if there is none.
func (s *Snapshots) latest(step int) *snapshot {
	for i := len(s.kept) - 1; i >= 0; i-- {
		if s.kept[i].step <= step {
			return &s.kept[i]
		}
	}
	return nil
}

// Restore takes r back to the latest state kept at or before step and gives the step of that state; the settings of r
// stay as they are. An error says that there is none, and r is as it was.
func (s *Snapshots) Restore(r *Run, step int) (int, error) {
	k := s.latest(step)
	if k == nil || !k.fits(r) {
		return 0, fmt.Errorf("no state of this network is kept at or before step %d", step)
	}
	k.restore(r)
	return k.step, nil
}

// Run makes a run that stands at the latest state kept at or before step. p is the project that the states are of; its weights, step
// and moments mean nothing here. An error says that there is no such state, or what p has that is not allowed.
func (s *Snapshots) Run(p Project, step int) (*Run, error) {
	k := s.latest(step)
	if k == nil {
		return nil, fmt.Errorf("no state is kept at or before step %d", step)
	}
	p = p.Untrained()
	if err := p.Check(); err != nil {
		return nil, err
	}
	if outputs := k.sizes[len(k.sizes)-1]; !slices.Equal(k.sizes, sizes(&p, outputs)) || !slices.Equal(k.features, p.Data.Features) {
		return nil, fmt.Errorf("the state kept at step %d is of another network", k.step)
	}
	r, err := runOf(p.Clone(), NewMLP(k.sizes, p.Network.Activation, p.Network.Output, p.Network.Bias))
	if err != nil {
		return nil, err
	}
	k.restore(r)
	return r, nil
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
