package core

import (
	"math"
	"slices"
)

// Ailment is a kind of trouble that a run may have.
type Ailment string

// The ailments.
const (
	Exploding     Ailment = "exploding"
	WrongGradient Ailment = "wrong gradient"
	StrongPenalty Ailment = "penalty too strong"
	RateTooHigh   Ailment = "learning rate too high"
	Vanishing     Ailment = "vanishing gradient"
	Saturated     Ailment = "saturated"
	NoBiases      Ailment = "no biases"
	RateTooLow    Ailment = "learning rate too low"
	TooSmall      Ailment = "capacity too small"
	Unscaled      Ailment = "unscaled inputs"
	HalfBlind     Ailment = "too few inputs"
	SameRows      Ailment = "always the same rows"
	AllAlike      Ailment = "neurons all alike"
	NoPattern     Ailment = "no pattern"
	Stuck         Ailment = "stuck"
)

// Finding is an ailment, what shows it, and what may help.
type Finding struct {
	Ailment  Ailment
	Text     string // one sentence
	Evidence []Evidence
	Chart    Chart    // the evidence as a picture
	Remedies []Remedy // the most promising first
}

// Chart is evidence as bars beside each other; empty where there is none to draw.
type Chart struct {
	Title string
	Bars  []Evidence
	Log   bool    // they span powers of ten
	Share bool    // they are shares, of 1
	Limit float64 // what they are held against, a line across; 0 for none
}

// Evidence is a number that shows a finding, or that it is judged by.
type Evidence struct {
	Name  string
	Value float64
}

// Remedy is a change that may help: the settings to start again with, from the same seed. It promises nothing; some
// only put the trouble off, which a run with it shows.
type Remedy struct {
	Text     string
	Network  Network
	Training Training
	Data     *Data // other points, or other features of them; nil for the same
	Tried    Tried

	change func(p *Project)
	both   bool // it changes the network and how it trains
}

// Tried is what a short run with a remedy, on up to 300 of the points, came to.
type Tried struct {
	Steps    int // 0: it was not tried
	Loss     float64
	Accuracy float64
	Helps    bool
}

// Diagnose says what is wrong with a run that w has watched from its start or since its settings changed, the worst
// first; nothing if nothing is. m is what the run was last measured at; check is the verdict of Run.CheckGradient, or nil
// if it was not taken.
//
// It is an [Examination], taken to its end at once. The run stays as it is.
func Diagnose(r *Run, w *Watch, m Metrics, check *GradientCheck) []Finding {
	e := Examine(r, w, m, check)
	e.Work(nil)
	return e.Findings()
}

// Glance is Diagnose without its experiments: it costs little, and does not see
// vanishing gradients, saturation, a rate that is too low or a network that is too small.
func Glance(r *Run, w *Watch, m Metrics, check *GradientCheck) []Finding {
	if w.seen == 0 || r.Train.N == 0 {
		return nil
	}
	d := newDoctor(r, w, m)
	d.glance(check)
	d.forgetHow()
	return d.found
}

// glance looks for what the samples show by themselves.
func (d *doctor) glance(check *GradientCheck) {
	d.keep(d.exploding())
	d.keep(d.wrongGradient(check))
	d.keep(d.strongPenalty())
	d.keep(d.rateTooHigh())
	d.keep(d.noBiases())
}

// forgetHow lets go of the run that the findings' remedies would change.
func (d *doctor) forgetHow() {
	for _, f := range d.found {
		for i := range f.Remedies {
			f.Remedies[i].change = nil
		}
	}
}

// keep keeps what was found.
func (d *doctor) keep(f Finding, ok bool) {
	if ok {
		d.found = append(d.found, f)
	}
}

// GoodEnough is the accuracy from which on a run is let alone: what is left may be noise.
const GoodEnough = 0.95

// margin is how far below what the points allow a run is still well.
const margin = 0.05

// doctor holds what the findings are judged by.
type doctor struct {
	run      *Run
	watch    *Watch
	network  *Network
	training *Training
	metrics  Metrics
	constant float64 // the data loss of the best constant prediction
	course   Course
	found    []Finding
}

func newDoctor(r *Run, w *Watch, m Metrics) doctor {
	return doctor{
		run: r, watch: w, network: &r.project.Network, training: &r.project.Training,
		metrics: m, constant: constantLoss(r), course: w.Course(),
	}
}

// stuck says if the network has learned next to nothing: it is hardly better than a constant.
func (d *doctor) stuck() bool { return !(d.metrics.DataLoss < 0.5*d.constant) }

// constantLoss is the data loss of predicting each class by its share p of the training points:
// ½(1 − Σp²) squared, −Σ p log p for the softmax's cross-entropy, −Σ p log p + (1−p) log(1−p) for the sigmoids'.
func constantLoss(r *Run) float64 {
	t, loss, squares := &r.project.Training, 0.0, 0.0
	for _, n := range perClass(r.Train.Points) {
		p := float64(n) / float64(r.Train.N)
		squares += float64(p * p)
		loss += entropy(p)
		if r.Net.Out == SigmoidOutput {
			loss += entropy(1 - p)
		}
	}
	if t.Loss == Squared {
		return (1 - squares) / 2
	}
	return loss
}

// entropy is −p log p, 0 at 0.
func entropy(p float64) float64 {
	if p == 0 {
		return 0
	}
	return float64(-p * log(p))
}

// remedy is a change of the run's settings.
func (d *doctor) remedy(text string, change func(n *Network, t *Training)) Remedy {
	return d.remedyOf(text, func(p *Project) { change(&p.Network, &p.Training) })
}

// remedyOf is a change of the run's settings or of its data, whose lists it replaces, not changes.
func (d *doctor) remedyOf(text string, change func(p *Project)) Remedy {
	p := d.run.project
	p.Network.Hidden = slices.Clone(p.Network.Hidden)
	change(&p)
	m := Remedy{Text: text, Network: p.Network, Training: p.Training, change: change}
	if p.Data.Set != d.run.project.Data.Set || !slices.Equal(p.Data.Features, d.run.project.Data.Features) ||
		!slices.Equal(p.Data.Points, d.run.project.Data.Points) {
		m.Data = &p.Data
	}
	return m
}

func (d *doctor) lowerRate() Remedy {
	return d.remedy("a tenth of the learning rate", func(_ *Network, t *Training) { t.LearningRate /= 10 })
}

func (d *doctor) adam() Remedy { return d.remedyOf("adam at 0.03", withAdam) }

func (d *doctor) decay() Remedy {
	every := max(d.watch.last().Step/4, 1)
	return d.remedy("a learning rate that decays", func(_ *Network, t *Training) { t.Schedule = Schedule{"exponential", 0.5, every} })
}

func (d *doctor) clipNorm(limit float64) Remedy {
	return d.remedy("clip the gradient's norm", func(_ *Network, t *Training) { t.Clip = Clip{"norm", limit} })
}

func (d *doctor) noPenalty() Remedy {
	return d.remedy("no penalty", func(_ *Network, t *Training) { t.Penalty = NoPenalty })
}

func (d *doctor) trueRidge() Remedy {
	return d.remedy("the true ridge gradient", func(_ *Network, t *Training) { t.Penalty = L2 })
}

// penalized says if the training has a penalty that does anything.
func (d *doctor) penalized() bool { return d.training.Penalty != NoPenalty && d.training.Lambda > 0 }

// ratio is a/b, +Inf for b = 0 < a and 0 for a = 0.
func ratio(a, b float64) float64 {
	if a == 0 {
		return 0
	}
	return math.Abs(a / b)
}
