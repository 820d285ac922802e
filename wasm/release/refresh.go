package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The desktop's programs make lists of what stands under a prefix. What they make for the first time is recorded as the installation's own:
// it goes with it, and where others have installed since they make it anew.

// indexes are the folders that are looked through, with the program that does it and what it needs there.
var indexes = []struct {
	folder, needs string
	command       []string
}{
	{"share/mime", "packages", []string{"update-mime-database"}},
	{"share/applications", ".", []string{"update-desktop-database", "-q"}},
	{"share/icons/hicolor", ".", []string{"gtk-update-icon-cache", "-q", "-t", "-f"}},
}

// refresh lets the desktop look again at what stands under the prefix; for a package that is its manager's to do. A program that is not there
// or fails is told of, and no reason to fail.
func (p place) refresh(out io.Writer) {
	if p.destdir != "" {
		return
	}
	for _, index := range indexes {
		folder := filepath.Join(p.prefix, index.folder)
		if _, err := os.Stat(filepath.Join(folder, index.needs)); err != nil {
			continue
		}
		command := append(slices.Clone(index.command), folder)
		if _, err := exec.LookPath(command[0]); err != nil {
			fmt.Fprintf(out, "%s is not there: the desktop may take until its next start to know\n", command[0])
			continue
		}
		if said, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			fmt.Fprintf(out, "%s: %v %s\n", command[0], err, said)
		}
	}
}

// refreshed is refresh after an installation; what it has made is recorded.
func (p place) refreshed(out io.Writer) error {
	root, err := os.OpenRoot(p.folder())
	if err != nil {
		return err
	}
	defer root.Close()
	before := indexed(root)
	p.refresh(out)
	made := slices.DeleteFunc(indexed(root), func(name string) bool { return slices.Contains(before, name) })
	lines, err := recorded(root)
	if err != nil {
		return err
	}
	return writeRecord(root, append(lines, made...))
}

// indexed is all that stands in the folders of the indexes, as the record names it.
func indexed(root *os.Root) (names []string) {
	for _, index := range indexes {
		_ = fs.WalkDir(root.FS(), index.folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
			case err != nil:
				return fs.SkipDir
			case d.IsDir():
				names = append(names, name+"/")
			default:
				names = append(names, name)
			}
			return nil
		})
	}
	return names
}
