package app

import (
	"strings"
	"testing"

	"xorcery/core/longtest"
)

// TestCheckTells checks the gradient of the true penalty and of the published one.
func TestCheckTells(t *testing.T) {
	u := newUser(t, `{"training":{"penalty":"l2","lambda":0.1}}`, false)
	if u.Summary().Check != nil {
		t.Error("there is a check before the first")
	}
	u.must(u.Press("check"))
	c := u.Summary().Check
	if c == nil || c.Verdict != "pass" || c.Checked != len(u.Lab.Run.Net.Flat) || *c.Error > 1e-6 || u.Message.Error {
		t.Fatalf("the check of l2 is %+v", c)
	}
	if !strings.Contains(u.Message.Text, "PASSES") || !strings.Contains(u.Message.Text, c.Worst) {
		t.Errorf("the message is %q", u.Message.Text)
	}
	u.must(u.SetControl("training.penalty", "published"))
	u.must(u.Press("check"))
	c = u.Summary().Check
	if c.Verdict != "fail" || *c.Error < 1e-3 || c.Worst[0] != 'W' || !u.Message.Error {
		t.Errorf("the check of the published gradient is %+v", c)
	}
	if !strings.Contains(c.Text, "FAILS") || !strings.Contains(c.Text, "λΣW²") {
		t.Errorf("it says %q", c.Text)
	}
}

// TestLiveCheck runs with the live check on: about once a second, without starving the training.
func TestLiveCheck(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"network":{"hidden":[20]}}`, false)
	u.must(u.SetControl("check.live", true))
	u.tick(61)
	first := u.Check.next
	u.tick(300)
	if n := u.Check.next - first; n < 4 || n > 6 {
		t.Errorf("%d checks in five seconds", n)
	}
	if u.Check.Verdict() != "pass" || u.Lab.Run.StepCount() < 1000 {
		t.Errorf("%s after %d steps", u.Check.Text(), u.Lab.Run.StepCount())
	}
	u.Pause()
	u.tick(2)
	at := u.Check.next
	u.tick(120)
	if u.Check.next != at {
		t.Error("it checks while nothing changes")
	}
}

func TestCheckOfNothing(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	u.must(u.Press("check"))
	if c := u.Summary().Check; c.Verdict != "nothing" || !strings.Contains(c.Text, "no points") {
		t.Errorf("without points: %+v", c)
	}
	u = newUser(t, `{"training":{"learningRate":10,"reduction":"sum","penalty":"published","lambda":0.5}}`, false)
	u.Advance(2000)
	if u.Lab.Report.NonFinite == "" {
		t.Fatal("the run is finite")
	}
	u.must(u.Press("check"))
	if c := u.Summary().Check; c.Verdict != "fail" || c.Error != nil || !strings.Contains(c.Text, "not a finite") {
		t.Errorf("of a run that exploded: %+v", c)
	}
}

// TestACheckIsOfThePresent: what was found of other settings or points is forgotten.
func TestACheckIsOfThePresent(t *testing.T) {
	for name, change := range map[string]func(u *user) error{
		"penalty":   func(u *user) error { return u.SetControl("training.penalty", "l1") },
		"point":     func(u *user) error { return u.AddPoint(1, 1, 0) },
		"challenge": func(u *user) error { return u.OpenChallenge("circle") },
		"reset":     func(u *user) error { return u.reset() },
	} {
		u := newUser(t, `{"training":{"lambda":0.1}}`, false)
		u.Pause()
		u.checkGradient()
		if u.Summary().Check == nil {
			t.Fatal("no check")
		}
		u.must(change(u))
		if c := u.Summary().Check; c != nil {
			t.Errorf("after a change of the %s it still says %s", name, c.Verdict)
		}
	}
}
