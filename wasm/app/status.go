package app

import (
	"strings"

	"xorcery/core"
	"xorcery/wasm/lab"
)

// Texts are the numbers of a side as page and window write them; "–" stands for one that there is none of.
type Texts struct {
	Step     string `json:"step"`
	Loss     string `json:"loss"`
	Accuracy string `json:"accuracy"`
}

func texts(k *lab.Side) Texts {
	return Texts{core.FormatInteger(k.Run.StepCount()), k.LossText(), k.AccuracyText()}
}

// untilText follows the step on the way to what the chapter tells of: " of 102,696"; "" where nothing lies ahead.
func (s *State) untilText() string {
	if s.Looking() {
		return ", back from " + core.FormatInteger(s.Lab.Present().Run.StepCount())
	}
	if until := s.Until(); until > 0 {
		return " of " + core.FormatInteger(until)
	}
	return ""
}

// stepText is how far the run is: "step 1,204", or "step 26,655 of 102,696".
func (s *State) stepText() string { return "step " + texts(&s.Lab.Side).Step + s.untilText() }

// Status is the run in numbers for a line: "step 1,204", "loss 0.0312", "accuracy 98 %", and while it runs "2,000 steps/s".
func (s *State) Status() []string {
	accuracy := s.Lab.AccuracyText()
	if text := s.OffText(); text != "" {
		accuracy = text
	}
	line := []string{s.stepText(), "loss " + s.Lab.LossText(), "accuracy " + accuracy}
	if s.Running && !s.Looking() {
		line = append(line, core.FormatInteger(int(s.Rate))+" steps/s")
	}
	return line
}

// sentence is the run in numbers for the ear: "Paused, step 1,204, loss 0.0312, accuracy 98 %."
func (s *State) sentence() string {
	how, numbers := "Paused", "no points"
	switch {
	case s.Looking():
		how = "Looking back"
	case s.Running:
		how = "Training"
	}
	if len(s.Lab.Run.Points()) > 0 {
		numbers = strings.Join(s.Status()[1:3], ", ")
	}
	return how + ", " + s.stepText() + ", " + numbers + "."
}
