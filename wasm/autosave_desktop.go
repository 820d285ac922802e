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

// autosave keeps the state in the user's config folder, so that the next window goes on where this one ended.
//
// Each window has a session of its own: the first free one of autosave.json, autosave-2.json, … is its own as long as it holds
// the lock beside it, so that no window writes over what another one keeps. Where the file is not as this window left it
// all the same, by a program or a file system that knows no locks, the window goes on to the next free session. The file changes
// only when what there is to keep has changed; it is replaced in one move, and a write that fails is tried again.
type autosave struct {
	folder   string      // "" where the system names none
	number   int         // of the session
	moved    bool        // there has been one before
	path     string      // of its file; "" while no session is free
	lock     *os.File    // nil where none can be had
	left     fs.FileInfo // the file as this window found or wrote it; nil for none
	written  []byte      // the document in it, where that is known
	revision int
	next     time.Time
	failures int // in a row
}

// autosaveEvery is how often a changed state is written at the most; a large one is written more rarely, so that writing
// takes no more than a fiftieth of the time. After failures it is tried again ever more rarely, up to autosaveRarest.
const (
	autosaveEvery  = 5 * time.Second
	autosaveRarest = 5 * time.Minute
	mostSessions   = 100
)

// newAutosave takes the first free session; where there is none, write says so.
func newAutosave() *autosave {
	a := &autosave{}
	if folder, err := os.UserConfigDir(); err == nil {
		a.folder = filepath.Join(folder, "xorcery")
	}
	a.claim()
	return a
}

// claim takes the first free session; a window that has had one takes the next that holds nothing yet. Where no lock can be had
// the window does without.
func (a *autosave) claim() error {
	if a.folder == "" {
		return errors.New("the system names no folder for settings")
	}
	a.release()
	a.path, a.left, a.written = "", nil, nil
	moves := a.number > 0 || a.moved
	os.MkdirAll(a.folder, 0o755) // for the lock; write says if that fails
	for a.number < mostSessions {
		a.number++
		path := a.name("autosave", ".json")
		lock, err := lockFile(a.name("autosave", ".lock"))
		if errors.Is(err, errLocked) {
			continue
		}
		a.lock = lock
		left, err := os.Stat(path)
		if moves && err == nil {
			a.release()
			continue
		}
		a.path, a.left = path, left
		return nil
	}
	a.number, a.moved = 0, true // another window may have closed when it is tried again
	return fmt.Errorf("there are %d sessions already", mostSessions)
}

// name is a file of the session, by its number: autosave-2.json is that of the second.
func (a *autosave) name(name, ext string) string {
	if a.number > 1 {
		name = fmt.Sprintf("%s-%d", name, a.number)
	}
	return filepath.Join(a.folder, name+ext)
}

// release lets another window have the session.
func (a *autosave) release() {
	if a.lock != nil {
		a.lock.Close()
		a.lock = nil
	}
}

// load is the project of the last session; ok is false where there is none.
func (a *autosave) load() (p core.Project, ok bool, err error) {
	if a.left == nil {
		return p, false, nil
	}
	from, err := readArgument(a.path, nil)
	if err == nil {
		p, err = core.ParseProject(from.doc)
	}
	if err != nil {
		return p, false, a.putAside(err)
	}
	a.written = from.doc
	return p, true, nil
}

// putAside moves a session that cannot be restored to a name that is free, out of the way of the next write; where it cannot be
// moved the window takes another session.
func (a *autosave) putAside(why error) error {
	stem, from := strings.TrimSuffix(a.path, ".json"), a.path
	aside, err := reserve(func(i int) string { return fmt.Sprintf("%s.broken-%d.json", stem, i) })
	if err == nil {
		err = os.Rename(from, aside)
	}
	if err != nil {
		if aside != "" {
			os.Remove(aside) // the name that was kept free for it
		}
		return fmt.Errorf("the last session could not be restored, its file is %s: %w", from, errors.Join(why, err, a.claim()))
	}
	a.left = nil
	return fmt.Errorf("the last session could not be restored, its file is now %s: %w", aside, why)
}

// tick writes the state if it has changed and it is time, and tells the program how that went.
func (a *autosave) tick(s *app.State, now time.Time) {
	if now.Before(a.next) || s.Revision == a.revision && a.failures == 0 {
		return
	}
	began := time.Now()
	err := a.write(s)
	s.NotKept(err)
	if err != nil {
		a.next = now.Add(min(autosaveEvery<<min(a.failures, 10), autosaveRarest))
		a.failures++
		return
	}
	a.failures = 0
	a.next = now.Add(max(autosaveEvery, 50*time.Since(began)))
}

// write replaces the file by what there is to keep, if that is something else.
func (a *autosave) write(s *app.State) error {
	p, ok := s.Session()
	if !ok {
		a.revision = s.Revision
		return nil
	}
	doc := p.JSON()
	if bytes.Equal(doc, a.written) {
		a.revision = s.Revision
		return nil
	}
	if other := a.path; other == "" || !a.isAsLeft() {
		if err := a.claim(); err != nil {
			return err
		}
		if other != "" {
			s.Warn(fmt.Errorf("another program has written %s: this session is kept in %s", other, a.path))
		}
	}
	if err := os.MkdirAll(a.folder, 0o755); err != nil {
		return err
	}
	if err := a.writeCurves(s, doc); err != nil {
		return err
	}
	if err := writeFile(a.path, doc); err != nil {
		return err
	}
	a.left, _ = os.Stat(a.path)
	a.written, a.revision = doc, s.Revision
	return nil
}

// isAsLeft says whether nobody else has written the file since this window found or wrote it. Where the window opened on something
// else it found the last session there, which the reader's first change replaces.
func (a *autosave) isAsLeft() bool {
	info, err := os.Stat(a.path)
	if err != nil {
		return true // there is none, or none that could be written over
	}
	return a.left != nil && info.ModTime().Equal(a.left.ModTime()) && info.Size() == a.left.Size()
}

// lastSession is where the last window with this session ended, or else the default project.
func lastSession() (start, error) {
	kept := newAutosave()
	project, ok, err := kept.load()
	var state *app.State
	var failed error
	if ok {
		state, failed = app.New(project, true)
	} else {
		state, failed = app.Begin(true)
	}
	if failed != nil {
		return start{}, failed
	}
	if ok {
		err = kept.recall(state)
	}
	return start{state: state, platform: platform{kept: kept}, warning: err}, nil
}
