package lab

import (
	"math"
	"slices"

	"xorcery/core"
)

// Treatment is one change of the run's settings that may help, tried from the same seed.
type Treatment struct {
	Text      string
	Suggested bool // by the diagnosis
	Tried     core.Tried
	network   core.Network
	training  core.Training
	data      *core.Data // other points, or features of them; nil for the same
}

// driven are the ailments that drive a run to its end. While a run has one, what may help against others is not suggested: it
// can bring the end nearer, as biases do in the article's run.
var driven = []core.Ailment{core.Exploding, core.WrongGradient, core.RateTooHigh, core.StrongPenalty}

// offer renews the list of treatments: of the patient, or else of the present run.
func (l *Lab) offer() {
	d := &l.Trials
	p, step, found := l.Project, max(l.Run.StepCount(), l.Report.Step), l.Watch.Findings
	if d.Patient != nil {
		p, step, found = d.Patient.project, d.Patient.End, d.Patient.found
	}
	all := treatments(p, step, l.Run.Train.N)
	var list []Treatment
	urgent := len(found) > 0 && slices.Contains(driven, found[0].Ailment)
	for _, f := range found {
		if urgent && !slices.Contains(driven, f.Ailment) {
			continue
		}
		for _, r := range f.Remedies {
			t := Treatment{r.Text, true, r.Tried, r.Network, r.Training, r.Data}
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
	if slices.EqualFunc(list, d.Treatments, func(a, b Treatment) bool {
		return a.Text == b.Text && a.Suggested == b.Suggested && a.Tried == b.Tried && a.same(b)
	}) {
		return
	}
	d.Treatments = list
	d.Revision++
}

// same says whether two treatments lead to the same settings.
func (t Treatment) same(u Treatment) bool {
	if (t.data == nil) != (u.data == nil) {
		return false
	}
	a, b := core.Project{Network: t.network, Training: t.training}, core.Project{Network: u.network, Training: u.training}
	if t.data != nil {
		a.Data, b.Data = *t.data, *u.data
	}
	return core.Changed(a, b) == nil
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
	halves := "every " + core.FormatInteger(every) + " steps"
	if every == 1 {
		halves = "with each step"
	}

	try("a tenth of the learning rate: "+core.FormatExact(rounded(training.LearningRate/10)), func(_ *core.Network, t *core.Training) { t.LearningRate /= 10 })
	try("decay: the rate halves "+halves, func(_ *core.Network, t *core.Training) {
		t.Schedule = core.Schedule{Kind: "exponential", Rate: 0.5, Every: every}
	})
	name := "L2, λ "
	if training.Penalty == core.Published {
		name = "the true ridge gradient: L2, λ "
	}
	if training.Penalty != core.L2 || training.Lambda == 0 {
		try(name+core.FormatExact(lambda), penalize(core.L2))
	}
	if training.Penalty != core.L1 || training.Lambda == 0 {
		try("L1, λ "+core.FormatExact(lambda), penalize(core.L1))
	}
	if training.Penalty != core.NoPenalty && training.Lambda > 0 {
		try("no penalty", func(_ *core.Network, t *core.Training) { t.Penalty = core.NoPenalty })
		try("a tenth of λ: "+core.FormatExact(rounded(lambda/10)), func(_ *core.Network, t *core.Training) { t.Lambda /= 10 })
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
