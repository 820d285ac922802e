package app

import (
	"errors"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"

	"xorcery/wasm/input"
)

// The window's files. This is all of the policy; the platform shows dialogs, reads and writes, each in its own time, and says how it went
// in a later tick's [input.Answers].
//
// A project that comes from a file makes that the file that is open: Save writes there, and the title names it, with a mark while what
// stands in it is not what stands here. Points, links and chapters come from somewhere, but nothing is saved back to them. What is exported
// asks where each time.
//
// One question is asked at a time: by the system's dialog, or where there is none by a path that is typed in the panel. What was made in the
// background while one stood open is asked about after it. A file that could not be written is asked about once more in the panel, so
// that nothing is lost. Only a dialog or the reader's second word writes over another file, or over one that another program has changed since.

// place is the project file that is open, with what it holds.
type place struct {
	path      string // "" for none
	own, step int    // the work in it, by [lab.Work.Own], at this step
	held      Sum    // of its content
}

// question is what the reader is asked: which file to open, or where something goes.
type question struct {
	save    bool
	project bool       // what is saved is the project as it is by then; it becomes the file that is open
	file    input.File // what is saved; of a project its name alone
	typed   bool       // in the panel
	path    string     // typed so far
	over    string     // where another file stands, as the reader has been told
}

// Dialog asks the reader for a file.
type Dialog struct {
	Save  bool
	Title string
	Path  string // a proposal: for opening the folder alone
}

// Write is a file to be written.
type Write struct {
	Number int // for the answer
	Path   string
	Data   []byte
	New    bool // not over another file
	Held   Sum  // if not 0, over no file that holds something else
}

// Sum stands for what a file holds, to notice that another program has changed it since. Nobody is kept from forging it: who can write the
// file can write over ours too.
type Sum [16]byte

// SumOf is the sum of a content, FNV-1a of 128 bits: never 0 but by a chance of 2⁻¹²⁸.
func SumOf(data []byte) (sum Sum) {
	h := fnv.New128a()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

// saving is a file on its way.
type saving struct {
	question
	place
	from string // the file that was open then
}

// errAsked is said to who asks for a second dialog.
var errAsked = errors.New("a dialog is open: answer it first")

// Asking says whether a dialog has been asked for and has not answered yet: what is typed meanwhile is meant for it.
func (s *State) Asking() bool { return s.question != nil && !s.question.typed }

// askPath opens a question; one that waits in the panel goes.
func (s *State) askPath(q question) error {
	if s.Asking() {
		return errAsked
	}
	s.putBack()
	s.question = &q
	dialog := Dialog{Save: q.save, Title: "Open a project, points or a link", Path: s.folder}
	if q.save {
		dialog.Title, dialog.Path = "Save "+q.file.Name, filepath.Join(s.folder, q.file.Name)
	}
	s.effects.Dialog = &dialog
	s.renew()
	return nil
}

// putBack lets the file of a question that gives way wait its turn: it is nowhere else.
func (s *State) putBack() {
	if f, ok := s.askedAbout(); ok {
		s.waiting = append([]input.File{f}, s.waiting...)
	}
	s.question = nil
}

// askedAbout is the file that the open question is about, if it is no project, which the state holds.
func (s *State) askedAbout() (f input.File, ok bool) {
	if q := s.question; q != nil && q.save && !q.project {
		return q.file, true
	}
	return f, false
}

// askInPanel goes on with a question where the reader can type.
func (s *State) askInPanel(q question, path string) {
	q.typed, q.path = true, path
	s.question = &q
	s.setStage(false) // there is no panel on it
	s.bringInSight("file.path")
}

// answer ends the question, and asks what waited for its end.
func (s *State) answer() {
	s.question = nil
	s.ControlsRevision++
	if len(s.waiting) > 0 {
		f := s.waiting[0]
		s.waiting = s.waiting[1:]
		s.try(s.askPath(question{save: true, file: f}))
	}
}

// chosen takes a dialog's answer.
func (s *State) chosen(c input.Chosen) {
	if !s.Asking() {
		return
	}
	q := *s.question
	switch {
	case c.Err != nil:
		s.lacks("No dialog opens", c.Err)
		s.tell(s.Message.Text+". Type the path in the panel.", false)
		path := s.folder + string(filepath.Separator)
		if q.save {
			path += q.file.Name
		}
		s.askInPanel(q, path)
	case len(c.Paths) == 0:
		s.answer()
	default:
		s.answer()
		s.goTo(q, c.Paths, true)
	}
}

// goTyped takes the path that was typed in the panel.
func (s *State) goTyped() error {
	q := *s.question
	path := strings.TrimSpace(q.path)
	if path == "" || !filepath.IsAbs(path) {
		return fmt.Errorf("%q is no whole path; one that begins with %s is expected", path, filepath.VolumeName(s.folder)+string(filepath.Separator))
	}
	path = filepath.Clean(path)
	s.answer()
	s.goTo(q, []string{path}, path == q.over)
	return nil
}

// goTo does what a question was for. A name without an ending gets that of what is saved.
func (s *State) goTo(q question, paths []string, over bool) {
	if !q.save {
		s.readFiles(paths...)
		return
	}
	path := paths[0]
	if filepath.Ext(path) == "" {
		path, over = path+filepath.Ext(q.file.Name), false
	}
	s.write(q, Write{Path: path, New: !over})
}

// answered takes what has become of what the program asked for.
func (s *State) answered(a input.Answers) {
	if d := a.Desk; d != nil {
		s.Recent, s.folder = d.Recent, d.Folder
		s.renew()
	}
	for _, w := range a.Written {
		s.written(w)
	}
	for _, m := range a.Made {
		s.made(m)
	}
	if a.Chosen != nil {
		s.chosen(*a.Chosen)
	}
	if b := a.Browsed; b != nil && b.Err != nil {
		s.complain(b.Err)
	} else if b != nil && b.Said != "" {
		s.say("%s", b.Said)
	}
	if a.Copied != nil {
		s.copied(*a.Copied)
	}
	if a.Pasted != nil {
		s.pasted(*a.Pasted)
	}
}

// filesProgress says what is waited for: "a dialog is open".
func (s *State) filesProgress() string {
	switch {
	case s.Asking():
		return "a dialog is open"
	case len(s.saving) > 0:
		return "saving"
	case len(s.reading) > 0:
		return "opening"
	case s.pasting:
		return "reading the clipboard"
	}
	return ""
}

// readFiles asks for files, to open them.
func (s *State) readFiles(paths ...string) {
	if s.reading == nil {
		s.reading = map[string]bool{}
	}
	for _, path := range paths {
		s.reading[path] = true
	}
	s.effects.Read = append(s.effects.Read, paths...)
	s.Revision++
}

func (s *State) typesPath() bool { return s.question != nil && s.question.typed }

func (s *State) typedPath() string {
	if !s.typesPath() {
		return ""
	}
	return s.question.path
}
