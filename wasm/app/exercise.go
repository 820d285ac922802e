package app

import (
	"errors"
	"fmt"
	"time"

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

var errNoExercise = errors.New("no exercise is open")

// beginExercise asks an exercise of the run as it stands; where that does not fit, of a run of the exercise's own, which is lent. A chapter
// that was told and left as it was makes room for the exercise's own. Training pauses. An error says which exercises there are and changes
// nothing.
func (s *State) beginExercise(name string) error {
	e, err := story.FindExercise(name)
	if err != nil {
		return err
	}
	if s.told() && s.Story.Scenario != e.Chapter {
		if err := s.tellChapter(e.Chapter); err != nil {
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
			p.View = s.sameView()
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

// closeExercise leaves the open exercise; the answers stay.
func (s *State) closeExercise() {
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

// shows says whether the figure shows the run that the exercise was asked of, at whichever step.
func (k *Exercise) shows(s *State) bool { return k.Task != nil && k.run == s.Lab.Present().Run }

// stands says whether the figure still shows it as it was asked.
func (k *Exercise) stands(s *State) bool {
	return k.Task != nil && k.run == s.Lab.Run && k.step == s.Lab.Run.StepCount() && !s.Looking()
}

// exerciseAgain draws another task of the open exercise.
func (s *State) exerciseAgain(name string) error {
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

// exerciseBudget is what of a tick the trials behind an exercise may take.
const exerciseBudget = 3 * time.Millisecond

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
