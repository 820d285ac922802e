package app

import (
	"slices"
	"strings"

	"xorcery/core"
)

// Story is where the reader stands in the article's story.
type Story struct {
	Scenario  string   // the open scenario's name; "" for a project that is none
	Challenge string   // the open challenge's name; "" for none
	Progress  string   // how near its solution is
	Solved    []string // the challenges that have been solved, in that order

	until int // the step that the open scenario's text tells of
}

// Opening is the control that was brought up last, of the story or of a question: who shows the controls brings it into sight.
type Opening struct {
	Control string
	Number  int // of all so far
}

func (s *State) bringInSight(control string) {
	s.Opening = Opening{control, s.Opening.Number + 1}
	s.Revision++
	s.ControlsRevision++
}

// Prefixes of what can be opened by name.
const (
	scenarioPrefix  = "scenario:"
	challengePrefix = "challenge:"
)

// openNamed opens "scenario:NAME" or "challenge:NAME"; named is false for any other text.
func (s *State) openNamed(text string) (named bool, err error) {
	if name, ok := strings.CutPrefix(text, scenarioPrefix); ok {
		return true, s.OpenScenario(name)
	}
	if name, ok := strings.CutPrefix(text, challengePrefix); ok {
		return true, s.OpenChallenge(name)
	}
	return false, nil
}

// OpenScenario sets the program as a chapter of the story has it. An error says which scenarios there are and changes
// nothing.
func (s *State) OpenScenario(name string) error {
	sc, err := FindScenario(name)
	if err != nil {
		return err
	}
	p := sc.Project.Clone()
	p.View = s.Lab.Project.View // the reader's theme stays
	if err := s.lend(p, scenarioPrefix+name); err != nil {
		return err
	}
	s.Story.Scenario, s.Story.until = sc.Name, sc.Until
	s.Speed, s.LogLoss = sc.Speed, sc.LogLoss
	s.setRunning(sc.Running)
	s.showLower(sc.Lower)
	if sc.Compare != nil {
		if err := s.setRival(sc.Compare); err != nil {
			return err
		}
	}
	if sc.Observation != nil {
		if err := s.Observe(*sc.Observation); err != nil {
			return err
		}
		s.goToBrick(slices.IndexFunc(s.Bricks.Quantities, func(q core.Quantity) bool { return q.Name == sc.Brick }))
	}
	s.bringInSight("scenario")
	s.ControlsRevision++
	return nil
}

// OpenChallenge begins a challenge. An error says which there are and changes nothing.
func (s *State) OpenChallenge(name string) error {
	c, err := FindChallenge(name)
	if err != nil {
		return err
	}
	p := c.Start.Clone()
	p.View = s.Lab.Project.View
	if err := s.lend(p, challengePrefix+name); err != nil {
		return err
	}
	s.Story.Challenge = c.Name
	s.judge()
	s.bringInSight("challenge")
	s.ControlsRevision++
	return nil
}

// judge looks whether the open challenge is solved, by a measurement of the network as it is; a challenge once solved stays so.
func (s *State) judge() {
	if s.Story.Challenge == "" || s.Looking() || !s.Lab.Measured() {
		return
	}
	c, err := FindChallenge(s.Story.Challenge)
	if err != nil {
		panic("app: the open challenge: " + err.Error())
	}
	progress, solved := c.check(s)
	if solved && !slices.Contains(s.Story.Solved, c.Name) {
		s.Story.Solved = append(s.Story.Solved, c.Name)
		s.say("Solved at step %s: %s", core.FormatInteger(s.Lab.Run.StepCount()), c.Title)
		s.ControlsRevision++
	}
	s.Story.Progress = progress
}

// Until is the step that the open chapter tells of, while it lies ahead; 0 for none, and once a setting or a point has been
// changed, as the text tells of another run then.
func (s *State) Until() int {
	if s.Lab.Run.StepCount() >= s.storyStep() || s.Lab.Broken() != "" {
		return 0
	}
	return s.storyStep()
}

// storyStep is the step that the open chapter tells of, ahead or not.
func (s *State) storyStep() int {
	if !s.Lab.Borrowed() {
		return 0
	}
	return s.Story.until
}

// leaveStory forgets the open chapter; what has been solved stays.
func (s *State) leaveStory() { s.Story = Story{Solved: s.Story.Solved} }

// storyControls choose a chapter or a challenge where no page tells the story.
func storyControls() []Control {
	chapter := told("scenario", "Chapter", "Sets data, network and training for a chapter of the story.",
		func(s *State) string { return s.Story.Scenario }, (*State).OpenScenario)
	chapter.note = func(s *State) []string {
		sc, err := FindScenario(s.Story.Scenario)
		if err != nil {
			return nil
		}
		text := []string{sc.Text, "Try:"}
		for _, t := range sc.Try {
			text = append(text, "· "+t)
		}
		return text
	}
	for _, sc := range Scenarios() {
		chapter.Options = append(chapter.Options, Option{sc.Name, sc.Title})
	}
	challenge := told("challenge", "Challenge", "Sets a task; the program says when it is solved.",
		func(s *State) string { return s.Story.Challenge }, (*State).OpenChallenge)
	challenge.note = func(s *State) []string {
		c, err := FindChallenge(s.Story.Challenge)
		if err != nil {
			return nil
		}
		return []string{c.Text, "Now: " + s.Story.Progress + "."}
	}
	for _, c := range Challenges() {
		challenge.Options = append(challenge.Options, Option{c.Name, c.Title})
	}
	return []Control{chapter, challenge}
}

// told is a choice of what the story tells, by name; None leaves it.
func told(id, label, help string, get func(*State) string, open func(*State, string) error) Control {
	return Control{
		ID: id, Group: "Story", Label: label, Kind: Choice, Help: help, Options: []Option{{"", "None"}},
		get: func(s *State) any { return get(s) },
		set: func(s *State, v any) error {
			if v == "" {
				s.leaveStory()
				s.Lab.Adopt()
				return nil
			}
			return open(s, v.(string))
		},
	}
}
