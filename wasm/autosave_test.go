//go:build !js

package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/panel"
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
	g := &game{state: begin.state, platform: platform{kept: begin.kept}}
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

// TestCurvesSurviveARestart, each session's; those of another document are left, and broken ones are said once.
func TestCurvesSurviveARestart(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	train := func(g *game, steps int) {
		g.place(t, 0.5, 0.25)
		g.state.Pause()
		g.state.Advance(steps)
		for g.state.Asked() > 0 {
			tickOnce(g)
		}
	}
	first, second := openSession(t), openSession(t)
	train(first, 120)
	train(second, 60)
	drawn := first.state.Lab.Loss.Since(0, nil)
	closeSession(t, first)
	closeSession(t, second)
	first, second = openSession(t), openSession(t)
	for i, g := range []*game{first, second} {
		want := []int{120, 60}[i]
		got := g.state.Lab.Loss.Since(0, nil)
		if g.state.Message.Error || len(got) == 0 || got[len(got)-1].Step < want-1 || i == 0 && !slices.Equal(got, drawn) {
			t.Errorf("session %d comes back with %d values, saying %q", i+1, len(got), g.state.Message.Text)
		}
		if err := g.state.LookAt(want / 2); err != nil || g.state.Looking() || !strings.Contains(g.state.Message.Text, "is the earliest") {
			t.Errorf("session %d: looking at a step before the restart: %v, %v, it says %q", i+1, err, g.state.Looking(), g.state.Message.Text)
		}
		g.state.Advance(10)
		for g.state.Asked() > 0 {
			tickOnce(g)
		}
		if err := g.state.LookAt(want / 2); err != nil || !g.state.Looking() || g.state.Lab.Run.StepCount() != g.state.Lab.Present().First() {
			t.Errorf("session %d: after ten steps it looks at %d: %v", i+1, g.state.Lab.Run.StepCount(), err)
		}
		g.state.LookAway()
		closeSession(t, g)
	}
	folder := filepath.Join(dir, "xorcery")
	curves := filepath.Join(folder, "autosave.curves")
	doc, err := os.ReadFile(curves)
	if err != nil || len(doc) > 2*lab.MostCurves {
		t.Fatalf("the curves take %d bytes: %v", len(doc), err)
	}
	for name, spoil := range map[string]func() error{
		"none":      func() error { return os.Remove(curves) },
		"cut":       func() error { return os.WriteFile(curves, doc[:len(doc)/2], 0o600) },
		"noise":     func() error { return os.WriteFile(curves, []byte("no curves"), 0o600) },
		"another's": func() error { return os.Rename(filepath.Join(folder, "autosave-2.curves"), curves) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		g := openSession(t)
		said := g.state.Message.Error && strings.Contains(g.state.Message.Text, curves)
		if said != (name == "cut" || name == "noise") || len(g.state.Lab.Loss.Buckets) > 0 || len(g.state.Lab.Project.Data.Points) != 1 {
			t.Errorf("%s: it says %q, with %d buckets", name, g.state.Message.Text, len(g.state.Lab.Loss.Buckets))
		}
		g.kept.release()
	}
}

// TestAWindowIsBroughtBack where its monitor has no room for it, or it would be out of sight.
func TestAWindowIsBroughtBack(t *testing.T) {
	at := func(x, y, w, h int) keptWindow {
		return keptWindow{Version: 1, Width: w, Height: h, X: &x, Y: &y, Text: 1}
	}
	for _, c := range []struct {
		kept   keptWindow
		mw, mh int
		w, h   int
		stays  bool
	}{
		{at(100, 50, 900, 700), 1600, 1000, 900, 700, true},
		{at(1400, 500, 900, 700), 1600, 1000, 900, 700, true},
		{at(-800, 0, 900, 700), 1600, 1000, 900, 700, true},
		{at(-850, 0, 900, 700), 1600, 1000, 900, 700, false},
		{at(1600, 50, 900, 700), 1600, 1000, 900, 700, false},
		{at(100, -20, 900, 700), 1600, 1000, 900, 700, false},
		{at(100, 980, 900, 700), 1600, 1000, 900, 700, false},
		{at(100, 50, 3000, 2000), 1600, 1000, 1584, 896, false},
		{at(0, 0, 1280, 1200), 1280, 1024, 1264, 920, false},
		{at(100, 50, 900, 700), 0, 0, 900, 700, true},
	} {
		k := c.kept.fit(c.mw, c.mh)
		if k.Width != c.w || k.Height != c.h || (k.X != nil) != c.stays {
			t.Errorf("%d×%d at %d, %d on %d×%d is %d×%d, place kept %v", c.kept.Width, c.kept.Height, *c.kept.X, *c.kept.Y, c.mw, c.mh, k.Width, k.Height, k.X != nil)
		}
	}
}

// TestAWindowIsRemembered: its looks come back; a broken file is as none, said in a line; a window that never was begins as the first one is.
func TestAWindowIsRemembered(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	open := func() *game {
		g := openSession(t)
		g.panel = panel.New()
		platformDress(g)
		return g
	}
	end := func(g *game) {
		g.memory.now.Width, g.memory.now.Height = 900, 700 // as look sees them
		closeSession(t, g)
	}
	g := open()
	if g.state.Message.Error || g.state.TextScale() != 1 || !g.panel.Folded["View"] {
		t.Errorf("at first it says %q", g.state.Message.Text)
	}
	g.panel.Folded["View"], g.panel.Folded[app.Essentials] = false, true
	for id, v := range map[string]any{"view.text": 1.5, "view.theme": "dark"} {
		if err := g.state.SetControl(id, v); err != nil {
			t.Fatal(err)
		}
	}
	end(g)
	check := func(g *game, what string) {
		t.Helper()
		if err := g.state.OpenLink("#scenario:line"); err != nil { // whatever is open
			t.Fatal(err)
		}
		tickOnce(g)
		if g.state.TextScale() != 1.5 || !g.state.Dark || g.panel.Folded["View"] || !g.panel.Folded[app.Essentials] {
			t.Errorf("%s: text %g, dark %v, folded %v", what, g.state.TextScale(), g.state.Dark, g.panel.Folded)
		}
		if g.memory.now.Width != 900 || g.memory.now.Height != 700 {
			t.Errorf("%s: it is %d×%d", what, g.memory.now.Width, g.memory.now.Height)
		}
	}
	g = open()
	check(g, "the next")
	beside := open()
	check(beside, "one beside it")
	end(beside)
	end(g)
	path := filepath.Join(dir, "xorcery", "window.json")
	for _, text := range []string{"", "{", `{"version":2}`, `{"version":1,"width":0,"height":5,"text":1}`, `{"version":1,"width":700,"height":700,"text":9}`, `{"version":1,"width":700,"height":700,"text":1,"x":4}`} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		g := open()
		if m := g.state.Message; !m.Error || !strings.Contains(m.Text, path) || strings.Contains(m.Text, "\n") || g.state.TextScale() != 1 || g.state.Dark {
			t.Errorf("%q: it says %q, text %g", text, m.Text, g.state.TextScale())
		}
		end(g)
		if doc, err := os.ReadFile(path); err != nil || string(doc) == text {
			t.Errorf("%q is still there: %v", text, err)
		}
	}
}

// TestTheOpenFileIsRemembered: speed, class and the file that was open come back with the session; Save goes there, and not over what another
// program has written meanwhile. A chapter that was open last changes nothing of that, nor does a chapter that is opened first.
func TestTheOpenFileIsRemembered(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	open := func(args ...string) *game {
		begin, err := commandLine(args)
		if err != nil {
			t.Fatal(err)
		}
		g := &game{state: begin.state, platform: platform{kept: begin.kept}, panel: panel.New()}
		t.Cleanup(g.kept.release)
		platformDress(g)
		return g
	}
	end := func(g *game) {
		g.memory.now.Width, g.memory.now.Height = 900, 700
		closeSession(t, g)
	}
	title := func(g *game, want string) {
		t.Helper()
		if got := g.state.Title(); got != want {
			t.Errorf("the title is %q, want %q", got, want)
		}
	}
	mine := filepath.Join(dir, "mine.xorcery")
	g := open()
	g.state.Pause()
	p := core.DefaultProject()
	p.View.Paused = true
	if err := g.state.Open(p.JSON()); err != nil {
		t.Fatal(err)
	}
	g.state.OpenedFrom(mine, p.JSON(), true)
	for id, v := range map[string]any{"speed": 600.0, "brush": "1"} {
		if err := g.state.SetControl(id, v); err != nil {
			t.Fatal(err)
		}
	}
	title(g, "mine.xorcery – Xorcery")
	end(g)
	g = open("scenario:line")
	title(g, "Xorcery")
	end(g)
	g = open()
	title(g, "mine.xorcery – Xorcery")
	if g.state.Speed != 600 || g.state.PointClass != 1 {
		t.Errorf("it comes back with %g steps a second and class %d", g.state.Speed, g.state.PointClass)
	}
	g.place(t, 0.5, 0.5)
	title(g, "mine.xorcery* – Xorcery")
	if err := g.state.OpenScenario("line"); err != nil {
		t.Fatal(err)
	}
	title(g, "Xorcery")
	if err := g.state.GiveBack(); err != nil {
		t.Fatal(err)
	}
	title(g, "mine.xorcery* – Xorcery")
	if err := g.state.OpenScenario("line"); err != nil {
		t.Fatal(err)
	}
	end(g)
	g = open()
	title(g, "mine.xorcery* – Xorcery")
	if err := g.state.Save(); err != nil {
		t.Fatal(err)
	}
	effects := g.state.Update(input.Input{Width: 1000, Height: 700, Scale: 1, Clock: func() time.Duration { return 0 }})
	if w := effects.Write; len(w) != 1 || w[0].Path != mine || w[0].Held != app.SumOf(p.JSON()) {
		t.Errorf("Save writes %+v", w)
	}
}

// tickOnce lets a tick pass without a clock.
func tickOnce(g *game) {
	g.state.Update(input.Input{Width: 1000, Height: 700, Scale: 1, Clock: func() time.Duration { return 0 }})
}
