//go:build releasetest && linux && amd64

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"xorcery/site"
)

// What is published is made here for this system alone: other systems' programs are built by make release, and checked by nobody but
// the compiler. The site must be built, and the window needs a display.

func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// published makes a release for linux/amd64 and gives its folder.
func published(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := run([]string{"-out", dir, "-targets", "linux/amd64", "-page", "https://example.com/xorcery/"}, io.Discard); err != nil {
		t.Fatal(err)
	}
	return dir
}

// one is the file in a folder that a pattern matches.
func one(t *testing.T, dir, pattern string) []byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) != 1 {
		t.Fatalf("%s is %v, %v", pattern, names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestWhatIsPublished: two builds are the same bytes, the hashes are theirs, the site's zip is the site and the one file, and the program
// out of its archive says its version, trains and opens a window that the desktop knows.
func TestWhatIsPublished(t *testing.T) {
	dir, again := published(t), published(t)
	wantSame(t, "built again", relative(t, again), relative(t, dir))

	listed := 0
	for line := range strings.Lines(string(one(t, dir, "SHA256SUMS"))) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if got := fmt.Sprintf("%x", sha256.Sum256(one(t, dir, name))); got != sum {
			t.Errorf("%s has the hash %s, the list says %s", name, got, sum)
		}
		listed++
	}
	if entries, err := os.ReadDir(dir); err != nil || listed != 3 || len(entries) != listed+1 {
		t.Errorf("of %d files %d are listed: %v", len(entries), listed, err)
	}

	zipped, err := readZip(one(t, dir, "xorcery-*-site.zip"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := site.Files("site")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "xorcery.html") {
		i := slices.IndexFunc(zipped, func(f file) bool { return strings.HasSuffix(f.name, "-site/"+name) })
		if i < 0 {
			t.Fatalf("the site's zip has no %s", name)
		}
		want, err := os.ReadFile(filepath.Join("site", name))
		if name == "xorcery.html" {
			want, err = one(t, dir, name), nil
		}
		if err != nil || !bytes.Equal(zipped[i].data, want) {
			t.Errorf("%s in the zip is another: %v", name, err)
		}
	}
	if len(zipped) != len(names)+1 {
		t.Errorf("the site's zip has %d files, the site %d", len(zipped), len(names))
	}

	home := t.TempDir()
	files, err := readTar(one(t, dir, "xorcery-*-linux-amd64.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join(home, f.name[strings.Index(f.name, "/"):])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.data, os.FileMode(f.mode())); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(home, "share/applications/xorcery.desktop")); err != nil {
		t.Error(err)
	}
	start(t, home, filepath.Join(home, "bin/xorcery"))
}

// relative is what stands in a folder, by its names there.
func relative(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	for name, text := range standing(t, dir) {
		all[strings.TrimPrefix(name, dir)] = text
	}
	return all
}

// start starts a program as a new user would, at home in a folder.
func start(t *testing.T, home, program string) {
	t.Helper()
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program, args...)
		cmd.Dir = home
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"))
		return cmd
	}
	out, err := command("-version").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "xorcery ") || !strings.Contains(string(out), "page: https://example.com/xorcery/\n") {
		t.Errorf("-version says %s, %v", out, err)
	}
	out, err = command("-train", "scenario:three", "-steps", "20").Output()
	var last struct{ Step int }
	if err != nil || json.Unmarshal(out, &last) != nil || last.Step != 20 {
		t.Errorf("-train says %s, %v", out, err)
	}

	window := command()
	var said bytes.Buffer
	window.Stdout, window.Stderr = &said, &said
	if err := window.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- window.Wait() }()
	t.Cleanup(func() { window.Process.Kill() })
	named := regexp.MustCompile(`(?m)^ *(0x[0-9a-f]+) .*: \("xorcery" "xorcery"\)`)
	for {
		tree, err := exec.Command("xwininfo", "-root", "-tree").Output()
		if err != nil {
			t.Fatal("xwininfo: ", err)
		}
		if found := named.FindSubmatch(tree); found != nil && hasIcon(string(found[1])) {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("the program ended without a window that has name and icon: %v\n%s", err, said.Bytes())
		case <-time.After(100 * time.Millisecond):
		}
	}
	if err := window.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("the window ends with %v\n%s", err, said.Bytes())
	}
}

// hasIcon says whether a window tells its icon, small and large. A program gives it after the window has come.
func hasIcon(window string) bool {
	icon, err := exec.Command("xprop", "-id", window, "_NET_WM_ICON").Output()
	return err == nil && bytes.Contains(icon, []byte("16 x 16")) && bytes.Contains(icon, []byte("48 x 48"))
}
