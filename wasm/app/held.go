package app

import "xorcery/wasm/lab"

// What is kept only so that one can go back to it has one bound for all of it, in bytes: the steps of undo and redo with
// their points and bookmarks, and the doctor's snapshots, of what is open as of what a bookmark holds. Where it is exceeded
// the oldest step goes; the newest stays in any case. The heap may grow to twice what is alive before it is collected, and a
// page never gives memory back, so that the whole program stays near 100 MB.

const heldMost = 32 << 20

// held is what the edits and the present snapshots take.
func (s *State) held() int {
	t := new(lab.Tally)
	t.Points(s.Lab.Project.Data.Points) // those of the present state are there anyway
	t.Bytes = 0
	t.States(&s.Lab.Watch)
	for _, list := range [][]edit{s.edits.undo, s.edits.redo} {
		for _, e := range list {
			t.Points(e.data.Points)
			if e.opened != nil {
				countBookmark(t, e.opened)
			}
		}
	}
	return t.Bytes
}

// countBookmark counts what a bookmark holds.
func countBookmark(t *lab.Tally, b *bookmark) {
	if !t.First(b) {
		return
	}
	t.Side(&b.a)
	t.Side(b.b)
	t.Project(b.lent)
	t.Project(b.mine)
	t.Watch(&b.watch)
	t.Trials(&b.trials)
	for _, q := range b.bricks.Quantities {
		t.Bytes += 8 * cap(q.Values)
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
