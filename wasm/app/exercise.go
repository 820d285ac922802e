package app

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// Exercise is the open exercise and the reader's answers. It is asked of a run as that stood: what becomes of the run changes neither the
// question nor what is right.
type Exercise struct {
	Task    *story.Task // nil while none is open
	Lent    string      // why it is not asked of the reader's own run; "" where it is
	Answer  string      // given last; "" before
	Verdict story.Verdict
	Hints   int        // that have been told; 3 with the solution
	Line    [4]float64 // the reader's, where a line is asked for
	Record  story.Record
	Proof   *story.Proof // of a record that was opened; nil for none

	Revision int // grows with all of these

	waits  bool      // an answer does, for the outcome
	shown  bool      // what follows from an answer has been shown
	run    *core.Run // that it is asked of, at a step
	step   int
	held   int           // the line's end that the keyboard has, from 1; 0 for none
	turns  []core.Unit   // neurons to be switched off, one after the other
	turned time.Duration // when the last one was
}

const (
	exerciseBudget = 3 * time.Millisecond    // of a tick, for the trials behind an exercise
	turnTime       = 1200 * time.Millisecond // for which each neuron is off
	toldAll        = 3                       // Hints with the solution
)

var errNoExercise = errors.New("no exercise is open")

// OpenExercise asks an exercise of the run as it stands; where that does not fit, of a run of the exercise's own, which is lent. A chapter
// that was told and left as it was makes room for the exercise's own. Training pauses. An error says which exercises there are and changes
// nothing.
func (s *State) OpenExercise(name string) error {
	e, err := story.FindExercise(name)
	if err != nil {
		return err
	}
	if s.told() && s.Story.Scenario != e.Chapter {
		if err := s.Tell(e.Chapter); err != nil {
			return err
		}
	}
	return s.ask(name, 0, nil)
}

// ask draws an exercise from a project, or with nil from the run as it stands.
func (s *State) ask(name string, seed int, from *core.Project) error {
	e, err := story.FindExercise(name)
	if err != nil {
		return err
	}
	p := s.Document()
	if from != nil {
		p = *from
	}
	task, lent := (*story.Task)(nil), ""
	if task, err = story.Draw(name, p, seed); err != nil {
		lent = err.Error()
		if task, err = story.Draw(name, e.Base(), seed); err != nil {
			return err
		}
	}
	if task.Made() || lent != "" || from != nil {
		p := task.Project.Clone()
		address := exercisePrefix + name
		if p.View = s.Lab.Project.View; p.View.Exercise == name { // the link asks it: it stays what is open
			address = s.Lab.Address()
		} else {
			p.View = s.sameLook()
		}
		if err := s.lend(p, address); err != nil {
			return err
		}
		if sc, err := story.FindScenario(e.Chapter); err != nil || sc.Lower != string(LowerDoctor) { // what else was shown there was another run's
			s.plainly()
		}
	}
	s.Pause()
	k := &s.Exercise
	*k = Exercise{Task: task, Lent: lent, Record: k.Record, Proof: k.Proof, Revision: k.Revision, run: s.Lab.Run, step: s.Lab.Run.StepCount()}
	if task.Kind == story.Line {
		reach := story.Reach(task.Project.Data.Points) / 2
		k.Line = [4]float64{-reach, 0, reach, 0}
	}
	if w := task.Weight; w != nil {
		s.choosePart(network.WeightAt(w.Layer+1, w.From, w.To))
		s.showLower(LowerWeight)
	} else if task.Kind == story.Neuron {
		s.showLower(LowerNetwork)
	}
	s.Exercise.Revision++
	s.bringInSight("exercise")
	return nil
}

func (s *State) renewExercise() {
	s.Exercise.Revision++
	s.renew()
}

// CloseExercise leaves the open exercise; the answers stay.
func (s *State) CloseExercise() {
	if k := &s.Exercise; k.Task != nil {
		*k = Exercise{Record: k.Record, Proof: k.Proof, Revision: k.Revision}
		s.renewExercise()
	}
}

// openExercise is the task of the open exercise; an error says that another one is open, or none.
func (s *State) openExercise(name string) (*story.Task, error) {
	if t := s.Exercise.Task; t != nil && t.Name == name {
		return t, nil
	}
	if s.Exercise.Task == nil && name == "" {
		return nil, errNoExercise
	}
	if _, err := story.FindExercise(name); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("the exercise %q is not open: open it first", name)
}

// AnswerExercise judges an answer to the open exercise, at once or as soon as its trials are done. "" is the line as it stands in the
// figure.
func (s *State) AnswerExercise(name, answer string) error {
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

// shows says whether the figure shows the run that the exercise was asked of, at whichever step.
func (k *Exercise) shows(s *State) bool { return k.Task != nil && k.run == s.Lab.Present().Run }

// stands says whether the figure still shows it as it was asked.
func (k *Exercise) stands(s *State) bool {
	return k.Task != nil && k.run == s.Lab.Run && k.step == s.Lab.Run.StepCount() && !s.Looking()
}

// showOutcome lets the figure show what the answer was about: the step, the neurons without which it does worse, the run to its end.
func (s *State) showOutcome() {
	k := &s.Exercise
	if !k.stands(s) {
		return
	}
	steps, turns := k.Task.After()
	if len(turns) > 0 {
		s.AllOn()
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

// HintExercise tells the next of two hints.
func (s *State) HintExercise(name string) error {
	if _, err := s.openExercise(name); err != nil {
		return err
	}
	if k := &s.Exercise; k.Hints < len(k.Task.Hints) {
		k.Hints++
		s.renewExercise()
	}
	return nil
}

// SolveExercise tells the solution, and where the figure still shows the run, shows its product in the bricks.
func (s *State) SolveExercise(name string) error {
	t, err := s.openExercise(name)
	if err != nil {
		return err
	}
	k := &s.Exercise
	k.Hints = toldAll
	if k.stands(s) && t.Quantity != "" && t.Point != nil {
		if err := s.Observe(*t.Point); err != nil {
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

// ExerciseAgain draws another task of the open exercise.
func (s *State) ExerciseAgain(name string) error {
	t, err := s.openExercise(name)
	if err != nil {
		return err
	}
	var from *core.Project
	if t.Made() {
		from = &t.From
	}
	return s.ask(name, t.Seed+1, from)
}

// followExercise goes on with what the open exercise and an opened record need, until the tick's share is spent.
func (s *State) followExercise(clock func() time.Duration) {
	k := &s.Exercise
	if k.Task != nil && !k.Task.Known() || k.Proof != nil && !k.Proof.Done() {
		began := clock()
		k.work(s, func() bool { return clock()-began >= exerciseBudget })
	}
	s.turnExercise()
}

// work goes on until the time is spent.
func (k *Exercise) work(s *State, spent func() bool) {
	if t := k.Task; t != nil && !t.Known() && t.Work(spent) {
		if k.waits {
			s.judgeExercise()
		}
		s.renewExercise()
	}
	if p := k.Proof; p != nil && !p.Done() {
		judged := len(p.Results)
		p.Work(spent)
		if len(p.Results) > judged {
			s.renewExercise()
		}
	}
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
	s.AllOn()
	if u == (core.Unit{}) {
		return
	}
	s.try(s.SwitchNeuron(u.Layer, u.Index))
	if len(k.turns) == 0 && !s.still {
		k.turns = []core.Unit{{}} // layer 0, which has no turn: all on
	}
}

// OpenRecord begins to verify a record of answers, the reader's or another's. An error changes nothing.
func (s *State) OpenRecord(text string) error {
	r, err := story.ParseRecord(text)
	if err != nil {
		return err
	}
	s.Exercise.Proof = &story.Proof{Record: r}
	s.renewExercise()
	return nil
}

// TakeRecord takes back the answers that the platform has kept, where they are better than those given since.
func (s *State) TakeRecord(text string) error {
	r, err := story.ParseRecord(text)
	if err != nil {
		return err
	}
	for _, a := range r {
		s.Exercise.Record = s.Exercise.Record.Add(a)
	}
	s.renewExercise()
	return nil
}
