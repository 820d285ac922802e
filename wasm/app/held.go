package app

import "xorcery/core"

// What is kept only so that one can go back to it has one bound for all of it, in bytes: the steps of undo and redo with
// their points and bookmarks, and the doctor's snapshots, of what is open as of what a bookmark holds. Where it is exceeded
// the oldest step goes; the newest stays in any case. The heap may grow to twice what is alive before it is collected, and a
// page never gives memory back, so that the whole program stays near 100 MB.

const heldMost = 32 << 20

// tally counts memory once, however many hold it.
type tally struct {
	bytes int
	seen  map[any]bool
}

// held is what the edits and the present snapshots take.
func (s *State) held() int {
	t := tally{seen: map[any]bool{}}
	t.points(s.Project.Data.Points) // those of the present state are there anyway
	t.bytes = 0
	if d := &s.Doctor; d.snapshots != nil {
		t.bytes += d.snapshots.Bytes()
	}
	for _, list := range [][]edit{s.edits.undo, s.edits.redo} {
		for _, e := range list {
			t.points(e.data.Points)
			if e.opened != nil {
				t.bookmark(e.opened)
			}
		}
	}
	return t.bytes
}

// first says whether something is met for the first time.
func (t *tally) first(it any) bool {
	was := t.seen[it]
	t.seen[it] = true
	return !was
}

func (t *tally) points(p []core.Point) {
	if len(p) > 0 && t.first(&p[0]) {
		t.bytes += 24 * len(p)
	}
}

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

func (t *tally) side(k *Side) {
	if k == nil {
		return
	}
	t.project(&k.Project)
	t.series(&k.Loss, &k.TestLoss, &k.Accuracy, &k.TestAccuracy)
	t.bytes += 8 * (cap(k.Predicted) + cap(k.gauge.Classes))
	if t.first(k.Run) {
		t.bytes += k.Run.Bytes()
	}
}

func (t *tally) bookmark(b *bookmark) {
	if !t.first(b) {
		return
	}
	t.side(&b.a)
	t.side(b.b)
	t.project(b.lent)
	t.project(b.mine)
	d := &b.doctor
	if d.snapshots != nil && t.first(d.snapshots) {
		t.bytes += d.snapshots.Bytes()
	}
	if d.watch != nil && t.first(d.watch) {
		t.bytes += d.watch.Bytes()
	}
	if k := d.Patient; k != nil && t.first(k) {
		t.series(&k.loss, &k.accuracy)
	}
	for _, q := range b.bricks.Quantities {
		t.bytes += 8 * cap(q.Values)
	}
}

// forgetOld drops the oldest steps until the bound holds.
func (s *State) forgetOld() {
	e := &s.edits
	if n := len(e.undo) - undoDepth; n > 0 {
		e.undo = dropFirst(e.undo, n)
	}
	for s.held() > heldMost {
		switch {
		case len(e.undo) > 1:
			e.undo = dropFirst(e.undo, 1)
		case len(e.redo) > 1:
			e.redo = dropFirst(e.redo, 1)
		default:
			return
		}
	}
}

// dropFirst drops the first n steps and lets go of what they hold.
func dropFirst(list []edit, n int) []edit {
	clear(list[:n])
	return list[n:]
}
