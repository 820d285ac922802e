//go:build !js

package main

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"xorcery/core"
)

// realFile is a file of the disk, as Ebitengine gives what was let fall itself.
type realFile struct{ fs.File }

func (realFile) AbsPath() string { return "/somewhere" }

// letFall is a folder of Ebitengine's: photos and what lies beside it were let fall, way only leads to a file that was.
type letFall struct{ fstest.MapFS }

func (l letFall) Open(name string) (fs.File, error) {
	f, err := l.MapFS.Open(name)
	if err == nil && name == "photos" {
		return realFile{f}, nil
	}
	return f, err
}

func TestReadDropped(t *testing.T) {
	if list := readDropped(nil); list != nil {
		t.Errorf("nothing is %v", list)
	}
	large := make([]byte, core.MaxDocument+1)
	list := readDropped(letFall{fstest.MapFS{
		"a.csv":             {Data: []byte("1,2,0\n")},
		"film.mov":          {Data: large},
		"photos/inside.csv": {Data: []byte("1,2,0\n")},
		"pipe":              {Mode: fs.ModeNamedPipe},
		"way/to/b.csv":      {Data: []byte("1,2,1\n")},
	}})
	names := []string{}
	for _, d := range list {
		names = append(names, d.Name)
		switch d.Name {
		case "a.csv", "b.csv":
			if !strings.HasPrefix(string(d.Data), "1,2,") || d.Err != nil || d.Folder {
				t.Errorf("%s is %+v", d.Name, d)
			}
		case "film.mov":
			if d.Data != nil || d.Size != int64(len(large)) {
				t.Errorf("%s: %d bytes read of %d, said to be %d", d.Name, len(d.Data), len(large), d.Size)
			}
		case "photos":
			if !d.Folder {
				t.Errorf("%s is no folder", d.Name)
			}
		case "pipe":
			if d.Err == nil {
				t.Errorf("%s was read", d.Name)
			}
		}
	}
	if got := strings.Join(names, " "); got != "a.csv film.mov photos pipe b.csv" {
		t.Errorf("told of %s", got)
	}
}
