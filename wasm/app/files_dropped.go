package app

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
)

// toldFiles is how many files a message tells of one by one; what went wrong is told of every one.
const toldFiles = 8

// openFiles opens files in their order, and says of each what has become of it: no file's message hides another's.
func (s *State) openFiles(files []input.Dropped) {
	if len(files) == 0 {
		return
	}
	var told []string
	failed, more := false, 0
	for i, f := range files {
		before := s.messages
		if err := s.openDropped(f); err != nil {
			if s.complain(err); f.Name != "" && strings.HasPrefix(err.Error(), f.Name) { // a name, whatever it looks like
				s.Message.Text = err.Error()
			}
			failed = true
		}
		switch {
		case s.messages == before:
		case s.Message.Error || i < toldFiles:
			told = append(told, s.Message.Text)
		default:
			more++
		}
	}
	if len(files) == 1 {
		return
	}
	for i, t := range told {
		if !strings.HasSuffix(t, ".") {
			told[i] = t + "."
		}
	}
	if more > 0 {
		told = append(told, core.FormatCount(more, "more file")+" let fall with them opened without an error.")
	}
	s.tell(strings.Join(told, " "), failed)
}

func (s *State) openDropped(f input.Dropped) error {
	name := cmp.Or(f.Path, f.Name) // what went wrong is said with the whole of it
	delete(s.reading, f.Path)
	switch {
	case f.Err != nil:
		return fmt.Errorf("%s could not be read: %w", name, f.Err)
	case f.Folder:
		return fmt.Errorf("%s is a folder; a project file or points as CSV is expected", name)
	case f.Size > core.MaxDocument:
		return tooLarge(name, f.Size)
	}
	whole := IsProject(f.Data) && !(s.openAsB && s.Lab.Rival != nil)
	err := s.OpenFile(f.Name, f.Data)
	if err == nil && f.Path != "" {
		s.OpenedFrom(f.Path, f.Data, whole)
	}
	return err
}

func tooLarge(name string, size int64) error {
	return fmt.Errorf("%s has %s bytes; a file may have at most %s", name, core.FormatInteger(int(size)), core.FormatInteger(core.MaxDocument))
}

// dropped is the argument of openFiles: [{name, text, size, folder, error}], all but the name optional.
type dropped []input.Dropped

// UnmarshalJSON reads the list.
func (d *dropped) UnmarshalJSON(doc []byte) error {
	var list []struct {
		Name, Text, Error string
		Size              int64
		Folder            bool
	}
	if err := json.Unmarshal(doc, &list); err != nil || list == nil {
		return errors.New("a list of {name, text, size, folder, error}")
	}
	for _, f := range list {
		file := input.Dropped{Name: f.Name, Data: []byte(f.Text), Size: max(f.Size, int64(len(f.Text))), Folder: f.Folder}
		if f.Error != "" {
			file.Err = errors.New(f.Error)
		}
		*d = append(*d, file)
	}
	return nil
}
