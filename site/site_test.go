package site_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
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

// TestHandlerStaysInItsFolder: no way of writing a path leads out of it.
func TestHandlerStaysInItsFolder(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "site")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(outer, "secret.json"), filepath.Join(dir, "open.json"), filepath.Join(dir, `x\secret.json`)} {
		if err := os.WriteFile(path, []byte("{}"), 0o644); err != nil && !strings.Contains(path, `\`) {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(outer, "secret.json"), filepath.Join(dir, "link.json")); err != nil {
		t.Log("no symbolic link is tried:", err)
	}
	handler := site.Handler(dir)
	for path, want := range map[string]int{
		"/open.json":                     200,
		"/x/../open.json":                200,
		`/x%5C..%5C..%5Csecret.json`:     404,
		`/x%5Csecret.json`:               404,
		`/..%5Csecret.json`:              404,
		`/%5C..%5C..%5Csecret.json`:      404,
		"/../secret.json":                404,
		"/..%2fsecret.json":              404,
		"/x/..%2f..%2fsecret.json":       404,
		"/link.json":                     404,
		"/C:/secret.json":                404,
		"/open.json::$DATA":              404,
		"/open.json%00.html":             404,
		"//" + outer + "/secret.json":    404,
		"/%5C%5Clocalhost%5Csecret.json": 404,
	} {
		r := httptest.NewRequest("GET", "http://localhost"+path, nil)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: status %d, want %d: %s", path, w.Code, want, w.Body)
		}
	}
}

// TestHandlerIsForThisMachine refuses a request that names another host, as a foreign page's does whose name leads here.
func TestHandlerIsForThisMachine(t *testing.T) {
	handler := site.Handler(".")
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST:1": 200, "127.0.0.1": 200, "127.0.0.1:8080": 200, "[::1]": 200, "[::1]:8080": 200,
		"example.com": 421, "example.com:8080": 421, "localhost.example.com": 421, "127.0.0.1.example.com": 421, "192.168.0.7:8080": 421,
		"": 421, "localhost@example.com": 421, "example.com/localhost": 421, "[::1": 421, "0.0.0.0:8080": 421,
	} {
		r := httptest.NewRequest("GET", "http://localhost/index.html", nil)
		r.Host = host
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("Host %q: status %d, want %d", host, w.Code, want)
		}
	}
}

// TestHandlerSendsThePagesPolicy: what a page says of itself in its head, a header says too, and that no foreign page frames it.
func TestHandlerSendsThePagesPolicy(t *testing.T) {
	handler := site.Handler(".")
	for _, name := range []string{"index.html", "figure.html", "page.js", "page.css", "favicon.svg"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/"+name, nil))
		if got := w.Header().Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options %q", name, got)
		}
		if w.Body.String() != string(text) {
			t.Errorf("%s: another text", name)
		}
		sent := w.Header().Get("Content-Security-Policy")
		if filepath.Ext(name) != ".html" {
			if sent != "" {
				t.Errorf("%s has the policy %q", name, sent)
			}
			continue
		}
		own, found := strings.CutSuffix(sent, "; frame-ancestors 'self'")
		if !found || !strings.HasPrefix(own, "default-src 'none'; ") || !strings.Contains(string(text), `content="`+own+`"`) {
			t.Errorf("%s has the policy %q", name, sent)
		}
	}
}
