package app

import (
	"math"
	"slices"

	"xorcery/wasm/lab"
)

// Mark is a step that one may want to look at, and what happened there.
type Mark struct {
	Step int    `json:"step"`
	Text string `json:"text"`
	End  bool   `json:"end"` // a number was not finite at the next step
}

// Marks are where the run began, was changed, reached what the chapter tells of, and ended.
func (s *State) Marks() []Mark {
	now := s.Lab.Present()
	var list []Mark
	for _, m := range now.Past.Marks() {
		text := happened(m.Why)
		if m.Found != "" {
			text = "the doctor: " + string(m.Found)
		}
		list = append(list, Mark{Step: m.Step, Text: text})
	}
	if until := s.storyStep(); until > 0 && until <= now.Run.StepCount() {
		list = append(list, Mark{Step: until, Text: "the step that the chapter tells of"})
	}
	if at, ok := s.guessedStep(); ok && at <= now.Run.StepCount() {
		list = append(list, Mark{Step: at, Text: "your answer"})
	}
	if now.Report.NonFinite != "" {
		list = append(list, Mark{Step: now.Run.StepCount(), Text: now.Report.NonFinite + " is not finite at the next step", End: true})
	}
	slices.SortStableFunc(list, func(a, b Mark) int { return a.Step - b.Step })
	return list
}

// happened is a change in words.
func happened(c lab.Change) string {
	switch {
	case c.Run:
		return "the run began"
	case c.Points:
		return "the points changed"
	case c.Settings:
		return "the settings changed"
	case c.Weights:
		return "a weight was set"
	}
	return "the run was opened here"
}

// markReach is how near to a mark a press means it.
const markReach = 5.0

// MarkAt is the mark under x, where at says where a step stands; ok is false where there is none.
func MarkAt(marks []Mark, x float64, at func(step int) float64) (m Mark, ok bool) {
	for _, k := range marks {
		if math.Abs(at(k.Step)-x) < markReach {
			m, ok = k, true
		}
	}
	return m, ok
}

// stepBy looks so many steps from where one looks.
func (s *State) stepBy(d int) { s.try(s.LookAt(s.lookedAt() + d)) }

// lookedAt is the step that is shown, or shall be.
func (s *State) lookedAt() int {
	if goal, ok := s.Lab.Looking(); ok {
		return goal
	}
	return s.Lab.Run.StepCount()
}

// jump looks at the next mark in a direction.
func (s *State) jump(d int) {
	at := s.lookedAt()
	marks := s.Marks()
	if d < 0 {
		slices.Reverse(marks)
	}
	for _, m := range marks {
		if (m.Step-at)*d > 0 {
			s.try(s.LookAt(m.Step))
			return
		}
	}
	if d > 0 {
		s.LookAway()
	}
}
