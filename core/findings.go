package core

import "fmt"

// exploding: a number is not finite any more, or the weights grow without end: the largest is above 100 and has at
// least doubled over the second half of the run.
func (d *doctor) exploding() (Finding, bool) {
	now, half := d.watch.last(), d.watch.halfway()
	if now.NonFinite == "" && !(now.MaxWeight > 100 && now.MaxWeight >= 2*half.MaxWeight) {
		return Finding{}, false
	}
	f := Finding{Ailment: Exploding}
	sample, ok := d.watch.lastFinite()
	data, penalty := sample.Gradients()
	if ok {
		f.Evidence = []Evidence{
			{"at step", float64(sample.Step)}, {"largest |W|", sample.MaxWeight},
			{"data gradient", data}, {"penalty gradient", penalty}, {"loss", sample.Loss},
		}
	}
	cause := "the data's gradient"
	if penalty > data {
		cause = "the penalty's gradient"
	}
	if now.NonFinite != "" {
		f.Text = fmt.Sprintf("At step %s %s is no longer finite; %s drove the weights there.", FormatInteger(now.Step), now.NonFinite, cause)
	} else {
		f.Text = fmt.Sprintf("The largest weight has grown from %s at step %s to %s; %s drives it.",
			FormatNumber(half.MaxWeight), FormatInteger(half.Step), FormatNumber(now.MaxWeight), cause)
	}
	switch {
	case penalty > data && d.training.Penalty == Published: // a smaller λ or rate would only delay it
		f.Remedies = []Remedy{d.trueRidge(), d.noPenalty()}
	case penalty > data:
		f.Remedies = []Remedy{d.noPenalty(), d.remedy("a tenth of λ", func(_ *Network, t *Training) { t.Lambda /= 10 }), d.lowerRate()}
	default:
		f.Remedies = []Remedy{d.lowerRate()}
	}
	f.Remedies = append(f.Remedies, d.clipNorm(1), d.decay())
	return f, true
}

// wrongGradient: backprop's gradient is not that of the loss.
func (d *doctor) wrongGradient(check *GradientCheck) (Finding, bool) {
	if check == nil || check.OK {
		return Finding{}, false
	}
	f := Finding{
		Ailment: WrongGradient,
		Text: fmt.Sprintf("The gradient used is not the gradient of the loss: by %s it is %s, the loss itself says %s.",
			check.Worst, FormatNumber(check.Analytic), FormatNumber(check.Numeric)),
		Evidence: []Evidence{{"analytic", check.Analytic}, {"numeric", check.Numeric}, {"relative error", check.Error}},
	}
	if d.training.Penalty == Published {
		f.Remedies = append(f.Remedies, d.trueRidge())
	}
	return f, true
}

// strongPenalty: the penalty pulls at least half as hard as the data, and either nothing is learned or most of the
// loss is penalty while points are still wrong. That the two pulls balance is no trouble: at the end of training they
// always do.
func (d *doctor) strongPenalty() (Finding, bool) {
	useless := d.metrics.DataLoss >= 0.9*d.constant || d.metrics.Penalty > d.metrics.DataLoss && d.metrics.Accuracy < GoodEnough
	return d.penaltyFrom(0.5, useless)
}

// weakPenalty is strongPenalty for a run that is known to be stuck: a smaller part may be to blame.
func (d *doctor) weakPenalty() (Finding, bool) { return d.penaltyFrom(0.1, true) }

// penaltyFrom is the finding of a penalty that pulls at least so hard as a share of the data.
func (d *doctor) penaltyFrom(share float64, useless bool) (Finding, bool) {
	sample, ok := d.watch.lastFinite()
	if !ok || !d.penalized() {
		return Finding{}, false
	}
	data, penalty := sample.Gradients()
	if penalty < share*data || !useless {
		return Finding{}, false
	}
	outcome := "what the data asks for hardly gets past it"
	if penalty > data {
		outcome = "the weights follow the penalty"
	}
	f := Finding{
		Ailment: StrongPenalty,
		Text:    fmt.Sprintf("The penalty pulls at the weights with %s, the data with %s: %s.", FormatNumber(penalty), FormatNumber(data), outcome),
		Evidence: []Evidence{
			{"penalty gradient", penalty}, {"data gradient", data}, {"λ", d.training.Lambda},
			{"data loss", d.metrics.DataLoss}, {"data loss of a constant", d.constant}, {"largest |W|", sample.MaxWeight},
		},
		Chart: Chart{Title: "pull at the weights", Bars: []Evidence{{"penalty", penalty}, {"data", data}}},
	}
	if d.training.Penalty == Published {
		f.Remedies = append(f.Remedies, d.trueRidge())
	} else {
		f.Remedies = append(f.Remedies, d.remedy("a hundredth of λ", func(_ *Network, t *Training) { t.Lambda /= 100 }))
	}
	f.Remedies = append(f.Remedies, d.noPenalty())
	return f, true
}

// rateTooHigh: the data's gradient has thrown the weights too far. Either the numbers are no longer finite, or the
// loss is well above where it began, at all points and at those of the last steps, or, where every step has the same rows, so that a small enough step cannot raise
// the loss, it goes up in at least a quarter of the last steps and by more than rounding, and the run gets no better.
func (d *doctor) rateTooHigh() (Finding, bool) {
	sample, ok := d.watch.lastFinite()
	first, now := d.watch.samples[0], d.watch.last()
	if ok {
		if data, penalty := sample.Gradients(); penalty > data {
			return Finding{}, false // what the penalty does, the rate is not to blame for
		}
	}
	rises, swing := d.rises()
	steady := d.run.sampler.order == nil && d.training.Optimizer.Kind == "sgd"
	f := Finding{
		Ailment:  RateTooHigh,
		Evidence: []Evidence{{"learning rate", d.training.LearningRate}, {"loss at first", first.Loss}, {"loss now", d.metrics.Loss}},
		Chart:    Chart{Title: "loss", Bars: []Evidence{{"at first", first.Loss}, {"now", d.metrics.Loss}}},
		Remedies: []Remedy{d.lowerRate(), d.decay(), d.clipNorm(0.1), d.adam()},
	}
	switch {
	case now.NonFinite != "":
		f.Text = fmt.Sprintf("Steps of %g times the gradient are so long that they do not end: at step %s %s is no longer finite.",
			d.training.LearningRate, FormatInteger(now.Step), now.NonFinite)
	case now.Step >= 20 && d.metrics.Loss > 1.3*first.Loss && d.watch.recentLoss() > 1.1*first.Loss:
		f.Text = fmt.Sprintf("The loss began at %s and is now %s: the steps went too far.", FormatNumber(first.Loss), FormatNumber(d.metrics.Loss))
	case steady && d.watch.fresh >= len(d.watch.recent) && rises >= 0.25 && swing > 0.001 && d.metrics.Accuracy < 1 && !d.course.Learning:
		f.Text = fmt.Sprintf("The loss goes up in %.0f %% of the last steps, though each sees the same points: they jump across the valley.",
			100*rises)
		f.Evidence = append(f.Evidence, Evidence{"share of rising steps", rises}, Evidence{"swing of the loss", swing})
	default:
		return Finding{}, false
	}
	return f, true
}

// recentLoss is the mean loss of the last steps at their own rows.
func (w *Watch) recentLoss() float64 {
	steps, total := w.lastSteps(), 0.0
	for _, s := range steps {
		total += s.Loss
	}
	return ratio(total, float64(len(steps)))
}

// rises is the share of the last steps that raised the loss, and the spread of their losses over their mean.
func (d *doctor) rises() (share, swing float64) {
	steps := d.watch.lastSteps()
	count, low, high, total := 0, steps[0].Loss, steps[0].Loss, 0.0
	for i, s := range steps {
		if i > 0 && s.Loss > steps[i-1].Loss {
			count++
		}
		low, high, total = min(low, s.Loss), max(high, s.Loss), total+s.Loss
	}
	n := float64(len(steps))
	return ratio(float64(count), n-1), ratio(high-low, total/n)
}
