package app

import (
	"bytes"
	"fmt"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
)

// A project file is JSON by whatever name. ProjectExt is the ending that the desktop knows as ours and opens with the program, with the
// type ProjectType.
const (
	ProjectExt  = ".xorcery"
	ProjectType = "application/x-xorcery"
)

// desk is what comes from files and the clipboard and goes to them, and a page that is opened.
type desk struct {
	Recent []input.Recent // files that were opened or saved, the last one first

	scale   int  // of pictures
	openAsB bool // project files become B

	at       place
	folder   string         // where the last file was opened or saved
	page     string         // the address of the page whose link was opened last, before its #
	question *question      // nil while nothing is asked
	waiting  []input.File   // to be asked about then
	saving   map[int]saving // by number
	writes   int            // so far
	reading  map[string]bool
	pasting  bool            // the clipboard's text is waited for
	missing  map[string]bool // programs that the reader knows to be missing
}

// OpenFile takes a file that was dropped, pasted or chosen: a project or points as CSV. What it is shows in its first
// character. The project replaces everything; the points replace the points, Undo brings the old ones back, and the
// message says how columns and labels were read. An error names the file, and nothing has changed.
func (s *State) OpenFile(name string, data []byte) error {
	if len(data) > core.MaxDocument {
		return tooLarge(name, int64(len(data)))
	}
	text, project := bare(data), IsProject(data)
	switch {
	case len(text) == 0:
		return fmt.Errorf("%s is empty; a project file or lines of x1,x2,class are expected", name)
	case project && s.openAsB && s.Lab.Rival != nil:
		if err := s.openRival(text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	case project:
		if err := s.Open(text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.offer("%s is open. Undo brings back what was here.", name)
		return nil
	}
	if hash, page, ok := LinkOf(data); ok {
		if err := s.OpenLink(hash); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.PageIs(page)
		s.offer("%s is open, a link. Undo brings back what was here.", name)
		return nil
	}
	points, told, err := core.ReadCSV(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s is not a project file, and not points as CSV: %w", name, err)
	}
	d := s.Lab.Project.Data
	d.Set, d.Points = core.Custom, points
	if err := s.setData(d); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	told = append(append([]string{core.FormatCount(len(points), "point") + " of " + name + "."}, told...), "Undo brings the old ones back.")
	s.offer("%s", strings.Join(told, " "))
	return nil
}

// IsProject says whether a document is a project, by its first character.
func IsProject(doc []byte) bool { return bytes.HasPrefix(bare(doc), []byte("{")) }

// bare is a document without the mark and the space that it may begin with.
func bare(doc []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(doc, []byte("\ufeff")), " \t\r\n")
}
