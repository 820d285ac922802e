// Package pulse shows one observation's training step in the drawn network: forward, truth, backward, update. It is pure: from a trace,
// a moment of it and a rectangle follow what is lit, filled and labeled, with true numbers; package figure draws it.
package pulse

import (
	"strings"

	"xorcery/core"
)

// Moment is a quantity of a trace as something that happens in the drawn network.
type Moment struct {
	Name  string
	Kind  Kind
	Phase core.Phase
	Layer int  // of the network's lines that end there; 0 for the inputs and for what belongs to no layer
	Whole bool // of a gradient: of all training points, or clipped
}

// Kind says what happens in a moment.
type Kind int

// What happens: where the numbers of a quantity stand in the drawn network.
const (
	Nothing    Kind = iota // it has no place there: α, a penalty
	Input                  // the inputs fill
	Truth                  // stands beside the outputs
	Weights                // each line has one
	Biases                 // each neuron has one
	Sum                    // each line brings its product, w · h
	Answer                 // each neuron fills to its activation
	Loss                   // the gaps between outputs and truth
	Back                   // dLoss/dh comes back to each neuron
	Slope                  // dh/dz of each neuron
	Gap                    // dLoss/dz of each neuron
	Came                   // dz/dW is what came in
	Gradient               // each line has one, from what came in and what comes back
	BiasGrad               // each neuron has one
	NewWeights             // each line moves
	NewBiases              // each neuron's bias moves
)

// Moments are those of a trace, one for each quantity.
func Moments(trace []core.Quantity) []Moment {
	list := make([]Moment, len(trace))
	for i := range trace {
		kind, whole := kindOf(&trace[i])
		list[i] = Moment{trace[i].Name, kind, trace[i].Phase, trace[i].Layer, whole}
	}
	return list
}

// kindOf is what happens as a quantity comes about, and whether it is a gradient beyond the one observation's.
func kindOf(q *core.Quantity) (k Kind, whole bool) {
	name := q.Name
	for _, prefix := range [...]string{"clipped ", "mean ", "sum "} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name, whole = rest, true
		}
	}
	has := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	switch {
	case name == "X":
		return Input, false
	case name == "Y":
		return Truth, false
	case name == "Loss", name == "DataLoss":
		return Loss, false
	case q.Layer == 0:
		return Nothing, false
	case strings.HasSuffix(name, " new") && has("W"):
		return NewWeights, false
	case strings.HasSuffix(name, " new"):
		return NewBiases, false
	case has("dLoss/dW"), has("dDataLoss/dW"), has("dPenalty/dW"):
		return Gradient, whole
	case has("dLoss/db"):
		return BiasGrad, whole
	case has("dLoss/dh"):
		return Back, false
	case has("dLoss/dz"):
		return Gap, false
	case has("dh"):
		return Slope, false
	case has("dz"):
		return Came, false
	case has("W"):
		return Weights, false
	case has("b"):
		return Biases, false
	case has("z"):
		return Sum, false
	}
	return Answer, false
}

// Factor is which factor of the chain rule a moment brings, 1 to 3: dLoss/dh, dh/dz, dz/dW; 0 for none.
func (m *Moment) Factor() int {
	switch m.Kind {
	case Back, Loss:
		return 1
	case Slope:
		return 2
	case Came:
		return 3
	}
	return 0
}

// Title says where the pulse is: "forward: z1".
func (m *Moment) Title() string {
	word := string(m.Phase)
	switch {
	case m.Kind == Truth || m.Kind == Loss:
		word = "truth"
	case m.Whole:
		word = "all points"
	}
	return word + ": " + m.Name
}
