package app

import (
	"strings"

	"xorcery/core"
	"xorcery/wasm/story"
)

// A task is what a link asks of its reader: a title, a few lines, a challenge or an exercise that is open. It stands in the project's
// view, comes and goes with it, and is never kept for the reader's own visits: see [core.View.Own]. A challenge or an exercise that the
// story opens is no task.

// taskView is the task as a page sees it.
type taskView struct {
	Title     string `json:"title"`
	Text      string `json:"text"`
	Exercise  string `json:"exercise"`  // its name; "" for none
	Challenge string `json:"challenge"` // its name; "" for none
}

func (s *State) taskView() *taskView {
	v := s.Lab.Project.View
	if !v.Asks() {
		return nil
	}
	return &taskView{v.Title, v.Task, v.Exercise, v.Challenge}
}

// Passage is text that the window tells among its controls, and a page in a place of its own.
type Passage struct {
	Title string
	Text  []string // paragraphs
	Share float64  // of the way to what is asked, 0 to 1
	Meter bool     // there is such a way
}

// Task is what the open link asks; ok is false where it asks nothing.
func (s *State) Task() (p Passage, ok bool) {
	v := s.Lab.Project.View
	if !v.Asks() {
		return Passage{}, false
	}
	p.Title = v.Title
	if v.Task != "" {
		p.Text = strings.Split(v.Task, "\n")
	}
	if c, err := story.FindChallenge(s.Story.Challenge); err == nil && v.Challenge != "" {
		p.Text = append(p.Text, "Goal: "+c.Goal+".")
		p.Meter, p.Share = true, s.Story.Share
		if s.solved() {
			p.Share = 1
			p.Text = append(p.Text, "Solved. "+c.Learned)
		} else {
			p.Text = append(p.Text, "Now: "+s.Story.Progress+".")
		}
	}
	return p, true
}

// checkTask says whether the story knows what a view names.
func checkTask(v core.View) error {
	if v.Challenge != "" {
		if _, err := story.FindChallenge(v.Challenge); err != nil {
			return &core.ProjectError{Key: "view.challenge", Allowed: err.Error()}
		}
	}
	if v.Exercise != "" {
		if _, err := story.FindExercise(v.Exercise); err != nil {
			return &core.ProjectError{Key: "view.exercise", Allowed: err.Error()}
		}
	}
	return nil
}

// takeUp asks the exercise of what has been opened, and tells of what it hides.
func (s *State) takeUp() error {
	s.sayHidden()
	if name := s.Lab.Project.View.Exercise; name != "" {
		return s.beginExercise(name)
	}
	return nil
}
