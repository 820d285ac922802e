//go:build !js

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// porter does for the window what may take long: it shows dialogs, reads and writes files, and goes to the clipboard. Nothing of it happens
// in the loop; what has become of it is told as an answer.
//
// Files are read and written one after the other, in the order in which they were asked for, and those that are on their way when the window
// closes are finished. A dialog and the clipboard may wait for somebody else, so each has its own goroutine; what is still open when the
// window closes ends with it. What the program wants of all this stands in wasm/app/files_window.go and clipboard.go.
type porter struct {
	tell   func(func(*input.Input))
	errand chan func() // of files
	done   chan bool   // closed when all errands are
	ctx    context.Context
	cancel context.CancelFunc
	recent recentFiles
}

func newPorter(tell func(func(*input.Input))) *porter {
	p := &porter{tell: tell, errand: make(chan func(), 1000), done: make(chan bool), recent: newRecentFiles()}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	go func() {
		defer close(p.done)
		for act := range p.errand {
			act()
		}
	}()
	p.errand <- p.tellDesk
	return p
}

// serve begins what the program asks for.
func (p *porter) serve(e app.Effects) {
	for _, path := range e.Read {
		p.errand <- func() {
			d := readPath(path)
			p.tell(func(in *input.Input) { in.Dropped = append(in.Dropped, d) })
			if d.Err != nil {
				p.tellDesk() // it may have gone
			}
		}
	}
	for _, w := range e.Write {
		p.errand <- func() {
			done := input.Written{Path: w.Path, Number: w.Number, Err: writeTo(w)}
			p.tell(func(in *input.Input) { in.Written = append(in.Written, done) })
		}
	}
	if len(e.Remember) > 0 || e.Folder != "" {
		p.errand <- func() {
			p.recent.put(e.Remember, e.Folder) // what cannot be remembered is no loss
			p.tellDesk()
		}
	}
	if d := e.Dialog; d != nil {
		go func() {
			paths, err := showDialog(p.ctx, *d)
			p.tell(func(in *input.Input) { in.Chosen = &input.Chosen{Paths: paths, Err: err} })
		}()
	}
	if c := e.Copy; c != nil {
		go func() {
			err := copyOut(p.ctx, *c)
			p.tell(func(in *input.Input) { in.Copied = &input.Copied{Said: c.Said, Err: err} })
		}()
	}
	if e.Paste {
		go func() {
			text, err := pasteIn(p.ctx)
			p.tell(func(in *input.Input) { in.Pasted = &input.Pasted{Text: text, Err: err} })
		}()
	}
}

// tellDesk tells what is remembered.
func (p *porter) tellDesk() {
	desk := p.recent.desk()
	p.tell(func(in *input.Input) { in.Desk = &desk })
}

// finish ends the porter; files on their way are finished, whatever else is open ends with it.
func (p *porter) finish() {
	p.cancel()
	close(p.errand)
	<-p.done
}

// leave ends the porter: files on their way are finished, and what that comes to is heard; those about which nobody has been asked, or has
// answered, go where the user finds them. A program that has no window has no porter.
func (g *game) leave() error {
	if g.porter == nil {
		return nil
	}
	g.porter.finish()
	for in := (input.Input{Width: g.width, Height: g.height, Scale: g.scale, Hidden: true, Clock: func() time.Duration { return 0 }}); g.answers.next(&in); in.Answers = (input.Answers{}) {
		g.state.Update(in) // what it asks for nobody does any more
	}
	var err error
	for _, f := range g.state.Unasked() {
		_, failed := platformSave(f)
		err = errors.Join(err, failed)
	}
	return err
}

// readPath reads a file as if it had been let fall on the window.
func readPath(path string) input.Dropped {
	d := input.Dropped{Name: filepath.Base(path), Path: path}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		d.Err = why(err)
		return d
	case info.IsDir():
		d.Folder = true
		return d
	case !info.Mode().IsRegular(): // a pipe would wait for its writer
		d.Err = errIrregular
		return d
	}
	read := readFile(os.DirFS(filepath.Dir(path)), d.Name, d.Name)
	read.Path = path
	if read.Err != nil {
		read.Err = why(read.Err)
	}
	return read
}

// writeTo writes a file, over another one only where that is allowed.
func writeTo(w app.Write) error {
	if _, err := os.Lstat(w.Path); w.New && err == nil {
		return input.Exists{Path: w.Path}
	}
	if info, err := os.Stat(w.Path); err == nil && !info.Mode().IsRegular() {
		return fails(w.Path, errors.New("it is "+kindOf(info.Mode())))
	} else if err == nil && w.Held != (app.Sum{}) && !holds(w.Path, info.Size(), w.Held) {
		return input.Exists{Path: w.Path, Changed: true}
	}
	return writeFile(w.Path, w.Data)
}

// holds says whether a file holds what a sum stands for. One that cannot be read, or is longer than what the program opens, does not.
func holds(path string, size int64, sum app.Sum) bool {
	if size > core.MaxDocument {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && app.SumOf(data) == sum
}
