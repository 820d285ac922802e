package app

import (
	"fmt"
	"path/filepath"
	"strings"
)

// RecentMost is how many files are remembered.
const RecentMost = 8

// fileControls are the window's menu of files.
func fileControls() []Control {
	path := Control{
		ID: "file.path", Group: "File", Label: "Path", Kind: Text, Enter: "file.go",
		Help:    "The whole path of the file, as no dialog could be had.",
		get:     func(s *State) any { return s.typedPath() },
		set:     takes(func(s *State, v string) { s.question.path = v }),
		visible: (*State).typesPath,
		label:   either(func(s *State) bool { return s.typesPath() && s.question.save }, "Save to", "Open"),
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
	cancel := button("file.cancel", "File", "Never mind", "Open or save nothing.", surely((*State).answer))
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
	c := button(fmt.Sprintf("file.recent%d", i+1), "File", fmt.Sprintf("Recent file %d", i+1), "A file that was opened or saved.",
		surely(func(s *State) { s.readFiles(s.Recent[i].Path) }))
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

// inWindow marks controls that only the window has.
func inWindow(list ...Control) []Control {
	for i := range list {
		list[i].window = true
	}
	return list
}
