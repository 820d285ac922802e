package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/doctor"
)

// doctorControls are the doctor's buttons, and in the window's panel the choice of a remedy; a page
// that hosts the doctor has its own.
func doctorControls() []Control {
	open := func(s *State) bool { return s.Lower == LowerDoctor && !s.Doctor.Hosted }
	back := button("doctor.back", "View", "Go back before it", "Take the run back to the state kept last before the trouble, bit for bit, and pause.", (*State).goBack)
	back.visible = open
	back.enabled = func(s *State) error {
		_, err := s.Lab.BackTo()
		return err
	}
	keep := button("doctor.keep", "View", "Keep this remedy", "Let further remedies come on top of the one on trial.", (*State).keepRemedy)
	keep.visible = open
	keep.enabled = only(func(s *State) bool { return s.Lab.Trials.Patient != nil }, lab.ErrNoTrial)
	choose := Control{
		ID: "doctor.remedy", Group: "View", Label: "Remedy", Kind: Number, Range: core.Range{Min: 1, Max: 100, Whole: true},
		Help: "Which of the remedies in the list 'Try this remedy' takes.",
		get:  func(s *State) any { return float64(s.chosenRemedy() + 1) },
		set:  takes(func(s *State, v float64) { s.Doctor.Chosen = int(v) - 1 }),
		bounds: func(s *State) core.Range {
			return core.Range{Min: 1, Max: float64(len(s.Lab.Trials.Treatments)), Whole: true}
		},
		visible: func(s *State) bool { return open(s) && s.Window },
	}
	try := button("doctor.try", "View", "Try this remedy", "Start again from the same seed with the chosen change; the curve so far is pinned.",
		func(s *State) error { return s.treat(s.chosenRemedy()) })
	try.visible = choose.visible
	return []Control{
		button("diagnose", "View", "Diagnose", "Look at the run now, and show how it stands below the plane.", surely((*State).diagnose)),
		back, keep, choose, try,
	}
}

// doctorMethods let a page show the doctor's words.
func doctorMethods() []method {
	return []method{
		asks("doctor", func(s *State) doctor.View { return s.Doctor.View(&s.Lab) }),
		does1("remedy", "number", (*State).treat),
		does1("hostDoctor", "on", func(s *State, on bool) error {
			s.Doctor.Hosted = on
			s.arrange()
			return nil
		}),
	}
}
