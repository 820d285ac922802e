package lab

import "xorcery/core"

// tally counts the memory of what is held, in bytes: once, however many hold it.
type tally struct {
	bytes int
	seen  map[any]bool
}

// first says whether something is met for the first time.
func (t *tally) first(it any) bool {
	if t.seen == nil {
		t.seen = map[any]bool{}
	}
	was := t.seen[it]
	t.seen[it] = true
	return !was
}

// points counts a list of points.
func (t *tally) points(p []core.Point) {
	if len(p) > 0 && t.first(&p[0]) {
		t.bytes += 24 * len(p)
	}
}

// project counts a project's points, weights and moments; nil has none.
func (t *tally) project(p *core.Project) {
	if p == nil || !t.first(p) {
		return
	}
	t.points(p.Data.Points)
	for _, layer := range p.Weights {
		for _, row := range layer {
			t.bytes += 8 * len(row)
		}
	}
	for _, list := range p.Moments {
		t.bytes += 8 * len(list)
	}
}

func (t *tally) series(list ...*Series) {
	for _, s := range list {
		t.bytes += 32 * (cap(s.Buckets) + cap(s.tail))
	}
}

// experiment counts all that is open.
func (t *tally) experiment(e *Experiment) {
	t.side(&e.Side)
	t.side(e.Rival)
	t.project(e.mine)
	if seen := e.Watch.seen; seen != nil && t.first(seen) {
		t.bytes += seen.Bytes()
	}
	if k := e.Trials.Patient; k != nil && t.first(k) {
		t.series(&k.loss, &k.accuracy)
	}
}

// side counts a side with its run; nil has none.
func (t *tally) side(k *Side) {
	if k == nil {
		return
	}
	t.project(&k.Project)
	t.past(&k.Past)
	t.series(k.all()...)
	t.bytes += 8 * (cap(k.Predicted) + cap(k.gauge.Classes))
	if t.first(k.Run) {
		t.bytes += k.Run.Bytes()
	}
}

// past counts the states of a timeline, and the points of its stretches.
func (t *tally) past(p *Timeline) {
	for _, k := range p.stretches {
		if t.first(k) {
			k.count()
			t.bytes += k.bytes - 24*len(k.project.Data.Points)
			t.points(k.project.Data.Points)
		}
	}
}
