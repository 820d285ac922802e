package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core/longtest"
)

// TestArchivesAreWhatTheirFilesAre: in whatever order files come, an archive has them by their names, whole, with their modes, all of one
// time, and is the same bytes.
func TestArchivesAreWhatTheirFilesAre(t *testing.T) {
	files := []file{{"a/b.txt", []byte("b"), false}, {"a/bin", bytes.Repeat([]byte("program"), 9999), true}, {"a/c", nil, false}}
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.FixedZone("elsewhere", 3600))
	for name, write := range map[string]func(io.Writer, time.Time, []file) error{"a.tar.gz": writeTar, "a.zip": writeZip} {
		var one, two bytes.Buffer
		if err := write(&one, at, files); err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(files)
		slices.Reverse(turned)
		if err := write(&two, at, turned); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: the order of the files shows", name)
		}
		got, err := unpack(name, one.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b file) bool { return a.name == b.name && bytes.Equal(a.data, b.data) && a.program == b.program }
		if !slices.EqualFunc(got, files, same) {
			t.Errorf("%s holds %d files, want %d", name, len(got), len(files))
		}
		if err := write(&two, at.Add(time.Hour), files); err != nil {
			t.Fatal(err)
		}
		if bytes.HasSuffix(two.Bytes(), one.Bytes()) {
			t.Errorf("%s: the time does not show", name)
		}
	}
}

// TestVerifyFindsWhatIsWrong: a file that has changed or is missing, an archive that is cut, a program for another system.
func TestVerifyFindsWhatIsWrong(t *testing.T) {
	longtest.Skip(t)
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	packed := func(p []byte) []byte {
		var b bytes.Buffer
		if err := writeTar(&b, time.Unix(0, 0), []file{{"x/xorcery", p, true}}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	good := packed(data)
	here := program{os: runtime.GOOS, arch: runtime.GOARCH}.system()
	for _, c := range []struct {
		name string
		data []byte
		sum  []byte // of what is listed
		want string
	}{
		{"x-" + here + ".tar.gz", good, good, ""},
		{"x-" + here + ".tar.gz", good, good[1:], "has not the hash"},
		{"x-plan9-386.tar.gz", good, good, "it is a program for " + here},
		{"x-" + here + ".tar.gz", good[:len(good)/2], good[:len(good)/2], "unexpected EOF"},
		{"x-" + here + ".tar.gz", packed([]byte("no program")), packed([]byte("no program")), "xorcery: "},
		{"x.zip", []byte("no zip"), []byte("no zip"), "not a valid zip"},
		{"x.html", nil, nil, "no such file"},
	} {
		dir := t.TempDir()
		list := fmt.Sprintf("%x  %s\n", sha256.Sum256(c.sum), c.name)
		if err := os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
		if c.data != nil {
			if err := os.WriteFile(filepath.Join(dir, c.name), c.data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := verify(dir); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
