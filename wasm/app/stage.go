package app

const wayOffStage = "The stage: F or Esc leads back to the controls."

// setStage shows the figure alone, everything larger, for a room full of people; or no more.
func (s *State) setStage(on bool) {
	if s.Stage != on {
		s.Stage = on
		s.arrange()
		switch {
		case on && s.Window:
			s.say(wayOffStage)
		case s.Message.Text == wayOffStage:
			s.Message = Message{}
		}
		s.ControlsRevision++
	}
}

func stageControl() Control {
	c := toggle("stage", "View", "Stage", "The figure alone, everything larger, for a projector (F).", func(s *State) *bool { return &s.Stage })
	c.set = takes((*State).setStage)
	return c
}
