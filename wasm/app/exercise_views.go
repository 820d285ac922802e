package app

import (
	"errors"
	"fmt"

	"xorcery/core"
	"xorcery/wasm/story"
)

var errNoLine = errors.New("no exercise asks for a line: open one that does")

// exerciseView is an exercise as a page sees it.
type exerciseView struct {
	Name    string           `json:"name"`
	Chapter string           `json:"chapter"`
	Title   string           `json:"title"`
	Kind    story.AnswerKind `json:"kind"`
	Grade   story.Grade      `json:"grade"` // of the best answer so far; "" for none
	Open    *openExercise    `json:"open"`  // nil unless it is the open one
}

// openExercise is the open exercise as a page sees it.
type openExercise struct {
	Seed     int            `json:"seed"`
	Question string         `json:"question"`
	Of       string         `json:"of"` // of which run it is asked
	Options  []story.Option `json:"options"`
	Line     [4]float64     `json:"line"`
	Answer   string         `json:"answer"`
	Grade    story.Grade    `json:"grade"` // of Answer; "" while there is none
	Says     string         `json:"says"`  // why
	Working  bool           `json:"working"`
	Hints    []string       `json:"hints"` // those that have been told
	MoreHint bool           `json:"moreHint"`
	Solution string         `json:"solution"` // "" until it is told
}

// exerciseName is the name of the open exercise; "" for none.
func (s *State) exerciseName() string {
	if s.Exercise.Task == nil {
		return ""
	}
	return s.Exercise.Task.Name
}

func (s *State) exerciseViews() []exerciseView {
	var list []exerciseView
	for _, e := range story.Exercises() {
		v := exerciseView{Name: e.Name, Chapter: e.Chapter, Title: e.Title, Kind: e.Kind}
		if a, ok := s.Exercise.Record.Of(e.Name); ok {
			v.Grade = a.Grade
		}
		if t := s.Exercise.Task; t != nil && t.Name == e.Name {
			v.Open = s.openExerciseView()
		}
		list = append(list, v)
	}
	return list
}

func (s *State) openExerciseView() *openExercise {
	k := &s.Exercise
	v := &openExercise{
		Seed: k.Task.Seed, Question: k.Task.Question, Of: s.askedOf(), Options: append([]story.Option{}, k.Task.Options...), Line: k.Line,
		Answer: k.Answer, Grade: k.Verdict.Grade, Says: k.Verdict.Text, Hints: append([]string{}, k.Task.Hints[:min(k.Hints, len(k.Task.Hints))]...),
		MoreHint: k.Hints < len(k.Task.Hints),
	}
	switch {
	case k.waits:
		v.Working, v.Says = true, "It is being tried."
	case k.Hints == toldAll && !k.Task.Known():
		v.Working, v.Says = true, "The solution is being worked out."
	}
	if k.Hints == toldAll && k.Task.Known() {
		v.Solution = k.Task.Solution()
	}
	return v
}

// askedOf says of which run the open exercise is asked, and where that has gone.
func (s *State) askedOf() string {
	k := &s.Exercise
	text := "Asked of the run in the figure at step " + core.FormatInteger(k.step) + "."
	switch {
	case k.Lent != "":
		text = "Asked of a run of its own, as the one in the figure did not fit: " + k.Lent + "."
	case k.Task.Made():
		text = "Asked of a run that was made of the one in the figure."
	}
	if !k.shows(s) {
		return text + " The figure shows another one by now."
	}
	if k.Lent != "" || k.Task.Made() {
		return text + " Undo brings that back."
	}
	return text
}

// answerText is an answer as a page or a script gives it: text, a number, or the four numbers of a line; null is the line as it stands.
func answerText(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case float64:
		return core.FormatExact(v), nil
	}
	return "", fmt.Errorf("answer: value %v is not allowed; allowed is a number or text; a line is the text of its four numbers", v)
}

// exerciseMethods let a page ask, answer and prove.
func exerciseMethods() []method {
	return []method{
		asks("exercises", (*State).exerciseViews),
		does1("exercise", "name", (*State).beginExercise),
		does2("answer", "name", "value", func(s *State, name string, v any) error {
			text, err := answerText(v)
			if err != nil {
				return err
			}
			return s.answerExercise(name, text)
		}),
		does1("hint", "name", (*State).hintExercise),
		does1("solution", "name", (*State).solveExercise),
		does1("again", "name", (*State).exerciseAgain),
		does("closeExercise", surely((*State).closeExercise)),
		does1("layLine", "ends", (*State).layLine),
		asks("answers", func(s *State) string { return s.Exercise.Record.String() }),
		does1("takeAnswers", "record", (*State).takeRecord),
		does1("openAnswers", "record", (*State).openRecord),
		asks("proof", (*State).proofView),
	}
}
