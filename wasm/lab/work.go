package lab

import "xorcery/core"

// Work says whose the open project is. What a chapter, a link, a file named on the command line or a page's beginning brings is lent: the
// reader's own session stays what the platform keeps, until a setting, a point or a weight is changed by hand or something is
// opened on purpose. Training, looks and failures change nothing of that.
//
// The platform keeps [Lab.Session] for the next visit whenever it has changed, under the time at which [Work.Own] became what
// it is. Of two tabs of a page the later time wins; each window has a session of its own: see wasm/autosave_desktop.go.
type Work struct {
	lent    bool
	mine    *core.Project // the reader's own before that, weights included; nil where there was none
	owned   int           // see Own
	address string        // see Address
}

// Beginning is whose work what the program begins with is: nobody's.
func Beginning() Work { return Work{lent: true} }

// Borrowed says whether what is open is lent.
func (w *Work) Borrowed() bool { return w.lent }

// Borrow notes that what is open is lent.
func (w *Work) Borrow() { w.lent = true }

// Address is what stands behind a link's # for what is lent, as it was opened; "" for anything else.
func (w *Work) Address() string { return w.address }

// Own numbers the reader's own work: it is another number after each change of theirs, and the same again when Undo or
// [Lab.Mine] brings back what stood under it. 0 says that there is nothing of the reader's.
func (w *Work) Own() int {
	if w.lent && w.mine == nil {
		return 0
	}
	return w.owned
}

// Adopt makes what is open the reader's own, as they have changed it or chosen it.
func (l *Lab) Adopt() {
	l.editions++
	l.Work = Work{owned: l.editions}
}

// keepOwn adopts what is open if the settings differ from what they were.
func (l *Lab) keepOwn(was core.Project) {
	if Differ(core.Changed(l.Project, was), OfSettings) {
		l.Adopt()
	}
}

// Lent is whose work something is that is opened over what is open now, not by the reader's wish; address is what stands behind a
// link's # for it.
func (l *Lab) Lent(address string, paused bool) Work {
	w := Work{true, l.mine, l.owned, address}
	if !l.lent {
		mine := l.Present().Document(paused)
		w.mine = &mine
	}
	return w
}

// Mine is the reader's own that what is lent was opened over, or where there is no such thing what the program begins with; ok is false
// where nothing is lent, or nothing stood before it.
func (l *Lab) Mine() (p core.Project, whose Work, ok bool) {
	if l.mine != nil {
		return l.mine.Clone(), Work{owned: l.owned}, true
	}
	return Opening(), Work{lent: true, owned: l.owned}, l.lent && l.address != ""
}

// Session is what the platform keeps for the next visit: the whole state, or where something is lent the reader's own as it
// was before that; ok is false where there is no such thing. What a link hides is not kept.
func (l *Lab) Session(paused bool) (p core.Project, ok bool) {
	switch {
	case !l.lent:
		p = l.Present().Document(paused)
	case l.mine != nil:
		p = *l.mine
	default:
		return core.Project{}, false
	}
	p.View = p.View.Own()
	return p, true
}
