//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

func TestTheNextWindowGoesOnWhereThisOneEnded(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	first, err := commandLine(nil)
	if err != nil || first.warning != nil {
		t.Fatal(err, first.warning)
	}
	s := first.state
	if err := s.AddPoint(0.5, 0.25, 3); err != nil {
		t.Fatal(err)
	}
	s.Advance(50)
	if err := platformEnd(&game{state: s, platform: platform{kept: first.kept}}); err != nil {
		t.Fatal(err)
	}
	second, err := commandLine(nil)
	if err != nil || second.warning != nil {
		t.Fatal(err, second.warning)
	}
	again := second.state
	if a, b := string(s.Document().JSON()), string(again.Document().JSON()); a != b {
		t.Errorf("the state that came back is another:\n%s\n%s", a, b)
	}
}

func TestABrokenSessionIsSaidAndKept(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	path := filepath.Join(dir, "xorcery", "autosave.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(`{"version":9}`), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := commandLine(nil)
	if err != nil || got.warning == nil || !strings.Contains(got.warning.Error(), "newer") {
		t.Fatalf("error %v, warning %v", err, got.warning)
	}
	if got.state.Lab.Project.Network.Seed != core.DefaultProject().Network.Seed {
		t.Error("it does not start from the default project")
	}
	if doc, err := os.ReadFile(filepath.Join(dir, "xorcery", "autosave.broken-1.json")); err != nil || string(doc) != `{"version":9}` {
		t.Errorf("the broken file is gone: %v", err)
	}
}

func TestSaveFindsAFreeName(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.Mkdir(filepath.Join(home, "Downloads"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a.csv", "a-2.csv", "a-3.csv"} {
		place, err := platformSave(input.File{Name: "a.csv", Data: []byte(want)})
		if err != nil || filepath.Base(place) != want {
			t.Fatalf("%s: %v", place, err)
		}
		if data, _ := os.ReadFile(place); string(data) != want {
			t.Errorf("%s holds %q", place, data)
		}
	}
}

// TestWhatMayBeWrittenOver: a file that is to be new none, one that is open as long as it holds what it held.
func TestWhatMayBeWrittenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	exists := func(w app.Write, changed bool) {
		t.Helper()
		w.Path = path
		if err := writeTo(w); err != error(input.Exists{Path: path, Changed: changed}) {
			t.Errorf("%+v ends with %v", w, err)
		}
	}
	written := func(w app.Write) {
		t.Helper()
		w.Path = path
		if err := writeTo(w); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != string(w.Data) {
			t.Errorf("it holds %q: %v", data, err)
		}
	}
	written(app.Write{Data: []byte("one"), New: true})
	exists(app.Write{Data: []byte("two"), New: true}, false)
	written(app.Write{Data: []byte("two"), Held: app.SumOf([]byte("one"))})
	exists(app.Write{Data: []byte("three"), Held: app.SumOf([]byte("one"))}, true)
	written(app.Write{Data: []byte("three")})
	if err := os.Truncate(path, core.MaxDocument+1); err != nil {
		t.Fatal(err)
	}
	exists(app.Write{Data: []byte("four"), Held: app.SumOf([]byte("three"))}, true)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	written(app.Write{Data: []byte("four"), Held: app.SumOf([]byte("three"))})
}

// TestTheLastSecondsAreKept: what was done just before a chapter was opened is in the next session.
func TestTheLastSecondsAreKept(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	begin, err := commandLine(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := begin.state
	if err := s.AddPoint(0.5, 0.25, 1); err != nil {
		t.Fatal(err)
	}
	if err := s.OpenScenario("line"); err != nil {
		t.Fatal(err)
	}
	if err := platformEnd(&game{state: s, platform: platform{kept: begin.kept}}); err != nil {
		t.Fatal(err)
	}
	next, err := commandLine(nil)
	if err != nil || len(next.state.Lab.Project.Data.Points) != 1 {
		t.Errorf("the next session has the points %v: %v", next.state.Lab.Project.Data.Points, err)
	}
}

// TestABorrowedProjectLeavesTheSessionAlone: -open is a look at something, until it is changed.
func TestABorrowedProjectLeavesTheSessionAlone(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	session := filepath.Join(dir, "xorcery", "autosave.json")
	file := filepath.Join(dir, "teacher.json")
	p := core.DefaultProject()
	p.Network.Hidden = []int{7}
	if err := os.WriteFile(file, p.JSON(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, "scenario:line"} {
		begin, err := commandLine([]string{"-open", name})
		if err != nil {
			t.Fatal(err)
		}
		s := begin.state
		s.Advance(50)
		if err := platformEnd(&game{state: s, platform: platform{kept: begin.kept}}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(session); err == nil {
			t.Errorf("%s has become the session by being looked at", name)
		}
		if err := s.AddPoint(0.5, 0.25, 1); err != nil {
			t.Fatal(err)
		}
		if err := platformEnd(&game{state: s, platform: platform{kept: begin.kept}}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(session); err != nil {
			t.Errorf("%s with a point of the user's is not kept: %v", name, err)
		}
		os.Remove(session)
	}
}
