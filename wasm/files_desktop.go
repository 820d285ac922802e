//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
)

// platformSave writes a file where the user finds it, the Downloads folder or else the current one, under a name that is
// free, and says where.
func platformSave(f app.File) (string, error) {
	folder := "."
	if home, err := os.UserHomeDir(); err == nil {
		if info, err := os.Stat(filepath.Join(home, "Downloads")); err == nil && info.IsDir() {
			folder = filepath.Join(home, "Downloads")
		}
	}
	ext := filepath.Ext(f.Name)
	for i := 1; i < 1000; i++ {
		name := f.Name
		if i > 1 {
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(f.Name, ext), i, ext)
		}
		path := filepath.Join(folder, name)
		out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = out.Write(f.Data)
		return path, errors.Join(err, out.Close())
	}
	return "", fmt.Errorf("%s already has 999 files named like %s", folder, f.Name)
}

// autosave keeps the state in the user's config folder, so that the next window goes on where this one ended.
type autosave struct {
	path     string // "" where there is no such folder
	revision int
	written  []byte // the document in the file
	next     time.Time
}

// autosaveEvery is how often a changed state is written at the most; a large one is written more rarely, so that writing
// takes no more than a fiftieth of the time.
const autosaveEvery = 5 * time.Second

func newAutosave() autosave {
	folder, err := os.UserConfigDir()
	if err != nil {
		return autosave{}
	}
	return autosave{path: filepath.Join(folder, "xorcery", "autosave.json")}
}

// load is the project of the last session; ok is false where there is none.
func (a *autosave) load() (p core.Project, ok bool, err error) {
	if a.path == "" {
		return p, false, nil
	}
	doc, err := os.ReadFile(a.path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, false, nil
	}
	if err == nil {
		p, err = core.ParseProject(doc)
	}
	if err != nil {
		aside := a.path + ".broken" // out of the way of the next write
		return p, false, errors.Join(fmt.Errorf("the last session could not be restored, its file is now %s: %w", aside, err), os.Rename(a.path, aside))
	}
	return p, true, nil
}

// tick writes the state if it has changed and it is time.
func (a *autosave) tick(s *app.State) error {
	now := time.Now()
	if a.path == "" || s.Revision == a.revision || now.Before(a.next) {
		return nil
	}
	err := a.write(s)
	a.next = time.Now().Add(max(autosaveEvery, 50*time.Since(now)))
	return err
}

// write replaces the file in one move: a crash leaves the old one whole.
func (a *autosave) write(s *app.State) error {
	if a.path == "" {
		return nil
	}
	a.revision = s.Revision
	p, ok := s.Session()
	if !ok {
		return nil
	}
	doc := p.JSON()
	if bytes.Equal(doc, a.written) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(a.path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(a.path+".new", doc, 0o644); err != nil {
		return err
	}
	a.written = doc
	return os.Rename(a.path+".new", a.path)
}
