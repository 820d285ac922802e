package app

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/doctor"
)

// advanceTo takes the run to a step, paused, or to its end.
func (u *user) advanceTo(step int) {
	u.t.Helper()
	u.Pause()
	for u.Lab.Run.StepCount() < step && u.Lab.Report.NonFinite == "" {
		u.Advance(min(step-u.Lab.Run.StepCount(), 250))
		for u.Asked() > 0 {
			u.tick(1)
		}
	}
}

// examined looks at the run at leisure, as somebody would who sits before it.
func (u *user) examined() {
	u.t.Helper()
	u.tick(70)
	u.diagnosed()
}

// TestDoctorOnTheChapters: in each chapter, where its text is told, the doctor says what is so: it is held against what continuing and
// the first remedy come to. What was found is still said later, while it is so.
func TestDoctorOnTheChapters(t *testing.T) {
	for _, c := range []struct {
		name    string
		at      int
		stands  lab.Standing
		ailment core.Ailment
	}{
		{"line", 1000, lab.Sick, core.TooSmall},
		{"forward", 500, lab.Sick, core.NoBiases},
		{"loss", 5000, lab.Learning, ""},
		{"backward", 1000, lab.Sick, core.NoBiases},
		{"three", 2000, lab.Learning, ""},
		{"fifty", 1500, lab.Well, ""},
		{"explosion", 3000, lab.Sick, core.WrongGradient},
		{"check", 500, lab.Sick, core.WrongGradient},
		{"remedies", 10287, lab.Sick, core.Exploding},
		{"nobias", 1000, lab.Sick, core.NoBiases},
		{"vanishing", 1000, lab.Sick, core.Vanishing},
		{"nan", 12, lab.Sick, core.Exploding},
		{"minibatch", 3000, lab.Well, ""},
		{"hidden", 2000, lab.Well, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t, `{}`, false)
			u.must(u.OpenScenario(c.name))
			u.must(u.SetControl("lower", "network")) // nobody asks
			u.advanceTo(c.at / 2)
			u.examined()
			u.neverWell("halfway")
			u.advanceTo(c.at)
			u.examined()
			u.neverWell("there")
			w := &u.Lab.Watch
			line, now := doctor.Line(&u.Lab), u.Lab.Metrics
			if w.Standing != c.stands || c.ailment != "" && (len(w.Findings) == 0 || w.Findings[0].Ailment != c.ailment) {
				t.Fatalf("it says %s: %q", w.Standing, line)
			}
			if testing.Short() {
				return
			}
			u.advanceTo(c.at + 2000)
			u.examined()
			later := u.Lab.Metrics
			switch c.stands {
			case lab.Learning:
				u.says(line, "Still learning at step ")
				if !(later.DataLoss < now.DataLoss) {
					t.Errorf("%q, and the loss goes from %v to %v", line, now.DataLoss, later.DataLoss)
				}
			case lab.Well:
				u.says(line, "All well at step ")
				if !(later.Accuracy >= 0.95) {
					t.Errorf("%q, and it comes to %v", line, later.Accuracy)
				}
			case lab.Sick:
				if len(w.Findings) == 0 || !slices.ContainsFunc(w.Findings, func(f core.Finding) bool { return f.Ailment == c.ailment }) {
					t.Errorf("%d steps later it has forgotten it: %q", 2000, doctor.Line(&u.Lab))
				}
				u.remedyHelps(c.ailment, later)
			}
		})
	}
}

// neverWell holds that all is well only where next to all points are right.
func (u *user) neverWell(when string) {
	u.t.Helper()
	if line := doctor.Line(&u.Lab); strings.HasPrefix(line, "All well") && u.Lab.Metrics.Accuracy < 0.93 {
		u.t.Errorf("%s, at %v, it says %q", when, u.Lab.Metrics.Accuracy, line)
	}
}

// remedyHelps tries the first remedy for as long as the run took, and holds it against what the run had come to.
func (u *user) remedyHelps(ailment core.Ailment, was core.Metrics) {
	u.t.Helper()
	end, remedy := max(u.Lab.Run.StepCount(), u.Lab.Report.Step), u.Lab.Trials.Treatments[0]
	if !remedy.Suggested {
		u.t.Errorf("no remedy is suggested: %+v", remedy)
	}
	u.must(u.Treat(0))
	u.advanceTo(max(end, 1000))
	u.examined()
	switch now := u.Lab.Metrics; {
	case u.Lab.Report.NonFinite != "":
		u.t.Errorf("%q ends with %s at step %d", remedy.Text, u.Lab.Report.NonFinite, u.Lab.Report.Step)
	case ailment == core.WrongGradient:
		if slices.ContainsFunc(u.Lab.Watch.Findings, func(f core.Finding) bool { return f.Ailment == ailment }) {
			u.t.Errorf("after %q the gradient is still wrong", remedy.Text)
		}
	case ailment != core.Exploding && !(now.Accuracy > was.Accuracy+0.1):
		u.t.Errorf("%q takes the accuracy from %v to %v", remedy.Text, was.Accuracy, now.Accuracy)
	}
}
