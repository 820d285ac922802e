package app

import (
	"slices"

	"xorcery/core"
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
	return err == nil && c.hiddenBy(&s.Lab.Project.View)
}

func (c *Control) hiddenBy(v *core.View) bool {
	return !c.fixed && (v.Show != nil && !slices.Contains(v.Show, c.Group) || slices.Contains(v.Hide, c.ID))
}

// ShowAll brings back the controls that the open project hides.
func (s *State) ShowAll() error {
	s.Lab.Project.View.Show, s.Lab.Project.View.Hide = nil, nil
	return nil
}

// sayHidden tells of hidden controls in the window; a page has a line for that.
func (s *State) sayHidden() {
	if s.Window && s.hides() {
		s.say("Some controls are hidden by this link. Show all brings them back.")
	}
}

// showAllControl stands in the window's bar and in a line of the page while something is hidden.
func showAllControl() Control {
	c := button(showAll, "Run", "Show all", "Bring back the controls that this link hides.", (*State).ShowAll)
	c.fixed, c.visible = true, (*State).hides
	return c
}
