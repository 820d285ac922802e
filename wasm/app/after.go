package app

import "xorcery/wasm/lab"

// after sees to all that follows from a change, in one order:
//
//   - what was said is of what was before;
//   - another run owes no steps, answers those that wait for steps of the one before, and has a past of its own;
//   - a number that was being typed and whatever pointer or keyboard held were meant for the run that stood there: they go with it, and
//     so does, with its network, the part that was chosen, and its neurons are all on; in a window the question that was asked of it too;
//   - the doctor and the gradient check look anew at another run, other points and other settings. Other weights alone are part of
//     the run, as training changes them too;
//   - both networks are measured, and the bricks traced, if anything of what they are made of is new;
//   - a word is said where a step may take long from now on.
func (s *State) after(c lab.Change) {
	if !c.Step && !s.glance.went {
		s.Message = Message{}
	}
	s.glance.went = false
	if c.Run {
		s.answerAll("the run began again, or another one was opened")
	}
	if c.Run || c.Network {
		s.pacer, s.ease, s.goal = pacer{}, ease{}, 0
	}
	if c.Run || c.Network || c.Step {
		if !s.glance.held { // else it is what holds the step
			s.abandon()
		}
		s.carry, s.Network.Entry = carry{}, nil
	}
	if c.Network {
		s.Network.LetGo()
		s.Weight.Forget()
		s.AllOn()
		if s.Window && s.Exercise.run != s.Lab.Run { // a page has the question in its own place
			s.CloseExercise()
		}
	}
	s.Lab.Renew(c)
	if c.Unlike() || c.Step {
		s.Check.forget()
		s.Doctor.Forget()
	}
	if c.Pair {
		s.arrange()
	}
	if c.Trained() {
		s.looked()
		s.below().retrace(s)
	}
	if c.Heavier {
		s.sayLarge()
	}
	s.Revision++
	s.ControlsRevision++
}
