package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// place is where an installation goes: what stands under the prefix later stands under both while a package is made.
type place struct{ destdir, prefix string }

func (p place) folder() string { return filepath.Join(p.destdir, p.prefix) }

const (
	record   = "share/xorcery/installed" // what was put under the prefix, a line each; a folder that was made for it ends in a slash
	mimeapps = "share/applications/mimeapps.list"
)

// check says what is wrong with a place.
func (p place) check() error {
	switch {
	case runtime.GOOS != "linux":
		return fmt.Errorf("installing is for Linux; on %s take the program from its archive", runtime.GOOS)
	case !filepath.IsAbs(p.prefix):
		return fmt.Errorf("the prefix %q; allowed is a path from the root, such as /usr/local", p.prefix)
	}
	return nil
}

// installUnder builds the program for this system and installs it.
func installUnder(p place, page string, out io.Writer) error {
	if err := p.check(); err != nil {
		return err
	}
	built, err := build(runtime.GOOS+"/"+runtime.GOARCH, page)
	if err != nil {
		return err
	}
	files, err := tree(built.data, filepath.Join(p.prefix, "bin/xorcery"))
	if err != nil {
		return err
	}
	if err := p.install(files); err != nil {
		return err
	}
	fmt.Fprintf(out, "xorcery %s is installed under %s\n", built.version, p.folder())
	return p.refreshed(out)
}

// install puts files under the prefix, and before them the record of what it puts there, so that one which was interrupted can be taken away
// too. What an earlier installation has put there and this one has not goes.
func (p place) install(files []file) error {
	if err := os.MkdirAll(p.folder(), 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(p.folder())
	if err != nil {
		return err
	}
	defer root.Close()
	earlier, err := recorded(root)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if p.destdir == "" { // a package's defaults are its system's to choose
		list, err := root.ReadFile(mimeapps)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		files = append(slices.Clone(files), file{name: mimeapps, data: []byte(associate(string(list)))})
	}
	lines := missingFolders(root, path.Dir(record))
	for _, f := range files {
		lines = append(lines, missingFolders(root, path.Dir(f.name))...)
		if f.name != mimeapps { // a line of it is ours
			lines = append(lines, f.name)
		}
	}
	gone := func(line string) bool { // it was put there, and is not any more; a folder that was made stays recorded
		return !strings.HasSuffix(line, "/") && !slices.Contains(lines, line)
	}
	if err := writeRecord(root, append(slices.Clone(earlier), lines...)); err != nil {
		return err
	}
	for _, f := range files {
		if err := makeFolder(root, path.Dir(f.name)); err != nil {
			return err
		}
		if err := writeFile(root, f); err != nil {
			return err
		}
	}
	for _, line := range earlier {
		if !gone(line) {
			continue
		}
		if err := root.Remove(line); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return writeRecord(root, append(slices.DeleteFunc(earlier, gone), lines...))
}

// uninstallFrom takes an installation away.
func uninstallFrom(p place, out io.Writer) error {
	err := p.check()
	if err == nil {
		err = p.uninstall()
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "xorcery is no longer installed under %s\n", p.folder())
	p.refresh(out)
	return nil
}

// uninstall takes away what the record names, and folders that were made for it and are empty now.
func (p place) uninstall() error {
	root, err := os.OpenRoot(p.folder())
	if err != nil {
		return err
	}
	defer root.Close()
	lines, err := recorded(root)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("nothing is installed under %s: it has no %s", p.folder(), record)
	} else if err != nil {
		return err
	}
	remove := func(name string) error {
		if info, err := root.Lstat(name); err == nil && info.IsDir() { // another's, that was in the way
			return nil
		}
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	for _, line := range lines {
		if !strings.HasSuffix(line, "/") {
			if err := remove(line); err != nil {
				return err
			}
		}
	}
	if list, err := root.ReadFile(mimeapps); err == nil {
		rest := dissociate(string(list))
		if rest == "" {
			err = remove(mimeapps)
		} else if rest != string(list) {
			err = writeFile(root, file{name: mimeapps, data: []byte(rest)})
		}
		if err != nil {
			return err
		}
	}
	if err := remove(record); err != nil {
		return err
	}
	slices.Sort(lines)
	for _, line := range slices.Backward(lines) { // the inner folders first
		if strings.HasSuffix(line, "/") {
			root.Remove(strings.TrimSuffix(line, "/")) // one that is not empty is another's by now
		}
	}
	return nil
}

// recorded is what the last installation has put under the prefix.
func recorded(root *os.Root) ([]string, error) {
	text, err := root.ReadFile(record)
	return strings.Fields(string(text)), err // no name of ours has a space
}

// writeRecord writes the record.
func writeRecord(root *os.Root, lines []string) error {
	slices.Sort(lines)
	text := strings.Join(slices.Compact(lines), "\n") + "\n"
	if err := makeFolder(root, path.Dir(record)); err != nil {
		return err
	}
	return writeFile(root, file{name: record, data: []byte(text)})
}

// missingFolders are a folder and those above it that are not there, as the record names them.
func missingFolders(root *os.Root, name string) (missing []string) {
	for ; name != "."; name = path.Dir(name) {
		if _, err := root.Stat(name); errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, name+"/")
		}
	}
	return missing
}

// makeFolder makes a folder and those above it, as everybody may read them.
func makeFolder(root *os.Root, name string) error {
	missing := missingFolders(root, name)
	if err := root.MkdirAll(name, 0o755); err != nil {
		return err
	}
	for _, made := range missing {
		if err := root.Chmod(strings.TrimSuffix(made, "/"), 0o755); err != nil { // whatever the umask
			return err
		}
	}
	return nil
}

// writeFile writes a file aside and moves it to its name: a program that runs can't be written over.
func writeFile(root *os.Root, f file) error {
	aside := f.name + ".new"
	err := root.WriteFile(aside, f.data, fs.FileMode(f.mode()))
	if err == nil {
		err = root.Chmod(aside, fs.FileMode(f.mode()))
	}
	if err == nil {
		err = root.Rename(aside, f.name)
	}
	if err != nil {
		root.Remove(aside)
	}
	return err
}
