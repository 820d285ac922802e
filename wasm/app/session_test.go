package app

import (
	"encoding/json"
	"testing"
)

// TestTheViewComesBack: what stood below the plane stands there again after a restart, the reader's own while something is lent; a window
// that kept none, or a name that is none, leaves the network.
func TestTheViewComesBack(t *testing.T) {
	const doc = `{"data":{"set":"corners"},"view":{"paused":true}}`
	for _, v := range views {
		u := newUser(t, doc, true)
		u.must(u.SetControl("lower", string(v.name)))
		own, _ := u.Left()
		u.must(u.OpenScenario("three"))
		lent, ok := u.Left()
		if !ok || own.Lower != v.name || lent.Lower != v.name {
			t.Errorf("%s is left as %q, and while a chapter is lent as %q", v.name, own.Lower, lent.Lower)
		}
		kept, err := json.Marshal(own)
		u.must(err)
		var l Left
		u.must(json.Unmarshal(kept, &l))
		next := newUser(t, doc, true)
		next.TakeUp(l)
		if next.tick(1); next.Lower != v.name || next.Message.Text != "" {
			t.Errorf("%s comes back as %q, and says %q", v.name, next.Lower, next.Message.Text)
		}
	}
	for _, kept := range []string{`{"speed":60}`, `{"speed":60,"lower":"cellar"}`} {
		var l Left
		u := newUser(t, doc, true)
		u.must(json.Unmarshal([]byte(kept), &l))
		if u.TakeUp(l); u.Lower != LowerNetwork || u.Speed != 60 {
			t.Errorf("%s brings %q at %g", kept, u.Lower, u.Speed)
		}
	}
}

// TestTheFileComesBack: the file that was open is open again after a restart, for the content that it had; what an older window kept of
// it, by sums of another length, is left out, so that Save asks where.
func TestTheFileComesBack(t *testing.T) {
	const doc = `{"data":{"set":"corners"},"view":{"paused":true}}`
	u := newUser(t, doc, true)
	u.OpenedFrom("/tmp/mine.json", []byte(doc), true)
	l, ok := u.Left()
	if !ok || l.File == nil {
		t.Fatal("no file is left")
	}
	for _, v := range []struct{ holds, path string }{
		{l.File.Holds, "/tmp/mine.json"},
		{l.File.Holds + l.File.Holds, ""},
		{"", ""},
		{"no hexadecimal", ""},
	} {
		next := newUser(t, doc, true)
		l.File.Holds = v.holds
		next.TakeUp(l)
		if next.at.path != v.path || v.path != "" && next.at.held != SumOf([]byte(doc)) {
			t.Errorf("%q brings %q with %x", v.holds, next.at.path, next.at.held)
		}
	}
}
