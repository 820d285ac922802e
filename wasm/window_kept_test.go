//go:build windowtest && linux

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"xorcery/core"
)

// windowOf is where the window of a program stands, all 0 while it has none.
func windowOf(pid int) (x, y, w, h int) {
	ids, _ := exec.Command("xdotool", "search", "--onlyvisible", "--name", "orcery").Output()
	for _, id := range strings.Fields(string(ids)) {
		if of, _ := exec.Command("xdotool", "getwindowpid", id).Output(); strings.TrimSpace(string(of)) != strconv.Itoa(pid) {
			continue
		}
		out, _ := exec.Command("xdotool", "getwindowgeometry", "--shell", id).Output()
		var window, screen int
		fmt.Sscanf(strings.ReplaceAll(string(out), "\n", " "), "WINDOW=%d X=%d Y=%d WIDTH=%d HEIGHT=%d SCREEN=%d", &window, &x, &y, &w, &h, &screen)
		return x, y, w, h
	}
	return 0, 0, 0, 0
}

// TestWindowsComeBack: two windows at once keep a session each, with curves, size, place, folds and text size, and find them again.
func TestWindowsComeBack(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "xorcery")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	put := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wants := []string{"40 30 900 700", "200 90 700 640"}
	for i, end := range []string{"", "-2"} {
		p := core.DefaultProject()
		p.Data.Points = make([]core.Point, i+1)
		put("autosave"+end+".json", p.JSON())
		var x, y, w, h int
		if _, err := fmt.Sscan(wants[i], &x, &y, &w, &h); err != nil {
			t.Fatal(err)
		}
		put("window"+end+".json", fmt.Appendf(nil, `{"version":1,"width":%d,"height":%d,"x":%d,"y":%d,"monitor":"screen","open":["View"],"text":1.%d5}`, w, h, x, y, i+1))
	}
	read := func(name string) (doc []byte) {
		doc, _ = os.ReadFile(filepath.Join(folder, name))
		return doc
	}
	for round := range 2 {
		var windows []*exec.Cmd
		for i, end := range []string{"", "-2"} {
			cmd := program(t)
			cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+dir)
			old := read("autosave" + end + ".json")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			windows = append(windows, cmd)
			for got := ""; got != wants[i] || string(read("autosave"+end+".json")) == string(old); { // it stands there, and trains
				x, y, w, h := windowOf(cmd.Process.Pid)
				if now := fmt.Sprint(x, y, w, h); now != got && w > 0 {
					got = now
					t.Logf("round %d, window %d stands at %s", round, i+1, got)
				}
				if cmd.Process.Signal(syscall.Signal(0)) != nil {
					t.Fatalf("window %d has ended", i+1)
				}
				time.Sleep(50 * time.Millisecond)
			}
		}
		for i, cmd := range windows {
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("window %d ends with %v", i+1, err)
			}
		}
		for i, end := range []string{"", "-2"} {
			var k keptWindow
			if err := json.Unmarshal(read("window"+end+".json"), &k); err != nil || k.X == nil || fmt.Sprint(*k.X, *k.Y, k.Width, k.Height) != wants[i] || len(k.Open) != 1 || k.Text != 1.15+0.1*float64(i) {
				t.Errorf("round %d: window %d keeps %s: %v", round, i+1, read("window"+end+".json"), err)
			}
			p, err := core.ParseProject(read("autosave" + end + ".json"))
			if err != nil || len(p.Data.Points) != i+1 || p.Step == 0 {
				t.Errorf("round %d: session %d keeps %d points at step %d: %v", round, i+1, len(p.Data.Points), p.Step, err)
			}
		}
	}
	// What was drawn before the restart is there again.
	t.Setenv("XDG_CONFIG_HOME", dir)
	g := openSession(t)
	buckets := g.state.Lab.Loss.Buckets
	if first := g.state.Lab.Present().First(); len(buckets) == 0 || buckets[0].Step > 64 || first < 1 {
		t.Errorf("the third finds %d buckets, and steps from %d on", len(buckets), first)
	}
}
