package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// all are the systems that a release is for.
var all = []string{"linux/amd64", "linux/arm64", "windows/amd64", "windows/arm64", "darwin/amd64", "darwin/arm64"}

// program is the program as it was built for a system.
type program struct {
	os, arch string
	data     []byte
	version  string    // as the build knows it: a tag, or what git calls the commit
	made     time.Time // the commit's time
}

// build builds the program for a system such as linux/arm64, for every processor of its kind.
func build(target, page string) (program, error) {
	if !slices.Contains(all, target) {
		return program{}, fmt.Errorf("%q is not one of %s", target, strings.Join(all, ", "))
	}
	dir, err := os.MkdirTemp("", "xorcery")
	if err != nil {
		return program{}, err
	}
	defer os.RemoveAll(dir)
	p := program{}
	p.os, p.arch, _ = strings.Cut(target, "/")
	file := filepath.Join(dir, p.name())
	link := "-s -w"
	if page != "" {
		link += " -X main.builtInPage=" + page
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", link, "-o", file, "./wasm")
	cmd.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=")
	if said, err := cmd.CombinedOutput(); err != nil {
		return p, fmt.Errorf("building for %s: %w\n%s", target, err, said)
	}
	if p.data, err = os.ReadFile(file); err != nil {
		return p, err
	}
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return p, err
	}
	p.version = info.Main.Version
	if p.version == "" || p.version == "(devel)" { // not from git
		p.version = "devel"
	}
	p.made = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first that a zip knows
	for _, s := range info.Settings {
		if at, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
			p.made = at
		}
	}
	return p, nil
}

// name is the program's as a file.
func (p program) name() string {
	if p.os == "windows" {
		return "xorcery.exe"
	}
	return "xorcery"
}

// system is how people call it.
func (p program) system() string {
	if p.os == "darwin" {
		return "macos-" + p.arch
	}
	return p.os + "-" + p.arch
}
