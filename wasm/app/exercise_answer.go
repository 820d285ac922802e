package app

import (
	"fmt"
	"time"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/story"
)

const (
	turnTime = 1200 * time.Millisecond // for which each neuron is off
	toldAll  = 3                       // Hints with the solution
)

// answerExercise judges an answer to the open exercise, at once or as soon as its trials are done. "" is the line as it stands in the
// figure.
func (s *State) answerExercise(name, answer string) error {
	t, err := s.openExercise(name)
	if err != nil {
		return err
	}
	if n := utf8.RuneCountInString(answer); n > story.MaxAnswer {
		return fmt.Errorf("the answer has %s letters; allowed are %d", core.FormatInteger(n), story.MaxAnswer)
	}
	k := &s.Exercise
	if t.Kind == story.Line {
		if answer == "" {
			answer = story.FormatLine(k.Line)
		} else if line, err := story.ParseLine(answer); err == nil {
			k.Line = line
		}
	}
	k.Answer, k.Verdict, k.waits = answer, story.Verdict{}, true
	if t.Known() {
		s.judgeExercise()
	}
	s.renewExercise()
	return nil
}

// judgeExercise judges the answer that waits.
func (s *State) judgeExercise() {
	k := &s.Exercise
	k.waits = false
	k.Verdict = k.Task.Check(k.Answer)
	k.Record = k.Record.Add(story.Answer{Exercise: k.Task.Name, Seed: k.Task.Seed, Project: k.Task.From, Value: k.Answer, Grade: k.Verdict.Grade, Hints: k.Hints})
	if k.Verdict.Grade != story.Unread && !k.shown {
		k.shown = true
		s.showOutcome()
	}
	if s.Window {
		s.say("%s", k.Verdict.Text)
	}
	s.renewExercise()
}

// hintExercise tells the next of two hints.
func (s *State) hintExercise(name string) error {
	if _, err := s.openExercise(name); err != nil {
		return err
	}
	if k := &s.Exercise; k.Hints < len(k.Task.Hints) {
		k.Hints++
		s.renewExercise()
	}
	return nil
}

// solveExercise tells the solution, and where the figure still shows the run, shows its product in the bricks.
func (s *State) solveExercise(name string) error {
	t, err := s.openExercise(name)
	if err != nil {
		return err
	}
	k := &s.Exercise
	k.Hints = toldAll
	if k.stands(s) && t.Quantity != "" && t.Point != nil {
		if err := s.observe(*t.Point); err != nil {
			return err
		}
		for i, q := range s.Bricks.Quantities {
			if q.Name == t.Quantity {
				s.goToBrick(i)
			}
		}
		s.showLower(LowerBricks)
	}
	s.renewExercise()
	return nil
}

// showOutcome lets the figure show what the answer was about: the step, the neurons without which it does worse, the run to its end.
func (s *State) showOutcome() {
	k := &s.Exercise
	if !k.stands(s) {
		return
	}
	steps, turns := k.Task.After()
	if len(turns) > 0 {
		s.allOn()
		k.turns, k.turned = turns, s.now-turnTime
		if s.still {
			k.turns = turns[:1]
		}
	}
	if steps > 0 {
		s.Advance(steps)
	}
}

// guessedStep is the step that the reader has said, while the figure shows the run that it was asked of.
func (s *State) guessedStep() (step int, ok bool) {
	k := &s.Exercise
	if !k.shown || k.Task.Kind != story.Step || k.run != s.Lab.Present().Run {
		return 0, false
	}
	v, err := core.ParseNumber(k.Answer)
	return int(v), err == nil && v >= 1 && v <= core.LastStep
}

// turnExercise switches the next neuron off when it is its turn, and in the end all on; with reduced motion the most missed stays off.
func (s *State) turnExercise() {
	k := &s.Exercise
	if len(k.turns) == 0 || s.now-k.turned < turnTime {
		return
	}
	if !k.stands(s) {
		k.turns = nil
		return
	}
	u := k.turns[0]
	k.turned, k.turns = s.now, k.turns[1:]
	s.allOn()
	if u == (core.Unit{}) {
		return
	}
	s.try(s.SwitchNeuron(u.Layer, u.Index))
	if len(k.turns) == 0 && !s.still {
		k.turns = []core.Unit{{}} // layer 0, which has no turn: all on
	}
}
