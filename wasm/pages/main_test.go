package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/icon"
)

// source is a folder with what the command needs.
func source(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"xorcery.wasm": "\x00asm", "worker.js": "1", "index.html": "the page", "site.go": "package site", ".hidden.js": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var listForm = regexp.MustCompile(`(?s)self\.VERSION = '([0-9a-f]{16})';\nself\.FILES = (.*);\n$`)

// listOf runs the command and reads the version and the hashes that it wrote.
func listOf(t *testing.T, dir string) (version string, files map[string]string) {
	t.Helper()
	if err := run(dir, false, io.Discard); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, listed))
	if err != nil {
		t.Fatal(err)
	}
	parts := listForm.FindSubmatch(text)
	if parts == nil {
		t.Fatalf("the list is %s", text)
	}
	if err := json.Unmarshal(parts[2], &files); err != nil {
		t.Fatal(err)
	}
	return string(parts[1]), files
}

// TestTheListNamesAVersion: the same files are the same version, another file or another worker is another one, and the list has
// every file's hash but the worker's and its own.
func TestTheListNamesAVersion(t *testing.T) {
	longtest.Skip(t)
	dir := source(t)
	first, files := listOf(t, dir)
	for _, name := range []string{"index.html", "xorcery.wasm", "size.json", "favicon.svg", "still-light.svg", "still-dark.svg", "icon-192.png", "icon-512.png", "icon-maskable.png"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%x", sha256.Sum256(data)); files[name] != want {
			t.Errorf("%s has the hash %q, want %q", name, files[name], want)
		}
	}
	if len(files) != 9 {
		t.Errorf("the list has %d files: %v", len(files), files)
	}
	if again, _ := listOf(t, dir); again != first {
		t.Errorf("the same files are %s, then %s", first, again)
	}
	seen := map[string]string{first: "the first"}
	for _, name := range []string{"worker.js", "index.html"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("2"), 0o644); err != nil {
			t.Fatal(err)
		}
		version, _ := listOf(t, dir)
		if was, known := seen[version]; known {
			t.Errorf("with another %s the version is that of %s", name, was)
		}
		seen[version] = name
	}
}

// TestStillsAreSmall: a still is fetched before the program, so it is a few kilobytes.
func TestStillsAreSmall(t *testing.T) {
	longtest.Skip(t)
	dir := source(t)
	listOf(t, dir)
	var out bytes.Buffer
	if err := run(dir, true, &out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"still-light.svg", "still-dark.svg"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() < 2000 || info.Size() > 16_000 {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
	}
	if !strings.Contains(out.String(), "xorcery.wasm") && !strings.Contains(out.String(), "*.wasm") || !strings.Contains(out.String(), " all ") {
		t.Errorf("the sizes are %s", out.String())
	}
}

// TestIconsKeepTheirShape: a round corner is clear, a maskable icon goes to its corners.
func TestIconsKeepTheirShape(t *testing.T) {
	longtest.Skip(t)
	dir := source(t)
	listOf(t, dir)
	for _, i := range icons {
		f, err := os.Open(filepath.Join(dir, i.name))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if w := img.Bounds().Dx(); w != i.side {
			t.Errorf("%s is %d wide", i.name, w)
		}
		for _, at := range [][2]int{{0, 0}, {i.side - 1, 0}, {0, i.side - 1}, {i.side - 1, i.side - 1}} {
			if _, _, _, a := img.At(at[0], at[1]).RGBA(); (a == 0xffff) != (i.cut == icon.Maskable) {
				t.Errorf("%s has alpha %d at %v", i.name, a>>8, at)
			}
		}
	}
}

// TestBadSources names what is wrong.
func TestBadSources(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"xorcery.wasm", "", "run make build"},
	} {
		dir := source(t)
		path := filepath.Join(dir, c.name)
		err := os.Remove(path)
		if c.text != "" {
			err = os.WriteFile(path, []byte(c.text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := run(dir, false, io.Discard); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want an error with %q", c.name, c.text, err, c.want)
		}
	}
}
