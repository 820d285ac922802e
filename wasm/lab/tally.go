package lab

import "xorcery/core"

// Tally counts the memory of what is held, in bytes: once, however many hold it.
type Tally struct {
	Bytes int
	seen  map[any]bool
}

// First says whether something is met for the first time.
func (t *Tally) First(it any) bool {
	if t.seen == nil {
		t.seen = map[any]bool{}
	}
	was := t.seen[it]
	t.seen[it] = true
	return !was
}

// Points counts a list of points.
func (t *Tally) Points(p []core.Point) {
	if len(p) > 0 && t.First(&p[0]) {
		t.Bytes += 24 * len(p)
	}
}

// Project counts a project's points, weights and moments; nil has none.
func (t *Tally) Project(p *core.Project) {
	if p == nil || !t.First(p) {
		return
	}
	t.Points(p.Data.Points)
	for _, layer := range p.Weights {
		for _, row := range layer {
			t.Bytes += 8 * len(row)
		}
	}
	for _, list := range p.Moments {
		t.Bytes += 8 * len(list)
	}
}

func (t *Tally) series(list ...*Series) {
	for _, s := range list {
		t.Bytes += 32 * (cap(s.Buckets) + cap(s.tail))
	}
}

// Side counts a side with its run; nil has none.
func (t *Tally) Side(k *Side) {
	if k == nil {
		return
	}
	t.Project(&k.Project)
	t.series(&k.Loss, &k.TestLoss, &k.Accuracy, &k.TestAccuracy)
	t.Bytes += 8 * (cap(k.Predicted) + cap(k.gauge.Classes))
	if t.First(k.Run) {
		t.Bytes += k.Run.Bytes()
	}
}

// Watch counts what has been seen, and the states.
func (t *Tally) Watch(w *Watch) {
	t.States(w)
	if w.seen != nil && t.First(w.seen) {
		t.Bytes += w.seen.Bytes()
	}
}

// States counts the states that one can go back to.
func (t *Tally) States(w *Watch) {
	if w.snapshots != nil && t.First(w.snapshots) {
		t.Bytes += w.snapshots.Bytes()
	}
}

// Trials counts the curves of the run that remedies are tried on.
func (t *Tally) Trials(r *Trials) {
	if k := r.Patient; k != nil && t.First(k) {
		t.series(&k.loss, &k.accuracy)
	}
}
