package app

import (
	"bytes"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/edit"
	"xorcery/wasm/view/doctor"
	"xorcery/wasm/view/network"
)

// TestUndoBringsBackWhatWasOpen: whatever is opened over the reader's own work can be taken back, to the bit.
func TestUndoBringsBackWhatWasOpen(t *testing.T) {
	other := core.DefaultProject()
	other.Data.Set = core.Spiral
	for name, open := range map[string]func(u *user) error{
		"a chapter":   func(u *user) error { return u.OpenScenario("hidden") },
		"a challenge": func(u *user) error { return u.OpenChallenge("circle") },
		"a link":      func(u *user) error { return u.OpenLink("#" + other.Link()) },
		"a file":      func(u *user) error { return u.OpenFile("spiral.json", other.JSON()) },
		"afresh":      func(u *user) error { return u.Press("fresh") },
		"the preset":  func(u *user) error { return u.Press("compare.preset") },
	} {
		t.Run(name, func(t *testing.T) {
			u := newUser(t, `{"data":{"set":"corners"},"network":{"hidden":[4]}}`, false)
			u.tick(30)
			u.must(u.AddPoint(0.25, 0.5, 1))
			u.must(u.SetControl("lower", "doctor"))
			u.must(u.keepAsB())
			u.must(u.SetControl("network.bias", false))
			u.tick(5)
			u.Pause()
			u.tick(1) // B has begun to catch up, or has not
			mine, rival := u.Document().JSON(), u.rivalDocument().JSON()
			u.must(open(u))
			u.Pause() // as Undo and Redo leave it: a document says whether it trains
			theirs := u.Document().JSON()
			if bytes.Equal(mine, theirs) {
				t.Fatal("opening changed nothing")
			}
			u.must(u.Press("undo"))
			if got := u.Document().JSON(); !bytes.Equal(got, mine) {
				t.Errorf("Undo leads to\n%s\nit was\n%s", got, mine)
			}
			if u.Lab.Rival == nil || !bytes.Equal(u.rivalDocument().JSON(), rival) {
				t.Error("B is another one after Undo")
			}
			if u.Lower != LowerDoctor || u.Story.Scenario != "" || u.Story.Challenge != "" || u.Running {
				t.Errorf("after Undo: %s below the plane, story %+v, running %v", u.Lower, u.Story, u.Running)
			}
			u.must(u.Press("redo"))
			if got := u.Document().JSON(); !bytes.Equal(got, theirs) {
				t.Errorf("Redo leads to\n%s\nit was\n%s", got, theirs)
			}
			u.must(u.Press("undo"))
			u.must(u.Press("undo")) // the biases are back
			u.must(u.Press("undo"))
			u.count(4) // the point that was placed before is taken back as it would have been
		})
	}
}

// TestUndoBringsBackARunAsItStood: a run that had ended, its doctor and its curves, a remedy on trial, the view; not the theme.
func TestUndoBringsBackARunAsItStood(t *testing.T) {
	u := newUser(t, exploding(t), false)
	u.Advance(2000)
	u.diagnose()
	u.zoom(0.1, 0.3, 0.5)
	line, step, plane, buckets := doctor.Line(&u.Lab), u.Lab.Report.Step, u.Plane, len(u.Lab.Loss.Buckets)
	if u.Lab.Report.NonFinite == "" {
		t.Fatal("the run does not explode")
	}
	u.must(u.OpenScenario("three"))
	u.must(u.SetControl("view.theme", "dark"))
	u.tick(20)
	u.must(u.undo())
	if doctor.Line(&u.Lab) != line || u.Lab.Report.Step != step || u.Plane != plane || len(u.Lab.Loss.Buckets) != buckets {
		t.Errorf("after Undo: %q at step %d with %d buckets in %v; it was %q at step %d with %d in %v",
			doctor.Line(&u.Lab), u.Lab.Report.Step, len(u.Lab.Loss.Buckets), u.Plane, line, step, buckets, plane)
	}
	if u.Lab.Project.View.Theme != "dark" {
		t.Error("Undo has changed the theme")
	}
	u.must(u.goBack())
	if u.Lab.Run.StepCount() >= step || u.Lab.Report.NonFinite != "" {
		t.Errorf("back at step %d of %d", u.Lab.Run.StepCount(), step)
	}

	u.must(u.treat(0))
	u.tick(10)
	u.Pause()
	outcome := u.Lab.Outcome()
	u.must(u.OpenScenario("line"))
	u.tick(10)
	u.must(u.undo())
	if u.Lab.Outcome() != outcome || outcome == "" {
		t.Errorf("the remedy on trial says %q, it said %q", u.Lab.Outcome(), outcome)
	}
}

// TestTypingEndsWithItsNetwork: a number that is being typed is not set in a network that was opened meanwhile.
func TestTypingEndsWithItsNetwork(t *testing.T) {
	for _, open := range []func(u *user) error{
		func(u *user) error { return u.OpenScenario("three") },
		func(u *user) error { return u.Press("compare.preset") },
	} {
		u := newUser(t, `{"network":{"hidden":[3]}}`, true)
		u.Pause()
		u.choosePart(network.WeightAt(1, 0, 0))
		u.Network.Entry = edit.NewField("99")
		u.must(open(u))
		u.Pause()
		before := u.Lab.Run.Net.W[0][0]
		u.key("Enter")
		u.tick(1)
		if u.Network.Entry != nil || u.Lab.Run.Net.W[0][0] != before {
			t.Errorf("the weight went from %g to %g", before, u.Lab.Run.Net.W[0][0])
		}
	}
}

func TestUndoAfterOpening(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	if u.backSteps() != 0 {
		t.Error("a program that has just begun has something to undo")
	}
	if u.Open([]byte(`{"version":7}`)) == nil || u.backSteps() != 0 {
		t.Error("what could not be opened can be undone")
	}
	u.must(u.OpenScenario("line"))
	u.must(u.AddPoint(1, 1, 0))
	u.must(u.Press("undo"))
	if u.count(300); u.Story.Scenario != "line" {
		t.Error("the point's undo has left the chapter")
	}
	u.must(u.OpenScenario("nan"))
	u.BeginHere()
	if c, err := Find("undo"); err != nil || c.Enabled(u.State) {
		t.Error("there is something to undo after BeginHere")
	}
}

// TestBorrowed: a chapter or a link is lent until the reader changes a setting or a point; training alone changes nothing.
func TestBorrowed(t *testing.T) {
	own := core.DefaultProject()
	for name, open := range map[string]func(u *user) error{
		"a chapter":   func(u *user) error { return u.OpenScenario("three") },
		"a challenge": func(u *user) error { return u.OpenChallenge("three") },
		"a link":      func(u *user) error { return u.OpenLink(own.Link()) },
	} {
		u := newUser(t, `{"data":{"set":"corners"}}`, false)
		if u.Lab.Borrowed() {
			t.Error("the reader's own project counts as lent")
		}
		u.must(open(u))
		u.Start()
		u.tick(20)
		u.must(u.SetControl("view.theme", "dark"))
		if !u.Lab.Borrowed() {
			t.Errorf("%s is the reader's own after some training", name)
		}
		if kept, ok := u.Session(); !ok || kept.Data.Set != core.Corners {
			t.Errorf("while %s is lent the session is %v", name, kept.Data.Set)
		}
		u.must(u.AddPoint(1, 1, 0))
		if kept, ok := u.Session(); u.Lab.Borrowed() || !ok || len(kept.Data.Points) != 1 {
			t.Errorf("%s is lent though a point was added", name)
		}
		u.must(u.Press("undo"))
		u.must(u.Press("undo"))
		if u.Lab.Borrowed() {
			t.Errorf("the reader's own project counts as lent after undoing %s", name)
		}
	}
	u := newUser(t, `{}`, false)
	u.must(u.OpenScenario("three"))
	u.must(u.setNumber(network.WeightAt(1, 0, 0), 5))
	if u.Lab.Borrowed() || u.Until() != 0 {
		t.Error("a weight set by hand leaves the chapter lent")
	}
	u.must(u.OpenScenario("three"))
	u.must(u.SetControl("scenario", ""))
	if u.Lab.Borrowed() {
		t.Error("a chapter that was left is lent")
	}
	u.must(u.Open(own.JSON()))
	if u.Lab.Borrowed() {
		t.Error("a project that was opened on purpose counts as lent")
	}
}

// A link opens what was shared, whatever a chat put around it; what is no link changes nothing.
func TestBentLinksOpen(t *testing.T) {
	shared := core.DefaultProject()
	shared.Data.Set = core.Spiral
	for _, end := range []string{".", ")", ",", ">", `"`, "%20", "%22", "&fbclid=IwAR0", "?utm_source=chat", "%", "…"} {
		u := newUser(t, `{"data":{"set":"corners"}}`, false)
		u.must(u.OpenLink("#" + shared.Link() + end))
		if u.Lab.Project.Data.Set != core.Spiral || !u.Lab.Borrowed() {
			t.Errorf("the link before %q opens %s", end, u.Lab.Project.Data.Set)
		}
		for _, name := range []string{"#scenario:explosion", "#scenario%3Aexplosion"} {
			u.must(u.OpenLink(name + end))
			if u.Story.Scenario != "explosion" {
				t.Errorf("%s before %q opens %q", name, end, u.Story.Scenario)
			}
		}
		u.must(u.OpenLink("#challenge%3Athree" + end))
		if u.Story.Challenge != "three" {
			t.Errorf("the challenge before %q is %q", end, u.Story.Challenge)
		}
	}
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	for _, hash := range []string{"", "#", "#_=_", "#scenario:nosuch.", "#challenge:", "#x1.", "#" + shared.Link() + "A", "#" + shared.Link()[:20] + "."} {
		if err := u.OpenLink(hash); err == nil || u.Lab.Project.Data.Set != core.Corners || u.Lab.Borrowed() {
			t.Errorf("%s: %v, the set is %s", hash, err, u.Lab.Project.Data.Set)
		}
	}
}

// A run whose steps can't be counted any further stops and says so; what it leaves as the session is opened again.
func TestTheLastStepOfAll(t *testing.T) {
	p := core.DefaultProject()
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	p = run.Project()
	p.Step = core.LastStep - 3
	for name, take := range map[string]func(u *user){
		"running":  func(u *user) { u.Start(); u.tick(10) },
		"stepping": func(u *user) { u.Advance(100); u.must(u.Press("step")) },
		"an epoch": func(u *user) {
			u.must(u.SetControl("training.batch", 50.0))
			u.must(u.Press("epoch"))
			u.must(u.Press("epoch"))
		},
		"beside B": func(u *user) { u.must(u.keepAsB()); u.Start(); u.tick(10) },
	} {
		u := newUser(t, `{}`, false)
		u.must(u.OpenLink(p.Link()))
		u.Pause()
		u.must(u.setNumber(network.WeightAt(1, 0, 0), 1)) // the reader's own
		take(u)
		u.tick(3)
		if u.Lab.Run.StepCount() != core.LastStep || u.Running || !strings.Contains(u.Message.Text, "9,007,199,254,740,992 is the last") {
			t.Errorf("%s: at step %d, running %v, %q", name, u.Lab.Run.StepCount(), u.Running, u.Message.Text)
		}
		session, ok := u.Session()
		if !ok || session.Step != core.LastStep {
			t.Errorf("%s: the session is at step %d", name, session.Step)
		}
		u.must(u.Open(session.JSON()))
		u.Start()
		u.tick(3)
		if u.Running {
			t.Errorf("%s: it runs on the spot", name)
		}
		u.must(u.reset())
		u.Start()
		u.tick(3)
		if u.Lab.Run.StepCount() == 0 {
			t.Errorf("%s: after a reset it takes no step", name)
		}
	}
}

// TestWhatIsBack: Undo and Redo say what they bring back.
func TestWhatIsBack(t *testing.T) {
	for name, c := range map[string]struct {
		act     func(u *user) error
		was, is string
	}{
		"a chapter":    {func(u *user) error { return u.OpenScenario("three") }, "What was open before is back, at step 20.", "What was opened is back, at step 0."},
		"a remedy":     {func(u *user) error { u.examine(true); return u.treat(0) }, "The run before the remedy is back, at step 20.", "The run with the remedy is back, at step 0."},
		"3 against 50": {func(u *user) error { return u.Press("compare.preset") }, "The run before 3 against 50 is back, at step 20.", "3 against 50 is back, at step 0."},
	} {
		u := newUser(t, `{"data":{"set":"xor","n":40}}`, false)
		u.Pause()
		u.Advance(20)
		u.must(c.act(u))
		for i, way := range []func() error{u.undo, u.redo, u.undo} {
			u.must(way())
			if want := []string{c.was, c.is}[i%2]; u.Message.Text != want {
				t.Errorf("%s: it says %q, want %q", name, u.Message.Text, want)
			}
		}
	}
}
