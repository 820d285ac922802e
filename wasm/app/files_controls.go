package app

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"xorcery/wasm/input"
	"xorcery/wasm/lab"
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
		button("file.saveAs", "File", "Save as", "Write points, settings and weights into another file (Ctrl+Shift+S).", (*State).saveAs),
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

// inWindow marks controls that only the window has.
func inWindow(list ...Control) []Control {
	for i := range list {
		list[i].window = true
	}
	return list
}

// projectControls are the buttons that keep and share.
func projectControls() []Control {
	file := func(make func(*State) (input.File, error)) func(*State) error {
		return func(s *State) error {
			f, err := make(s)
			if err == nil {
				s.export(f)
			}
			return err
		}
	}
	project := button("save.project", "Project", "Save project", "A file with everything: points, settings and weights; drop it on the figure to open it again.",
		surely(func(s *State) {
			f := s.projectName()
			f.Data = s.Document().JSON()
			s.save(f)
		}))
	project.visible = func(s *State) bool { return !s.Window } // a window has Save and Save as
	return []Control{
		project,
		button("save.picture", "Project", "Save picture", "The figure as a PNG image, without what belongs to the pointer.",
			surely(func(s *State) { s.wantPicture(false) })),
		{
			ID: "picture.size", Group: "Project", Label: "Picture size", Kind: Choice, Help: "How many pixels a picture has for each of the screen's, along each side.",
			Options: []Option{{"1", "As it is seen"}, {"2", "2 times"}, {"4", "4 times"}},
			get:     func(s *State) any { return strconv.Itoa(s.scale) },
			set:     takes(func(s *State, v string) { s.scale, _ = strconv.Atoi(v) }), // one of Options
		},
		button("save.points", "Project", "Save points", "All points as CSV: x1,x2,class.", file((*State).pointsCSV)),
		button("save.curves", "Project", "Save curves", "Loss and accuracy over the steps as CSV.", file((*State).curvesCSV)),
		button("fresh", "Project", "Start afresh", "Forget points, settings and weights and begin with the article's 300 points.", func(s *State) error {
			if err := s.open(lab.Opening(), lab.Work{}); err != nil {
				return err
			}
			s.begin()
			s.Start()
			return nil
		}),
	}
}

// fileMethods let a page hand files over, and share.
func fileMethods() []method {
	return []method{
		asks1("link", "options", func(s *State, o linkOptions) (string, error) { return s.shareLink(or(o.Weights, true), o.told()) }),
		// size is in place of the text of a file that is too large to be read.
		does3("openFile", "name", "text", "size", func(s *State, name, text string, size *float64) error {
			return s.openDropped(input.Dropped{Name: name, Data: []byte(text), Size: int64(min(or(size, 0), 1<<53))})
		}),
		does1("openFiles", "files", func(s *State, files dropped) error { s.openFiles(files); return nil }),
	}
}
