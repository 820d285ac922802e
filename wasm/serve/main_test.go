package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// built is a folder that looks like a built site.
func built(t *testing.T) string {
	dir := t.TempDir()
	for _, name := range []string{"index.html", "xorcery.wasm", "wasm_exec.js"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// occupied is a port of the loopback address that is taken until the test ends.
func occupied(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l.Addr().(*net.TCPAddr).Port
}

// TestBusyPort takes the next free port, says so, and the address that it prints answers.
func TestBusyPort(t *testing.T) {
	busy := occupied(t)
	var out bytes.Buffer
	err := run(built(t), busy, &out, func(l net.Listener, h http.Handler) error {
		address := l.Addr().(*net.TCPAddr)
		if !address.IP.IsLoopback() {
			t.Errorf("it listens on %v, want the loopback address", address)
		}
		want := fmt.Sprintf("port %d is busy, so this is port %d\nhttp://localhost:%d/\n", busy, address.Port, address.Port)
		if out.String() != want {
			t.Errorf("it printed %q, want %q", out.String(), want)
		}
		go http.Serve(l, h)
		answer, err := http.Get(fmt.Sprintf("http://localhost:%d/", address.Port))
		if err != nil {
			return err
		}
		defer answer.Body.Close()
		if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "index.html" {
			t.Errorf("the address answered %q, %v", body, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestBadArguments names what is wrong and what to do.
func TestBadArguments(t *testing.T) {
	never := func(net.Listener, http.Handler) error {
		t.Error("it served")
		return nil
	}
	empty := t.TempDir()
	for _, c := range []struct {
		dir  string
		port int
		want string
	}{
		{empty, 8080, "it has no index.html; run make build first"},
		{built(t), 0, "-port 0: a port is 1 to 65535"},
		{built(t), 70000, "-port 70000: a port is 1 to 65535"},
	} {
		err := run(c.dir, c.port, io.Discard, never)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("run(%q, %d) = %v, want an error with %q", c.dir, c.port, err, c.want)
		}
	}
}
