package app

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
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
	for range 3000 {
		if !u.Lab.Examining() && !u.Doctor.Wanted {
			return
		}
		u.tick(1)
	}
	u.t.Fatal("the examination does not end")
}

// TestDoctorOnTheChapters: in each chapter, where its text is told, the doctor says what is so: it is held against what continuing and
// the first remedy come to. What was found is still said later, while it is so.
func TestDoctorOnTheChapters(t *testing.T) {
	longtest.Skip(t)
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
		{"explosion", 1000, lab.Sick, core.WrongGradient},
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
			u.advanceTo(c.at + 1000)
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
					t.Errorf("later it has forgotten it: %q", doctor.Line(&u.Lab))
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
	points := u.Lab.Run.Points()
	u.must(u.treat(0))
	if now := u.Lab.Run.Points(); !slices.Equal(now, points) && u.Plane != PlaneFor(now) {
		u.t.Errorf("%q: the plane shows %v of other points", remedy.Text, u.Plane)
	}
	u.advanceTo(min(max(end, 1000), 1500))
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

// TestDoctorNamesWhatKeepsARun: what is wrong is named soon after the run has come to rest, and still much later; nobody has to ask.
func TestDoctorNamesWhatKeepsARun(t *testing.T) {
	longtest.Skip(t)
	for _, c := range []struct {
		name, doc string
		ailment   core.Ailment
	}{
		{"a line", `{"network":{"hidden":[]}}`, core.TooSmall},
		{"corners at 50 %", `{"data":{"set":"corners"},"network":{"hidden":[]}}`, core.TooSmall},
		{"corners without biases", `{"data":{"set":"corners"},"network":{"bias":false},"training":{"learningRate":3}}`, core.NoBiases},
		{"five layers", `{"network":{"hidden":[8,8,8,8,8]},"training":{"learningRate":1}}`, core.Vanishing},
		{"λ = 1", `{"training":{"lambda":1,"learningRate":3}}`, core.StrongPenalty},
		{"unscaled", string(unscaled(t, false).JSON()), core.Unscaled},
		{"unscaled, for the network of the beginning", string(unscaled(t, true).JSON()), core.Unscaled},
		{"all weights 0", `{"network":{"hidden":[8],"init":"zero","activation":"tanh"},"training":{"learningRate":1}}`, core.AllAlike},
		{"a spiral for one neuron", `{"data":{"set":"spiral"},"network":{"hidden":[1],"activation":"tanh","init":"xavier"},"training":{"optimizer":{"kind":"adam"},"learningRate":0.03}}`, core.TooSmall},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t, c.doc, false)
			for _, at := range []int{500, 6000} {
				u.advanceTo(at)
				u.examined()
				w := &u.Lab.Watch
				if len(w.Findings) == 0 || w.Findings[0].Ailment != c.ailment {
					t.Errorf("at step %d, %v right, it says %q", at, u.Lab.Metrics.Accuracy, doctor.Line(&u.Lab))
				}
				if testing.Short() {
					return
				}
			}
			u.must(u.SetControl("lower", "doctor"))
			if placed, ok := u.LayDoctor(); !ok || len(placed.Charts) == 0 {
				t.Error("nothing in the picture shows it")
			}
			u.says(doctor.Line(&u.Lab), "these points allow about ", "Tried: ")
			u.remedyHelps(c.ailment, u.Lab.Metrics)
			u.says(u.Lab.Outcome(), "With "+u.Lab.Trials.Patient.Remedy, "accuracy ")
		})
	}
}

// unscaled are points as a file of measurements has them: one coordinate in hundreds, the other about 1.
func unscaled(t *testing.T, small bool) core.Project {
	t.Helper()
	p := core.DefaultProject()
	points, _, err := p.Data.Make()
	if err != nil {
		t.Fatal(err)
	}
	for i := range points {
		points[i].X1 = 500 + 150*points[i].X1
	}
	p.Data.Set, p.Data.Points = core.Custom, points
	if small {
		return p
	}
	p.Network.Hidden, p.Network.Activation, p.Network.Init = []int{8}, core.Tanh, core.InitXavier
	p.Training.LearningRate = 0.3
	return p
}
