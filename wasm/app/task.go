package app

import (
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

// checkTask says whether the story knows what a view names.
func checkTask(v core.View) error {
	if v.Challenge != "" {
		if _, err := story.FindChallenge(v.Challenge); err != nil {
			return &core.ProjectError{Key: "view.challenge", Allowed: err.Error()}
		}
	}
	return nil
}
