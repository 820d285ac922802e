package site_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"xorcery/site"
)

// TestHandler asks for what a browser may and may not have.
func TestHandler(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"index.html":      "the page",
		"figure.js":       "the script",
		"xorcery.wasm":    "\x00asm",
		"site.go":         "package site",
		".secret.html":    "hidden",
		"more/.git/a.css": "hidden",
		"notes":           "no kind",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "outside.html"), []byte("outside"), 0o644); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site.Handler(dir))
	defer server.Close()

	for _, c := range []struct {
		method, path string
		status       int
		kind, body   string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "the page"},
		{"GET", "/index.html", 200, "text/html; charset=utf-8", "the page"},
		{"GET", "/figure.js", 200, "text/javascript; charset=utf-8", "the script"},
		{"GET", "/xorcery.wasm", 200, "application/wasm", "\x00asm"},
		{"HEAD", "/figure.js", 200, "text/javascript; charset=utf-8", ""},
		{"POST", "/figure.js", 405, "", ""},
		{"GET", "/site.go", 404, "", ""},
		{"GET", "/.secret.html", 404, "", ""},
		{"GET", "/more/.git/a.css", 404, "", ""},
		{"GET", "/more/", 404, "", ""},
		{"GET", "/notes", 404, "", ""},
		{"GET", "/missing.js", 404, "", ""},
		{"GET", "/..%2foutside.html", 404, "", ""},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			r, err := http.NewRequest(c.method, server.URL+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			body, err := io.ReadAll(answer.Body)
			if err != nil {
				t.Fatal(err)
			}
			if answer.StatusCode != c.status {
				t.Fatalf("status %d, want %d", answer.StatusCode, c.status)
			}
			if c.status != 200 {
				return
			}
			if got := answer.Header.Get("Content-Type"); got != c.kind {
				t.Errorf("type %q, want %q", got, c.kind)
			}
			if got := answer.Header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control %q, want no-store", got)
			}
			if string(body) != c.body {
				t.Errorf("body %q, want %q", body, c.body)
			}
		})
	}
}
