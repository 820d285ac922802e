package app

import (
	"errors"
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/story"
)

// mostOptions are the answers of a choice that have a button each; of more, a neuron is meant by selecting it.
const mostOptions = 5

var errNoAnswer = errors.New("the open exercise has no such answer")

// exerciseControls ask an exercise where no page does, and let any keyboard answer it.
func exerciseControls() []Control {
	list := told("exercise", "Exercise", "Asks a question, and checks the answer with the true numbers of the run.",
		(*State).exerciseName, (*State).beginExercise)
	open := list.set
	list.set = func(s *State, v any) error {
		if v == "" {
			s.closeExercise()
			return nil
		}
		return open(s, v)
	}
	list.note = (*State).exerciseNote
	for _, e := range story.Exercises() {
		list.Options = append(list.Options, Option{e.Name, e.Title})
	}
	of := func(kinds ...story.AnswerKind) func(*State) bool {
		return func(s *State) bool { t := s.Exercise.Task; return t != nil && slices.Contains(kinds, t.Kind) }
	}
	number := Control{
		ID: "exercise.number", Group: "Story", Label: "Your answer", Kind: Number, Low: -1, High: 1, Range: core.Range{Min: -1e12, Max: 1e12},
		Help: "Type a number: it is judged at once.", asks: true, visible: of(story.Number, story.Step),
		get: func(s *State) any {
			v, err := core.ParseNumber(s.Exercise.Answer)
			if err != nil || !core.IsFinite(v) {
				return 0.0
			}
			return v
		},
		set: func(s *State, v any) error {
			return s.answerExercise(s.exerciseName(), core.FormatExact(v.(float64)))
		},
	}
	controls := []Control{list, number}
	for i := range mostOptions {
		option := func(s *State) (o story.Option, ok bool) {
			if t := s.Exercise.Task; t != nil && len(t.Options) <= mostOptions && i < len(t.Options) {
				return t.Options[i], true
			}
			return o, false
		}
		b := button(fmt.Sprintf("exercise.option%d", i+1), "Story", "Answer", "Give this answer.", func(s *State) error {
			o, ok := option(s)
			if !ok {
				return errNoAnswer
			}
			return s.answerExercise(s.exerciseName(), o.Value)
		})
		b.label = func(s *State) string { o, _ := option(s); return o.Label }
		b.visible = func(s *State) bool { _, ok := option(s); return ok }
		controls = append(controls, b)
	}
	neuron := button("exercise.neuron", "Story", "This neuron", "Answer with the neuron that is selected in the network.", func(s *State) error {
		p := s.Network.Selected
		return s.answerExercise(s.exerciseName(), fmt.Sprintf("h%d[%d]", p.Layer, p.To))
	})
	neuron.visible = func(s *State) bool { t := s.Exercise.Task; return of(story.Neuron)(s) && len(t.Options) > mostOptions }
	neuron.enabled = func(s *State) error { return s.switchable(s.Network.Selected) }
	line := button("exercise.line", "Story", "This is my line", "Answer with the line as it stands in the figure (H takes its ends to the keyboard).", func(s *State) error {
		return s.answerExercise(s.exerciseName(), "")
	})
	line.visible = of(story.Line)
	hint := button("exercise.hint", "Story", "Hint", "One of two hints.", func(s *State) error { return s.hintExercise(s.exerciseName()) })
	hint.visible = func(s *State) bool { return s.Exercise.Task != nil && s.Exercise.Hints < len(s.Exercise.Task.Hints) }
	solution := button("exercise.solution", "Story", "Solution", "The way to the answer, with its product.", func(s *State) error { return s.solveExercise(s.exerciseName()) })
	solution.visible = func(s *State) bool { return s.Exercise.Task != nil && s.Exercise.Hints < toldAll }
	again := button("exercise.again", "Story", "Another one", "The same question with other numbers.", func(s *State) error { return s.exerciseAgain(s.exerciseName()) })
	again.visible = func(s *State) bool { return s.Exercise.Task != nil }
	return append(controls, neuron, line, hint, solution, again)
}

// exerciseNote is the open exercise in paragraphs.
func (s *State) exerciseNote() []string {
	if s.Exercise.Task == nil {
		return nil
	}
	v := s.openExerciseView()
	text := append([]string{v.Question}, v.Hints...)
	if v.Says != "" {
		text = append(text, v.Says)
	}
	if v.Solution != "" {
		text = append(text, v.Solution)
	}
	return append(text, v.Of)
}
