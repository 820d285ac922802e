package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// verify reads a release as who fetches it would: every file that its list names has the hash that the list says, archives unpack, and
// the program in one for a system is a program for that system.
func verify(folder string) error {
	list, err := os.ReadFile(filepath.Join(folder, "SHA256SUMS"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		if fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			return fmt.Errorf("%s has not the hash that SHA256SUMS says", name)
		}
		files, err := unpack(name, data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range files {
			if !f.program {
				continue
			}
			if err := isFor(f.data, name); err != nil {
				return fmt.Errorf("%s: %s: %w", name, path.Base(f.name), err)
			}
		}
	}
	return nil
}

// isFor says what is wrong with a program in an archive of a name.
func isFor(data []byte, name string) error {
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return err
	}
	var p program
	for _, s := range info.Settings {
		switch s.Key {
		case "GOOS":
			p.os = s.Value
		case "GOARCH":
			p.arch = s.Value
		}
	}
	if !strings.Contains(name, "-"+p.system()+".") {
		return fmt.Errorf("it is a program for %s", p.system())
	}
	return nil
}

// unpack is what an archive holds, by its name; nothing for what is none.
func unpack(name string, data []byte) ([]file, error) {
	switch path.Ext(name) {
	case ".gz":
		return readTar(data)
	case ".zip":
		return readZip(data)
	}
	return nil, nil
}

func readTar(data []byte) (files []file, err error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files = append(files, file{h.Name, text, h.Mode == 0o755})
	}
}

func readZip(data []byte) (files []file, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files = append(files, file{entry.Name, text, entry.Mode().Perm() == 0o755})
	}
	return files, nil
}
