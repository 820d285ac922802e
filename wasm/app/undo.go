package app

import (
	"fmt"
	"slices"
	"time"

	"xorcery/core"
	"xorcery/wasm/lab"
)

// work is whose work is open, and the way back.
type work struct {
	edits   edits
	strokes int           // presses of the pointer so far
	shelf   *core.Project // what was B when comparing ended
	lent    *core.Project // the settings that were lent; nil for the reader's own
	mine    *core.Project // the reader's own state before that, weights included; nil where there was none
	owned   int           // see Own
	edition int           // of the reader's work: the numbers that Own has had
	address string        // see Address
}

// edits remembers the data before each change, and everything before something else was opened, so that it can be taken back.
// Whatever changes the data comes through [State.apply] or [State.change] and is remembered there; features belong to the
// network and are left as they are.
type edits struct {
	undo, redo []edit
	tag        string        // of the last change: what one may go on with
	stroke     string        // of the slider at work
	at         time.Duration // of the last change
}

// edit is the data before a change.
type edit struct {
	data    core.Data
	outputs int  // of the network: an output that came with a change's points goes with them
	fit     bool // the change fitted the view to its points; so does taking it back

	opened *bookmark // all that stood before, where the change was to open something else; else nil
}

const (
	undoDepth = 200 // steps at most; heldMost bounds their memory
	undoPause = time.Second
)

// before is the edit that leads back to the present data.
func (s *State) before() edit { return edit{data: s.Lab.Project.Data, outputs: s.Lab.Classes()} }

// remember notes that the data has changed from what it was before. All changes of one stroke over the plane or of one drag of a
// slider are one step; so are changes of one number within a second of each other, as a page's slider makes them.
func (s *State) remember(before edit, fit bool) {
	data, old := &s.Lab.Project.Data, before.data
	changed := lab.ChangedData(old, *data)
	if !slices.Contains(changed, "data.points") {
		data.Points = old.Points // one copy for all steps that have the same points
	}
	if len(changed) == 0 {
		return
	}
	e := &s.edits
	tag, within := "", s.now-e.at <= undoPause
	if len(changed) == 1 && changed[0] != "data.points" && changed[0] != "data.set" { // a single number
		tag = changed[0]
	}
	stroke := s.stroking()
	switch {
	case e.stroke != "":
		tag, within = e.stroke, true
	case stroke:
		tag, within = fmt.Sprint("stroke ", s.strokes), true
	}
	more := tag != "" && tag == e.tag && within && len(e.undo) > 0
	e.tag, e.at, e.redo = tag, s.now, nil
	if more {
		last := &e.undo[len(e.undo)-1]
		last.fit = last.fit || fit
		return
	}
	before.fit = fit
	e.undo = append(e.undo, before)
	s.forgetOld()
}

// rememberOpened notes that something else has been opened; before is what stood there.
func (s *State) rememberOpened(before *bookmark) {
	e := &s.edits
	e.tag, e.redo = "", nil
	e.undo = append(e.undo, edit{data: before.a.Project.Data, opened: before})
	s.forgetOld()
	s.ControlsRevision++
}

// stroking says whether the pointer or the keyboard's cursor is in the middle of something whose changes belong together.
func (s *State) stroking() bool {
	_, onBoard := s.gesture.pane.(boardPane)
	switch s.gesture.kind {
	case gestureDrag, gestureErase, gesturePaint:
		return onBoard
	}
	return s.carry.moving
}

// Undo takes back the last change of the data, or brings back what stood before something else was opened.
func (s *State) Undo() error { return s.travel(&s.edits.undo, &s.edits.redo) }

// Redo does again what Undo took back.
func (s *State) Redo() error { return s.travel(&s.edits.redo, &s.edits.undo) }

// BeginHere makes what is open the beginning: nothing before it can be brought back, or is the reader's own.
func (s *State) BeginHere() {
	s.edits = edits{}
	s.mine = nil
	s.ControlsRevision++
}

func (s *State) travel(from, to *[]edit) error {
	n := len(*from) - 1
	if n < 0 {
		return nil
	}
	e, now := (*from)[n], s.before()
	if e.opened != nil {
		return s.travelWhole(from, to, e.opened)
	}
	p := s.Lab.Project.Clone()
	p.Data = e.data
	p.Data.Features = now.data.Features
	if err := s.become(p, e.outputs); err != nil {
		return err
	}
	(*from)[n] = edit{}
	*from = (*from)[:n]
	now.fit = e.fit
	*to = append(*to, now)
	s.edits.tag = ""
	s.forgetOld()
	if e.fit {
		s.Fit()
	}
	return nil
}

// travelWhole is travel where the last change was to open something else.
func (s *State) travelWhole(from, to *[]edit, there *bookmark) error {
	here := s.bookmark()
	s.turnTo(there)
	(*from)[len(*from)-1] = edit{}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, edit{data: here.a.Project.Data, opened: here})
	s.edits.tag = ""
	s.forgetOld()
	s.say("Another project is back, at step %s.", core.FormatInteger(s.Lab.Run.StepCount()))
	return nil
}
