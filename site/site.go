// Package site serves the folder that holds the pages, as a static host would: only what belongs to the pages, with
// the right MIME types, and only to this machine.
package site

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// types names every kind of file that belongs to the pages. What is not listed is not served.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".wasm": "application/wasm",

	".webmanifest": "application/manifest+json",
}

// Built says whether dir holds the pages as make build leaves them; an error names what is missing.
func Built(dir string) error {
	for _, name := range []string{"index.html", "xorcery.wasm", "wasm_exec.js"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("%s is not a built site: it has no %s; run make build first", dir, name)
		}
	}
	return nil
}

// Files are the names of all that belongs to the pages in dir, in order: what [Handler] serves of the folder itself.
func Files(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if _, known := types[path.Ext(e.Name())]; known && e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Handler serves the pages in dir, and nothing outside it: not through .. or \, nor through a symbolic link. Nothing is cached, so that
// a reload always shows the last build. Go sources, hidden files and folder listings are not found. A request must be for
// this machine by name, as a foreign page whose name leads here would otherwise be one with these.
func Handler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isHere(r.Host) {
			http.Error(w, "this server is for localhost", http.StatusMisdirectedRequest)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are served", http.StatusMethodNotAllowed)
			return
		}
		name := path.Clean("/" + r.URL.Path)
		if name == "/" {
			name = "/index.html"
		}
		kind, known := types[path.Ext(name)]
		if !known || strings.Contains(name, "/.") || strings.ContainsAny(name, `\:`) {
			http.NotFound(w, r)
			return
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer root.Close()
		f, err := root.Open(name[1:])
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil || !info.Mode().IsRegular() {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		if path.Ext(name) != ".html" {
			http.ServeContent(w, r, name, info.ModTime(), f)
			return
		}
		page, err := io.ReadAll(f)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", policy(page))
		http.ServeContent(w, r, name, info.ModTime(), bytes.NewReader(page))
	})
}

// isHere says whether a Host header names this machine, with any port.
func isHere(host string) bool {
	u, err := url.Parse("http://" + host)
	if err != nil || u.Host != host {
		return false
	}
	switch strings.ToLower(u.Hostname()) {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	return false
}

var ownPolicy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// policy is the page's own, with what a page cannot say of itself: that no foreign page may frame it.
func policy(page []byte) string {
	const frames = "frame-ancestors 'self'"
	if own := ownPolicy.FindSubmatch(page); own != nil {
		return string(own[1]) + "; " + frames
	}
	return frames
}
