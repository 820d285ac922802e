package app

import (
	"testing"

	"xorcery/core"
)

// TestTheWayToWhatAChapterTells: the step count says how far it is, until it is reached or the run is another.
func TestTheWayToWhatAChapterTells(t *testing.T) {
	u := newUser(t, `{}`, false)
	if u.Until() != 0 || u.stepText() != "step "+core.FormatInteger(u.Lab.Run.StepCount()) {
		t.Errorf("without a chapter: %q of %d", u.stepText(), u.Until())
	}
	u.must(u.OpenScenario("minibatch"))
	u.Pause()
	u.Advance(1000 - u.Lab.Run.StepCount())
	if u.stepText() != "step 1,000 of 3,000" {
		t.Errorf("on the way: %q", u.stepText())
	}
	u.must(u.SetControl("training.batch", 20.0))
	if u.stepText() != "step 1,000" {
		t.Errorf("with another batch: %q", u.stepText())
	}
	u.must(u.OpenScenario("minibatch"))
	u.Pause()
	u.Advance(3000 - u.Lab.Run.StepCount())
	if u.stepText() != "step 3,000" {
		t.Errorf("there: %q", u.stepText())
	}
	u.must(u.OpenScenario("nan"))
	u.Advance(20)
	if u.Until() != 0 || u.Lab.Run.StepCount() > 12 {
		t.Errorf("broken: %q", u.stepText())
	}
}
