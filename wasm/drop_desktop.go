//go:build !js

package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"xorcery/core"
	"xorcery/wasm/input"
)

// readDropped reads what was let fall on the window; nil is nothing. A file that is too large to be one of ours is told by
// its size, and a folder as one: what it holds nobody has chosen.
func readDropped(root fs.FS) []input.Dropped {
	if root == nil {
		return nil
	}
	var list []input.Dropped
	fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			list = append(list, input.Dropped{Name: path, Err: err})
		case path == ".":
		case entry.IsDir():
			if _, given := realPath(root, path); !given { // the way to what was let fall
				return nil
			}
			list = append(list, input.Dropped{Name: entry.Name(), Folder: true})
			return fs.SkipDir
		case !entry.Type().IsRegular(): // a pipe would wait for its writer
			list = append(list, input.Dropped{Name: entry.Name(), Err: errIrregular})
		default:
			d := readFile(root, path, entry.Name())
			d.Path, _ = realPath(root, path)
			list = append(list, d)
		}
		return nil
	})
	return list
}

// realPath is where a file or a folder stands, "" where nobody knows. given says that it was let fall itself, as far as it can be opened:
// Ebitengine knows the real path of those.
func realPath(root fs.FS, path string) (real string, given bool) {
	f, err := root.Open(path)
	if err != nil {
		return "", true
	}
	defer f.Close()
	known, given := f.(interface{ AbsPath() string })
	if given {
		real = known.AbsPath()
	}
	return real, given
}

var errIrregular = errors.New("it is no regular file")

// why is the reason of an error without the path, which is said beside it.
func why(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

func readFile(root fs.FS, path, name string) input.Dropped {
	d := input.Dropped{Name: name}
	f, err := root.Open(path)
	if err != nil {
		d.Err = err
		return d
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		d.Err = err
		return d
	}
	if d.Size = info.Size(); d.Size > core.MaxDocument {
		return d
	}
	d.Data, d.Err = io.ReadAll(io.LimitReader(f, core.MaxDocument+1)) // it may grow while it is read
	return d
}
