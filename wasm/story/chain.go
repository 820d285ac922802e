package story

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
)

// drawFactor asks for the factor that is missing in the chain rule of a weight of the last layer.
func drawFactor(d *drawing) error {
	if err := d.hidden(1); err != nil {
		return err
	}
	if d.Project.Training.Loss != core.Squared || d.Project.Network.Output != core.SigmoidOutput {
		return errors.New("it is asked of the squared loss and sigmoid outputs, where the chain has three factors")
	}
	last := d.run.Net.Layers()
	fanIn, outputs := d.run.Net.Sizes[last-1], d.run.Net.Sizes[last]
	return d.numbers(func(q trace, p core.Point, try int) truth {
		i, k := d.below(fanIn, try), d.below(outputs, try)
		hOut, hIn := fmt.Sprintf("h%d", last), fmt.Sprintf("h%d", last-1)
		z, w := fmt.Sprintf("z%d", last), fmt.Sprintf("W%d", last)
		out, in, y, weights := q[hOut].Values, q[hIn].Values, q["Y"].Values, q[w].Values
		h, target := out[k], y[k]
		factors := []float64{h - target, h * (1 - h), in[i]}
		names := []string{fmt.Sprintf("dLoss/d%s[%d]", hOut, k), fmt.Sprintf("d%s[%d]/d%s[%d]", hOut, k, z, k), fmt.Sprintf("d%s[%d]/d%s[%d,%d]", z, k, w, i, k)}
		product := factors[0] * factors[1] * factors[2]
		m := d.below(3, try)
		if d.Seed == 0 && try == 0 {
			m = 1
		}
		t := truth{name: names[m], value: factors[m], size: math.Abs(factors[m])}
		chain := ""
		for n, f := range factors {
			if n > 0 {
				chain += " · "
			}
			if n == m {
				chain += "?"
			} else {
				chain += factor(f)
			}
		}
		t.named = []mistake{{product, "That is the whole product; one factor of it is asked for."}}
		switch m {
		case 0:
			t.size = h + target
			t.named = append(t.named, mistake{target - h, "Off by a sign: the slope of the loss is the answer minus the truth."},
				mistake{h, "That is the answer itself; the truth is to be taken from it."},
				mistake{(h - target) * (h - target) / 2, "That is the loss; its slope is asked for."},
				mistake{2 * (h - target), "The ½ of the loss cancels the 2 of the square: no factor is left."})
			t.hints = [2]string{"The loss is ½(h − Y)². Its slope along h has no square any more.", fmt.Sprintf("%s = %s − Y = %s − %s.", names[m], hOut, four(h), four(target))}
			t.solution = fmt.Sprintf("%s = %s − %s = %s", names[m], four(h), four(target), four(factors[m]))
			d.Quantity = "dLoss/d" + hOut
		case 1:
			t.named = append(t.named, mistake{h, "The factor 1 − h is forgotten: the slope of the sigmoid is h(1 − h)."},
				mistake{1 - h, "The factor h is forgotten: the slope of the sigmoid is h(1 − h)."},
				mistake{-h * (1 - h), "Off by a sign: h(1 − h) is never negative."},
				mistake{in[i] * (1 - in[i]), "That is the slope of the hidden neuron: the wrong entry. The output's is asked for."})
			for other, v := range out {
				if other != k {
					t.named = append(t.named, mistake{v * (1 - v), fmt.Sprintf("That is the slope of output %d: the wrong entry.", other)})
				}
			}
			t.hints = [2]string{"The slope of the sigmoid can be said by what comes out of it: h(1 − h).", fmt.Sprintf("%s = %s · (1 − %s).", names[m], four(h), four(h))}
			t.solution = fmt.Sprintf("%s = %s · (1 − %s) = %s", names[m], four(h), four(h), four(factors[m]))
			d.Quantity = "d" + hOut + "/d" + z
		default:
			t.named = append(t.named, mistake{weights[i*outputs+k], "That is the weight itself. How much z changes with the weight is what comes in along it."},
				mistake{h, "That is the output. What comes in along the weight is asked for."})
			for other, v := range in {
				if other != i {
					t.named = append(t.named, mistake{v, fmt.Sprintf("That is %s[%d]: the wrong entry. The weight comes from neuron %d.", hIn, other, i)})
				}
			}
			t.hints = [2]string{"z is a sum of products, a weight times what comes in. Change the weight a little: by what is that multiplied?", fmt.Sprintf("It is what comes in along %s[%d,%d], the answer of neuron %d.", w, i, k, i)}
			t.solution = fmt.Sprintf("%s = %s[%d] = %s", names[m], hIn, i, four(factors[m]))
			d.Quantity = "d" + z + "/d" + w
		}
		t.solution += fmt.Sprintf(". The whole chain: %s · %s · %s = %s", factor(factors[0]), factor(factors[1]), factor(factors[2]), four(product))
		t.question = fmt.Sprintf("The chain rule for the weight %s[%d,%d] and the point %s of class %d: dLoss/d%s[%d,%d] = %s · %s · %s = %s. The network has %s[%d] = %s and %s[%d] = %s, and Y[%d] is %s. Which number is missing?",
			w, i, k, place(p), p.Class, w, i, k, names[0], names[1], names[2], chain, hIn, i, four(in[i]), hOut, k, four(h), k, four(target))
		return t
	})
}

// move is what a step does to a weight.
type move struct {
	weight    Weight
	name      string  // "W1[0,1]"
	before    float64 // what it is now
	slope, by float64 // of the loss, and how far it moves
}

// nextMove takes the run's next step on a copy, and draws a weight that it moves at least a fifth as far as the one that moves the most.
func (d *drawing) nextMove() (m move, err error) {
	next, err := core.NewRun(d.Project)
	if err != nil {
		return m, err
	}
	if report := next.Step(); report.NonFinite != "" {
		return m, fmt.Errorf("the run ends at its next step: %s is not finite", report.NonFinite)
	}
	net, most := d.run.Net, 0.0
	by := func(at int) float64 { return next.Net.Flat[at] - net.Flat[at] }
	for l := range net.W {
		for i := range net.W[l] {
			most = max(most, math.Abs(by(net.Index(l, i/net.Sizes[l+1], i%net.Sizes[l+1]))))
		}
	}
	if most < 1e-12 {
		return m, errors.New("no weight moves at the next step")
	}
	for {
		l := d.random.Below(net.Layers())
		from, to := d.random.Below(net.Sizes[l]), d.random.Below(net.Sizes[l+1])
		if at := net.Index(l, from, to); math.Abs(by(at)) >= most/5 {
			return move{Weight{l, from, to}, core.ParamName(l, from, to), net.Flat[at], next.Gradient().Flat[at], by(at)}, nil
		}
	}
}

// drawDirection asks which way a weight moves at the next step.
func drawDirection(d *drawing) error {
	m, err := d.nextMove()
	if err != nil {
		return err
	}
	name, before, slope, by := m.name, m.before, m.slope, m.by
	d.Weight, d.steps = &m.weight, 1
	d.Options = []Option{{"up", "up: it grows"}, {"down", "down: it shrinks"}}
	d.Question = fmt.Sprintf("The figure shows the loss over the weight %s, which is %s now, with the slope where it stands. Which way will the next step move it?", name, four(before))
	d.Hints = [2]string{
		"A step goes downhill: to where the loss is lower.",
		fmt.Sprintf("The slope dLoss/d%s is %s. Where a slope goes up to the right, downhill is to the left.", name, four(slope)),
	}
	right, other, word := "up", "down", "grows"
	if by < 0 {
		right, other, word = "down", "up", "shrinks"
	}
	told := fmt.Sprintf("%s %s by %s, from %s to %s.", name, word, four(math.Abs(by)), many(before), many(before+by))
	against := "against the slope"
	if slope*by > 0 { // what the optimizer remembers carries it on
		against = "with the slope for now, as what the optimizer remembers of earlier steps carries it on"
	}
	d.told = func() outcome {
		return outcome{
			own: right,
			solution: fmt.Sprintf("dLoss/d%s = %s. The step goes %s: %s + (%s) = %s.",
				name, four(slope), against, many(before), four(by), many(before+by)),
			check: func(answer string) Verdict {
				return d.chosen(answer, map[string]Verdict{
					right: {Right, "Right: " + told},
					other: {Mistake, "That is off by a sign: the step goes " + against + ". " + told},
				})
			},
		}
	}
	return nil
}

// drawChange asks by how much a weight changes at the next step.
func drawChange(d *drawing) error {
	t := &d.Project.Training
	if t.Optimizer.Kind != "sgd" || t.Schedule.Kind != "constant" || t.Clip.Kind != "none" {
		return errors.New("it is asked of plain gradient descent: sgd, a constant learning rate, no clipping")
	}
	m, err := d.nextMove()
	if err != nil {
		return err
	}
	name, slope, rate, rows := m.name, m.slope, t.LearningRate, d.run.Train.N
	if t.Batch > 0 {
		rows = min(rows, t.Batch)
	}
	k := truth{name: "the change of " + name, value: -rate * slope, size: math.Abs(rate * slope)}
	k.named = []mistake{
		{rate * slope, "Off by a sign: that goes uphill. A step goes against the slope."},
		{slope, "That is the slope itself: the learning rate is forgotten, and the sign."},
		{-slope, "The learning rate is forgotten."},
		{-rate * slope / float64(rows), fmt.Sprintf("Divided by N = %d: the slope is that of all rows together already.", rows)},
		{-rate * slope * float64(rows), fmt.Sprintf("Multiplied by N = %d: the slope is that of all rows together already.", rows)},
		{-rate, "That is the learning rate alone; it is multiplied by the slope."},
		{m.before - rate*slope, fmt.Sprintf("That is where %s stands after the step; its change is asked for.", name)},
	}
	k.apart()
	k.hints = [2]string{"The weight moves against its slope, by the learning rate times the slope.", fmt.Sprintf("The change is −α · dLoss/d%s.", name)}
	k.solution = fmt.Sprintf("−%s · %s = %s", four(rate), factor(slope), four(k.value))
	d.Weight = &m.weight
	d.Question = fmt.Sprintf("The weight %s is %s. Over the %s of the next step its slope dLoss/d%s is %s; the learning rate α is %s. By how much does the step change the weight?",
		name, four(m.before), core.FormatCount(rows, "row"), name, four(slope), four(rate))
	d.Hints, d.steps = k.hints, 1
	d.told = func() outcome {
		return outcome{number: &k, own: four(k.value), solution: k.solution, check: k.check}
	}
	return nil
}
