package bricks

import (
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
)

// note says what is special about the traced network.
func (b *Bricks) note(side Side) string {
	for _, q := range b.Quantities {
		if i := slices.IndexFunc(q.Values, func(v float64) bool { return !core.IsFinite(v) }); i >= 0 {
			return "The first number that is not finite: " + entryName(&q, i/q.Cols, i%q.Cols) + " = " + core.FormatDigits(q.Values[i]) +
				". All that follows from it is lost; Reset starts again from the same weights."
		}
	}
	run := b.run(side)
	points := run.Points()
	if len(points) == 0 {
		return "There are no points to train on: the step is what this one observation would do."
	}
	classes := make([]int, run.Net.Sizes[run.Net.Layers()])
	for _, p := range points {
		classes[p.Class]++
	}
	if k := slices.Index(classes, 0); k >= 0 {
		return fmt.Sprintf("No point has class %d: training only ever tells that output no.", k)
	}
	if b.net.Layers() == 1 {
		return "There is no hidden layer: the chain rule ends at W1, and the boundary stays a straight line."
	}
	return ""
}

// functions are the layers' functions, hidden and last, by name: the sign in the stack, and what comes out.
var functions = map[string]struct{ sign, says string }{
	string(core.Sigmoid):       {"σ", "The sums, squashed: the layer's answer."},
	string(core.Tanh):          {"tanh", "The sums, squashed: the layer's answer."},
	string(core.ReLU):          {"relu", "The sums, 0 in place of what is below 0: the layer's answer."},
	string(core.Linear):        {"h = z", "The sums as they are: the layer's answer."},
	string(core.SoftmaxOutput): {"softmax", "The sums as shares of 1: the network's answer."},
}

// functionOf is the name of a layer's function.
func functionOf(net *core.MLP, layer int) string {
	if layer == net.Layers() {
		return string(net.Out)
	}
	return string(net.Hidden)
}

// says is what a quantity is, in a sentence that is true of this network and this way of training.
func (b *Bricks) says(q *core.Quantity) string {
	net, training := b.net, b.of.Training()
	switch q.Over {
	case core.OverMean:
		return "The mean of all points' gradients: it takes the place of this one point's."
	case core.OverSum:
		return "The sum of all points' gradients: it takes the place of this one point's."
	case core.OverClipped:
		if b.find(q.Uses[0]).Over != core.OverOne {
			return "The gradient of all points, bounded by clipping."
		}
		return "The gradient, bounded by clipping."
	}
	switch q.Symbol {
	case "X":
		return "The observation: what the network sees."
	case "Y":
		return "The truth: 1 for the observation's class, 0 for the others."
	case "DataLoss":
		return "How far the answer is from the truth."
	case "Penalty":
		return "What large weights cost."
	case "Loss":
		if strings.Contains(q.Equation, "Penalty") {
			return "One number: how far the answer is from the truth, and what large weights cost."
		}
		return "One number for how far the answer is from the truth."
	case "dLoss/dh":
		return "How the loss changes with each answer of the layer."
	case "dh/dz":
		if q.Rows > 1 {
			return "How each answer (a column) changes with each sum (a row): the shares hang together."
		}
		return "How much the layer's function passes on: its slope."
	case "dLoss/dz":
		if !strings.Contains(q.Equation, "dh") {
			return "How the loss changes with each weighted sum: with this loss just the answer less the truth."
		}
		return "How the loss changes with each weighted sum: the slopes multiply."
	case "dz/dW":
		return "How the weighted sum changes with a weight: by what came in."
	case "dDataLoss/dW":
		return "How the loss without the penalty changes with each weight."
	case "dPenalty/dW":
		if training.Penalty == core.Published {
			return "What the article's code takes for the penalty's slope: the same for every weight."
		}
		return "How the penalty changes with each weight."
	case "dLoss/dW":
		if strings.Contains(q.Equation, "dPenalty") {
			return "How the loss changes with each weight: by the data and by the penalty."
		}
		return "How the loss changes with each weight: what learning needs."
	case "dLoss/db":
		return "How the loss changes with each bias: as with the sum that it is added to."
	case "|dLoss|":
		return "The length of the whole gradient, which clipping bounds."
	case "α":
		return "The learning rate: how far a step goes against the gradient."
	case "W new", "b new":
		if q.Parts != nil {
			return "The old numbers less the optimizer's step: learned."
		}
		return "A step against the gradient, α times as long: learned."
	case "W":
		return "The layer's weights, which training changes."
	case "b":
		return "The layer's biases, which training changes."
	case "z":
		if net.B != nil {
			return "Weighted sums of what came in, each with its bias."
		}
		return "Weighted sums of what came in."
	}
	return functions[functionOf(net, q.Layer)].says
}
