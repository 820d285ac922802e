//go:build !js

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// draft is a file on its way to its name. Everything that the program writes is written so: aside, in the name's folder, and
// moved to the name once it is whole and on the disk. Until then, be the disk full or the program ended, the name holds what it
// held, and nothing of a draft that fails stays behind.
type draft struct {
	file *os.File
	name string
}

// newDraft begins what will stand at name; an error says that the folder cannot be written.
func newDraft(name string) (*draft, error) {
	mode := fs.FileMode(0o644)
	if real, err := filepath.EvalSymlinks(name); err == nil { // a link to a file stays one
		name = real
		if info, err := os.Stat(name); err == nil {
			if mode = info.Mode().Perm(); mode&0o200 == 0 { // moving over it would not ask
				return nil, fails(name, fs.ErrPermission)
			}
		}
	}
	aside := fmt.Sprintf("%s.%d.new", name, os.Getpid())
	f, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return nil, fails(name, err)
	}
	f.Chmod(mode) // as it was, whatever the umask; where a file system has no modes there is none to keep
	return &draft{f, name}, nil
}

// finish lets fill write the file and moves it to its name.
func (d *draft) finish(fill func(io.Writer) error) error {
	w := bufio.NewWriter(d.file)
	err := fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = d.file.Sync()
		if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) { // a file system without it
			err = nil
		}
	}
	if closed := d.file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(d.file.Name(), d.name)
	}
	if err != nil {
		os.Remove(d.file.Name())
		return fails(d.name, err)
	}
	return nil
}

// discard forgets a draft that is not finished.
func (d *draft) discard() {
	d.file.Close()
	os.Remove(d.file.Name())
}

// fails names the file that could not be written, not the draft beside it.
func fails(name string, err error) error {
	return fmt.Errorf("%s cannot be written: %w", name, why(err))
}

// writeFile puts data in the place of what name holds.
func writeFile(name string, data []byte) error {
	d, err := newDraft(name)
	if err != nil {
		return err
	}
	return d.finish(func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// reserve takes the first free of the names that numbered has for 1, 2, … by an empty file there, so that no two programs get
// the same and nothing is overwritten.
func reserve(numbered func(i int) string) (string, error) {
	const most = 1000
	for i := 1; i < most; i++ {
		f, err := os.OpenFile(numbered(i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fails(numbered(i), err)
		}
		return f.Name(), f.Close()
	}
	return "", fmt.Errorf("all names up to %s are taken", numbered(most-1))
}
