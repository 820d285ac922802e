package app

import (
	"fmt"
	"strings"

	"xorcery/core"
)

// largeStep is the multiplications of a step from which on a word is said about it: a quarter of a second or more.
const largeStep = 200_000_000

// Progress says in a quiet line how far work is that takes longer than a tick: "next step 41 %", "measuring 20 %",
// "5,000 steps to go". It is "" where all work takes but a few ticks.
func (s *State) Progress() string {
	var parts []string
	if n := s.Asked(); n > 1 {
		parts = append(parts, core.FormatInteger(n)+" steps to go")
	}
	for _, k := range s.Lab.Sides() {
		name := ""
		if s.Lab.Rival != nil {
			name = "A "
			if k == s.Lab.Rival {
				name = "B "
			}
		}
		switch share, measuring := k.Measuring(); {
		case measuring && k.Run.MeasureWork() > largeStep/3:
			parts = append(parts, fmt.Sprintf("%smeasuring %.0f %%", name, 100*share))
		case s.Lab.StepWork() > largeStep && (s.learns() || k.Run.StepShare() > 0):
			parts = append(parts, fmt.Sprintf("%snext step %.0f %%", name, 100*k.Run.StepShare()))
		}
	}
	if film := s.filmProgress(); film != "" {
		parts = append(parts, film)
	}
	if files := s.filesProgress(); files != "" {
		parts = append(parts, files)
	}
	if s.Check.going != nil {
		parts = append(parts, "checking the gradient")
	}
	return strings.Join(parts, ", ")
}

// sayLarge says what is large, where a step can't be smooth.
func (s *State) sayLarge() {
	if s.Lab.StepWork() < largeStep {
		return
	}
	rows, word := s.Lab.Run.Train.N, "points"
	if batch := s.Lab.Project.Training.Batch; batch > 0 && batch < rows {
		rows, word = batch, "points a batch"
	}
	s.say("This is large: %s %s and %s weights and biases. A step is taken in pieces and may need seconds.",
		core.FormatInteger(rows), word, core.FormatInteger(len(s.Lab.Run.Net.Flat)))
}
