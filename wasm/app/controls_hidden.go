package app

import (
	"slices"
	"strings"
)

// What a link hides, a teacher's for a class or a prank, is hidden for this look alone: it is no part of the session, and the
// control that brings everything back can't be hidden. It names single controls, or the only groups that stay.

// showAll is the id of the control that nothing hides.
const showAll = "showAll"

// hides says whether the open project hides controls.
func (s *State) hides() bool {
	v := &s.Lab.Project.View
	return v.Show != nil && len(v.Show) < len(Groups) || slices.ContainsFunc(v.Hide, func(id string) bool { return id != showAll })
}

// hidden says whether the open project hides a control, which another one may stand for.
func (s *State) hidden(id string) bool {
	c, err := Find(id)
	return err == nil && c.hiddenBy(s)
}

func (c *Control) hiddenBy(s *State) bool {
	v := &s.Lab.Project.View
	shown := v.Show == nil || slices.Contains(v.Show, c.Group) || s.takesAnswer(c)
	return !c.fixed && (!shown || slices.Contains(v.Hide, c.ID))
}

// takesAnswer says whether a control of the window's is there to answer the exercise that the link asks; a page asks it in its own place.
func (s *State) takesAnswer(c *Control) bool {
	return s.Window && s.Lab.Project.View.Exercise != "" && (c.ID == "exercise" || strings.HasPrefix(c.ID, "exercise."))
}

// showAll brings back the controls that the open project hides.
func (s *State) showAll() {
	s.Lab.Project.View.Show, s.Lab.Project.View.Hide = nil, nil
}

// sayHidden tells of hidden controls in the window; a page has a line for that.
func (s *State) sayHidden() {
	if s.Window && s.hides() {
		s.say("Some controls are hidden by this link. Show all brings them back.")
	}
}

// showAllControl stands in the window's bar and in a line of the page while something is hidden.
func showAllControl() Control {
	c := button(showAll, "Run", "Show all", "Bring back the controls that this link hides.", surely((*State).showAll))
	c.fixed, c.visible = true, (*State).hides
	return c
}
