// Package doctor says how the run stands, by what numbers, and what may help: in words, numbers and geometry. What it says comes from
// the lab, which has watched the run; package figure and the page draw it.
package doctor

import (
	"time"

	"xorcery/wasm/lab"
)

// Doctor is how what the doctor says is shown, and when the run is looked at next.
type Doctor struct {
	Chosen   int     // the treatment that the panel's button tries
	Scroll   float64 // of the drawn text, in device-independent pixels
	Revision int     // grows with each look at the run
	Hosted   bool    // the page shows findings and remedies: the figure draws the curves alone

	Wanted bool // an examination waits for its time

	due  time.Duration // of the next look
	exam time.Duration // of the next examination
	took time.Duration // the one on its way, so far
}

const (
	glanceEvery = time.Second
	lookEvery   = 3 * time.Second
	lookShare   = 60 // a look at once takes at most this part of the time,
	examShare   = 10 // an examination, which leaves training its time, this one
)

// Version grows with anything that the doctor says, but for a trial's running text.
func (d *Doctor) Version(l *lab.Lab) int { return d.Revision + l.Trials.Revision }

// Forget looks again as soon as there is something to look at.
func (d *Doctor) Forget() { d.due, d.exam, d.took, d.Wanted = 0, 0, 0, false }

// Due says whether the run is to be looked at now; whole, whether it may be examined.
func (d *Doctor) Due(l *lab.Lab, now time.Duration, whole bool) bool {
	at := d.due
	if whole {
		at = d.exam
	}
	return l.Watch.Begun() && now >= at && l.Report.NonFinite == "" && !l.Diagnosed(whole)
}

// Diagnosed puts the next look off; the next examination, by how long the last one took if that was one.
func (d *Doctor) Diagnosed(now, took time.Duration, whole bool) {
	d.due = now + glanceEvery
	if whole {
		d.exam = now + max(lookEvery, lookShare*took)
	}
}

// Examined notes what a piece of an examination took, and puts the next one off when it is finished; one that came to nothing is
// soon taken again.
func (d *Doctor) Examined(l *lab.Lab, now, took time.Duration, finished bool) {
	d.took += took
	if !finished {
		return
	}
	rest := d.took * examShare / lookShare
	if !l.Judged() {
		rest = 0
	}
	d.Diagnosed(now, rest, true)
	d.took = 0
}
