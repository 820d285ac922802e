package app

import (
	"encoding/json"
	"slices"

	"xorcery/wasm/story"
)

// scenarioView is a scenario as a page sees it.
type scenarioView struct {
	Name    string          `json:"name"`
	Title   string          `json:"title"`
	Text    string          `json:"text"`
	Try     []string        `json:"try"`
	Until   int             `json:"until"`
	Apart   bool            `json:"appendix"`
	Lower   string          `json:"lower"`
	Project json.RawMessage `json:"project"`
	Compare json.RawMessage `json:"compare,omitempty"`
}

func scenarioViews() []scenarioView {
	var list []scenarioView
	for _, sc := range story.Scenarios() {
		v := scenarioView{Name: sc.Name, Title: sc.Title, Text: sc.Text, Try: sc.Try, Lower: sc.Lower, Until: sc.Until, Apart: sc.Appendix, Project: sc.Project.JSON()}
		if sc.Compare != nil {
			v.Compare = sc.Compare.JSON()
		}
		list = append(list, v)
	}
	return list
}

// challengeView is a challenge as a page sees it.
type challengeView struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	Text     string  `json:"text"`
	Goal     string  `json:"goal"`
	Learned  string  `json:"learned"`
	About    string  `json:"about"`    // in words, the controls that it is about
	Control  string  `json:"control"`  // the first of these
	Progress string  `json:"progress"` // "" unless it is the open one
	Share    float64 `json:"share"`    // of the way, 0 to 1
	Solved   bool    `json:"solved"`
}

func (s *State) challengeViews() []challengeView {
	var list []challengeView
	for _, c := range story.Challenges() {
		list = append(list, s.challengeView(c))
	}
	return list
}

func (s *State) challengeView(c story.Challenge) challengeView {
	v := challengeView{Name: c.Name, Title: c.Title, Text: c.Text, Goal: c.Goal, Learned: c.Learned, About: c.About, Control: c.Control, Solved: slices.Contains(s.Story.Solved, c.Name)}
	if c.Name == s.Story.Challenge {
		v.Progress, v.Share = s.Story.Progress, s.Story.Share
	}
	return v
}

// openChallenge is the open challenge for the summary; nil for none.
func (s *State) openChallenge() *challengeView {
	c, err := story.FindChallenge(s.Story.Challenge)
	if err != nil {
		return nil
	}
	v := s.challengeView(c)
	return &v
}

// storyMethods tell a page what can be opened by name.
func storyMethods() []method {
	return []method{
		asks("scenarios", func(*State) []scenarioView { return scenarioViews() }),
		asks("challenges", (*State).challengeViews),
		does1("tell", "chapter", (*State).tellChapter),
		does("giveBack", (*State).GiveBack),
	}
}
