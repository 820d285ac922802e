package app

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/story"
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
// that nothing is lost. Only a dialog or the reader's second word writes over another file.

// place is the project file that is open, with what it holds.
type place struct {
	path      string // "" for none
	own, step int    // the work in it, by [lab.Work.Own], at this step
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
}

// saving is a file on its way.
type saving struct {
	question
	place
}

// errAsked is said to who asks for a second dialog.
var errAsked = errors.New("a dialog is open: answer it first")

// askPath opens a question; one that waits in the panel goes.
func (s *State) askPath(q question) error {
	if s.question != nil && !s.question.typed {
		return errAsked
	}
	s.putBack()
	s.question = &q
	s.dialog = &Dialog{Save: q.save, Title: "Open a project, points or a link", Path: s.folder}
	if q.save {
		s.dialog.Title, s.dialog.Path = "Save "+q.file.Name, filepath.Join(s.folder, q.file.Name)
	}
	s.Revision++
	s.ControlsRevision++
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
	if s.question == nil || s.question.typed {
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
	s.write(q, path, over)
}

// write sends a file on its way.
func (s *State) write(q question, path string, over bool) {
	data, at := q.file.Data, place{path: path}
	if q.project {
		p := s.Document()
		data, at.own, at.step = p.JSON(), s.Lab.Own(), p.Step
	}
	s.writes++
	s.writing = append(s.writing, Write{Number: s.writes, Path: path, Data: data, New: !over})
	if s.saving == nil {
		s.saving = map[int]saving{}
	}
	s.saving[s.writes] = saving{q, at}
	s.Revision++
}

// written tells what has become of a file.
func (s *State) written(w input.Written) {
	k, ok := s.saving[w.Number]
	if !ok {
		return
	}
	delete(s.saving, w.Number)
	var exists input.Exists
	again := k.question
	switch {
	case w.Err == nil:
		s.say("Saved: %s", w.Path)
		if k.project {
			s.at = k.place
		}
		s.remember(w.Path)
		return
	case errors.As(w.Err, &exists):
		again.over = w.Path
		s.tell(w.Err.Error()+". Save once more to write over it, or change the path in the panel.", true)
	default:
		s.tell(w.Err.Error()+". Nothing is lost: the panel asks for another path.", true)
	}
	if s.question == nil || s.question.typed {
		s.putBack()
		s.askInPanel(again, w.Path)
	} else if !k.project { // it is asked about when that is answered
		s.waiting = append(s.waiting, k.file)
	}
}

// remember puts a file at the head of the recent ones.
func (s *State) remember(path string) {
	s.folder = filepath.Dir(path)
	s.opened = append(s.opened, path)
	s.Revision++
	s.ControlsRevision++
}

// OpenedFrom notes the file that what is open has come from; a project is saved back there.
func (s *State) OpenedFrom(path string, project bool) {
	if project {
		s.at = place{path: path, own: s.Lab.Own(), step: s.Lab.Present().Run.StepCount()}
	}
	s.remember(path)
}

// changed says whether the file that is open holds something else.
func (s *State) changed() bool {
	return s.at.own != s.Lab.Own() || s.at.step != s.Lab.Present().Run.StepCount()
}

// Title is the window's: the file that is open, with a star while it holds something else.
func (s *State) Title() string {
	if s.at.path == "" {
		return "Xorcery"
	}
	mark := ""
	if s.changed() {
		mark = "*"
	}
	return filepath.Base(s.at.path) + mark + " – Xorcery"
}

// Save writes the project to the file that is open, or else asks where.
func (s *State) Save() error {
	if s.at.path == "" {
		return s.SaveAs()
	}
	s.write(question{save: true, project: true, file: s.projectName()}, s.at.path, true)
	return nil
}

// SaveAs asks where the project goes.
func (s *State) SaveAs() error {
	return s.askPath(question{save: true, project: true, file: s.projectName()})
}

// projectName is the file of a project without what it holds.
func (s *State) projectName() input.File {
	f := input.File{Name: "xorcery-project.json", Type: "application/json"}
	if s.at.path != "" {
		f.Name = filepath.Base(s.at.path)
	}
	return f
}

// export gives the reader a file: in the window where they want it.
func (s *State) export(f input.File) {
	switch {
	case !s.Window:
		s.save(f)
	case s.question != nil && !s.question.typed:
		s.waiting = append(s.waiting, f)
	default:
		s.try(s.askPath(question{save: true, file: f}))
	}
}

// Unasked are the files about which nobody has been asked yet, or has not answered: the window closes before.
func (s *State) Unasked() []input.File {
	if f, ok := s.askedAbout(); ok {
		return append([]input.File{f}, s.waiting...)
	}
	return s.waiting
}

// made takes what the platform has made.
func (s *State) made(m input.Made) {
	switch {
	case m.Err != nil:
		s.complain(m.Err)
	case m.Copy:
		s.copy = &Copy{Picture: m.Data, Said: "The picture is copied."}
	default:
		s.export(m.File)
	}
}

// answered takes what has become of what the program asked for.
func (s *State) answered(a input.Answers) {
	if d := a.Desk; d != nil {
		s.Recent, s.folder = d.Recent, d.Folder
		s.Revision++
		s.ControlsRevision++
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
	case s.question != nil && !s.question.typed:
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

// RecentMost is how many files are remembered.
const RecentMost = 8

// fileControls are the window's menu of files.
func fileControls() []Control {
	path := Control{
		ID: "file.path", Group: "File", Label: "Path", Kind: Text, Enter: "file.go",
		Help: "The whole path of the file, as no dialog could be had.",
		get:  func(s *State) any { return s.typedPath() },
		set: func(s *State, v any) error {
			s.question.path = v.(string)
			return nil
		},
		visible: (*State).typesPath,
		label: func(s *State) string {
			if s.typesPath() && s.question.save {
				return "Save to"
			}
			return "Open"
		},
	}
	goOn := button("file.go", "File", "Go", "Open the file at this path, or save there (Enter).", (*State).goTyped)
	goOn.visible = (*State).typesPath
	goOn.label = func(s *State) string {
		switch {
		case !s.typesPath() || !s.question.save:
			return "Open it"
		case s.question.over == strings.TrimSpace(s.question.path):
			return "Write over it"
		}
		return "Save it"
	}
	cancel := button("file.cancel", "File", "Never mind", "Open or save nothing.", func(s *State) error {
		s.answer()
		return nil
	})
	cancel.visible = (*State).typesPath
	list := []Control{
		path, goOn, cancel,
		button("file.open", "File", "Open", "A project, points as CSV or a link from a file (Ctrl+O); Undo brings back what was here.", func(s *State) error {
			return s.askPath(question{})
		}),
		button("file.save", "File", "Save", "Write points, settings and weights back into the file that is open (Ctrl+S).", (*State).Save),
		button("file.saveAs", "File", "Save as", "Write points, settings and weights into another file (Ctrl+Shift+S).", (*State).SaveAs),
	}
	list = append(list, clipboardControls()...)
	for i := range RecentMost {
		list = append(list, recentControl(i))
	}
	return inWindow(list...)
}

// recentControl opens one of the recent files; one that has moved is struck out.
func recentControl(i int) Control {
	there := func(s *State) bool { return i < len(s.Recent) }
	c := button(fmt.Sprintf("file.recent%d", i+1), "File", fmt.Sprintf("Recent file %d", i+1), "A file that was opened or saved.", func(s *State) error {
		s.readFiles(s.Recent[i].Path)
		return nil
	})
	c.visible = there
	c.label = func(s *State) string {
		if !there(s) {
			return c.Label
		}
		path := s.Recent[i].Path
		return filepath.Base(path) + " – " + filepath.Base(filepath.Dir(path))
	}
	c.help = func(s *State) string {
		if !there(s) {
			return c.Help
		}
		return s.Recent[i].Path
	}
	c.enabled = func(s *State) error {
		if there(s) && s.Recent[i].Gone {
			return fmt.Errorf("%s is not there any more", s.Recent[i].Path)
		}
		return nil
	}
	c.struck = func(s *State) bool { return there(s) && s.Recent[i].Gone }
	return c
}

// readFiles asks for files, to open them.
func (s *State) readFiles(paths ...string) {
	if s.reading == nil {
		s.reading = map[string]bool{}
	}
	for _, path := range paths {
		s.reading[path] = true
	}
	s.read = append(s.read, paths...)
	s.Revision++
}

func (s *State) typesPath() bool { return s.question != nil && s.question.typed }

func (s *State) typedPath() string {
	if !s.typesPath() {
		return ""
	}
	return s.question.path
}

// inWindow marks controls that only the window has.
func inWindow(list ...Control) []Control {
	for i := range list {
		list[i].window = true
	}
	return list
}

// PageIs notes the address of a page whose links are opened, up to the #: links that are copied lead there.
func (s *State) PageIs(address string) { s.page = cmp.Or(address, s.page) }

// LinkIn is what stands behind the # of a link, or the text itself where that is a packed project or a name; before is the address before
// the #, "" for none; ok is false for a text that is none of these.
func LinkIn(text string) (hash, before string, ok bool) {
	if ext := filepath.Ext(text); ext == ".json" || ext == ProjectExt || ext == ".csv" { // x1.json is the name of a file
		return "", "", false
	}
	address, after, _ := strings.Cut(strings.TrimSpace(text), "#")
	for _, hash := range []string{core.Fragment(text), core.Fragment(after)} {
		for _, beginning := range []string{"x1.", "scenario:", "challenge:", "exercise:", story.RecordPrefix} {
			if strings.HasPrefix(hash, beginning) {
				if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
					address = ""
				}
				return hash, address, true
			}
		}
	}
	return "", "", false
}
