package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"xorcery/site"
	"xorcery/wasm/onefile"
)

// publish makes all that a release has, into a folder: the archives, the site, the page that is one file, and their hashes; and reads it all again.
func publish(folder, page string, targets []string, out io.Writer) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	put := func(name string, data []byte) error {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		fmt.Fprintf(out, "%s, %.1f MB\n", name, float64(len(data))/1e6)
		return os.WriteFile(filepath.Join(folder, name), data, 0o644)
	}
	var last program
	for _, target := range targets {
		p, err := build(target, page)
		if err != nil {
			return err
		}
		name, data, err := p.archive()
		if err != nil {
			return err
		}
		if err := put(name, data); err != nil {
			return err
		}
		last = p
	}
	one, err := onefile.Build("site")
	if err != nil {
		return err
	}
	zipped, err := siteZip(last.version, last.made, one)
	if err != nil {
		return err
	}
	if err := put("xorcery-"+last.version+"-site.zip", zipped); err != nil {
		return err
	}
	if err := put("xorcery.html", one); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(sums.String()), 0o644); err != nil {
		return err
	}
	return verify(folder)
}

// archive is the program with its README in a folder of the archive's name; for Linux laid out as a prefix has it, so that bin and
// share can be copied to one.
func (p program) archive() (name string, data []byte, err error) {
	inside := "xorcery-" + p.version + "-" + p.system()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		return "", nil, err
	}
	files := []file{{name: "README.md", data: readme}}
	if p.os == "linux" {
		installed, err := tree(p.data, "xorcery")
		if err != nil {
			return "", nil, err
		}
		files = append(files, installed...)
	} else {
		files = append(files, file{name: p.name(), data: p.data, program: true})
	}
	for i := range files {
		files[i].name = inside + "/" + files[i].name
	}
	var b bytes.Buffer
	write, ext := writeTar, ".tar.gz"
	if p.os == "windows" {
		write, ext = writeZip, ".zip"
	}
	err = write(&b, p.made, files)
	return inside + ext, b.Bytes(), err
}

// siteZip is the site as a server has it, and the page that is one file beside it.
func siteZip(version string, at time.Time, one []byte) ([]byte, error) {
	names, err := site.Files("site")
	if err != nil {
		return nil, err
	}
	inside := "xorcery-" + version + "-site/"
	files := []file{{name: inside + "xorcery.html", data: one}}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("site", name))
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: inside + name, data: data})
	}
	var b bytes.Buffer
	err = writeZip(&b, at, files)
	return b.Bytes(), err
}
