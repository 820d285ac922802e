package app

// sharpness decides at which share of the device's pixels the boundary is evaluated. Where frames come too slowly it goes
// down a step; a step that did not help is taken back, for then something else is slow. At rest the picture is whole.
type sharpness struct {
	frame  float64 // smoothed seconds between ticks
	ticks  int     // since the last change
	before float64 // frame before the last step down, 0 after it has been judged
	wait   int     // ticks until another step down may be tried
}

const (
	slowFrame     = 1.0 / 28 // seconds: slower than this asks for a step down
	fastFrame     = 1.0 / 50 // faster than this lets the resolution come back
	sharpStep     = 0.7
	leastSharp    = 0.25
	judgeTicks    = 24   // a change has shown its effect after so many ticks
	hopelessTicks = 1200 // after a step that did not help
)

func (r *sharpness) tick(elapsed float64) {
	if r.frame == 0 {
		r.frame = 1.0 / 60
	}
	r.frame += (elapsed - r.frame) * 0.1
	r.ticks++
	if r.wait > 0 {
		r.wait--
	}
}

// adaptResolution sets Resolution for the next frame.
func (s *State) adaptResolution() {
	next := s.Resolution
	r := &s.sharp
	switch {
	case !s.Running:
		next = 1
		*r = sharpness{wait: r.wait}
	case r.ticks < judgeTicks:
	case r.before > 0 && r.frame > 0.85*r.before:
		next, r.before, r.wait = min(next/sharpStep, 1), 0, hopelessTicks
	case r.frame > slowFrame && r.wait == 0 && next > leastSharp:
		next, r.before = max(next*sharpStep, leastSharp), r.frame
	case r.frame < fastFrame && next < 1:
		next, r.before = min(next/sharpStep, 1), 0
	}
	if next != s.Resolution {
		s.Resolution, r.ticks = next, 0
		s.Revision++
	}
}
