package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/doctor"
)

// scene is what the reader saw of what was open: it stands in a [lab.Bookmark].
type scene struct {
	story   Story
	aside   aside
	doctor  doctor.Doctor
	bricks  bricks.Bricks
	lower   Lower
	speed   float64
	logLoss bool
	errors  bool
	plane   core.Rect
	whole   core.Rect
	at      place
}

func (s *State) bookmark() lab.Bookmark[scene] {
	b := lab.Bookmark[scene]{Experiment: *s.Lab.Present(), View: scene{s.Story, s.aside, s.Doctor, s.Bricks, s.Lower, s.Speed, s.LogLoss, s.Errors, s.Plane, s.whole, s.at}}
	for _, q := range s.Bricks.Quantities {
		b.Bytes += 8 * cap(q.Values)
	}
	return b
}

// show shows a scene again, paused. What has been solved and what the page shows stay as they are.
func (s *State) show(v scene) {
	solved, hosted := s.Story.Solved, s.Doctor.Hosted
	brickRevision, doctorRevision := max(s.Bricks.Revision, v.bricks.Revision)+1, max(s.Doctor.Revision, v.doctor.Revision)
	s.Pause()
	s.below().leave(s)
	s.Story, s.aside, s.Doctor, s.Bricks, s.Lower = v.story, v.aside, v.doctor, v.bricks, v.lower
	s.restoreView(v)
	s.Story.Solved, s.Doctor.Hosted, s.Doctor.Revision = solved, hosted, doctorRevision
	s.Bricks.Revision, s.Bricks.Playing = brickRevision, false
}

// restoreView shows what a scene showed: at the same part of the plane, with the same speed and curves, at the same file.
func (s *State) restoreView(v scene) {
	s.Speed, s.LogLoss, s.Errors, s.Plane, s.whole, s.at = v.speed, v.logLoss, v.errors, v.plane, v.whole, v.at
}

// undo takes back the last change of the data, or brings back what was open before something else.
func (s *State) undo() error { return s.travel(s.history.Undo) }

// redo does again what Undo took back.
func (s *State) redo() error { return s.travel(s.history.Redo) }

func (s *State) travel(way func(*lab.Lab, lab.Bookmark[scene]) (lab.Return[scene], error)) error {
	s.LookAway()
	r, err := way(&s.Lab, s.bookmark())
	if err != nil || r.Change == (lab.Change{}) {
		return err
	}
	if r.Back {
		s.show(r.View)
	}
	s.after(r.Change)
	if r.Fit {
		s.fit()
	}
	if r.Back {
		s.say("%s is back, at step %s.", r.Name, core.FormatInteger(s.Lab.Run.StepCount()))
	}
	return nil
}

// BeginHere makes what is open the beginning: nothing before it can be brought back, or is the reader's own.
func (s *State) BeginHere() {
	s.history.BeginHere(&s.Lab)
	s.aside.work = nil
	s.ControlsRevision++
}
