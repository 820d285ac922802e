package app

import (
	"fmt"

	"xorcery/core"
)

func networkControls() []Control {
	network := func(label, help string) Control { return Control{Group: "Network", Label: label, Help: help} }
	start := func(label, help string) Control {
		return Control{Group: "Network", Label: label, Help: help, Restarts: true}
	}
	layers := network("Hidden layers", "How many layers of neurons stand between the point and the answer; 0 draws straight lines only."+keptShape)
	layers.ID, layers.Kind, layers.Range = "network.layers", Number, core.Limits["network.hidden"]
	layers.get = func(s *State) any { return float64(len(s.Lab.Project.Network.Hidden)) }
	layers.set = func(s *State, v any) error {
		return s.change(byControl, func(p *core.Project) { p.Network.Hidden = withLayers(p.Network.Hidden, int(v.(float64))) })
	}
	var titles []string
	for _, f := range core.AllActivations {
		titles = append(titles, f.Function().Title)
	}
	list := []Control{layers}
	for i := range core.MostHidden {
		list = append(list, neurons(i))
	}
	scale := start("Scale of the start", "Multiplies every initial weight.")
	scale.Kind, scale.Low, scale.High, scale.Step, scale.Log = Slider, 0.01, 10, 0.01, true
	seed := start("Seed", "The number that the initial weights are drawn from; the same seed gives the same weights.")
	seed.Kind = Number
	list = append(list,
		choice("network.activation", Control{Group: Essentials, Label: "Activation", Help: "What each hidden neuron does with its weighted sum.", Restarts: true}, core.AllActivations,
			titles, func(p *core.Project) *core.Activation { return &p.Network.Activation }),
		flag("network.bias", network("Biases", "Without them the network cannot learn XOR centered on the origin."+keptShape),
			func(p *core.Project) *bool { return &p.Network.Bias }),
		choice("network.output", start("Output", "Sigmoid answers for each class alone; softmax shares one certainty among them."),
			core.AllOutputs, []string{"Sigmoid", "Softmax"}, func(p *core.Project) *core.Output { return &p.Network.Output }),
		choice("network.init", start("Initial weights", "The distribution that the weights start from."), core.AllInits,
			[]string{"The article's", "Xavier", "He", "Normal", "Zero"}, func(p *core.Project) *core.Init { return &p.Network.Init }),
		number("network.scale", scale, func(p *core.Project) *float64 { return &p.Network.Scale }),
		number("network.seed", seed, func(p *core.Project) *int { return &p.Network.Seed }),
	)
	return append(append(list, selectionControls()...), offControls()...)
}

// keptShape is the rule of every control that changes the shape alone: see [core.Run.SetNetwork].
const keptShape = " The weights that fit stay; new ones come from the seed."

// neurons is the control of one hidden layer's width; it shows while the layer is there.
func neurons(layer int) Control {
	there := func(s *State) bool { return layer < len(s.Lab.Project.Network.Hidden) }
	return Control{
		ID: fmt.Sprintf("network.neurons%d", layer+1), Group: "Network", Kind: Slider,
		Label:   fmt.Sprintf("Neurons in layer %d", layer+1),
		Help:    "Each hidden neuron draws one soft line across what the layer before it sees." + keptShape,
		Range:   core.Limits["network.hidden.neurons"],
		visible: there,
		enabled: only(there, fmt.Errorf("there is no hidden layer %d: add it first", layer+1)),
		get: func(s *State) any {
			if !there(s) {
				return 0.0
			}
			return float64(s.Lab.Project.Network.Hidden[layer])
		},
		set: func(s *State, v any) error {
			return s.change(byControl, func(p *core.Project) { p.Network.Hidden[layer] = int(v.(float64)) })
		},
	}
}

// withLayers is hidden cut or grown to n layers; a new layer is as wide as the one before it.
func withLayers(hidden []int, n int) []int {
	hidden = append([]int(nil), hidden...)
	for len(hidden) < n {
		width := 3
		if len(hidden) > 0 {
			width = hidden[len(hidden)-1]
		}
		hidden = append(hidden, width)
	}
	return hidden[:n]
}
