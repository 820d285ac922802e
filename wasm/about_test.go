//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xorcery/wasm/app"
)

// TestAnAddressIsOpenedInTheBrowser: by the system's own program, and where that is missing or fails it is said.
func TestAnAddressIsOpenedInTheBrowser(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if err := browse(app.Article); err == nil || !strings.Contains(err.Error(), "is missing") || !strings.Contains(err.Error(), app.Article) {
		t.Errorf("without a way it says %v", err)
	}
	told := filepath.Join(dir, "told")
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\necho \"$@\" > "+told+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := browse(app.Article); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(told); err != nil || strings.TrimSpace(string(text)) != app.Article {
		t.Errorf("the browser was told %q, %v", text, err)
	}
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := browse(app.Article); err == nil || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("a failure is %v", err)
	}
}

// TestTheVersionNamesTheProgram and where it comes from.
func TestTheVersionNamesTheProgram(t *testing.T) {
	out, err := program(t, "-version").Output()
	if err != nil {
		t.Fatal(err)
	}
	if text := string(out); !strings.HasPrefix(text, "xorcery ") || !strings.Contains(text, "article: "+app.Article+"\n") {
		t.Errorf("-version prints %q", text)
	}
}
