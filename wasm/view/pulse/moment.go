// Package pulse shows one observation's training step in the drawn network: forward, truth, backward, update. It is pure: from a trace,
// a moment of it and a rectangle follow what is lit, filled and labeled, with true numbers; package figure draws it.
package pulse

import "xorcery/core"

// Moment is a quantity of a trace as something that happens in the drawn network.
type Moment struct {
	Name  string
	Kind  MomentKind
	Phase core.Phase
	Layer int       // of the network's lines that end there; 0 for the inputs and for what belongs to no layer
	Over  core.Over // of a gradient
}

// MomentKind says what happens in a moment.
type MomentKind int

// What happens: where the numbers of a quantity stand in the drawn network.
const (
	Nothing    MomentKind = iota // it has no place there: α, a penalty
	Input                        // the inputs fill
	Truth                        // stands beside the outputs
	Weights                      // each line has one
	Biases                       // each neuron has one
	Sum                          // each line brings its product, w · h
	Answer                       // each neuron fills to its activation
	Loss                         // the gaps between outputs and truth
	Back                         // dLoss/dh comes back to each neuron
	Slope                        // dh/dz of each neuron
	Gap                          // dLoss/dz of each neuron
	Came                         // dz/dW is what came in
	Gradient                     // each line has one, from what came in and what comes back
	BiasGrad                     // each neuron has one
	NewWeights                   // each line moves
	NewBiases                    // each neuron's bias moves
)

// kinds are what happens as a quantity comes about, by its symbol.
var kinds = map[string]MomentKind{
	"X": Input, "Y": Truth, "DataLoss": Loss, "Loss": Loss,
	"W": Weights, "b": Biases, "z": Sum, "h": Answer,
	"dLoss/dh": Back, "dh/dz": Slope, "dLoss/dz": Gap, "dz/dW": Came,
	"dDataLoss/dW": Gradient, "dPenalty/dW": Gradient, "dLoss/dW": Gradient, "dLoss/db": BiasGrad,
	"W new": NewWeights, "b new": NewBiases,
}

// Moments are those of a trace, one for each quantity.
func Moments(trace []core.Quantity) []Moment {
	list := make([]Moment, len(trace))
	for i := range trace {
		q := &trace[i]
		list[i] = Moment{q.Name, kinds[q.Symbol], q.Phase, q.Layer, q.Over}
	}
	return list
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
	case m.Over != core.OverOne:
		word = "all points"
	}
	return word + ": " + m.Name
}
