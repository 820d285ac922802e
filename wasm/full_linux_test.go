package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
)

// smallDisk is a folder on a file system of its own with so many bytes; fill leaves no room on it, and free gives it back.
func smallDisk(t *testing.T, bytes string) (dir string, fill, free func()) {
	t.Helper()
	dir = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+bytes, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no file system can be mounted: %v: %s", err, out)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	ballast := filepath.Join(dir, "ballast")
	fill = func() {
		f, err := os.Create(ballast)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for err == nil {
			_, err = f.Write(make([]byte, 4096))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
	}
	free = func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
	return dir, fill, free
}

// TestAFullDisk: what was there before stays whole, nothing of what failed stays behind, and it goes on once there is room.
func TestAFullDisk(t *testing.T) {
	dir, fill, free := smallDisk(t, "256k")
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("HOME", dir)
	if err := os.Mkdir(filepath.Join(dir, "Downloads"), 0o700); err != nil {
		t.Fatal(err)
	}
	session := filepath.Join(dir, "xorcery", "autosave.json")
	g := openSession(t)
	g.place(t, 1, 1)
	now := time.Unix(0, 0)
	g.kept.tick(g.state, now)
	before := pointsOf(t, session)
	fill()
	g.place(t, 2, 2)
	for range 10 {
		now = now.Add(time.Hour)
		g.kept.tick(g.state, now)
	}
	if !strings.Contains(g.state.Unsaved, "no space left on device") {
		t.Errorf("on a full disk it says %q", g.state.Unsaved)
	}
	if got := pointsOf(t, session); got != before || got != 1 {
		t.Errorf("the session has %d points, want %d", got, before)
	}
	if place, err := platformSave(input.File{Name: "a.csv", Data: make([]byte, 100_000)}); err == nil || !strings.Contains(err.Error(), "a.csv cannot be written: no space") {
		t.Errorf("a save on a full disk is %q, %v", place, err)
	}
	wantFiles(t, filepath.Join(dir, "Downloads"))
	wantFiles(t, filepath.Join(dir, "xorcery"), "autosave.curves", "autosave.json", "autosave.lock")

	// A run ends at the full disk with its last line, and what stood at the names stays.
	free()
	job := training{project: core.DefaultProject(), course: course{steps: 10, png: filepath.Join(dir, "a.png"), save: filepath.Join(dir, "a.json")}}
	if _, err := train(t, job); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(job.png)
	if err != nil {
		t.Fatal(err)
	}
	fill()
	job.steps = 20
	lines, err := train(t, job)
	if err == nil || platformFail(err) != 1 || len(lines) != 1 || lines[0].Weights == nil {
		t.Errorf("a run that ends on a full disk: %v, %d lines", err, len(lines))
	}
	if now, err := os.ReadFile(job.png); err != nil || string(now) != string(old) {
		t.Errorf("the picture that was there is gone: %v", err)
	}
	free()
	wantFiles(t, dir, "Downloads", "a.json", "a.png", "xorcery")

	now = now.Add(time.Hour)
	g.kept.tick(g.state, now)
	if g.state.Unsaved != "" || pointsOf(t, session) != 2 {
		t.Errorf("with room again: %q, %d points", g.state.Unsaved, pointsOf(t, session))
	}
	if place, err := platformSave(input.File{Name: "a.csv", Data: []byte("x")}); err != nil || filepath.Base(place) != "a.csv" {
		t.Errorf("with room again a save is %q, %v", place, err)
	}
}
