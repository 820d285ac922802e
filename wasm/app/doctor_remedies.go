package app

import (
	"fmt"
	"slices"

	"xorcery/core"
)

// Patient is the run that remedies are tried on, one at a time: each begins again from its settings.
type Patient struct {
	Remedy string  // that is being tried
	Tried  []Trial // those before it
	End    int     // the step that the patient had come to, or at which it broke
	Broken string  // the number that was not finite there; "" if all was

	project        core.Project // its settings
	treated        core.Project // with the remedy
	loss, accuracy Series
	found          []core.Finding
	mark           string // of its pinned curve
}

// Trial is a remedy that was tried, and what became of it.
type Trial struct {
	Remedy  string
	Outcome string
}

// treats says whether p is still the patient's project with the remedy.
func (k *Patient) treats(p core.Project) bool {
	return !differ(core.Changed(p, k.treated), ofSettings)
}

// Treat pins the present curve and starts again from the same seed with the treatment of that number, running.
func (s *State) Treat(i int) error {
	d := &s.Doctor
	if i < 0 || i >= len(d.Treatments) {
		return fmt.Errorf("remedy: there is no remedy %d; there are %d, from 0", i, len(d.Treatments))
	}
	t, k := d.Treatments[i], d.Patient
	name := "before: " + s.RunName()
	if k != nil {
		name = k.Remedy
	}
	base := s.Project
	if k != nil {
		base = k.project
	}
	p := base.Clone()
	p.Network, p.Training, p.View, p.Step = t.network, t.training, s.Project.View, 0
	p.Network.Hidden = slices.Clone(t.network.Hidden)
	run, err := core.NewRun(p)
	if err != nil {
		return err
	}
	before := s.bookmark()
	mark := s.pinFor(name)
	if k == nil {
		k = &Patient{
			End: max(s.Run.StepCount(), s.Report.Step), Broken: s.Report.NonFinite, project: s.Project.Clone(), mark: mark,
			loss: s.Loss.clone(), accuracy: s.Accuracy.clone(), found: slices.Clone(d.Findings),
		}
	} else {
		next := *k // the bookmark's stays as it is
		next.Tried = slices.Clone(k.Tried)
		k = &next
	}
	if outcome := s.Outcome(); s.Run.StepCount() > 0 && outcome != "" {
		k.Tried = slices.DeleteFunc(k.Tried, func(u Trial) bool { return u.Remedy == k.Remedy })
		k.Tried = append(k.Tried, Trial{k.Remedy, outcome})
	}
	k.Remedy, k.treated = t.Text, p.Clone()
	was := s.Project
	if err := s.begin(p, run); err != nil {
		return err
	}
	s.keepOwn(was)
	d.Patient = k
	s.after(Change{Run: true})
	s.rememberOpened(before)
	s.say("From the same seed: %s. The curve before it stays as %s.", t.Text, mark)
	s.setRunning(true)
	d.Revision++
	return nil
}

// pinFor pins the present curve under a name and gives its letter; where all letters are taken the oldest pin goes, but not
// the patient's.
func (s *State) pinFor(name string) string {
	if len(s.Loss.Buckets) == 0 {
		return "none"
	}
	if len(s.Pins) == pinsMost {
		oldest := 0
		if k := s.Doctor.Patient; k != nil && s.Pins[0].Mark == k.mark {
			oldest = 1
		}
		s.Pins = slices.Delete(s.Pins, oldest, oldest+1)
	}
	if err := s.Pin(); err != nil {
		panic("app: a curve that can be pinned: " + err.Error()) // there is a curve and a letter
	}
	pin := &s.Pins[len(s.Pins)-1]
	pin.Name = name
	return pin.Mark
}

// Outcome says what the remedy on trial has done so far; "" where none is.
func (s *State) Outcome() string {
	k := s.Doctor.Patient
	if k == nil {
		return ""
	}
	before := "Before: all finite to step " + core.FormatInteger(k.End) + "."
	if k.Broken != "" {
		before = fmt.Sprintf("Before: exploded at step %s (%s).", core.FormatInteger(k.End), k.Broken)
	}
	step := s.Run.StepCount()
	now := fmt.Sprintf("finite at step %s", core.FormatInteger(step))
	switch {
	case s.Report.NonFinite != "":
		step = s.Report.Step
		now = fmt.Sprintf("%s at step %s (%s)", k.verdict(step), core.FormatInteger(step), s.Report.NonFinite)
	case step == 0:
		return before + " With " + k.Remedy + ": not begun."
	case k.Broken != "" && step < k.End:
		now = fmt.Sprintf("finite so far, at step %s of %s", core.FormatInteger(step), core.FormatInteger(k.End))
	case k.Broken != "":
		now = fmt.Sprintf("finite at step %s, past the step of the explosion", core.FormatInteger(step))
		if half, last, grows := s.growth(); grows {
			now += fmt.Sprintf("; but the largest weight still grows, from %s at half the steps to %s: it may be only put off",
				core.FormatNumber(half), core.FormatNumber(last))
		}
	}
	common := min(step, k.End)
	if s.Report.NonFinite != "" || step >= k.End && k.Broken != "" {
		common /= 2 // at its end a run that explodes says nothing of how it learned
	}
	return before + " With " + k.Remedy + ": " + now + "." + k.compare(&s.Loss, &s.Accuracy, common)
}

// verdict compares the step of an explosion with the patient's.
func (k *Patient) verdict(step int) string {
	switch {
	case k.Broken == "":
		return "worse: exploded"
	case step > k.End:
		return "only delayed: exploded"
	case step < k.End:
		return "worse: exploded"
	}
	return "no change: exploded"
}

// growth is the largest weight at half the steps seen and now; it grows if it is more than 1.5 times larger.
func (s *State) growth() (half, last float64, grows bool) {
	samples := s.Samples()
	if len(samples) < 2 {
		return 0, 0, false
	}
	half, last = samples[len(samples)/2].MaxWeight, samples[len(samples)-1].MaxWeight
	return half, last, last > 1.5*half && last > 10
}

// compare sets loss and accuracy beside the patient's at a step that both have reached.
func (k *Patient) compare(loss, accuracy *Series, step int) string {
	at := func(series *Series) (float64, bool) {
		b, ok := series.At(float64(step))
		return b.Last, ok
	}
	l, ok1 := at(loss)
	was, ok2 := at(&k.loss)
	if !ok1 || !ok2 {
		return ""
	}
	text := fmt.Sprintf(" At step %s: loss %s, before %s", core.FormatInteger(step), core.FormatNumber(l), core.FormatNumber(was))
	a, ok1 := at(accuracy)
	had, ok2 := at(&k.accuracy)
	if ok1 && ok2 {
		text += fmt.Sprintf("; accuracy %s, before %s", core.FormatPercent(a), core.FormatPercent(had))
	}
	return text + "."
}

// KeepRemedy makes the treated run the one that further remedies are tried on.
func (s *State) KeepRemedy() error {
	d := &s.Doctor
	if d.Patient == nil {
		return errNoTrial
	}
	s.say("Kept: %s. Further remedies come on top of it.", d.Patient.Remedy)
	d.Patient = nil
	s.offer()
	d.Revision++
	return nil
}

var errNoTrial = fmt.Errorf("no remedy is being tried")
