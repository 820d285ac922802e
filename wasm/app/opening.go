package app

import (
	"math"
	"time"

	"xorcery/wasm/lab"
)

// Begin is the program where there is neither a session nor a link: the opening, replayed, with a word on the plane about what a click
// does.
func Begin(window bool) (*State, error) {
	s, err := New(lab.Opening(), window)
	if err != nil {
		return nil, err
	}
	s.begin()
	s.coach = true
	return s, nil
}

// begin gives what is open the opening's pace.
func (s *State) begin() {
	s.Speed = openingSpeed
	s.ease = ease{on: true}
}

// The first steps change the most: a replay takes them so slowly that the eye follows, and goes on ever faster until it has the speed
// that is set.
const (
	openingSpeed = 10 * FrameRate // ten steps a frame
	easeSpeed    = 8.0            // steps per second at first
	easeDouble   = 2.0            // seconds in which that doubles
)

// ease is a replay that has not come to its speed yet.
type ease struct {
	on  bool
	ran time.Duration // of training, in ticks
}

// pass lets time pass, and says how many steps a second are due in it, at most speed.
func (e *ease) pass(elapsed time.Duration, speed float64) float64 {
	if !e.on {
		return speed
	}
	e.ran += elapsed
	v := easeSpeed * math.Exp2(e.ran.Seconds()/easeDouble)
	e.on = v < speed
	return min(v, speed)
}

// Replay starts again from the very same weights, slowly at first.
func (s *State) Replay() error {
	if err := s.Reset(); err != nil {
		return err
	}
	s.Start()
	s.ease = ease{on: true}
	return nil
}

// Coach is what the plane tells someone who has never clicked on it; "" for all others.
func (s *State) Coach() string {
	if !s.coach || s.Looking() {
		return ""
	}
	return "Click or tap: a point. The network takes it in."
}

// learned notes that the reader knows by now what a click on the plane does, or has something else in sight.
func (s *State) learned() {
	if s.coach {
		s.coach = false
		s.Revision++
	}
}
