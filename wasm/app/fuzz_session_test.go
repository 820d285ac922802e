package app

import (
	"bytes"
	"testing"

	"xorcery/core"
)

// FuzzSession opens a text as a session, as a link and as a file, and works on: what can't be opened changes nothing, and what
// the program keeps for the next visit, at any time, is opened again to the same bits.
func FuzzSession(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"step":9007199254740991,"network":{"hidden":[],"bias":false},"weights":[[[1,2],[3,4]]]}`, `{"view":{"hide":["run","step"]}}`,
		`{"data":{"set":"custom","points":[[1,2,5],[0,0,0]]},"training":{"optimizer":{"kind":"adam"}}}`, `{"version":2}`, `{"data":[}`,
		`{"training":{"learningRate":1000,"loss":"crossentropy"},"network":{"activation":"relu","scale":100}}`, `{"data":{"set":"custom"}}`,
		"scenario:explosion", "#challenge%3Athree.", "x1,x2,class\n1,2,0\n3,4,1", "id;label;x;y\r1;cat;0,5;−1", "#" + core.DefaultProject().Link() + ").",
	} {
		f.Add(text, uint8(0))
		f.Add(text, uint8(1))
		f.Add(text, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, way uint8) {
		u := newUser(t, `{"data":{"set":"corners"}}`, false)
		u.Pause()
		u.tick(1)
		before := u.Document().JSON()
		var err error
		switch way % 3 {
		case 0:
			err = u.Open([]byte(text))
		case 1:
			err = u.OpenLink(text)
		case 2:
			err = u.OpenFile("a file", []byte(text))
		}
		if err != nil {
			if after := u.Document().JSON(); !bytes.Equal(after, before) || len(err.Error()) > 1500 {
				t.Fatalf("%.2000v; the project was\n%.3000s\nand is\n%.3000s", err, before, after)
			}
			return
		}
		if len(u.Lab.Run.Points()) > 500 || len(u.Lab.Run.Net.Flat) > 500 {
			return // large ones take time
		}
		u.kept("opened")
		u.Advance(2)
		u.kept("trained")
		u.must(u.AddPoint(0.5, 0.5, 4))
		u.must(u.SetControl("speed", 100.0))
		u.Start()
		u.tick(1)
		u.kept("with a point")
		u.must(u.undo())
		u.kept("taken back")
	})
}

// kept wants the session to be opened again as it is, paused or not.
func (u *user) kept(when string) {
	u.t.Helper()
	session, ok := u.Session()
	if !ok {
		u.t.Fatalf("%s: there is no session", when)
	}
	doc := session.JSON()
	again, err := New(core.DefaultProject(), false) // as the next visit begins, before its first tick
	u.must(err)
	u.must(again.Open(doc))
	opened := again.Document()
	if session.Weights == nil { // of a run that has ended: it starts again
		opened.Weights, opened.Biases, opened.Moments = nil, nil, nil
	}
	if got := opened.JSON(); !bytes.Equal(got, doc) {
		u.t.Fatalf("%s: the session\n%.3000s\nis opened as\n%.3000s", when, doc, got)
	}
}
