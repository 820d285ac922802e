package lab

import (
	"errors"
	"fmt"
	"slices"

	"xorcery/core"
)

// Trials are the remedies: what may be changed, and what became of what was.
type Trials struct {
	Treatments []Treatment // what may be changed, the suggested ones first
	Patient    *Patient    // the run that remedies are tried on; nil before the first
	Revision   int         // grows with the two above
}

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
	label          string // of its pinned curve
}

// Trial is a remedy that was tried, and what became of it.
type Trial struct {
	Remedy  string
	Outcome string
}

// treats says whether p is still the patient's project with the remedy.
func (k *Patient) treats(p core.Project) bool {
	return !Differ(core.Changed(p, k.treated), OfSettings)
}

// Treat pins A's present curve and starts again from the same seed with the treatment of that number; label is the pin's.
func (l *Lab) Treat(i int) (c Change, label string, err error) {
	d := &l.Trials
	if i < 0 || i >= len(d.Treatments) {
		return c, "", fmt.Errorf("remedy: there is no remedy %d; there are %d, from 0", i, len(d.Treatments))
	}
	if l.now != nil {
		return c, "", errLooking
	}
	t, k := d.Treatments[i], d.Patient
	name, base := "before: "+l.RunName(), l.Project
	if k != nil {
		name, base = k.Remedy, k.project
	}
	p := base.Clone()
	p.Network, p.Training, p.View = t.network, t.training, l.Project.View
	p.Network.Hidden = slices.Clone(t.network.Hidden)
	if t.data != nil {
		p.Data = t.data.Clone()
	}
	a, b, err := begun(p, l.rivalOn(p.Data))
	if err != nil {
		return c, "", err
	}
	if k == nil {
		k = &Patient{
			End: max(l.Run.StepCount(), l.Report.Step), Broken: l.Report.NonFinite, project: l.Project.Clone(),
			loss: l.Loss.clone(), accuracy: l.Accuracy.clone(), found: slices.Clone(l.Watch.Findings),
		}
	} else {
		next := *k // who has kept the one before has it as it was
		next.Tried = slices.Clone(k.Tried)
		k = &next
	}
	label = l.pinFor(name)
	if d.Patient == nil {
		k.label = label
	}
	if outcome := l.Outcome(); l.Run.StepCount() > 0 && outcome != "" {
		k.Tried = slices.DeleteFunc(k.Tried, func(u Trial) bool { return u.Remedy == k.Remedy })
		k.Tried = append(k.Tried, Trial{k.Remedy, outcome})
	}
	k.Remedy, k.treated = t.Text, p.Clone()
	was := l.Project
	l.Side, l.Rival, d.Patient = a, b, k
	d.Revision++
	l.keepOwn(was)
	return Change{Run: true, Points: t.data != nil}, label, nil
}

// Outcome says what the remedy on trial has done so far; "" where none is.
func (l *Lab) Outcome() string {
	k := l.Trials.Patient
	if k == nil {
		return ""
	}
	before := "Before: all finite to step " + core.FormatInteger(k.End) + "."
	if k.Broken != "" {
		before = fmt.Sprintf("Before: exploded at step %s (%s).", core.FormatInteger(k.End), k.Broken)
	}
	step := l.Run.StepCount()
	now := fmt.Sprintf("finite at step %s", core.FormatInteger(step))
	switch {
	case l.Report.NonFinite != "":
		step = l.Report.Step
		now = fmt.Sprintf("%s at step %s (%s)", k.verdict(step), core.FormatInteger(step), l.Report.NonFinite)
	case step == 0:
		return before + " With " + k.Remedy + ": not begun."
	case k.Broken != "" && step < k.End:
		now = fmt.Sprintf("finite so far, at step %s of %s", core.FormatInteger(step), core.FormatInteger(k.End))
	case k.Broken != "":
		now = fmt.Sprintf("finite at step %s, past the step of the explosion", core.FormatInteger(step))
		if half, last, grows := l.growth(); grows {
			now += fmt.Sprintf("; but the largest weight still grows, from %s at half the steps to %s: it may be only put off",
				core.FormatNumber(half), core.FormatNumber(last))
		}
	}
	common := min(step, k.End)
	if l.Report.NonFinite != "" || step >= k.End && k.Broken != "" {
		common /= 2 // at its end a run that explodes says nothing of how it learned
	}
	return before + " With " + k.Remedy + ": " + now + "." + k.compare(&l.Loss, &l.Accuracy, common)
}

// verdict compares the step of an explosion with the patient's.
func (k *Patient) verdict(step int) string {
	switch {
	case k.Broken == "" || step < k.End:
		return "worse: exploded"
	case step > k.End:
		return "only delayed: exploded"
	}
	return "no change: exploded"
}

// growth is the largest weight at half the steps seen and now; it grows if it is more than 1.5 times larger.
func (l *Lab) growth() (half, last float64, grows bool) {
	samples := l.Watch.Samples()
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

// KeepRemedy makes the treated run the one that further remedies are tried on, and gives the remedy's name.
func (l *Lab) KeepRemedy() (string, error) {
	k := l.Trials.Patient
	if k == nil {
		return "", ErrNoTrial
	}
	l.Trials.Patient = nil
	l.Trials.Revision++
	l.offer()
	return k.Remedy, nil
}

// ErrNoTrial says that nothing is on trial.
var ErrNoTrial = errors.New("no remedy is being tried")
