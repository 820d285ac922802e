package core

import "slices"

// Unit is a neuron, or an input: layer 0 is the inputs.
type Unit struct{ Layer, Index int }

// Without is a run's network with some neurons switched off, and how that one does on the run's points: nothing goes out from them, as if
// they always answered 0. The run trains on as if nothing had happened.
type Without struct {
	Net *MLP // as it is now
	Measurement
	Known bool // Measurement is of a network whose weights are at most as old as its last measurement took

	off   []Unit
	of    state
	run   *Run // what is measured: a twin of of.run, which changes only between two measurements
	aimed state
	found state // what Measurement is of
	going Measurement
}

// state is a run as it stood.
type state struct {
	run     *Run
	version int
}

// NewWithout switches neurons of a run off. They are neurons that the run has.
func NewWithout(r *Run, off []Unit) *Without {
	w := &Without{Net: r.Net.Clone(), run: r.twin(), off: slices.Clone(off)}
	w.take(r)
	return w
}

// Fits says whether the run has a network of the same shape.
func (w *Without) Fits(r *Run) bool { return w.Net.SameKind(r.Net) }

// Follow takes the weights and points of a run that it fits, and measures until the time is spent; nil says never. changed says that the
// network or its measurement is another.
func (w *Without) Follow(r *Run, spent func() bool) (changed bool) {
	if w.of != (state{r, r.version}) {
		w.take(r)
		changed = true
	}
	if w.found == w.of {
		return changed
	}
	if w.aimed == w.found {
		w.aim()
	}
	if w.run.Measure(&w.going, spent) {
		w.Measurement, w.going = w.going, w.Measurement
		w.found, w.Known, changed = w.aimed, true, true
	}
	return changed
}

// take makes Net the run's network without the neurons.
func (w *Without) take(r *Run) {
	w.of = state{r, r.version}
	copy(w.Net.Flat, r.Net.Flat)
	for _, k := range w.off {
		if k.Layer < w.Net.Layers() {
			out := w.Net.Sizes[k.Layer+1]
			clear(w.Net.W[k.Layer][k.Index*out : (k.Index+1)*out])
		}
	}
	if w.run.Train != r.Train || w.run.Test != r.Test { // what has been measured is of other points
		w.Known = false
		w.aim()
	}
}

// aim makes what is measured what there is now.
func (w *Without) aim() {
	t, r := w.run, w.of.run
	w.aimed = w.of
	copy(t.Net.Flat, w.Net.Flat)
	t.project, t.points, t.isTrain, t.Train, t.Test = r.project, r.points, r.isTrain, r.Train, r.Test
	t.lanes.crossEntropy = r.lanes.crossEntropy
	t.changed()
}
