package app

import (
	"math"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/story"
)

// linePane is an end of the reader's line on a plane.
type linePane struct {
	idle
	rival bool
	end   int // 0 or 1
}

// DrawnLine is the line that the reader lays, in the plane's coordinates, where an exercise asks for one and the plane shows its points;
// found is the neuron's, once an answer has been judged.
func (s *State) DrawnLine() (line [4]float64, found *[4]float64, ok bool) {
	k := &s.Exercise
	if k.Task == nil || k.Task.Kind != story.Line || k.run != s.Lab.Run {
		return line, nil, false
	}
	if ends, has := s.foundLine(); has {
		found = &ends
	}
	return k.Line, found, true
}

// AskedPoint is the observation that the open exercise is about, while the figure shows its run.
func (s *State) AskedPoint() (p core.Point, ok bool) {
	k := &s.Exercise
	if k.Task == nil || k.Task.Point == nil || k.run != s.Lab.Run || s.Lower == LowerBricks {
		return p, false
	}
	return *k.Task.Point, true
}

// foundLine is the neuron's line once it may be told.
func (s *State) foundLine() (ends [4]float64, ok bool) {
	k := &s.Exercise
	if !k.Task.Known() || !k.shown && k.Hints < toldAll {
		return ends, false
	}
	return k.Task.Found()
}

// LineHeld is the end of the line that is being moved, by the keyboard or the pointer: 1 or 2, or 0 for none.
func (s *State) LineHeld() int {
	if p, ok := s.gesture.pane.(linePane); ok {
		return p.end + 1
	}
	return s.Exercise.held
}

// lineAt is the end of the line at a place on the screen.
func (s *State) lineAt(x, y float64, touch bool) (p linePane, ok bool) {
	line, _, drawn := s.DrawnLine()
	b, on := s.boardAt(x, y)
	if !drawn || !on {
		return p, false
	}
	reach := reachMouse + 3
	if touch {
		reach = reachTouch
	}
	for end := range 2 {
		hx, hy := b.ToScreen(line[2*end], line[2*end+1])
		if d := math.Hypot(hx-x, hy-y); d <= reach {
			p, ok, reach = linePane{rival: b.Rival, end: end}, true, d
		}
	}
	return p, ok
}

func (linePane) press(s *State, _ input.Moment) {
	s.Exercise.held = 0
	s.renewExercise()
}

func (k linePane) drag(s *State, m input.Moment) {
	if !s.gesture.moved {
		return
	}
	b := boardPane{rival: k.rival}.board(s)
	x1, x2 := b.toPlane(b.Rect.Nearest(m.X, m.Y))
	s.moveLine(k.end, x1, x2)
}

func (linePane) release(s *State, _ input.Moment)          { s.renewExercise() }
func (linePane) cursor(*State, input.Pointer) input.Cursor { return input.CursorMove }
func (linePane) passes(*State) bool                        { return true }

// moveLine puts an end of the line elsewhere.
func (s *State) moveLine(end int, x1, x2 float64) {
	l := s.Exercise.Line
	if l[2*end], l[2*end+1] = x1, x2; l == s.Exercise.Line || math.Hypot(l[2]-l[0], l[3]-l[1]) < 1e-6 {
		return
	}
	s.Exercise.Line = l
	s.renewExercise()
}

// layLine puts the reader's line between two places of the plane.
func (s *State) layLine(text string) error {
	line, err := story.ParseLine(text)
	if err != nil {
		return err
	}
	if s.Exercise.Task == nil || s.Exercise.Task.Kind != story.Line {
		return errNoLine
	}
	s.Exercise.Line = line
	s.renewExercise()
	return nil
}

// holdLine takes the next end of the line into the keyboard's hand: the first, the second, none.
func (s *State) holdLine() {
	k := &s.Exercise
	k.held = (k.held + 1) % 3
	switch k.held {
	case 0:
		s.say("The line is put down.")
	default:
		s.say("The arrows move end %d of the line, at (%s, %s); H takes the next.", k.held, core.FormatNumber(k.Line[2*k.held-2]), core.FormatNumber(k.Line[2*k.held-1]))
	}
	s.renewExercise()
}

// nudgeLine moves the end in the keyboard's hand.
func (s *State) nudgeLine(k input.Key) {
	step := s.keyStep(k.Shift)
	end := s.Exercise.held - 1
	l := s.Exercise.Line
	limit := pointLimit
	x1 := min(max(l[2*end]+step*toward(k, "ArrowLeft", "ArrowRight"), -limit), limit)
	x2 := min(max(l[2*end+1]+step*toward(k, "ArrowDown", "ArrowUp"), -limit), limit)
	s.moveLine(end, x1, x2)
	s.Spoken = "(" + core.FormatNumber(x1) + ", " + core.FormatNumber(x2) + ")"
}
