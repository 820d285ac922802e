//go:build windowtest

package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/input"
)

// A whole visit in the window: add, drag, erase, undo, another network, trained to 100 % on the corners, saved; and the
// saved file opened again holds the same points, the same settings and the same weights, to the bit.
func TestWindowJourney(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.Mkdir(filepath.Join(home, "Downloads"), 0o755); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, `{"data":{"set":"corners"},"network":{"hidden":[4],"activation":"tanh"},"training":{"learningRate":1}}`, 1280, 800)
	w.click(w.at(0.25, 1.05)) // add
	x, y := w.at(0.25, 1.05)
	to, down := w.at(-0.5, 1.05)
	w.drag(x, y, to, down)
	w.key(ebiten.KeyE) // erase a corner, and take it back
	w.click(w.at(1, 1))
	w.key(ebiten.KeyE)
	w.guest.PressKey(ebiten.KeyControlLeft)
	w.guest.PressKey(ebiten.KeyZ)
	w.twinHears(input.Event{Kind: input.EventKey, Key: input.Key{Name: "Z", Ctrl: true}})
	w.ticks(2)
	w.guest.ReleaseKey(ebiten.KeyZ)
	w.guest.ReleaseKey(ebiten.KeyControlLeft)
	w.ticks(2)
	r := w.row("network.layers")
	w.click(r.Plus.X+8, r.Plus.Y+8)
	r = w.row("speed")
	w.click(r.Track.Right()-4, r.Track.Y+r.Track.H/2) // short of its end: at full speed the twin, whose clock stands, would train for ever

	// Trained until the saved project classifies every point.
	var p core.Project
	for deadline := time.Now().Add(2 * time.Minute); ; {
		p = w.save(home)
		run, err := core.NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		if run.Evaluate().Accuracy == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("after step %d the accuracy is %g", p.Step, run.Evaluate().Accuracy)
		}
		w.ticks(20)
	}
	if p.Data.Set != core.Corners || len(p.Data.Points) != 1 || p.Data.Points[0].Class != 1 || len(p.Network.Hidden) != 2 {
		t.Errorf("saved are set %s, points %v, hidden %v", p.Data.Set, p.Data.Points, p.Network.Hidden)
	}
	if got := p.Data.Points[0]; got.X1 > -0.4 || got.X1 < -0.6 {
		t.Errorf("the dragged point is at %v", got)
	}

	// Elsewhere: a rate of 0 keeps the opened weights as they are while the new window's ticks pass.
	frozen := p.Clone()
	frozen.Training.LearningRate, frozen.Training.Lambda = 0, 0
	elsewhere := openWindow(t, string(frozen.JSON()), 1280, 800)
	again := elsewhere.save(home)
	a, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	b, err := core.NewRun(again)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range a.Net.Flat {
		if b.Net.Flat[i] != v {
			t.Fatalf("%s was %v and is %v", a.Net.Name(i), v, b.Net.Flat[i])
		}
	}
	if a.Evaluate().Accuracy != b.Evaluate().Accuracy {
		t.Error("another accuracy")
	}
}

// save presses the panel's button and reads the newest file in the Downloads folder.
func (w *window) save(home string) core.Project {
	w.Helper()
	old, _ := filepath.Glob(filepath.Join(home, "Downloads", "*.json"))
	name := filepath.Join(home, "Downloads", "saved.json")
	w.chooses(name)
	r := w.row("file.saveAs")
	w.click(r.Field.X+8, r.Field.Y+8)
	w.in.Chosen = &input.Chosen{} // the twin's dialog ends with nothing
	w.ticks(2)
	w.in.Chosen = nil
	w.until("the saved file", func() bool {
		_, err := os.Stat(name)
		return err == nil
	})
	w.ticks(2)
	files, err := filepath.Glob(filepath.Join(home, "Downloads", "*.json"))
	if err != nil || len(files) != len(old)+1 {
		w.Fatalf("saving made %d files of %d: %v", len(files), len(old), err)
	}
	for _, name := range files {
		doc, err := os.ReadFile(name)
		if err != nil {
			w.Fatal(err)
		}
		if err := os.Remove(name); err != nil {
			w.Fatal(err)
		}
		p, err := core.ParseProject(doc)
		if err != nil {
			w.Fatal(err)
		}
		return p
	}
	panic("unreachable: one file is there")
}
