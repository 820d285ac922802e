package app

// setStage shows the figure alone, everything larger, for a room full of people; or no more.
func (s *State) setStage(on bool) {
	if s.Stage != on {
		s.Stage = on
		s.arrange()
		if on && s.Window {
			s.say("The stage: F or Esc leads back to the controls.")
		}
		s.ControlsRevision++
	}
}

func stageControl() Control {
	c := toggle("stage", "View", "Stage", "The figure alone, everything larger, for a projector (F).", func(s *State) *bool { return &s.Stage })
	c.set = func(s *State, v any) error {
		s.setStage(v.(bool))
		return nil
	}
	return c
}
