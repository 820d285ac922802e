package app

import (
	"strings"
	"testing"

	"xorcery/core"
)

// TestTheWayToWhatAChapterTells: the step count says how far it is, until it is reached or the run is another.
func TestTheWayToWhatAChapterTells(t *testing.T) {
	u := newUser(t, `{}`, false)
	if u.Until() != 0 || u.StepText() != "step "+core.FormatInteger(u.Run.StepCount()) {
		t.Errorf("without a chapter: %q of %d", u.StepText(), u.Until())
	}
	u.must(u.OpenScenario("minibatch"))
	u.Pause()
	u.Advance(1000 - u.Run.StepCount())
	if u.StepText() != "step 1,000 of 3,000" {
		t.Errorf("on the way: %q", u.StepText())
	}
	u.must(u.SetControl("training.batch", 20.0))
	if u.StepText() != "step 1,000" {
		t.Errorf("with another batch: %q", u.StepText())
	}
	u.must(u.OpenScenario("minibatch"))
	u.Pause()
	u.Advance(3000 - u.Run.StepCount())
	if u.StepText() != "step 3,000" {
		t.Errorf("there: %q", u.StepText())
	}
	u.must(u.OpenScenario("nan"))
	u.Advance(20)
	if u.Until() != 0 || u.Run.StepCount() > 12 {
		t.Errorf("broken: %q", u.StepText())
	}
}

// TestTheWindowTellsTheChapter: what is opened stands in the panel with what to try, in sight.
func TestTheWindowTellsTheChapter(t *testing.T) {
	u := newUser(t, `{}`, true)
	for _, sc := range Scenarios() {
		u.must(u.OpenScenario(sc.Name))
		u.tick(1)
		u.note("scenario", sc.Text, sc.Try[0], sc.Try[len(sc.Try)-1])
	}
	for _, c := range Challenges() {
		u.must(u.OpenChallenge(c.Name))
		u.Pause()
		u.tick(1)
		u.note("challenge", c.Text, "Now: "+u.Story.Progress)
	}
}

// note holds the note under a control of the panel to texts, and to being in sight.
func (u *user) note(id string, texts ...string) {
	u.t.Helper()
	for _, r := range u.Rows() {
		if r.Control == nil || r.Control.ID != id {
			continue
		}
		got := strings.Join(r.Note, " ")
		for _, want := range texts {
			if !strings.Contains(got, want) {
				u.t.Errorf("under %s it says %q, not %q", id, got, want)
			}
		}
		if panel := u.Layout.Panel; r.Rect.Y < panel.Y || r.Rect.Bottom() > panel.Bottom() {
			u.t.Errorf("%s is out of sight: %+v of %+v", id, r.Rect, panel)
		}
		if end := r.NoteY(len(r.Note) - 1); end > r.Rect.Bottom() {
			u.t.Errorf("the note ends at %g, its row at %g", end, r.Rect.Bottom())
		}
		return
	}
	u.t.Errorf("the panel has no %s", id)
}
