package app

import (
	"fmt"

	"xorcery/core"
	"xorcery/wasm/film"
	"xorcery/wasm/lab"
)

// A film is made of a stretch of the timeline, at even steps, in a share of the ticks, while everything else goes on. When it is whole the
// platform writes it.

// studio is where a film is made.
type studio struct {
	first, last int // the steps that the reader has asked for; 0 for the run's own
	frames      int

	at *shooting // nil while no film is made
}

// shooting is a film on its way.
type shooting struct {
	film     *film.Film
	reel     lab.Reel
	from, to int
	frames   int
	run      *core.Run // that stands at the step of the next frame; nil until it does
	accuracy float64   // run's
}

const (
	filmFrames = 60  // unless the reader says otherwise
	filmMost   = 300 // frames: 80 MB until they are written
)

// step is that of the next frame.
func (k *shooting) step() int {
	return k.from + int(int64(k.to-k.from)*int64(k.film.Frames())/int64(k.frames-1))
}

// film begins a film of the timeline, or gives up the one on its way.
func (s *State) film() error {
	m := &s.studio
	if m.at != nil {
		s.say("The film is given up at frame %s of %s.", core.FormatInteger(m.at.film.Frames()), core.FormatInteger(m.at.frames))
		m.at = nil
		return nil
	}
	reel := s.Lab.Reel()
	from, to := max(m.first, reel.First()), reel.Last()
	if m.last > 0 {
		to = min(m.last, to)
	}
	if from >= to {
		return fmt.Errorf("the film has no steps from %s to %s: the run can be had from step %s to step %s",
			core.FormatInteger(m.first), core.FormatInteger(m.last), core.FormatInteger(reel.First()), core.FormatInteger(reel.Last()))
	}
	points, classes := reel.Points()
	plane := s.Plane
	if plane == s.whole { // not chosen by the reader: all points of all steps
		plane = PlaneFor(points)
	}
	f, err := film.New(Colors(s.Dark), plane, classes)
	if err != nil {
		return err
	}
	m.at = &shooting{film: f, reel: reel, from: from, to: to, frames: min(m.frames, to-from+1)}
	s.say("The film is being made, from step %s to step %s.", core.FormatInteger(from), core.FormatInteger(to))
	return nil
}

// shoot goes on with the film until the time is spent.
func (s *State) shoot(spent func() bool) {
	m := &s.studio
	for k := m.at; k != nil && k.film.Frames() < k.frames; {
		if k.run == nil {
			run, err := k.reel.Bring(&s.Lab.Engines, k.step(), spent)
			if err != nil {
				m.at = nil
				s.complain(fmt.Errorf("the film has ended: %w", err))
				return
			}
			if run == nil {
				return
			}
			k.run, k.accuracy = run, run.Evaluate().Accuracy
		}
		if !k.film.Shoot(k.run, k.accuracy, spent) {
			return
		}
		k.run = nil
		s.Revision++
		if spent() {
			break
		}
	}
	if m.at.film.Frames() == m.at.frames {
		s.effects.Film, m.at = m.at.film, nil
		s.ControlsRevision++
		s.say("The film is being written.")
	}
}

// filmProgress is "film: frame 12 of 60"; "" while none is made.
func (s *State) filmProgress() string {
	k := s.studio.at
	if k == nil {
		return ""
	}
	return fmt.Sprintf("film: frame %d of %d", k.film.Frames()+1, k.frames)
}

func filmControls() []Control {
	save := button("film", "Project", "Save film", "A GIF of the surface as it was, frame after frame; it is made while you go on.", (*State).film)
	making := func(s *State) bool { return s.studio.at != nil }
	save.label = either(making, "Give the film up", "Save film")
	save.enabled = only(func(s *State) bool {
		now := s.Lab.Present()
		return making(s) || now.Run.StepCount() > now.Past.First()
	}, errNoStep)
	frames := count("film.frames", "Project", "Frames", "How many frames a film has, at even steps.", 2, filmMost, func(s *State) *int { return &s.studio.frames })
	frames.Step = 2
	return []Control{
		save,
		count("film.first", "Project", "Film from step", "Where a film begins; 0 is the first step that can be had.", 0, 1e9, func(s *State) *int { return &s.studio.first }),
		count("film.last", "Project", "Film to step", "Where it ends; 0 is the present step.", 0, 1e9, func(s *State) *int { return &s.studio.last }),
		frames,
	}
}
