//go:build !js

package main

import (
	"errors"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"xorcery/core"
	"xorcery/wasm/film"
)

// outputs are the files of a run. They are opened before it, so that a long run does not end at a folder that cannot be written, and
// written after it: each by itself, so that one that fails takes no other with it.
type outputs struct{ list []output }

type output struct {
	name string
	*draft
	fill func(io.Writer) error
}

// open begins the files that were asked for. None may be what the run reads or prints to, or another of them.
func (t training) open(r *core.Run, reel *film.Film) (*outputs, error) {
	files := &outputs{}
	for _, o := range []output{
		{name: t.png, fill: func(w io.Writer) error { return png.Encode(w, reel.Picture(r)) }},
		{name: t.gif, fill: func(w io.Writer) error {
			if reel.Frames() == 0 { // the run broke before the first
				reel.Shoot(r, r.Evaluate().Accuracy, nil)
			}
			return reel.Encode(w)
		}},
		{name: t.save, fill: func(w io.Writer) error {
			_, err := w.Write(r.Project().JSON())
			return err
		}},
	} {
		if o.name == "" {
			continue
		}
		err := files.checkPlace(o.name, t.inputs)
		if err == nil {
			o.draft, err = newDraft(o.name)
		}
		if err != nil {
			files.discard()
			return nil, badInput{err}
		}
		files.list = append(files.list, o)
	}
	return files, nil
}

// checkPlace says why a file may not be written at a name.
func (f *outputs) checkPlace(name string, inputs []fs.FileInfo) error {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return badInputf("%s is %s; allowed is the name of a file", name, kindOf(info.Mode()))
	}
	for _, in := range inputs {
		if err == nil && in != nil && os.SameFile(info, in) {
			return badInputf("%s is read or written by this run already; name another file", name)
		}
	}
	for _, o := range f.list {
		if samePlace(o.name, name) {
			return badInputf("%s and %s are one file; name another", o.name, name)
		}
	}
	return nil
}

// samePlace says whether two names are, or would be, one file. Names in one folder that differ in capitals alone count as one, as
// they are on some systems.
func samePlace(a, b string) bool {
	one, err1 := os.Stat(a)
	two, err2 := os.Stat(b)
	if err1 == nil && err2 == nil && os.SameFile(one, two) {
		return true
	}
	if !strings.EqualFold(filepath.Base(a), filepath.Base(b)) {
		return false
	}
	one, err1 = os.Stat(filepath.Dir(a))
	two, err2 = os.Stat(filepath.Dir(b))
	return err1 == nil && err2 == nil && os.SameFile(one, two)
}

// drop leaves a file as it was.
func (f *outputs) drop(name string) {
	for i, o := range f.list {
		if o.name == name {
			o.discard()
			f.list = append(f.list[:i], f.list[i+1:]...)
			return
		}
	}
}

// finish writes all files.
func (f *outputs) finish() error {
	var failed error
	for _, o := range f.list {
		failed = errors.Join(failed, o.draft.finish(o.fill))
	}
	f.list = nil
	return failed
}

// discard forgets what is not finished.
func (f *outputs) discard() {
	for _, o := range f.list {
		o.draft.discard()
	}
}
