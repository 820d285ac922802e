//go:build !js

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
)

// openSession starts the program as a window does that is named nothing, without Ebitengine.
func openSession(t *testing.T) *game {
	t.Helper()
	begin, err := commandLine(nil)
	if err != nil {
		t.Fatal(err)
	}
	if begin.warning != nil {
		begin.state.Warn(begin.warning)
	}
	g := &game{state: begin.state, kept: begin.kept}
	t.Cleanup(g.kept.release)
	return g
}

func (g *game) place(t *testing.T, x1, x2 float64) {
	t.Helper()
	if err := g.state.AddPoint(x1, x2, 1); err != nil {
		t.Fatal(err)
	}
}

func closeSession(t *testing.T, g *game) {
	t.Helper()
	if err := platformEnd(g); err != nil {
		t.Fatal(err)
	}
}

// pointsOf is how many points a session's file holds; −1 for none.
func pointsOf(t *testing.T, path string) int {
	t.Helper()
	doc, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return -1
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := core.ParseProject(doc)
	if err != nil {
		t.Fatal(err)
	}
	return len(p.Data.Points)
}

// TestAWindowIsAsItWasLeft, paused too.
func TestAWindowIsAsItWasLeft(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	for _, paused := range []bool{true, false} {
		g := openSession(t)
		g.state.Advance(50)
		g.state.Start()
		if paused {
			g.state.Pause()
		}
		doc := string(g.state.Document().JSON())
		closeSession(t, g)
		next := openSession(t)
		if next.state.Running == paused || string(next.state.Document().JSON()) != doc {
			t.Errorf("left paused %v, it comes back running %v, with\n%s\nin the place of\n%s", paused, next.state.Running, next.state.Document().JSON(), doc)
		}
		next.kept.release()
	}
}

// TestEachWindowHasItsSession: two that are open at once keep what each of them holds, and each comes back.
func TestEachWindowHasItsSession(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	first, second := openSession(t), openSession(t)
	first.place(t, 0.5, 0.25)
	for range 3 {
		second.place(t, 0.5, -0.25)
	}
	now := time.Unix(0, 0)
	for range 5 { // the one goes on training while the other is at work
		first.state.Advance(20)
		second.state.Advance(20)
		now = now.Add(time.Hour)
		second.kept.tick(second.state, now)
		first.kept.tick(first.state, now)
	}
	closeSession(t, first)
	closeSession(t, second)
	path := func(name string) string { return filepath.Join(dir, "xorcery", name) }
	if a, b := pointsOf(t, path("autosave.json")), pointsOf(t, path("autosave-2.json")); a != 1 || b != 3 {
		t.Errorf("the sessions have %d and %d points, want 1 and 3", a, b)
	}
	third, fourth, fifth := openSession(t), openSession(t), openSession(t)
	for i, g := range []*game{third, fourth, fifth} {
		if got, want := len(g.state.Lab.Project.Data.Points), []int{1, 3, 0}[i]; got != want {
			t.Errorf("window %d comes back with %d points, want %d", i+1, got, want)
		}
	}
}

// TestASessionThatAnotherHasWrittenIsLeft: a program that knows no locks writes the file; the window goes on in another one, and says so.
func TestASessionThatAnotherHasWrittenIsLeft(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	path := func(name string) string { return filepath.Join(dir, "xorcery", name) }
	g := openSession(t)
	g.place(t, 1, 1)
	closeSession(t, g)
	if err := os.WriteFile(path("autosave-2.json"), []byte(`{"data":{"points":[[0,0,0],[1,1,1]]}}`), 0o600); err != nil {
		t.Fatal(err)
	}

	g = openSession(t)
	newer := `{"data":{"points":[[0,0,0],[1,1,1],[2,2,0],[3,3,1]]}}`
	if err := os.WriteFile(path("autosave.json"), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	g.place(t, 2, 2)
	g.kept.tick(g.state, time.Unix(0, 0))
	if m := g.state.Message; !m.Error || !strings.Contains(m.Text, path("autosave-3.json")) {
		t.Errorf("it says %q", m.Text)
	}
	closeSession(t, g)
	for name, want := range map[string]int{"autosave.json": 4, "autosave-2.json": 2, "autosave-3.json": 2} {
		if got := pointsOf(t, path(name)); got != want {
			t.Errorf("%s has %d points, want %d", name, got, want)
		}
	}
}

// TestBrokenSessionsAreNumbered: each that cannot be restored is kept, whatever is wrong with it, and the message says where.
func TestBrokenSessionsAreNumbered(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	folder := filepath.Join(dir, "xorcery")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	texts := []string{"", "{", `{"version":9}`, `{"data":{"n":-1}}`, strings.Repeat(" ", core.MaxDocument+1), "\x00\xff"}
	for i, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, "autosave.json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		g := openSession(t)
		want := filepath.Join(folder, "autosave.broken-"+string(rune('1'+i))+".json")
		if m := g.state.Message; !m.Error || !strings.Contains(m.Text, want) {
			t.Errorf("it says %q, want %s", m.Text, want)
		}
		g.place(t, 1, 1)
		closeSession(t, g)
		if pointsOf(t, filepath.Join(folder, "autosave.json")) != 1 {
			t.Error("the next session is not kept")
		}
	}
	for i, text := range texts {
		name := filepath.Join(folder, "autosave.broken-"+string(rune('1'+i))+".json")
		if doc, err := os.ReadFile(name); err != nil || string(doc) != text {
			t.Errorf("%s holds %.20q, %v; want %.20q", name, doc, err, text)
		}
	}
}

// TestAFailedWriteIsTriedAgain: ever more rarely, with a line that stays until it works.
func TestAFailedWriteIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	g := openSession(t)
	g.place(t, 1, 1)
	folder := filepath.Join(dir, "xorcery")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	now, tries, waited := time.Unix(0, 0), 0, time.Duration(0)
	for range 3600 {
		was := g.kept.failures
		g.kept.tick(g.state, now)
		if g.kept.failures > was {
			tries, waited = tries+1, 0
		}
		if g.state.Unsaved == "" {
			t.Fatal("nothing says that the session is not kept")
		}
		now, waited = now.Add(time.Second), waited+time.Second
		if waited > autosaveRarest {
			t.Fatalf("it has not been tried again for %v", waited)
		}
	}
	if tries < 12 || tries > 30 {
		t.Errorf("it was tried %d times in an hour", tries)
	}
	g.state.Warn(errors.New("something else"))
	if g.state.Unsaved == "" {
		t.Error("a message takes the line away")
	}
	if err := platformEnd(g); err == nil || platformFail(err) != 1 {
		t.Errorf("ending without a session: %v", err)
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	g.kept.tick(g.state, now.Add(autosaveRarest))
	if g.state.Unsaved != "" || g.kept.failures != 0 || pointsOf(t, filepath.Join(folder, "autosave.json")) != 1 {
		t.Errorf("once it could be kept: %q, %d failures", g.state.Unsaved, g.kept.failures)
	}
}

// TestAWindowWithoutAFolderSaysSo, and works.
func TestAWindowWithoutAFolderSaysSo(t *testing.T) {
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, "")
	}
	g := openSession(t)
	g.kept.tick(g.state, time.Unix(0, 0))
	if !strings.Contains(g.state.Unsaved, "no folder for settings") {
		t.Errorf("it says %q", g.state.Unsaved)
	}
}

// TestALookWritesNothing: what was lent is not the session, however long it trains.
func TestALookWritesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	begin, err := commandLine([]string{"-open", "scenario:three"})
	if err != nil {
		t.Fatal(err)
	}
	defer begin.kept.release()
	begin.state.Advance(50)
	begin.kept.tick(begin.state, time.Unix(0, 0))
	if begin.state.Unsaved != "" || pointsOf(t, filepath.Join(dir, "xorcery", "autosave.json")) != -1 {
		t.Errorf("a look is kept, or complained of: %q", begin.state.Unsaved)
	}
}

func TestWindowsFitTheirScreen(t *testing.T) {
	for _, c := range []struct{ mw, mh, w, h int }{
		{0, 0, 1280, 800}, {1024, 768, 1008, 664}, {1366, 768, 1280, 664}, {1280, 800, 1264, 696}, {1920, 1080, 1280, 800}, {3840, 2160, 1280, 800}, {320, 240, 480, 480},
	} {
		if w, h := windowSize(c.mw, c.mh); w != c.w || h != c.h {
			t.Errorf("on %d×%d the window is %d×%d, want %d×%d", c.mw, c.mh, w, h, c.w, c.h)
		}
	}
}

// The lasting line is the state's, and renews the picture.
func TestNotKept(t *testing.T) {
	s, err := app.New(core.DefaultProject(), true)
	if err != nil {
		t.Fatal(err)
	}
	before := s.Revision
	s.NotKept(errors.New("no space left on device"))
	if !strings.Contains(s.Unsaved, "no space left on device") || s.Revision == before {
		t.Errorf("it says %q", s.Unsaved)
	}
	before = s.Revision
	s.NotKept(errors.New("no space left on device"))
	if s.Revision != before {
		t.Error("the same again renews the picture")
	}
	s.NotKept(nil)
	if s.Unsaved != "" || s.Revision == before {
		t.Error("the line stays")
	}
}
