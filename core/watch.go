package core

import "slices"

// Watch follows a run, so that Diagnose can tell what became of it: its last steps one by one, and the whole of it in
// at most 256 samples, evenly spaced, and in as many outcomes, of how it does at all the points. Observing allocates nothing.
type Watch struct {
	samples  []Sample   // in order; all but the last at multiples of stride
	stride   int        // a power of two
	recent   [64]Report // ring of the last reports
	seen     int        // reports since the start of the watch
	fresh    int        // of them the latest that follow each other without a gap
	ended    bool       // the last report met a number that is not finite
	health   Health
	outcomes []outcome // in order
	apart    int       // steps from one outcome to the next, at least
}

// Sample is the state of a run at one step.
type Sample struct {
	Report
	Layers []LayerHealth
}

// NewWatch begins to watch r where it stands. It is for one network on one set of points with one training: begin
// anew when any of them changes.
func NewWatch(r *Run) *Watch {
	w := &Watch{stride: 1}
	r.Health(&w.health)
	const most = 256
	layers := make([]LayerHealth, most*len(w.health.Layers))
	w.samples = make([]Sample, most)
	for i := range w.samples {
		w.samples[i].Layers, layers = layers[:len(w.health.Layers)], layers[len(w.health.Layers):]
	}
	w.samples = w.samples[:0]
	w.outcomes = make([]outcome, 0, most)
	return w
}

// Observe is called with the report of each step, right after it. It looks at the run's health only where it takes a
// sample: at every step of the first 256, at every second of the first 512, and so on.
func (w *Watch) Observe(r *Run, report Report) {
	if w.ended {
		return
	}
	w.recent[w.seen%len(w.recent)] = report
	w.seen++
	w.fresh++
	w.ended = report.NonFinite != ""
	if (w.seen-1)&(w.stride-1) != 0 && !w.ended {
		return
	}
	if len(w.samples) == cap(w.samples) {
		w.thin()
	}
	r.Health(&w.health)
	n := len(w.samples)
	w.samples = w.samples[:n+1]
	w.samples[n].Report = report
	copy(w.samples[n].Layers, w.health.Layers)
}

// Ahead is how many steps from now the next sample is taken: only then need the run that Observe is given stand at its
// report's step.
func (w *Watch) Ahead() int { return w.stride - (w.seen+w.stride-1)&(w.stride-1) }

// thin drops every second sample.
func (w *Watch) thin() {
	for i := 2; i < len(w.samples); i += 2 {
		w.samples[i/2], w.samples[i] = w.samples[i], w.samples[i/2] // swapped, as each keeps its own Layers
	}
	w.samples = w.samples[:len(w.samples)/2]
	w.stride *= 2
}

// back forgets what was seen after a step, for a run that went back to it.
func (w *Watch) back(step int) {
	n, _ := slices.BinarySearchFunc(w.samples, step+1, func(s Sample, step int) int { return s.Step - step })
	w.samples, w.seen, w.fresh, w.ended = w.samples[:n], 0, 0, false
	w.outcomes = w.outcomes[:w.outcomesUntil(step)]
	if n > 0 {
		w.seen, w.fresh = step-w.samples[0].Step+1, 1
		w.recent[(w.seen-1)%len(w.recent)] = w.samples[n-1].Report
	}
}

// Until is what had been seen at a step, in the same memory: it is for looking, not for observing on.
func (w *Watch) Until(step int) *Watch {
	c := *w
	c.back(step)
	return &c
}

// Clone has memory of its own.
func (w *Watch) Clone() *Watch {
	c := *w
	c.samples = make([]Sample, cap(w.samples)) // no more: each has room for its layers
	for i, k := range w.samples[:cap(w.samples)] {
		c.samples[i] = k
		c.samples[i].Layers = slices.Clone(k.Layers)
	}
	c.samples = c.samples[:len(w.samples)]
	c.outcomes = append(make([]outcome, 0, cap(w.outcomes)), w.outcomes...)
	c.health = Health{Layers: slices.Clone(w.health.Layers)}
	return &c
}

// Samples are the run so far; they stay as they are only until the next Observe.
func (w *Watch) Samples() []Sample { return w.samples }

// last is the latest report; there is one.
func (w *Watch) last() Report { return w.recent[(w.seen-1)%len(w.recent)] }

// lastSteps are the latest reports, at most 64, the earliest first.
func (w *Watch) lastSteps() []Report {
	n := min(w.seen, len(w.recent))
	first := w.seen % len(w.recent)
	if w.seen < len(w.recent) {
		first = 0
	}
	steps := slices.Concat(w.recent[first:n], w.recent[:first])
	return steps[len(steps)-min(w.fresh, n):]
}

// halfway is the sample nearest before half of the watched steps.
func (w *Watch) halfway() Sample {
	half := w.samples[0].Step + (w.last().Step-w.samples[0].Step)/2
	i, _ := slices.BinarySearchFunc(w.samples, half+1, func(s Sample, step int) int { return s.Step - step })
	return w.samples[max(i-1, 0)]
}

// lastFinite is the latest sample whose numbers are all finite; ok is false if there is none.
func (w *Watch) lastFinite() (s Sample, ok bool) {
	for _, s := range slices.Backward(w.samples) {
		data, penalty := s.Gradients()
		if s.NonFinite == "" && IsFinite(data) && IsFinite(penalty) && IsFinite(s.Loss) {
			return s, true
		}
	}
	return Sample{}, false
}

// Gradients are the norms of the data's and the penalty's gradient over all layers.
func (s *Sample) Gradients() (data, penalty float64) {
	for _, layer := range s.Layers {
		data = norm([]float64{data, layer.DataGradient})
		penalty = norm([]float64{penalty, layer.PenaltyGradient})
	}
	return data, penalty
}
