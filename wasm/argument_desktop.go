//go:build !js

package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"xorcery/core"
	"xorcery/wasm/app"
)

// argument is what -open and -train name: a file with a project, points as CSV or a link in it, "-" for the same from standard
// input, a link itself, scenario:NAME, challenge:NAME or exercise:NAME.
type argument struct {
	name string      // for messages
	hash string      // what stands behind a link's #, a packed project or a name; "" for a document
	page string      // the address before it; "" for none
	doc  []byte      // a project, or points as CSV
	info fs.FileInfo // of the file that was read; nil for none
}

// readArgument finds out what a name means and reads it. A file that exists is that file, whatever its name looks like.
func readArgument(name string, stdin io.Reader) (argument, error) {
	if name == "-" {
		s := argument{name: "standard input"}
		if f, ok := stdin.(*os.File); ok {
			s.info, _ = f.Stat() // nil is as good: it is only compared
		}
		return s.read(stdin)
	}
	info, err := os.Stat(name)
	if hash, page, ok := app.LinkIn(name); ok && err != nil {
		return argument{name: name, hash: hash, page: page}, nil
	}
	if err != nil {
		return argument{}, badInput{err}
	}
	// A device has no end, and a pipe may have no beginning.
	if !info.Mode().IsRegular() {
		return argument{}, badInputf("%s is %s; a file is expected, or - for standard input", name, kindOf(info.Mode()))
	}
	if info.Size() > core.MaxDocument {
		return argument{}, tooLarge(name, core.FormatInteger(int(info.Size())))
	}
	f, err := os.Open(name)
	if err != nil {
		return argument{}, badInput{err}
	}
	defer f.Close()
	return argument{name: name, info: info}.read(f)
}

// read takes the document, up to the limit.
func (s argument) read(r io.Reader) (argument, error) {
	doc, err := io.ReadAll(io.LimitReader(r, core.MaxDocument+1))
	if err != nil {
		return s, badInputf("%s: %w", s.name, err)
	}
	if len(doc) > core.MaxDocument {
		return s, tooLarge(s.name, "more than "+core.FormatInteger(core.MaxDocument))
	}
	s.doc = doc
	if hash, page, ok := app.LinkOf(doc); ok {
		s.hash, s.page, s.doc = hash, page, nil
	}
	return s, nil
}

func tooLarge(name, size string) error {
	return badInputf("%s has %s bytes; allowed are at most %s", name, size, core.FormatInteger(core.MaxDocument))
}

// kindOf says what a file is that is not a regular one.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// told is how the columns and labels of points were read, where that is not plain; the window says it in its message.
func (s argument) told() []string {
	if s.hash != "" || app.IsProject(s.doc) {
		return nil
	}
	_, told, _ := core.ReadCSV(bytes.NewReader(s.doc)) // what is wrong with it is for state to say
	return told
}

// state is the program as the argument has it, lent: see [lab.Work].
func (s argument) state(panel bool) (*app.State, error) {
	p := core.DefaultProject()
	if app.IsProject(s.doc) {
		var err error
		if p, err = core.ParseProject(s.doc); err != nil {
			return nil, badInput{fmt.Errorf("%s: %w", s.name, err)}
		}
	}
	state, err := app.New(p, panel)
	if err != nil {
		return nil, badInput{fmt.Errorf("%s: %w", s.name, err)}
	}
	switch {
	case s.hash != "":
		if err := state.OpenLink(s.hash); err != nil {
			return nil, badInput{err}
		}
		state.BeginHere()
	case !app.IsProject(s.doc):
		if err := state.OpenFile(filepath.Base(s.name), s.doc); err != nil {
			return nil, badInput{err}
		}
	}
	state.Lab.Borrow()
	state.PageIs(s.page)
	if path, err := filepath.Abs(s.name); err == nil && s.info != nil && s.info.Mode().IsRegular() {
		state.OpenedFrom(path, s.doc, app.IsProject(s.doc))
	}
	return state, nil
}
