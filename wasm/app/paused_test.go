package app

import (
	"testing"

	"xorcery/core"
)

// TestAPauseIsKept: a document says whether it trains, and whoever opens it finds it so.
func TestAPauseIsKept(t *testing.T) {
	first := newUser(t, `{"data":{"set":"corners"}}`, true)
	first.tick(5)
	first.Pause()
	document, session := first.Document(), first.session()
	bare, err := first.shareLink(false, core.View{})
	first.must(err)
	whole, err := first.shareLink(true, core.View{})
	first.must(err)
	for name, open := range map[string]func(u *user) error{
		"a file":                    func(u *user) error { return u.OpenFile("a.json", document.JSON()) },
		"the session":               func(u *user) error { return u.Open(session) },
		"a link with weights":       func(u *user) error { return u.OpenLink(whole) },
		"a link without":            func(u *user) error { return u.OpenLink(bare) },
		"the window's last session": func(u *user) error { u.State = newUser(t, string(session), true).State; return nil },
	} {
		u := newUser(t, `{}`, false)
		u.must(open(u))
		at := u.Lab.Run.StepCount()
		u.tick(10)
		if u.Running || u.Lab.Run.StepCount() != at {
			t.Errorf("%s: it trains, from step %d to %d", name, at, u.Lab.Run.StepCount())
		}
		if got := u.Document(); !got.View.Paused {
			t.Errorf("%s: its document says that it trains", name)
		}
		u.Start()
		u.tick(10)
		if got := u.Document(); got.View.Paused || u.Lab.Run.StepCount() == at {
			t.Errorf("%s: Run does not let it go on", name)
		}
		// The pause was the document's: what is opened next is not paused by it.
		u.must(u.OpenScenario("three"))
		if !u.Running || u.Document().View.Paused {
			t.Errorf("%s: a chapter opened after it is paused", name)
		}
		u.must(u.OpenChallenge("circle"))
		if u.Running || !u.Document().View.Paused {
			t.Errorf("%s: a challenge begins running", name)
		}
	}
}

// TestADocumentWithoutAPauseLetsThingsBe: it starts a program running, and leaves one that is paused so.
func TestADocumentWithoutAPauseLetsThingsBe(t *testing.T) {
	u := newUser(t, `{}`, false)
	if !u.Running {
		t.Error("the program begins paused")
	}
	running := u.Document().JSON()
	u.Pause()
	u.must(u.Open(running))
	if u.Running {
		t.Error("opening a project has let the training go on")
	}
	u.must(u.OpenScenario("three"))
	if !u.Running {
		t.Error("a chapter that trains is paused")
	}
	u.must(u.OpenScenario("forward"))
	if u.Running {
		t.Error("a chapter that stands still trains")
	}
}

// session is what the platform keeps.
func (u *user) session() []byte {
	p, ok := u.Session()
	if !ok {
		u.t.Fatal("there is no session")
	}
	return p.JSON()
}
