package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"testing"
	"time"
)

// unpackTar is what a tar.gz holds.
func unpackTar(t *testing.T, data []byte) (files []file, times []time.Time) {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, times
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file{h.Name, text, h.Mode == 0o755})
		times = append(times, h.ModTime)
	}
}

// unpackZip is what a zip holds.
func unpackZip(t *testing.T, data []byte) (files []file, times []time.Time) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file{entry.Name, text, entry.Mode().Perm() == 0o755})
		times = append(times, entry.Modified)
	}
	return files, times
}

// TestArchivesAreWhatTheirFilesAre: in whatever order files come, an archive has them by their names, whole, with their modes, all of one
// time, and is the same bytes.
func TestArchivesAreWhatTheirFilesAre(t *testing.T) {
	files := []file{{"a/b.txt", []byte("b"), false}, {"a/bin", bytes.Repeat([]byte("program"), 9999), true}, {"a/c", nil, false}}
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.FixedZone("elsewhere", 3600))
	for name, kind := range map[string]struct {
		write  func(io.Writer, time.Time, []file) error
		unpack func(*testing.T, []byte) ([]file, []time.Time)
	}{"tar": {writeTar, unpackTar}, "zip": {writeZip, unpackZip}} {
		var one, two bytes.Buffer
		if err := kind.write(&one, at, files); err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(files)
		slices.Reverse(turned)
		if err := kind.write(&two, at, turned); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: the order of the files shows", name)
		}
		got, times := kind.unpack(t, one.Bytes())
		same := func(a, b file) bool { return a.name == b.name && bytes.Equal(a.data, b.data) && a.program == b.program }
		if !slices.EqualFunc(got, files, same) {
			t.Errorf("%s holds %d files, want %d", name, len(got), len(files))
		}
		for _, when := range times {
			if !when.Equal(at) {
				t.Errorf("%s: the time %v, want %v", name, when, at)
			}
		}
	}
}
