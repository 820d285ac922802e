package space

import (
	"math"
	"time"
)

// pace is how the plane goes on its way by itself.
type pace struct {
	last   time.Duration // of the last tick
	since  time.Duration // when the plane last stood, where it goes from stop to stop
	looked time.Duration // when the view was last held against the best
	step   int           // of the run then
}

const (
	moveTime  = 1800 * time.Millisecond // for a move
	tickMost  = 100 * time.Millisecond  // a slow tick goes no farther
	lookEvery = time.Second
	turnSpeed = 60.0 // degrees a second
	goodView  = 0.75 // of the best: a view that is worse is left
)

// Play lets the plane go on its way, from the beginning where it has come to the end; or stops it.
func (v *Space) Play(of Of) {
	if v.Playing = !v.Playing; v.Playing && v.Moved(of) >= float64(len(Moves(of.net()))) {
		v.Move(of, 0)
	}
	v.pace.since = v.pace.last
}

// Step goes to the next stop of the way, forth (1) or back (−1). After the last comes the plane again, before the plane nothing.
func (v *Space) Step(of Of, direction int) {
	moved := v.Moved(of)
	to := math.Floor(moved) + 1
	switch {
	case direction < 0:
		to = math.Ceil(moved) - 1
	case to > float64(len(Moves(of.net()))):
		to = 0
	}
	v.Move(of, max(to, 0))
}

// Follow lets a tick pass: what plays goes on, continuously or, where the reader wants it calm, from stop to stop; and while the network
// learns, the camera turns to a better view where the present one has become much worse. It says whether anything is to be
// seen of it.
func (v *Space) Follow(of Of, now time.Duration, calm bool) bool {
	p, was, wasAt := &v.pace, v.Camera, v.Moved(of)
	passed := min(max(now-p.last, 0), tickMost)
	p.last = now
	playing := v.Playing
	if v.Playing {
		v.play(of, passed, calm)
	}
	v.lookAnew(of, passed, calm)
	v.Aim(of)
	return v.Camera != was || v.Moved(of) != wasAt || v.Playing != playing
}

func (v *Space) play(of Of, passed time.Duration, calm bool) {
	p, end := &v.pace, float64(len(Moves(of.net())))
	switch {
	case !calm:
		v.Move(of, min(v.Moved(of)+float64(passed)/float64(moveTime), end))
	case p.last-p.since >= moveTime:
		v.Step(of, 1)
		p.since = p.last
	}
	if v.Moved(of) >= end {
		v.Playing = false
	}
}

// lookAnew turns the camera to the best view where it has been left behind.
func (v *Space) lookAnew(of Of, passed time.Duration, calm bool) {
	p, layer := &v.pace, v.LayerShown(of)
	if v.Turned || layer == 0 || layer >= len(v.sights) || of.net().Sizes[layer] < 3 || of.NonFinite != "" || v.sights[layer].net != of.net() {
		return
	}
	s := &v.sights[layer]
	if p.last-p.looked >= lookEvery && p.step != of.Run.StepCount() {
		p.looked, p.step = p.last, of.Run.StepCount()
		if best, share := v.survey(of, layer, s.camera); share < goodView {
			s.goal = &best
		}
	}
	if s.goal == nil {
		return
	}
	turn, tilt := math.Remainder(s.goal.Turn-s.camera.Turn, 360), s.goal.Tilt-s.camera.Tilt
	far := max(math.Abs(turn), math.Abs(tilt))
	share := 1.0
	if step := turnSpeed * passed.Seconds(); !calm && far > step {
		share = step / far
	}
	s.camera = turnBetween(s.camera, *s.goal, share)
	if share == 1 {
		s.goal = nil
	}
}
