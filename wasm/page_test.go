//go:build unix

package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// builtSite is a folder that looks like a built site.
func builtSite(t *testing.T, dir string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "xorcery.wasm", "wasm_exec.js"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("this is "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// opens lets the page be opened by a browser of the test's own, and says what the window said then.
func opens(t *testing.T, p *pages, known string) (said app.Message) {
	t.Helper()
	s, err := app.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	heard := make(chan input.Input, 1)
	p.open(known, func(answer func(*input.Input)) {
		in := input.Input{Width: 800, Height: 600, Scale: 1, Hidden: true, Clock: func() time.Duration { return 0 }}
		answer(&in)
		heard <- in
	})
	s.Update(<-heard)
	return s.Message
}

// TestThePageIsOpened at the address that is known, or from a folder, served once: that of -page before all else, one beside the program if there
// is nothing else. It is said where there is none, or no browser.
func TestThePageIsOpened(t *testing.T) {
	bin, home := t.TempDir(), t.TempDir()
	told := filepath.Join(bin, "told")
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\nprintf '%s\\n' \"$@\" >> "+told+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	t.Chdir(home)
	lines := func() []string {
		text, err := os.ReadFile(told)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(text))
	}
	if said := opens(t, &pages{}, ""); !said.Error || !strings.Contains(said.Text, "-page names its address or its folder") {
		t.Errorf("without a page it says %+v", said)
	}
	if said := opens(t, &pages{}, "https://example.org/x/"); said.Error || !strings.Contains(said.Text, "https://example.org/x/") || lines()[0] != "https://example.org/x/" {
		t.Errorf("with an address it says %+v, and the browser hears %q", said, lines())
	}
	builtSite(t, filepath.Join(home, "site"))
	var p pages
	opens(t, &p, "")
	opens(t, &p, "")
	heard := lines()
	if len(heard) != 3 || heard[1] != heard[2] || !strings.HasPrefix(heard[1], "http://localhost:") {
		t.Fatalf("the browser hears %q", heard)
	}
	answer, err := http.Get(heard[1])
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "this is index.html" {
		t.Errorf("there is %q, %v", body, err)
	}
	opens(t, &pages{folder: builtSite(t, filepath.Join(home, "other"))}, "https://example.org/x/")
	if heard = lines(); !strings.HasPrefix(heard[3], "http://localhost:") {
		t.Errorf("with a folder the browser hears %q", heard[3])
	}
	t.Setenv("PATH", t.TempDir())
	if said := opens(t, &pages{}, "https://example.org/x/"); !said.Error || !strings.Contains(said.Text, "https://example.org/x/") || !strings.Contains(said.Text, "is missing") {
		t.Errorf("without a browser it says %+v", said)
	}
}

// TestWhereThePageMayBe: -page takes an address of the web or a built folder.
func TestWhereThePageMayBe(t *testing.T) {
	dir := builtSite(t, filepath.Join(t.TempDir(), "pages"))
	for _, where := range []string{"https://example.org/xorcery/", "http://localhost:8080", dir} {
		if r, err := parse([]string{"-page", where}); err != nil || r.page != where {
			t.Errorf("-page %s: %v", where, err)
		}
	}
	for _, where := range []string{"", "javascript:alert(1)", "file:///etc", "https://", "ftp://example.org/", t.TempDir(), "nosuch"} {
		if _, err := parse([]string{"-page", where}); err == nil || !strings.Contains(err.Error(), "allowed is") || strings.Contains(err.Error(), "\n") {
			t.Errorf("-page %s: %v", where, err)
		}
	}
	if _, err := parse([]string{"-page", dir, "-train", "scenario:nan"}); err == nil {
		t.Error("-page goes with -train")
	}
}
