package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestNoDisplayIsSaid in a line that names what works without one; the session's folder shows no trace of a crash.
func TestNoDisplayIsSaid(t *testing.T) {
	for _, display := range []string{"", ":nosuch", ":4242", "nosuch.invalid:0"} {
		cmd := program(t)
		cmd.Env = append(cmd.Env, "DISPLAY="+display, "WAYLAND_DISPLAY=")
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		cmd.Run()
		text := errs.String()
		if cmd.ProcessState.ExitCode() != 1 || strings.Count(text, "\n") != 1 || !strings.Contains(text, "-train WHAT") || !strings.HasPrefix(text, "xorcery: ") || out.Len() > 0 {
			t.Errorf("DISPLAY=%s: %v, and says %q", display, cmd.ProcessState, text)
		}
	}
}
