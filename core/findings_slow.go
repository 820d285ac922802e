package core

import (
	"fmt"
	"slices"
)

// rateTooLow: the loss falls by next to nothing, but far more with another learning rate.
func (e *Examination) rateTooLow(rate, fell float64) Finding {
	return Finding{
		Ailment: RateTooLow,
		Text: fmt.Sprintf("At a learning rate of %.3g the loss falls by %.2g %% in %d steps; at %.3g it falls by %.2g %%.",
			e.rate, 100*e.own, ownSteps, rate, 100*fell),
		Evidence: []Evidence{
			{"learning rate", e.rate}, {"loss falls by", e.own}, {"with the learning rate", rate}, {"it falls by", fell},
		},
		Chart: Chart{Title: "loss falls by", Share: true, Bars: []Evidence{
			{fmt.Sprintf("at %.3g", e.rate), max(e.own, 0)}, {fmt.Sprintf("at %.3g", rate), fell},
		}},
		Remedies: []Remedy{e.remedy(fmt.Sprintf("a constant learning rate of %.3g", rate), func(_ *Network, t *Training) {
			t.LearningRate, t.Schedule = rate, constantRate()
		}), e.adam()},
	}
}

// constantRate is the schedule of a rate that stays.
func constantRate() Schedule { return DefaultProject().Training.Schedule }

// ratesToTry are the learning rates to try: what the schedule has left behind, and 10, 100 and 1000 times the present one.
func (d *doctor) ratesToTry(effective float64) []float64 {
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

// tooSmall: the network is not large enough, or its kind too narrow.
func (e *Examination) tooSmall() Finding {
	f := Finding{
		Ailment: TooSmall,
		Text:    fmt.Sprintf("The loss stands still at %s, and no other learning rate moves it.", FormatNumber(e.metrics.Loss)),
		Evidence: []Evidence{
			{"accuracy", e.metrics.Accuracy}, {"loss", e.metrics.Loss}, {"fell of late by", e.course.Fell},
			{"weights and biases", float64(len(e.run.Net.Flat))},
		},
	}
	grow := func(text string, change func(n *Network)) {
		m := e.remedyOf(text+", and adam at 0.03", func(p *Project) {
			change(&p.Network)
			withAdam(p)
		})
		m.both = true
		f.Remedies = append(f.Remedies, m)
	}
	if len(e.network.Hidden) == 0 {
		f.Remedies = append(f.Remedies, e.remedy("a hidden layer of 8", func(n *Network, _ *Training) { n.Hidden = []int{8} }))
		grow("a hidden layer of 8 tanh neurons", func(n *Network) { n.Hidden, n.Activation, n.Init, n.Scale = []int{8}, Tanh, InitXavier, 1 })
		return f
	}
	if e.network.Activation == Linear {
		f.Remedies = append(f.Remedies, e.remedy("tanh in place of linear", func(n *Network, _ *Training) { n.Activation = Tanh }))
	}
	times := func(n *Network, factor int) {
		for l := range n.Hidden {
			n.Hidden[l] = min(factor*n.Hidden[l], int(Limits["network.hidden.neurons"].Max))
		}
	}
	f.Remedies = append(f.Remedies, e.remedy("four times the neurons", func(n *Network, _ *Training) { times(n, 4) }),
		e.remedy("another seed, another start", func(n *Network, _ *Training) { n.Seed = (n.Seed + 1) % 1_000_000 }))
	grow("16 times the neurons", func(n *Network) { times(n, 16) })
	return f
}
