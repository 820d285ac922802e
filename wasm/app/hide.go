package app

import "slices"

// What a link hides, a teacher's for a class or a prank, is hidden for this look alone: it is no part of the session, and the
// control that brings everything back can't be hidden.

// showAll is the id of the control that nothing hides.
const showAll = "showAll"

// hides says whether the open project hides controls.
func (s *State) hides() bool {
	return slices.ContainsFunc(s.Lab.Project.View.Hide, func(id string) bool { return id != showAll })
}

// ShowAll brings back the controls that the open project hides.
func (s *State) ShowAll() error {
	s.Lab.Project.View.Hide = nil
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
