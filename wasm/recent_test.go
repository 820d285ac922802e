//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// TestRecentFilesOfAllWindows: the last one comes first, each once, eight in all; one that has moved is gone, and a broken list is empty.
func TestRecentFilesOfAllWindows(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("HOME", dir)
	one, other := newRecentFiles(), newRecentFiles()
	var paths []string
	for i := range 10 {
		path := filepath.Join(dir, fmt.Sprintf("%d.json", i))
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	for i, path := range paths {
		if err := []recentFiles{one, other}[i%2].put([]string{path}, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := one.put(paths[5:6], ""); err != nil {
		t.Fatal(err)
	}
	os.Remove(paths[9])
	d := other.desk()
	names := ""
	for _, r := range d.Recent {
		names += filepath.Base(r.Path)[:1]
		if r.Gone != (r.Path == paths[9]) {
			t.Errorf("%s is gone: %v", r.Path, r.Gone)
		}
	}
	if names != "59876432" || d.Folder != dir {
		t.Errorf("remembered are %s in %s", names, d.Folder)
	}
	if err := one.put(nil, filepath.Dir(dir)); err != nil {
		t.Fatal(err)
	}
	if d := other.desk(); len(d.Recent) != 8 || d.Folder != filepath.Dir(dir) {
		t.Errorf("after a film there is %+v", d)
	}
	for _, broken := range []string{"", "{", "[]", `{"recent":["relative"]}`} {
		if err := os.WriteFile(one.path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if d := one.desk(); len(d.Recent) > 0 || d.Folder == "" {
			t.Errorf("%q: %+v", broken, d)
		}
	}
}

// TestDownloads: what the system calls so comes first, then Downloads at home, then the current folder.
func TestDownloads(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	t.Setenv("XDG_DOWNLOAD_DIR", "")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	want := func(folder string) {
		t.Helper()
		if got := downloads(); got != folder {
			t.Errorf("downloads go to %s, want %s", got, folder)
		}
	}
	mkdir := func(name string) string {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(path, 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	want(here)
	want(mkdir("Downloads"))
	mkdir(".config")
	file := filepath.Join(home, ".config", "user-dirs.dirs")
	if err := os.WriteFile(file, []byte("# by xdg-user-dirs\nXDG_DESKTOP_DIR=\"$HOME/Desktop\"\nXDG_DOWNLOAD_DIR=\"$HOME/Geholt \\\"neu\\\"\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	want(filepath.Join(home, "Downloads")) // what is named is not there
	want(mkdir(`Geholt "neu"`))
	t.Setenv("XDG_DOWNLOAD_DIR", mkdir("elsewhere"))
	want(filepath.Join(home, "elsewhere"))
}

// TestPorterReadsAndWrites: what is asked for is done in its order, each answer in a tick of its own, and what is on its way when the window closes
// is finished.
func TestPorterReadsAndWrites(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("HOME", dir)
	if err := os.Mkdir(filepath.Join(dir, "Downloads"), 0o700); err != nil {
		t.Fatal(err)
	}
	heard := make(chan input.Input, 100)
	p := newPorter(func(answer func(*input.Input)) {
		var in input.Input
		answer(&in)
		heard <- in
	})
	if in := <-heard; in.Desk == nil || len(in.Desk.Recent) > 0 {
		t.Errorf("it begins with %+v", in.Answers)
	}
	path := filepath.Join(dir, "a.json")
	p.serve(app.Effects{Write: []app.Write{{Number: 1, Path: path, Data: []byte("one"), New: true}, {Number: 2, Path: path, Data: []byte("two"), New: true}, {Number: 3, Path: path, Data: []byte("three")}}})
	for i, want := range []string{"", "is there already", ""} {
		in := <-heard
		if len(in.Written) != 1 || in.Written[0].Number != i+1 || (in.Written[0].Err == nil) != (want == "") || want != "" && !strings.Contains(in.Written[0].Err.Error(), path+" "+want) {
			t.Errorf("write %d: %+v", i+1, in.Written)
		}
	}
	p.serve(app.Effects{Read: []string{path}, Remember: []string{path}})
	if in := <-heard; len(in.Dropped) != 1 || in.Dropped[0].Path != path || string(in.Dropped[0].Data) != "three" {
		t.Errorf("read is %+v", in.Dropped)
	}
	if in := <-heard; in.Desk == nil || len(in.Desk.Recent) != 1 || in.Desk.Folder != dir {
		t.Errorf("remembered is %+v", in.Desk)
	}
	p.serve(app.Effects{Read: []string{filepath.Join(dir, "gone.json"), dir}})
	if in := <-heard; len(in.Dropped) != 1 || in.Dropped[0].Err == nil {
		t.Errorf("a file that has gone is %+v", in.Dropped)
	}
	if in := <-heard; in.Desk == nil {
		t.Error("nobody looks whether a file has gone")
	}
	if in := <-heard; len(in.Dropped) != 1 || !in.Dropped[0].Folder {
		t.Errorf("a folder is %+v", in.Dropped)
	}
	readOnly := filepath.Join(dir, "read-only.json")
	if err := os.WriteFile(readOnly, []byte("kept"), 0o400); err != nil {
		t.Fatal(err)
	}
	p.serve(app.Effects{Write: []app.Write{{Number: 4, Path: readOnly}, {Number: 5, Path: dir}, {Number: 6, Path: filepath.Join(dir, "last.json"), Data: []byte("last")}}})
	state, err := app.New(core.DefaultProject(), true)
	if err != nil {
		t.Fatal(err)
	}
	g := &game{state: state, width: 800, height: 600, scale: 1, platform: platform{porter: p}}
	for name, data := range map[string]string{"film.gif": "GIF", "surface.png": "PNG"} { // both made, and nobody asked where they go
		g.answers.tell(func(in *input.Input) {
			in.Made = append(in.Made, input.Made{File: input.File{Name: name, Data: []byte(data)}})
		})
	}
	if err := g.leave(); err != nil {
		t.Error(err)
	}
	for _, path := range []string{readOnly, dir} {
		if in := <-heard; in.Written[0].Err == nil || !strings.Contains(in.Written[0].Err.Error(), path+" cannot be written") {
			t.Errorf("%s: %v", path, in.Written[0].Err)
		}
	}
	for name, want := range map[string]string{readOnly: "kept", filepath.Join(dir, "last.json"): "last", filepath.Join(downloads(), "film.gif"): "GIF", filepath.Join(downloads(), "surface.png"): "PNG"} {
		if doc, err := os.ReadFile(name); err != nil || string(doc) != want {
			t.Errorf("%s holds %q, %v", name, doc, err)
		}
	}
}

// TestWindowsRememberAtTheSameMoment: none of their files is forgotten.
func TestWindowsRememberAtTheSameMoment(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	var all sync.WaitGroup
	for i := range app.RecentMost {
		all.Go(func() {
			if err := newRecentFiles().put([]string{filepath.Join(dir, fmt.Sprintf("%d.json", i))}, ""); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if d := newRecentFiles().desk(); len(d.Recent) != app.RecentMost {
		t.Errorf("remembered are %+v", d.Recent)
	}
}
