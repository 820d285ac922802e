package app

import (
	"math"
	"time"

	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
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
	openingSpeed = 10 * frameRate // ten steps a frame
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

// replayOpening starts again from the very same weights, slowly at first.
func (s *State) replayOpening() error {
	if err := s.reset(); err != nil {
		return err
	}
	s.Start()
	s.ease = ease{on: true}
	return nil
}

// Coach is what the plane tells someone who has never clicked on it; "" for all others, and while a click does something else, another
// view or network tells of the plane, or a message lies over it. A small plane has a short word.
func (s *State) Coach() string {
	_, _, line := s.DrawnLine()
	_, single := s.MapShown(s.Board())
	_, pair := s.RivalBoard()
	switch {
	case !s.coach || s.Looking() || line || single || pair || s.Eraser:
		return ""
	case s.Lower != LowerNetwork, s.Message.Text != "", s.Unsaved != "":
		return ""
	case s.Layout.Boundary.W < coachWide:
		return "Click or tap: a point."
	}
	return "Click or tap: a point. The network takes it in."
}

const (
	coachWide   = 320.0 // of a plane on which its words stand in one line
	coachMargin = 16.0
)

// CoachPlace is where a word of w×h stands on the plane: at its foot or its head, where it covers fewer points.
func (s *State) CoachPlace(w, h float64) layout.Rect {
	b := s.Board()
	r := b.Rect
	foot := layout.R(r.X+(r.W-w)/2, r.Bottom()-coachMargin-h, w, h)
	head := foot
	head.Y = r.Y + coachMargin
	under := func(box layout.Rect) (n int) {
		for _, p := range s.Lab.Run.Points() {
			if x, y := b.ToScreen(p.X1, p.X2); box.Contains(x, y) {
				n++
			}
		}
		return n
	}
	if under(head) < under(foot) {
		return head
	}
	return foot
}

// learned notes that the reader knows by now what a click on the plane does, or has something else in sight.
func (s *State) learned() {
	if s.coach {
		s.coach = false
		s.Revision++
	}
}
