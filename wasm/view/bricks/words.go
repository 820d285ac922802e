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

func functionSign(f string) string {
	switch f {
	case "sigmoid":
		return "σ"
	case "linear":
		return "h = z"
	}
	return f
}

// says is what a quantity is, in a sentence.
func says(q *core.Quantity) string {
	name := strings.TrimPrefix(q.Name, "clipped ")
	switch {
	case name == "X":
		return "The observation: what the network sees."
	case name == "Y":
		return "The truth: 1 for the observation's class, 0 for the others."
	case name == "Loss":
		return "One number for how far the answer is from the truth."
	case name == "DataLoss":
		return "How far the answer is from the truth."
	case name == "Penalty":
		return "What large weights cost."
	case name == "α":
		return "The learning rate: how far a step goes against the gradient."
	case name == "|dLoss|":
		return "The length of the whole gradient, which clipping bounds."
	case name != q.Name:
		return "The gradient, bounded by clipping."
	case strings.HasSuffix(name, " new"):
		return "A small step against the gradient: learned."
	case strings.HasPrefix(name, "dPenalty"):
		return "How the penalty changes with each weight."
	case strings.HasPrefix(name, "dLoss/dh"):
		return "How the loss changes with each answer of the layer."
	case strings.HasPrefix(name, "dLoss/dz"):
		return "How the loss changes with each weighted sum: the slopes multiply."
	case strings.HasPrefix(name, "dLoss/d"), strings.HasPrefix(name, "dDataLoss"):
		return "How the loss changes with each of these numbers: what learning needs."
	case strings.HasPrefix(name, "dh"):
		return "How much the layer's function passes on: its slope."
	case strings.HasPrefix(name, "dz"):
		return "How the weighted sum changes with a weight: by what came in."
	case name[0] == 'W', name[0] == 'b':
		return "The layer's numbers, which training changes."
	case name[0] == 'z':
		return "Weighted sums of what came in."
	}
	return "The sums, squashed: the layer's answer."
}
