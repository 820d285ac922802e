package app

import (
	"errors"
	"path/filepath"

	"xorcery/wasm/input"
)

// write sends a file on its way.
func (s *State) write(q question, w Write) {
	at := place{path: w.Path}
	w.Data = q.file.Data
	if q.project {
		p := s.Document()
		w.Data, at.own, at.step = p.JSON(), s.Lab.Own(), p.Step
		at.held = SumOf(w.Data)
	}
	s.writes++
	w.Number = s.writes
	s.effects.Write = append(s.effects.Write, w)
	if s.saving == nil {
		s.saving = map[int]saving{}
	}
	s.saving[s.writes] = saving{q, at, s.at.path}
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
		if k.project && s.at.path == k.from { // else another has been opened since
			s.at = k.place
		}
		if k.project || k.file.Name == pointsName {
			s.remember(w.Path)
		} else { // nothing opens it
			s.folder = filepath.Dir(w.Path)
			s.effects.Folder = s.folder
			s.Revision++
		}
		return
	case errors.As(w.Err, &exists):
		again.over = w.Path
		s.tell(w.Err.Error()+". Save once more to write over it, or change the path in the panel.", true)
	default:
		s.tell(w.Err.Error()+". Nothing is lost: the panel asks for another path.", true)
	}
	if !s.Asking() {
		s.putBack()
		s.askInPanel(again, w.Path)
	} else if !k.project { // it is asked about when that is answered
		s.waiting = append(s.waiting, k.file)
	}
}

// remember puts a file at the head of the recent ones.
func (s *State) remember(path string) {
	s.folder = filepath.Dir(path)
	s.effects.Remember = append(s.effects.Remember, path)
	s.renew()
}

// OpenedFrom notes the file that what is open has come from, with what it holds; a project is saved back there.
func (s *State) OpenedFrom(path string, data []byte, project bool) {
	if project {
		s.at = place{path: path, own: s.Lab.Own(), step: s.Lab.Present().Run.StepCount(), held: SumOf(data)}
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

// Save writes the project to the file that is open, or else asks where. It is also the reader's second word where the panel asks whether that
// file may be written over.
func (s *State) Save() error {
	if s.at.path == "" {
		return s.saveAs()
	}
	if q := s.question; s.typesPath() && q.project && q.over == s.at.path && q.path == q.over {
		return s.goTyped()
	}
	s.write(question{save: true, project: true, file: s.projectName()}, Write{Path: s.at.path, Held: s.heldBy(s.at)})
	return nil
}

// heldBy is what the file that is open holds once all that is on its way there has come.
func (s *State) heldBy(at place) Sum {
	sum, last := at.held, 0
	for number, k := range s.saving {
		if k.place.path == at.path && number > last {
			sum, last = k.held, number
		}
	}
	return sum
}

// saveAs asks where the project goes.
func (s *State) saveAs() error {
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
