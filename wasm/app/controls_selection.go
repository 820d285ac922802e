package app

import (
	"errors"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// selectionControls choose one weight or bias of the network and type its value: what a click on the drawn network does,
// for the keyboard, a screen reader and a finger.
func selectionControls() []Control {
	selected := func(s *State) bool { return s.Network.Selected.Kind != network.None && s.Network.Selected.Layer > 0 }
	needs := only(selected, errors.New("no weight is selected: choose its layer first"))
	numbered := func(s *State) bool { _, ok := s.Network.Selected.Number(s.Lab.Run); return ok }
	layer := Control{
		ID: "selected.layer", Group: "Network", Kind: Number, Label: "Weight to edit: layer",
		Help:  "The layer of the weight to read or change, as in W1; 0 is none (W goes through all weights).",
		Range: core.Range{Min: 0, Max: core.MostHidden + 1, Whole: true},
		bounds: func(s *State) core.Range {
			return core.Range{Min: 0, Max: float64(s.Lab.Run.Net.Layers()), Whole: true}
		},
		get: func(s *State) any { return float64(s.Network.Selected.Layer) },
		set: takes(func(s *State, v float64) {
			part := network.Part{Kind: network.Weight, Layer: int(v)}
			if part.Layer == 0 {
				part = network.Part{}
			}
			s.choosePart(part)
		}),
	}
	from := Control{
		ID: "selected.from", Group: "Network", Kind: Number, Label: "From neuron",
		Help:  "The neuron that the weight comes from, counted from 0; −1 is the bias.",
		Range: core.Range{Min: -1, Max: 63, Whole: true},
		bounds: func(s *State) core.Range {
			r := core.Range{Min: -1, Max: 63, Whole: true}
			if selected(s) {
				r.Max = float64(s.Lab.Run.Net.Sizes[s.Network.Selected.Layer-1] - 1)
			}
			return r
		},
		visible: selected, enabled: needs,
		get: func(s *State) any { return float64(s.Network.Selected.FromOrBias()) },
		set: takes(func(s *State, v float64) {
			part := s.Network.Selected
			part.Kind, part.From = network.Weight, int(v)
			if part.From < 0 {
				part.Kind, part.From = network.Neuron, 0
			}
			s.choosePart(part)
		}),
	}
	to := Control{
		ID: "selected.to", Group: "Network", Kind: Number, Label: "To neuron",
		Help:  "The neuron that the weight goes to, counted from 0.",
		Range: core.Range{Min: 0, Max: 63, Whole: true},
		bounds: func(s *State) core.Range {
			r := core.Range{Min: 0, Max: 63, Whole: true}
			if selected(s) {
				r.Max = float64(s.Lab.Run.Net.Sizes[s.Network.Selected.Layer] - 1)
			}
			return r
		},
		visible: selected, enabled: needs,
		get: func(s *State) any { return float64(s.Network.Selected.To) },
		set: takes(func(s *State, v float64) {
			part := s.Network.Selected
			part.To = int(v)
			s.choosePart(part)
		}),
	}
	weight := Control{
		ID: "selected.weight", Group: "Network", Kind: Slider, Label: "Weight", Range: network.WeightRange, Low: -10, High: 10, Step: 0.01,
		Help: "The selected weight or bias; training goes on from the new value.",
		label: func(s *State) string {
			if !selected(s) {
				return "Weight"
			}
			return "Value of " + s.Network.Selected.Param()
		},
		visible: numbered,
		enabled: func(s *State) error {
			if err := needs(s); err != nil || numbered(s) {
				return err
			}
			return errors.New("the network has no biases")
		},
		get: func(s *State) any {
			v, _ := s.Network.Selected.Number(s.Lab.Run)
			return v
		},
		set: func(s *State, v any) error { return s.setNumber(s.Network.Selected, v.(float64)) },
	}
	return []Control{layer, from, to, weight}
}
