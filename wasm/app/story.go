package app

import (
	"errors"
	"slices"
	"strings"

	"xorcery/core"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// Story is where the reader stands in the article's story.
type Story struct {
	Scenario  string   // the open scenario's name; "" for a project that is none
	Challenge string   // the open challenge's name; "" for none
	Progress  string   // how near its solution is, in words
	Share     float64  // and of the way to it, 0 to 1
	Solved    []string // the challenges that have been solved, in that order

	until int // the step that the open scenario's text tells of
}

// lessons is what the reader is told and asked.
type lessons struct {
	Story    Story
	Exercise Exercise
	aside    aside // the reader's own, while the story has the figure
}

// Opening is the control that was brought up last, of the story or of a question: who shows the controls brings it into sight.
type Opening struct {
	Control string
	Number  int // of all so far
}

func (s *State) bringInSight(control string) {
	s.Opening = Opening{control, s.Opening.Number + 1}
	s.renew()
}

// Prefixes of what can be opened by name.
const (
	scenarioPrefix  = "scenario:"
	challengePrefix = "challenge:"
	exercisePrefix  = "exercise:"
)

// openNamed opens "scenario:NAME", "challenge:NAME" or "exercise:NAME"; named is false for any other text.
func (s *State) openNamed(text string) (named bool, err error) {
	if name, ok := strings.CutPrefix(text, scenarioPrefix); ok {
		return true, s.OpenScenario(name)
	}
	if name, ok := strings.CutPrefix(text, challengePrefix); ok {
		return true, s.OpenChallenge(name)
	}
	if name, ok := strings.CutPrefix(text, exercisePrefix); ok {
		return true, s.beginExercise(name)
	}
	return false, nil
}

// OpenScenario sets the program as a chapter of the story has it. An error says which scenarios there are and changes
// nothing.
func (s *State) OpenScenario(name string) error {
	sc, err := story.FindScenario(name)
	if err != nil {
		return err
	}
	p := sc.Project.Clone()
	p.View = s.sameView()
	if err := s.lend(p, scenarioPrefix+name); err != nil {
		return err
	}
	s.aside.story = true
	s.Story.Scenario, s.Story.until = sc.Name, sc.Until
	s.Speed, s.LogLoss, s.Errors = sc.Speed, sc.LogLoss, sc.Errors
	s.setRunning(sc.Running)
	s.choosePart(network.Named(sc.Weight, s.Lab.Run.Net.Sizes))
	s.showLower(Lower(sc.Lower))
	if sc.Compare != nil {
		if err := s.setRival(sc.Compare); err != nil {
			return err
		}
	}
	if sc.Observation != nil {
		if err := s.observe(*sc.Observation); err != nil {
			return err
		}
		s.goToBrick(slices.IndexFunc(s.Bricks.Quantities, func(q core.Quantity) bool { return q.Name == sc.Brick }))
	}
	s.bringInSight("scenario")
	return nil
}

// OpenChallenge begins a challenge, at rest. An error says which there are and changes nothing.
func (s *State) OpenChallenge(name string) error {
	c, err := story.FindChallenge(name)
	if err != nil {
		return err
	}
	p := c.Start.Clone()
	p.View = s.sameView()
	p.View.Paused = true
	if err := s.lend(p, challengePrefix+name); err != nil {
		return err
	}
	s.aside.story = true
	s.Story.Challenge = c.Name
	s.plainly()
	s.judge()
	s.bringInSight("challenge")
	return nil
}

// plainly takes away what a chapter has set for itself: who begins something else sees plane, curves and network, at the usual pace.
func (s *State) plainly() {
	s.Speed, s.LogLoss, s.Errors = defaultSpeed, false, false
	s.showLower(LowerNetwork)
}

// judge looks whether the open challenge is solved, by a measurement of the network as it is; a challenge once solved stays so.
func (s *State) judge() {
	if s.Story.Challenge == "" || s.Looking() || !s.Lab.Measured() {
		return
	}
	c, err := story.FindChallenge(s.Story.Challenge)
	if err != nil {
		panic("app: the open challenge: " + err.Error())
	}
	p := c.Check(story.Now{Project: s.Lab.Project, Step: s.Lab.Run.StepCount(), Accuracy: s.Lab.Metrics.Accuracy, Report: s.Lab.Report})
	if p.Solved && !slices.Contains(s.Story.Solved, c.Name) {
		s.Story.Solved = append(s.Story.Solved, c.Name)
		s.say("Solved at step %s: %s", core.FormatInteger(s.Lab.Run.StepCount()), c.Title)
		s.ControlsRevision++
	}
	s.Story.Progress, s.Story.Share = p.Text, p.Share
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

// sameView is the view of what the story opens: the reader's theme stays, and what a link hides stays hidden; its task was of another project.
func (s *State) sameView() core.View {
	v := s.Lab.Project.View
	return core.View{Theme: v.Theme, Show: v.Show, Hide: v.Hide}
}

// nextChallenge is the one after the open one that has not been solved yet, around the end; ok is false for none.
func (s *State) nextChallenge() (next story.Challenge, ok bool) {
	list := story.Challenges()
	at := slices.IndexFunc(list, func(c story.Challenge) bool { return c.Name == s.Story.Challenge })
	for i := range list {
		c := list[(at+1+i)%len(list)]
		if c.Name != s.Story.Challenge && !slices.Contains(s.Story.Solved, c.Name) {
			return c, true
		}
	}
	return story.Challenge{}, false
}

// solved says whether the open challenge has been solved.
func (s *State) solved() bool {
	return s.Story.Challenge != "" && slices.Contains(s.Story.Solved, s.Story.Challenge)
}

// leaveStory forgets the open chapter; what has been solved stays.
func (s *State) leaveStory() { s.Story = Story{Solved: s.Story.Solved} }

// storyControls choose a chapter or a challenge where no page tells the story.
func storyControls() []Control {
	chapter := told("scenario", "Chapter", "Sets data, network and training for a chapter of the story.",
		func(s *State) string { return s.Story.Scenario }, (*State).OpenScenario)
	chapter.note = func(s *State) []string {
		sc, err := story.FindScenario(s.Story.Scenario)
		if err != nil {
			return nil
		}
		text := []string{sc.Text, "Try:"}
		for _, t := range sc.Try {
			text = append(text, "· "+t)
		}
		return text
	}
	for _, sc := range story.Scenarios() {
		chapter.Options = append(chapter.Options, Option{sc.Name, sc.Title})
	}
	challenge := told("challenge", "Challenge", "Sets a task; the program says when it is solved.",
		func(s *State) string { return s.Story.Challenge }, (*State).OpenChallenge)
	challenge.note = func(s *State) []string {
		c, err := story.FindChallenge(s.Story.Challenge)
		if err != nil {
			return nil
		}
		if s.solved() {
			return []string{c.Text, "Solved. " + c.Learned}
		}
		return []string{c.Text, "Now: " + s.Story.Progress + "."}
	}
	challenge.meter = func(s *State) (float64, bool) {
		if s.solved() {
			return 1, true
		}
		return s.Story.Share, s.Story.Challenge != ""
	}
	for _, c := range story.Challenges() {
		challenge.Options = append(challenge.Options, Option{c.Name, c.Title})
	}
	next := button("challenge.next", "Story", "Next challenge", "Begins the next challenge that you have not solved yet.", func(s *State) error {
		c, ok := s.nextChallenge()
		if !ok {
			return errors.New("every challenge is solved")
		}
		return s.OpenChallenge(c.Name)
	})
	next.visible = func(s *State) bool { _, more := s.nextChallenge(); return s.Window && s.solved() && more } // a page has it beside the goal
	next.label = func(s *State) string {
		c, _ := s.nextChallenge()
		return "Next: " + c.Title
	}
	return []Control{chapter, challenge, next, giveBackControl(), pageControl()}
}

// told is a choice of what the story tells, by name; None leaves it.
func told(id, label, help string, get func(*State) string, open func(*State, string) error) Control {
	return Control{
		ID: id, Group: "Story", Label: label, Kind: Choice, Help: help, Options: []Option{{"", "None"}},
		get: func(s *State) any { return get(s) },
		set: func(s *State, v any) error {
			if v == "" {
				s.leaveStory()
				s.Lab.Project.View.Challenge = ""
				s.Lab.Adopt()
				return nil
			}
			return open(s, v.(string))
		},
	}
}
