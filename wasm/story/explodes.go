package story

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
)

// drawExplodes asks at which step a run explodes with another learning rate, from the step at which it does with its own.
func drawExplodes(d *drawing) error {
	if d.Project.Training.Penalty != core.Published || d.Project.Training.Lambda == 0 || d.Project.Training.Optimizer.Kind != "sgd" {
		return errors.New("it is asked of a run that explodes by the penalty that the article's code has")
	}
	start := d.Project.Clone().Untrained()
	run, err := core.NewRun(start)
	if err != nil {
		return err
	}
	const atOnce = 200_000_000
	end := 0
	for range atOnce / max(run.StepWork(), 1) {
		if report := run.Step(); report.NonFinite != "" {
			end = report.Step
			break
		}
	}
	if end == 0 {
		return errors.New("the run does not explode soon enough to be asked about")
	}
	share := []float64{0.5, 0.25, 0.4, 0.2, 2, 1.0 / 3, 0.3}[d.below(7, 0)]
	p := start.Clone()
	rate := p.Training.LearningRate
	other := math.Round(rate*share*1e4) / 1e4
	if other <= 0 || other > core.Limits["training.learningRate"].Max {
		return errors.New("the learning rate leaves no room for another one")
	}
	p.Training.LearningRate = other
	trial, err := core.NewRun(p)
	if err != nil {
		return err
	}
	most := int(5*float64(end)*rate/other) + 1000
	if most > mostWork/max(trial.StepWork(), 1) {
		return errors.New("with another learning rate the run would take too long")
	}
	d.Project, d.made = p, true
	d.Question = fmt.Sprintf("With a learning rate of %s this run explodes at step %s: a number is not finite any more. It starts again from the same weights with a learning rate of %s, and nothing else is changed. At which step does it explode now?",
		four(rate), core.FormatInteger(end), four(other))
	d.Hints = [2]string{
		"The weights take the same way, in shorter or longer steps.",
		fmt.Sprintf("The learning rate is %s times the old one. How many of the new steps make up an old one?", four(other/rate)),
	}
	report, taken := core.Report{}, 0
	d.piece = func() bool {
		for range stepsOfPiece(trial) {
			report = trial.Step()
			if taken++; report.NonFinite != "" || taken >= most {
				return false
			}
		}
		return true
	}
	d.told = func() outcome {
		k := explosion{before: end, rate: rate, other: other, at: report.Step, calm: report.NonFinite == "", most: most}
		return outcome{
			own: core.FormatInteger(k.at), check: k.check,
			solution: fmt.Sprintf("About %s · %s / %s = %s, as the way is the same and a step is %s times as long. Tried, it explodes at step %s.",
				core.FormatInteger(end), four(rate), four(other), core.FormatInteger(k.expected()), four(other/rate), core.FormatInteger(k.at)),
		}
	}
	d.steps = most
	return nil
}

// explosion is when a run explodes, beside when it did with another learning rate.
type explosion struct {
	before, at  int
	rate, other float64
	calm        bool // it did not within most steps
	most        int
}

// expected is the step by the rule that the way is the same.
func (k *explosion) expected() int { return int(math.Round(float64(k.before) * k.rate / k.other)) }

func (k *explosion) check(answer string) Verdict {
	v, err := core.ParseNumber(answer)
	switch {
	case err != nil:
		return Verdict{Unread, fmt.Sprintf("%v: type a step, as 1384 or 1,384.", err)}
	case !core.IsFinite(v) || v > core.LastStep:
		return Verdict{Unread, quoted(answer) + " is beyond the last step that a run can take."}
	case v < 0:
		return Verdict{Unread, "Steps count from 1 upward: the sign is the other one."}
	case v != math.Trunc(v):
		return Verdict{Unread, quoted(answer) + " is between two steps: type a whole number; commas group thousands."}
	case k.calm:
		return Verdict{Near, fmt.Sprintf("Nobody could know: it is still finite at step %s.", core.FormatInteger(k.most))}
	}
	told := fmt.Sprintf("It explodes at step %s.", core.FormatInteger(k.at))
	off := func(of float64) float64 { return math.Abs(v-of) / of }
	inverse := float64(k.before) * k.other / k.rate
	switch {
	case off(float64(k.at)) <= 0.15:
		return Verdict{Right, "Right, near enough. " + told}
	case off(float64(k.before)) <= 0.01:
		return Verdict{Mistake, "That is the step of the old learning rate: it matters how long a step is. " + told}
	case off(inverse) <= 0.15:
		return Verdict{Mistake, "That is turned over: shorter steps need more of them, longer ones fewer. " + told}
	case off(float64(k.at)) <= 0.4:
		return Verdict{Near, "Nearly. " + told}
	case v < float64(k.at):
		return Verdict{Wrong, "Too early. " + told}
	}
	return Verdict{Wrong, "Too late. " + told}
}
