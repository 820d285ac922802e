package story

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"xorcery/core"
)

// drawRate asks which of five learning rates comes to the lowest loss. A copy of the run is trained from its start with each.
func drawRate(d *drawing) error {
	const steps = 150
	start := d.Project.Clone().Untrained()
	start.Training.Schedule = core.DefaultProject().Training.Schedule
	middle := []float64{0.5, 0.2, 1, 2, 0.3}[d.below(5, 0)]
	if kind := start.Training.Optimizer.Kind; kind == "adam" || kind == "rmsprop" {
		middle /= 20
	}
	var runs []*core.Run
	for _, k := range []float64{0.1, 1, 10, 20, 200} {
		rate := middle * k
		p := start.Clone()
		p.Training.LearningRate = rate
		run, err := core.NewRun(p)
		if err != nil {
			return err
		}
		if run.StepWork()*steps*5 > mostWork {
			return errors.New("five trials of this run would take too long")
		}
		text := core.FormatExact(math.Round(rate*1e6) / 1e6)
		runs = append(runs, run)
		d.Options = append(d.Options, Option{text, text})
	}
	began := runs[0].Evaluate().Loss
	d.Question = fmt.Sprintf("The run starts again from its first weights, with a loss of %s. Five copies take %d steps each, with the learning rates %s. Which one comes to the lowest loss? One whose loss is not lower in the end than at the start diverges.",
		four(began), steps, list(labels(d.Options)))
	d.Hints = [2]string{
		"Too small a rate crawls. Too large a one jumps over the valley: the loss stays high or grows.",
		"The best rate is often the largest that does not yet overshoot: look for the edge.",
	}
	at, taken := 0, 0
	d.piece = func() bool {
		run := runs[at]
		for range stepsOfPiece(run) {
			if broken := run.Step().NonFinite != ""; broken || taken+1 == steps {
				at, taken = at+1, 0
				return at < len(runs)
			}
			taken++
		}
		return true
	}
	d.told = func() outcome { return ratesOutcome(d.Task, runs, began) }
	return nil
}

func labels(options []Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.Label)
	}
	return list
}

// ratesOutcome judges the rates by the loss that their copies ended at. Only what is right tells the losses of all: who is wrong may choose
// again.
func ratesOutcome(t *Task, runs []*core.Run, began float64) outcome {
	losses := make([]float64, len(runs))
	best := -1
	for i, run := range runs {
		losses[i] = run.Evaluate().Loss
		if losses[i] < began && (best < 0 || losses[i] < losses[best]) { // NaN is not
			best = i
		}
	}
	return judgeRates(t, losses, best, began)
}

// judgeRates judges each rate by its loss; best is -1 where none is lower than the start's.
func judgeRates(t *Task, losses []float64, best int, began float64) outcome {
	ends := func(i int) string {
		if !core.IsFinite(losses[i]) {
			return "no number any more"
		}
		return four(losses[i])
	}
	var told []string
	for i, o := range t.Options {
		word := o.Label + " comes to " + ends(i)
		if !(losses[i] < began) {
			word = o.Label + " diverges, to " + ends(i)
		}
		told = append(told, word)
	}
	table := "From a loss of " + four(began) + ": " + strings.Join(told, ", ") + "."
	grades := map[string]Verdict{}
	for i, o := range t.Options {
		own := fmt.Sprintf(" From a loss of %s it comes to %s", four(began), ends(i))
		switch {
		case best < 0:
			grades[o.Value] = Verdict{Near, "All of them diverge here. " + table}
		case i == best:
			grades[o.Value] = Verdict{Right, "Right. " + table}
		case losses[i] <= 1.02*losses[best]:
			grades[o.Value] = Verdict{Right, "Right: as good as the lowest, but for a fiftieth. " + table}
		case !(losses[i] < began) && i > best:
			grades[o.Value] = Verdict{Mistake, "Too large: it jumps over the valley and diverges." + own + "."}
		case !(losses[i] < began):
			grades[o.Value] = Verdict{Mistake, "It diverges." + own + "."}
		case began-losses[i] >= 0.7*(began-losses[best]) && i > best:
			grades[o.Value] = Verdict{Near, "Nearly, but a little too large: it overshoots." + own + "; the best ends lower."}
		case began-losses[i] >= 0.7*(began-losses[best]):
			grades[o.Value] = Verdict{Near, "Nearly, but a little too small." + own + "; the best ends lower."}
		case i < best:
			grades[o.Value] = Verdict{Mistake, "Too small: it learns, but it crawls." + own + "; the best ends lower."}
		default:
			grades[o.Value] = Verdict{Mistake, "Too large: it overshoots, and learns less." + own + "; the best ends lower."}
		}
	}
	solution := table + " All of them diverge."
	if best >= 0 {
		solution = table + " The lowest loss is that of " + t.Options[best].Label + "."
	}
	return outcome{
		own:      t.Options[max(best, 0)].Value,
		solution: solution,
		check:    func(answer string) Verdict { return t.chosen(answer, grades) },
	}
}

// region is a part of the points that the network may miss a neuron for.
type region struct {
	words string
	has   func(core.Point) bool
}

var regions = []region{
	{"all points", func(core.Point) bool { return true }},
	{"the points of class 0", func(p core.Point) bool { return p.Class == 0 }},
	{"the points of class 1", func(p core.Point) bool { return p.Class == 1 }},
	{"the points right of the middle, with x1 > 0", func(p core.Point) bool { return p.X1 > 0 }},
	{"the points left of the middle, with x1 < 0", func(p core.Point) bool { return p.X1 < 0 }},
	{"the points above the middle, with x2 > 0", func(p core.Point) bool { return p.X2 > 0 }},
	{"the points below the middle, with x2 < 0", func(p core.Point) bool { return p.X2 < 0 }},
}

// drawMissed asks without which hidden neuron the network does worst, on all points or on a part of them.
func drawMissed(d *drawing) error {
	var units []core.Unit
	for l, n := range d.Project.Network.Hidden {
		for i := range n {
			units = append(units, core.Unit{Layer: l + 1, Index: i})
		}
	}
	if len(units) < 2 {
		return errors.New("there are fewer than two hidden neurons to choose from")
	}
	if len(units) > 64 {
		return errors.New("there are more than 64 hidden neurons to choose from")
	}
	if best := d.run.Evaluate().Accuracy; best < 0.7 {
		return fmt.Errorf("only %s of the points are right: let it learn first, and it will miss its neurons", core.FormatPercent(best))
	}
	where := regions[d.below(len(regions), 0)]
	var few []int
	for i, p := range d.run.Points() {
		if where.has(p) {
			few = append(few, i)
		}
	}
	if len(few) < 5 {
		where, few = regions[0], nil
		for i := range d.run.Points() {
			few = append(few, i)
		}
	}
	for _, u := range units {
		name := fmt.Sprintf("h%d[%d]", u.Layer, u.Index)
		d.Options = append(d.Options, Option{name, name})
	}
	d.Question = fmt.Sprintf("Each hidden neuron will be switched off in turn, while the others stay as they are. Which one does the network miss most, for %s: without which one are the most of them wrong?", where.words)
	d.Hints = [2]string{
		"Look at the small maps in the network: a neuron whose edge lies where no other one parts the points is missed.",
		"Thick lines from a neuron to the outputs say that its answer counts for much.",
	}
	wrong, points := make([]int, len(units)), d.run.Points()
	count := func(classes []int) (n int) {
		for _, i := range few {
			if classes[i] != points[i].Class {
				n++
			}
		}
		return n
	}
	at := 0
	d.piece = func() bool {
		w := core.NewWithout(d.run, []core.Unit{units[at]})
		w.Follow(d.run, nil)
		wrong[at] = count(w.Classes)
		at++
		return at < len(units)
	}
	d.told = func() outcome {
		all := make([]int, len(points))
		d.run.Classify(all)
		return missedOutcome(d.Task, units, wrong, count(all), len(few))
	}
	return nil
}

// missedOutcome judges the neurons by how many points are wrong without each.
func missedOutcome(t *Task, units []core.Unit, wrong []int, before, of int) outcome {
	most := slices.Max(wrong)
	order := make([]int, len(wrong))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return wrong[b] - wrong[a] })
	var told []string
	for _, i := range order[:min(len(order), 8)] {
		told = append(told, fmt.Sprintf("%s: %d", t.Options[i].Label, wrong[i]))
	}
	table := fmt.Sprintf("With all neurons %d of %d are wrong; without each: %s", before, of, strings.Join(told, ", "))
	if len(order) > len(told) {
		table += " and fewer"
	}
	grades := map[string]Verdict{}
	for i, o := range t.Options {
		switch {
		case wrong[i] == most:
			grades[o.Value] = Verdict{Right, "Right. " + table + "."}
		case wrong[i]-before >= (4*(most-before)+4)/5:
			grades[o.Value] = Verdict{Near, "Nearly: another one is missed a little more. " + table + "."}
		case wrong[i] <= before:
			grades[o.Value] = Verdict{Mistake, "That one is not missed at all: the others do as well without it. " + table + "."}
		default:
			grades[o.Value] = Verdict{Wrong, "Not that one. " + table + "."}
		}
	}
	o := outcome{
		own: t.Options[order[0]].Value, solution: table + ".",
		check: func(answer string) Verdict { return t.chosen(answer, grades) },
	}
	for _, i := range order[:min(len(order), 8)] {
		o.turns = append(o.turns, units[i])
	}
	return o
}
