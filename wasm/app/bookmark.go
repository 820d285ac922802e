package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/doctor"
)

// bookmark is all that stood before something else was opened, alive: nothing else holds it, and it goes on where it was.
type bookmark struct {
	a          lab.Side
	b          *lab.Side
	lent, mine *core.Project
	owned      int
	address    string
	story      Story
	watch      lab.Watch
	trials     lab.Trials
	doctor     doctor.Doctor
	bricks     bricks.Bricks
	lower      Lower
	speed      float64
	logLoss    bool
	plane      core.Rect
	whole      core.Rect
}

func (s *State) bookmark() *bookmark {
	return &bookmark{
		a: s.Lab.Side, b: s.Lab.Rival, lent: s.lent, mine: s.mine, owned: s.owned, address: s.address, story: s.Story, watch: s.Lab.Watch, trials: s.Lab.Trials, doctor: s.Doctor, bricks: s.Bricks,
		lower: s.Lower, speed: s.Speed, logLoss: s.LogLoss, plane: s.Plane, whole: s.whole,
	}
}

// turnTo shows again what stood at a bookmark, paused, with all that the doctor knew of it. The theme, what has been solved and what
// the page shows stay as they are.
func (s *State) turnTo(b *bookmark) {
	theme, solved, hosted := s.Lab.Project.View.Theme, s.Story.Solved, s.Doctor.Hosted
	brickRevision, doctorRevision := max(s.Bricks.Revision, b.bricks.Revision)+1, max(s.Doctor.Version(&s.Lab), b.doctor.Revision+b.trials.Revision)+1
	s.Pause()
	s.below().leave(s)
	s.Lab.Side = b.a
	s.Lab.Project.View.Theme = theme
	s.Lab.Rival, s.lent, s.mine, s.owned, s.address = b.b, b.lent, b.mine, b.owned, b.address
	s.Story = b.story
	s.Story.Solved = solved
	s.Bricks = b.bricks
	s.Bricks.Revision, s.Bricks.Playing = brickRevision, false
	s.Lower, s.Speed, s.LogLoss = b.lower, b.speed, b.logLoss
	s.Plane, s.whole = b.plane, b.whole
	s.after(lab.Change{Run: true, Network: true, Pair: true})
	s.Lab.Watch, s.Lab.Trials, s.Doctor = b.watch, b.trials, b.doctor
	s.Doctor.Hosted, s.Doctor.Revision = hosted, doctorRevision-s.Lab.Trials.Revision
	s.Doctor.Forget()
}
