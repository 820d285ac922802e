package app

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// hideAll is a link that hides every control and keeps the default otherwise.
func hideAll(t *testing.T) string {
	t.Helper()
	link, err := os.ReadFile("testdata/hide_all.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(link))
}

// TestOwnNumbersTheReadersChanges: what the reader changes or opens on purpose is another work of theirs; training, looks,
// failures and what is lent are not.
func TestOwnNumbersTheReadersChanges(t *testing.T) {
	other := core.DefaultProject()
	other.Data.Set = core.Spiral
	for _, c := range []struct {
		name string
		do   func(u *user) error
		own  bool
	}{
		{"a setting", func(u *user) error { return u.SetControl("training.learningRate", 0.5) }, true},
		{"a setting as it is", func(u *user) error { return u.SetControl("training.learningRate", u.Lab.Project.Training.LearningRate) }, false},
		{"a setting that is not allowed", func(u *user) error { _ = u.SetControl("training.learningRate", -1.0); return nil }, false},
		{"a point", func(u *user) error { return u.AddPoint(1, 1, 0) }, true},
		{"a weight", func(u *user) error { return u.setNumber(network.WeightAt(1, 0, 0), 5) }, true},
		{"a file", func(u *user) error { return u.OpenFile("spiral.json", other.JSON()) }, true},
		{"points as CSV", func(u *user) error { return u.OpenFile("points.csv", []byte("1,2,0\n2,1,1\n")) }, true},
		{"a broken file", func(u *user) error { _ = u.OpenFile("a.json", []byte("{")); return nil }, false},
		{"afresh", func(u *user) error { return u.Press("fresh") }, true},
		{"other weights", func(u *user) error { return u.Press("newSeed") }, true},
		{"the preset", func(u *user) error { return u.Press("compare.preset") }, true},
		{"a remedy", func(u *user) error { u.diagnose(); return u.treat(0) }, true},
		{"undo", func(u *user) error { u.must(u.AddPoint(1, 1, 0)); return u.undo() }, true},
		{"training", func(u *user) error { u.Start(); u.tick(30); u.Pause(); return nil }, false},
		{"steps", func(u *user) error { u.Advance(50); return nil }, false},
		{"a reset", func(u *user) error { return u.reset() }, false},
		{"the theme", func(u *user) error { return u.SetControl("view.theme", "dark") }, false},
		{"the view", func(u *user) error { u.zoom(0.1, 0.3, 0.5); return u.SetControl("lower", "doctor") }, false},
		{"a chapter", func(u *user) error { return u.OpenScenario("three") }, false},
		{"a link", func(u *user) error { return u.OpenLink(other.Link()) }, false},
		{"a broken link", func(u *user) error { _ = u.OpenLink("#_=_"); return nil }, false},
		{"a link that hides", func(u *user) error { return u.OpenLink(hideAll(t)) }, false},
		{"a chapter and back", func(u *user) error { u.must(u.OpenScenario("three")); return u.undo() }, false},
		{"a chapter and the own work", func(u *user) error { u.must(u.OpenScenario("three")); return u.OpenOwn() }, false},
	} {
		u := newUser(t, `{"network":{"hidden":[4]}}`, false)
		u.Pause()
		u.Advance(20)
		before := u.Lab.Own()
		u.must(c.do(u))
		if got := u.Lab.Own() != before; before == 0 || got != c.own {
			t.Errorf("%s: the reader's work is number %d and was %d", c.name, u.Lab.Own(), before)
		}
		if u.Summary().Own != u.Lab.Own() {
			t.Errorf("%s: the summary says %d", c.name, u.Summary().Own)
		}
	}
}

// TestWhatTheProgramBeginsWithIsNobodys: the default project, and what a link lends over it, is no session until it is changed.
func TestWhatTheProgramBeginsWithIsNobodys(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Lab.Borrow()
	u.tick(20)
	nobody := func(when string) {
		t.Helper()
		if _, ok := u.Session(); ok || u.Lab.Own() != 0 {
			t.Errorf("%s there is a session, number %d", when, u.Lab.Own())
		}
	}
	nobody("at the beginning")
	for _, broken := range []string{"#x1.zmr3s6pWSkksSVSyqlYqyM_MKylWsoqON", "#scenario:nosuch", "#challenge:nosuch", "#_=_"} {
		if u.OpenLink(broken) == nil {
			t.Errorf("%s opens", broken)
		}
		nobody("after " + broken)
	}
	u.must(u.OpenLink("#scenario:three"))
	nobody("in a chapter")
	if u.Lab.Address() != "scenario:three" {
		t.Errorf("the address is %q", u.Lab.Address())
	}
	u.must(u.OpenOwn())
	nobody("after the chapter")
	if u.Lab.Address() != "" || u.Story.Scenario != "" {
		t.Errorf("it leaves %q", u.Lab.Address())
	}
	u.must(u.AddPoint(1, 1, 0))
	if p, ok := u.Session(); !ok || len(p.Data.Points) != 1 || u.Lab.Own() == 0 {
		t.Error("the reader's point is in no session")
	}
}

// TestOpenOwn goes through two chapters and back: to the bit what was there, and Undo leads to the chapter.
func TestOpenOwn(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.Pause()
	u.Advance(40)
	mine, own := string(u.Document().JSON()), u.Lab.Own()
	u.must(u.OpenLink("#scenario:line"))
	u.must(u.SetControl("view.theme", "dark"))
	u.must(u.OpenLink("#challenge:circle"))
	u.must(u.OpenOwn())
	u.must(u.SetControl("view.theme", "auto"))
	u.Pause()
	if got := string(u.Document().JSON()); got != mine || u.Lab.Own() != own || u.Lab.Borrowed() {
		t.Errorf("number %d came back as number %d:\n%s\nit was\n%s", own, u.Lab.Own(), got, mine)
	}
	u.must(u.OpenOwn())
	u.must(u.undo())
	if u.Story.Challenge != "circle" || u.Lab.Address() != "challenge:circle" || u.Lab.Own() != own {
		t.Errorf("Undo leads to %q, number %d", u.Lab.Address(), u.Lab.Own())
	}
	u.must(u.AddPoint(1, 1, 0))
	if u.Lab.Address() != "" {
		t.Errorf("the reader's own has the address %q", u.Lab.Address())
	}
}

// TestResume: a session comes back to the bit, with all controls, and nothing stood before it.
func TestResume(t *testing.T) {
	u := newUser(t, `{"view":{"hide":["run","undo"]}}`, false)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.Advance(30)
	kept, ok := u.Session()
	if !ok || len(kept.View.Hide) > 0 {
		t.Fatalf("the session hides %q", kept.View.Hide)
	}
	again := newUser(t, `{}`, false)
	again.Lab.Borrow()
	old := u.Document() // as an earlier version kept it
	if _, err := again.Call("resume", args(t, string(old.JSON()))); err != nil {
		t.Fatal(err)
	}
	got, ok := again.Session()
	if !ok || string(got.JSON()) != string(kept.JSON()) || again.Lab.Own() == 0 || again.hides() || again.backSteps() > 0 {
		t.Errorf("what came back is\n%s\nit was\n%s", got.JSON(), kept.JSON())
	}
	before := again.Lab.Own()
	if _, err := again.Call("resume", args(t, `{"version":9}`)); err == nil || again.Lab.Own() != before {
		t.Errorf("a broken session: %v", err)
	}
}

// TestWhatALinkHides is not kept, can't hide the way back, and goes with the link.
func TestWhatALinkHides(t *testing.T) {
	for _, window := range []bool{true, false} {
		u := newUser(t, `{}`, window)
		shown := func() (n int) {
			for _, c := range Controls() {
				if c.Visible(u.State) {
					n++
				}
			}
			return n
		}
		all := shown()
		p := core.DefaultProject()
		for _, c := range Controls() {
			p.View.Hide = append(p.View.Hide, c.ID)
		}
		u.must(u.OpenLink(p.Link()))
		if shown() != 1 {
			t.Errorf("%d controls are in sight", shown())
		}
		if window != strings.Contains(u.Message.Text, "hidden by this link") {
			t.Errorf("window %v: it says %q", window, u.Message.Text)
		}
		u.must(u.AddPoint(1, 1, 0))
		if kept, ok := u.Session(); !ok || len(kept.View.Hide) > 0 {
			t.Errorf("the session hides %q", kept.View.Hide)
		}
		u.must(u.Press(showAll))
		if shown() != all {
			t.Errorf("%d controls are in sight after Show all, it were %d", shown(), all)
		}
		u.must(u.OpenLink(hideAll(t)))
		u.must(u.undo())
		if shown() != all {
			t.Error("the link is taken back, what it hid is not")
		}
		if _, err := u.shareLink(false, core.View{Hide: []string{"run", showAll}}); err == nil || !strings.Contains(err.Error(), "Show all") {
			t.Errorf("a link that hides the way back: %v", err)
		}
	}
}

// args are the arguments of a call.
func args(t *testing.T, list ...any) []byte {
	t.Helper()
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
