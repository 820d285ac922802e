package lab

import (
	"slices"
	"time"
	"weak"

	"xorcery/core"
)

// History is the way back, and forth again: the data before each change of it, the number of a weight before it was set by hand, and all
// that was open before something else came in its place. Features belong to the network and are left as they are. V is what the reader
// saw of what was open: a bookmark keeps it for whoever shows the lab.
//
// What is kept only so that one can go back to it has one bound for all of it, in bytes: the steps of undo and redo with
// their points and bookmarks, timelines with them. Where it is exceeded the oldest step goes; the newest stays in any case. What is open
// has a bound of its own for the timeline of each side. The heap may grow to twice what is alive before it is collected, and a
// page never gives memory back, so that the whole program stays near 100 MB.
type History[V any] struct {
	undo, redo []step[V]
	tag        string        // of the last change: what one may go on with
	at         time.Duration // of the last change
}

// The bounds of a history.
const (
	UndoDepth = 200
	HeldMost  = 26 << 20 // bytes
	undoPause = time.Second
)

// step leads over a change: to the data on its other side, to the number that a weight had, or where something else was opened to all
// that was open there.
type step[V any] struct {
	data    core.Data
	outputs int  // of the network: an output that came with a change's points goes with them
	fit     bool // see [Edit.Fit]

	weight *weight // nil but for a change of a weight by hand

	there   *Bookmark[V] // nil for a change of the data
	was, is string       // what to call what is open before it and after it
}

// weight is the number that a weight or bias of a run had. Where another run stands in its place, or one without that weight, there is
// nothing to go back to.
type weight struct {
	run             weak.Pointer[core.Run]
	layer, from, to int
	value           float64
}

// there says whether a run has the weight.
func (w *weight) there(run *core.Run) bool {
	_, err := run.Weight(w.layer, w.from, w.to)
	return err == nil && w.run == weak.Make(run)
}

// Edit says how a change of the project is remembered.
type Edit struct {
	At     time.Duration
	Stroke string // changes with the same one are one step; "" is none
	Fit    bool   // the change fits the view to its points; so does taking it back
}

// Bookmark is all that is open, and what the reader sees of it. Once it is kept nothing else may hold it: it is no copy, and goes on where
// it was.
type Bookmark[V any] struct {
	Experiment
	View  V
	Bytes int // what View takes
}

// Return is what Undo or Redo has brought back. Its zero Change says that there was nothing to bring.
type Return[V any] struct {
	Change
	Fit  bool   // the view shall show all points
	View V      // if Change.Back
	Name string // of what is open again, likewise
}

// joins says whether a change belongs to the step before it: to the same stroke, or soon after it to the same thing.
func (h *History[V]) joins(tag string, e Edit) bool {
	return tag != "" && tag == h.tag && (e.Stroke != "" || e.At-h.at <= undoPause) && len(h.undo) > 0
}

// record notes a change, after which nothing can be done again.
func (h *History[V]) record(tag string, e Edit) { h.tag, h.at, h.redo = tag, e.At, nil }

// SetWeight is [Lab.SetWeight] that can be taken back: the weight then has the number that it had, whatever training made of the others
// since.
func (h *History[V]) SetWeight(l *Lab, layer, from, to int, v float64, e Edit) (Change, error) {
	before, _ := l.Run.Weight(layer, from, to)
	c, err := l.SetWeight(layer, from, to, v)
	if err != nil || v == before {
		return c, err
	}
	tag := core.ParamName(layer, from, to) + " " + e.Stroke
	more := h.joins(tag, e)
	h.record(tag, e)
	if !more {
		h.undo = append(h.undo, step[V]{weight: &weight{weak.Make(l.Run), layer, from, to, before}})
		h.forgetOld(l)
	}
	return c, nil
}

// Keep notes that something else has come in the place of what was open at a bookmark. Undo calls that was, Redo the other one is. The
// first that is opened has nothing before it.
func (h *History[V]) Keep(l *Lab, b Bookmark[V], was, is string) {
	if b.Run == nil {
		return
	}
	h.tag, h.redo = "", nil
	b.Watch.exam = nil // it begins anew where it is open again
	h.undo = append(h.undo, step[V]{there: &b, was: was, is: is})
	h.forgetOld(l)
}

// Forget lets go of the step that was kept last.
func (h *History[V]) Forget() {
	if n := len(h.undo); n > 0 {
		h.undo = h.undo[:n-1]
	}
}

// BeginHere makes what is open the beginning: nothing before it can be brought back, or is the reader's own.
func (h *History[V]) BeginHere(l *Lab) {
	*h = History[V]{}
	l.mine = nil
}

// Depth is how many steps can be taken back, and done again.
func (h *History[V]) Depth(l *Lab) (undo, redo int) {
	return depth(l.Present().Run, h.undo), depth(l.Present().Run, h.redo)
}

// depth is how many steps of a list lead anywhere, from a run on.
func depth[V any](run *core.Run, list []step[V]) (n int) {
	for _, k := range slices.Backward(list) {
		switch {
		case k.there != nil:
			run = k.there.Run
		case k.weight != nil && !k.weight.there(run):
			continue
		}
		n++
	}
	return n
}

// Undo takes back the last change of the data, or brings back what was open before something else; here is what is open now.
func (h *History[V]) Undo(l *Lab, here Bookmark[V]) (Return[V], error) {
	r, last, err := h.travel(l, &h.undo, &h.redo, here)
	r.Name = last.was
	return r, err
}

// Redo does again what Undo took back.
func (h *History[V]) Redo(l *Lab, here Bookmark[V]) (Return[V], error) {
	r, last, err := h.travel(l, &h.redo, &h.undo, here)
	r.Name = last.is
	return r, err
}

// travel goes over the last step of a list, and puts the way back to the other.
func (h *History[V]) travel(l *Lab, from, to *[]step[V], here Bookmark[V]) (r Return[V], over step[V], err error) {
	n := len(*from) - 1
	for n >= 0 && (*from)[n].weight != nil && !(*from)[n].weight.there(l.Run) {
		(*from)[n] = step[V]{}
		*from, n = (*from)[:n], n-1
	}
	switch {
	case n < 0:
		return r, over, nil
	case l.now != nil:
		return r, over, errLooking
	}
	over = (*from)[n]
	back := over
	switch w := over.weight; {
	case over.there != nil:
		here.Watch.exam = nil
		back.there = &here
		r.Change, r.View = l.bring(over.there.Experiment), over.there.View
	case w != nil:
		now := *w
		now.value, _ = l.Run.Weight(w.layer, w.from, w.to)
		back.weight = &now
		if r.Change, err = l.SetWeight(w.layer, w.from, w.to, w.value); err != nil {
			return r, over, err
		}
	default:
		back.data, back.outputs = l.Project.Data, l.Classes()
		p := l.Project.Clone()
		features := p.Data.Features
		p.Data = over.data
		p.Data.Features = features
		if r.Change, err = l.become(p, over.outputs, false); err != nil {
			return r, over, err
		}
		r.Fit = over.fit
	}
	(*from)[n] = step[V]{}
	*from, *to = (*from)[:n], append(*to, back)
	h.tag = ""
	h.forgetOld(l)
	return r, over, nil
}

// bring puts what was open before in the place of what is, as it stood; the theme stays.
func (l *Lab) bring(e Experiment) Change {
	theme, revision := l.Project.View.Theme, max(l.Trials.Revision, e.Trials.Revision)+1
	l.Experiment = e
	l.Project.View.Theme, l.Trials.Revision = theme, revision
	return Change{Run: true, Network: true, Pair: true, Back: true}
}

// Bytes is what the history takes.
func (h *History[V]) Bytes(l *Lab) int {
	t := new(tally)
	t.points(l.Project.Data.Points) // those of the present state are there anyway
	t.bytes = 0
	for _, list := range [][]step[V]{h.undo, h.redo} {
		for _, e := range list {
			t.points(e.data.Points)
			if e.there != nil {
				t.experiment(&e.there.Experiment)
				t.bytes += e.there.Bytes
			}
		}
	}
	return t.bytes
}

// forgetOld drops the oldest steps until the bounds hold.
func (h *History[V]) forgetOld(l *Lab) {
	if n := len(h.undo) - UndoDepth; n > 0 {
		h.undo = dropFirst(h.undo, n)
	}
	for h.Bytes(l) > HeldMost {
		switch {
		case len(h.undo) > 1:
			h.undo = dropFirst(h.undo, 1)
		case len(h.redo) > 1:
			h.redo = dropFirst(h.redo, 1)
		default:
			return
		}
	}
}

// dropFirst drops the first n steps and lets go of what they hold.
func dropFirst[V any](list []step[V], n int) []step[V] {
	clear(list[:n])
	return list[n:]
}
