package app

import (
	"encoding/json"
	"strings"
	"testing"
)

// What a page places and what the window draws are the same words, for every way that a run can stand.
func TestStateAndStatusLineAgree(t *testing.T) {
	const tiny = `{"data":{"set":"custom","points":[[1,0,0]]},"network":{"hidden":[]},"weights":[[[6,-6],[0,0]]],"biases":[[0,0]]}`
	for _, c := range []struct {
		name, project string
		do            func(*user)
		says          string // the sentence
	}{
		{"at first", `{"data":{"set":"corners"},"network":{"init":"zero"}}`, func(*user) {}, "Paused, step 0, loss 0.25, accuracy 50 %."},
		{"far", `{"data":{"set":"corners"},"network":{"init":"zero"},"training":{"learningRate":0}}`, func(u *user) { u.Advance(1204) }, "Paused, step 1,204, loss 0.25, accuracy 50 %."},
		{"a small loss", tiny, func(*user) {}, "Paused, step 0, loss 6.11e−06, accuracy 100 %."},
		{"no points", `{"data":{"set":"corners"}}`, func(u *user) { u.must(u.clear()) }, "Paused, step 0, no points."},
		{"running", tiny, func(u *user) { u.Start() }, "Training, step 0, loss 6.11e−06, accuracy 100 %."},
		{"exploded", `{"data":{"set":"corners"}}`, func(u *user) {
			u.must(u.OpenScenario("nan"))
			for u.Lab.Report.NonFinite == "" {
				u.Advance(100)
				u.tick(1)
			}
		}, "Paused, step 11, loss NaN, accuracy 52.7 %."},
		{"on the way", `{"data":{"set":"corners"}}`, func(u *user) {
			u.must(u.OpenScenario("explosion"))
			u.Pause()
		}, "Paused, step 0 of 102,696, loss 0.252, accuracy 52.7 %."},
		{"two networks", `{"data":{"set":"corners"}}`, func(u *user) { u.must(u.SetControl("compare", true)) }, ""},
	} {
		u := newUser(t, c.project, false)
		u.Pause()
		c.do(u)
		line, state := u.Status(), u.Summary()
		page := []string{"step " + state.Texts.Step + state.UntilText, "loss " + state.Texts.Loss, "accuracy " + state.Texts.Accuracy}
		if got, want := strings.Join(page, " "), strings.Join(line[:3], " "); got != want {
			t.Errorf("%s: the page says %q, the window %q", c.name, got, want)
		}
		if c.says != "" && state.Sentence != c.says {
			t.Errorf("%s: it is said %q, want %q", c.name, state.Sentence, c.says)
		}
		for _, part := range line[:3] {
			if state.Points > 0 && !strings.Contains(state.Sentence, part) {
				t.Errorf("%s: %q is not in %q", c.name, part, state.Sentence)
			}
		}
		if state.Until > 0 != (state.UntilText != "") {
			t.Errorf("%s: until %d is written %q", c.name, state.Until, state.UntilText)
		}
		if r := state.Rival; r != nil && (r.Texts != texts(u.Lab.Rival) || !strings.Contains(u.BoardResult(u.rival()), r.Texts.Accuracy)) {
			t.Errorf("%s: B's texts are %+v, its title says %q", c.name, r.Texts, u.BoardResult(u.rival()))
		}
		doc, err := json.Marshal(state)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		var keys map[string]any // as the page reads them
		u.must(json.Unmarshal(doc, &keys))
		if keys["untilText"] != state.UntilText {
			t.Errorf("%s: the page reads untilText as %v, it is %q", c.name, keys["untilText"], state.UntilText)
		}
		for key := range keys {
			if key[0] < 'a' || key[0] > 'z' {
				t.Errorf("the page's key %s begins with no small letter", key)
			}
		}
	}
}

// The doctor, open, is named by its first finding, whose text stands below.
func TestDoctorTitle(t *testing.T) {
	u := sickUser(t, false)
	if s := u.Summary(); s.DoctorTitle != "Exploding" || s.Doctor == s.DoctorTitle {
		t.Errorf("the title is %q of %q", s.DoctorTitle, s.Doctor)
	}
	u.must(u.clear())
	if s := u.Summary(); s.DoctorTitle != s.Doctor {
		t.Errorf("with nothing to judge the title is %q of %q", s.DoctorTitle, s.Doctor)
	}
}
