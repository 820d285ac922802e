//go:build windowtest && unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"xorcery/core"
)

// TestWindowKeepsItsSessionOnSignals: a window that is told to end, in any of the ways, closes with what it holds kept, and the next one
// is as it was left.
func TestWindowKeepsItsSessionOnSignals(t *testing.T) {
	for _, sign := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for _, paused := range []bool{false, true} {
			p := core.DefaultProject()
			p.View.Paused = paused
			p.Data.Points = []core.Point{{X1: 0.5, X2: 0.25, Class: 1}}
			before := p.JSON()
			cmd := program(t)
			session := filepath.Join(cmd.Dir, "xorcery", "autosave.json")
			if err := os.Mkdir(filepath.Dir(session), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(session, before, 0o600); err != nil {
				t.Fatal(err)
			}
			var errs bytes.Buffer
			cmd.Stderr = &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			for { // until it has written its first session, and trained where it trains
				if doc, err := os.ReadFile(session); err == nil && !bytes.Equal(doc, before) {
					if p, err := core.ParseProject(doc); err == nil && (paused || p.Step > 0) {
						break
					}
				}
				select {
				case err := <-ended:
					t.Fatalf("it has ended: %v: %s", err, errs.String())
				case <-time.After(20 * time.Millisecond):
				}
			}
			if err := cmd.Process.Signal(sign); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; err != nil || errs.Len() > 0 {
				t.Errorf("%v: %v, and says %q", sign, err, errs.String())
			}
			doc, err := os.ReadFile(session)
			if err != nil {
				t.Fatal(err)
			}
			got, err := core.ParseProject(doc)
			if err != nil {
				t.Fatal(err)
			}
			if got.View.Paused != paused || len(got.Data.Points) != 1 || got.Step > 0 == paused {
				t.Errorf("%v: kept is paused %v, at step %d, with the points %v", sign, got.View.Paused, got.Step, got.Data.Points)
			}
		}
	}
}
