package core

import (
	"fmt"
	"slices"
)

// slow looks at a run that gets nowhere though nothing else is wrong with it, and tries other learning rates on
// copies. Where one of them gets far ahead, the rate was too low. Where none does and the loss has fallen by less than
// 1 % over the second half of at least 400 steps, the network can do no better, or not from here.
func (d *doctor) slow() (Finding, bool) {
	const longest = 200
	now := d.watch.last()
	work := 6 * len(d.run.Net.Flat) * max(d.run.sampler.batch, 1)
	steps := min(longest, 100_000_000/(4*work))
	if now.Step < 100 || steps < 20 {
		return Finding{}, false
	}
	own := d.trial(steps, d.training.LearningRate, d.training.Schedule)
	if own >= 0.01*float64(steps)/longest {
		return Finding{}, false
	}
	effective := d.training.Schedule.rate(d.training.LearningRate, d.run.step)
	for _, rate := range d.rates(effective) {
		fall := d.trial(steps, rate, constantRate())
		if fall <= 0.02 || fall <= 4*own {
			continue
		}
		return Finding{
			Ailment: RateTooLow,
			Text: fmt.Sprintf("At a learning rate of %.3g the loss falls by %.2g %% in %d steps; at %.3g it falls by %.2g %%.",
				effective, 100*own, steps, rate, 100*fall),
			Evidence: []Evidence{
				{"learning rate", effective}, {"loss falls by", own}, {"with the learning rate", rate}, {"it falls by", fall},
			},
			Remedies: []Remedy{d.remedy(fmt.Sprintf("a constant learning rate of %.3g", rate), func(_ *Network, t *Training) {
				t.LearningRate, t.Schedule = rate, constantRate()
			})},
		}, true
	}
	half := d.watch.halfway()
	fall := 1 - now.Loss/half.Loss
	if now.Step < 400 || d.watch.seen < 400 || fall > 0.01 || d.metrics.Accuracy > 0.9 {
		return Finding{}, false
	}
	return d.tooSmall(fall), true
}

// constantRate is the schedule of a rate that stays.
func constantRate() Schedule { return DefaultProject().Training.Schedule }

// rates are the learning rates to try: what the schedule has left behind, and 10, 100 and 1000 times the present one.
func (d *doctor) rates(effective float64) []float64 {
	rates := []float64{10 * effective, 100 * effective, 1000 * effective}
	if effective == 0 {
		rates = []float64{DefaultProject().Training.LearningRate}
	}
	if d.training.LearningRate > 1.5*effective {
		rates = append([]float64{d.training.LearningRate}, rates...)
	}
	allowed := Limits["training.learningRate"]
	return slices.DeleteFunc(rates, func(rate float64) bool { return !allowed.Contains(rate) })
}

// trialRows is how many rows the loss of a trial is taken over: all, unless that cost more than the trial's steps may.
func (d *doctor) trialRows() int { return max(25_000_000/d.run.Net.Work(), blockRows) }

// trial is how far the loss falls, as a share of what it is now, in so many steps of a copy of the run with another
// learning rate. A copy that comes to grief falls by −1.
func (d *doctor) trial(steps int, rate float64, schedule Schedule) float64 {
	copied := d.run.twin()
	copied.project.Training.LearningRate, copied.project.Training.Schedule = rate, schedule
	before := copied.sampledLoss(d.trialRows())
	for range steps {
		if copied.Step().NonFinite != "" {
			return -1
		}
	}
	return max(1-copied.sampledLoss(d.trialRows())/before, -1)
}

// tooSmall is the finding of a run that stands still with many points wrong.
func (d *doctor) tooSmall(fall float64) Finding {
	f := Finding{
		Ailment: TooSmall,
		Text: fmt.Sprintf("The loss stands still at %s with %.0f %% of the points right, and no other learning rate moves it.",
			FormatNumber(d.metrics.Loss), 100*d.metrics.Accuracy),
		Evidence: []Evidence{
			{"accuracy", d.metrics.Accuracy}, {"loss", d.metrics.Loss}, {"fell over the second half by", fall},
			{"weights and biases", float64(len(d.run.Net.Flat))},
		},
	}
	switch {
	case len(d.network.Hidden) == 0:
		f.Remedies = append(f.Remedies, d.remedy("a hidden layer of 8", func(n *Network, _ *Training) { n.Hidden = []int{8} }))
	case d.network.Activation == Linear:
		f.Remedies = append(f.Remedies, d.remedy("tanh in place of linear", func(n *Network, _ *Training) { n.Activation = Tanh }))
	}
	if len(d.network.Hidden) > 0 {
		most := int(Limits["network.hidden.neurons"].Max)
		f.Remedies = append(f.Remedies, d.remedy("four times the neurons", func(n *Network, _ *Training) {
			for l := range n.Hidden {
				n.Hidden[l] = min(4*n.Hidden[l], most)
			}
		}), d.remedy("another seed, another start", func(n *Network, _ *Training) { n.Seed = (n.Seed + 1) % 1_000_000 }))
	}
	return f
}
