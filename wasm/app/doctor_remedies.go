package app

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
)

// Treatment is one change of the run's settings that may help, tried from the same seed.
type Treatment struct {
	Text      string
	Suggested bool // by the diagnosis
	network   core.Network
	training  core.Training
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
	mark           string // of its pinned curve
}

// Trial is a remedy that was tried, and what became of it.
type Trial struct {
	Remedy  string
	Outcome string
}

// treats says whether p is still the patient's project with the remedy.
func (k *Patient) treats(p core.Project) bool {
	return sameSettings(p, k.treated)
}

// offer renews the list of treatments: of the patient, or else of the present run.
func (s *State) offer() {
	d := &s.Doctor
	p, step, found := s.Project, max(s.Run.StepCount(), s.Report.Step), d.Findings
	if d.Patient != nil {
		p, step, found = d.Patient.project, d.Patient.End, d.Patient.found
	}
	all := treatments(p, step, s.Run.Train.N)
	var list []Treatment
	for _, f := range found {
		for _, r := range f.Remedies {
			t := Treatment{r.Text, true, r.Network, r.Training}
			if at := slices.IndexFunc(all, t.same); at >= 0 {
				t.Text = all[at].Text
			}
			if !slices.ContainsFunc(list, t.same) {
				list = append(list, t)
			}
		}
	}
	for _, t := range all {
		if !slices.ContainsFunc(list, t.same) {
			list = append(list, t)
		}
	}
	if d.Patient != nil {
		list = append(list, Treatment{Text: "nothing: as it was", network: p.Network, training: p.Training})
	}
	if slices.EqualFunc(list, d.Treatments, func(a, b Treatment) bool { return a.Text == b.Text && a.Suggested == b.Suggested && a.same(b) }) {
		return
	}
	d.Treatments, d.Chosen = list, min(d.Chosen, max(len(list)-1, 0))
	d.Revision++
	s.ControlsRevision++
}

// same says whether two treatments lead to the same settings.
func (t Treatment) same(u Treatment) bool {
	return t.training == u.training && sameNetwork(core.Project{Network: t.network}, core.Project{Network: u.network})
}

// treatments is what one may change first, each alone: the ways to take smaller steps, to hold the weights, to make the
// network smaller, to choose other rows. Those that change nothing are left out.
func treatments(p core.Project, step, points int) []Treatment {
	var list []Treatment
	try := func(text string, change func(n *core.Network, t *core.Training)) {
		t := Treatment{Text: text, network: p.Network, training: p.Training}
		t.network.Hidden = slices.Clone(t.network.Hidden)
		change(&t.network, &t.training)
		if !t.same(Treatment{network: p.Network, training: p.Training}) {
			list = append(list, t)
		}
	}
	training, hidden := &p.Training, p.Network.Hidden
	lambda := training.Lambda
	if lambda == 0 {
		lambda = 0.001
	}
	penalize := func(kind core.Penalty) func(*core.Network, *core.Training) {
		return func(_ *core.Network, t *core.Training) { t.Penalty, t.Lambda = kind, lambda }
	}
	batch := func(rows int) func(*core.Network, *core.Training) {
		return func(_ *core.Network, t *core.Training) { t.Batch = rows }
	}
	every := 1000 // of a run that has not begun
	if step > 0 {
		every = max(step/4, 1)
	}
	halves := "every " + FormatInteger(every) + " steps"
	if every == 1 {
		halves = "with each step"
	}

	try("a tenth of the learning rate: "+exact(rounded(training.LearningRate/10)), func(_ *core.Network, t *core.Training) { t.LearningRate /= 10 })
	try("decay: the rate halves "+halves, func(_ *core.Network, t *core.Training) {
		t.Schedule = core.Schedule{Kind: "exponential", Rate: 0.5, Every: every}
	})
	name := "L2, λ "
	if training.Penalty == core.Published {
		name = "the true ridge gradient: L2, λ "
	}
	if training.Penalty != core.L2 || training.Lambda == 0 {
		try(name+exact(lambda), penalize(core.L2))
	}
	if training.Penalty != core.L1 || training.Lambda == 0 {
		try("L1, λ "+exact(lambda), penalize(core.L1))
	}
	if training.Penalty != core.NoPenalty && training.Lambda > 0 {
		try("no penalty", func(_ *core.Network, t *core.Training) { t.Penalty = core.NoPenalty })
		try("a tenth of λ: "+exact(rounded(lambda/10)), func(_ *core.Network, t *core.Training) { t.Lambda /= 10 })
	}
	try("clip the gradient's norm to 1", func(_ *core.Network, t *core.Training) { t.Clip = core.Clip{Kind: "norm", Limit: 1} })
	try("clip each entry of the gradient to 1", func(_ *core.Network, t *core.Training) { t.Clip = core.Clip{Kind: "value", Limit: 1} })
	if len(hidden) > 0 {
		try("fewer neurons: a fifth", func(n *core.Network, _ *core.Training) {
			for l, h := range n.Hidden {
				n.Hidden[l] = max(h/5, min(h, 3))
			}
		})
		few := "no hidden layer"
		if len(hidden) > 1 {
			few = "one hidden layer"
		}
		try(few, func(n *core.Network, _ *core.Training) { n.Hidden = n.Hidden[:min(len(n.Hidden)-1, 1)] })
	}
	if points > 10 && training.Batch != 10 {
		try("a batch of 10", batch(10))
	}
	if training.Batch != 0 && training.Batch < points {
		try("all points in the batch", batch(0))
	}
	if training.Reduction == core.Sum {
		try("the mean of the rows' gradients, not their sum", func(_ *core.Network, t *core.Training) { t.Reduction = core.Mean })
	}
	if !p.Network.Bias {
		try("biases on", func(n *core.Network, _ *core.Training) { n.Bias = true })
	}
	return list
}

// rounded takes off what dividing by ten leaves in the last digits.
func rounded(v float64) float64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-5)
	return math.Round(v/unit) / math.Round(1/unit)
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
	mark := s.pinFor(name)
	if k == nil {
		k = &Patient{
			End: max(s.Run.StepCount(), s.Report.Step), Broken: s.Report.NonFinite, project: s.Project.Clone(), mark: mark,
			loss: s.Loss.clone(), accuracy: s.Accuracy.clone(), found: slices.Clone(d.Findings),
		}
	} else if s.Run.StepCount() > 0 {
		k.Tried = slices.DeleteFunc(k.Tried, func(u Trial) bool { return u.Remedy == k.Remedy })
		k.Tried = append(k.Tried, Trial{k.Remedy, s.Outcome()})
	}
	k.Remedy, k.treated = t.Text, p.Clone()
	s.Project = p
	s.keepOwn()
	d.Patient = k
	s.begin(run)
	s.say("From the same seed: %s. The curve before it stays as %s.", t.Text, k.mark)
	s.setRunning(true)
	d.Revision++
	s.ControlsRevision++
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
	before := "Before: all finite to step " + FormatInteger(k.End) + "."
	if k.Broken != "" {
		before = fmt.Sprintf("Before: exploded at step %s (%s).", FormatInteger(k.End), k.Broken)
	}
	step := s.Run.StepCount()
	now := fmt.Sprintf("finite at step %s", FormatInteger(step))
	switch {
	case s.Report.NonFinite != "":
		step = s.Report.Step
		now = fmt.Sprintf("%s at step %s (%s)", k.verdict(step), FormatInteger(step), s.Report.NonFinite)
	case step == 0:
		return before + " With " + k.Remedy + ": not begun."
	case k.Broken != "" && step < k.End:
		now = fmt.Sprintf("finite so far, at step %s of %s", FormatInteger(step), FormatInteger(k.End))
	case k.Broken != "":
		now = fmt.Sprintf("finite at step %s, past the step of the explosion", FormatInteger(step))
		if half, last, grows := s.growth(); grows {
			now += fmt.Sprintf("; but the largest weight still grows, from %s at half the steps to %s: it may be only put off",
				FormatNumber(half), FormatNumber(last))
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
	text := fmt.Sprintf(" At step %s: loss %s, before %s", FormatInteger(step), FormatNumber(l), FormatNumber(was))
	a, ok1 := at(accuracy)
	had, ok2 := at(&k.accuracy)
	if ok1 && ok2 {
		text += fmt.Sprintf("; accuracy %s, before %s", FormatPercent(a), FormatPercent(had))
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
