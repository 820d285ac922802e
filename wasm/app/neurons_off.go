package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// Off is the neurons that are switched off in what is shown of A: nothing goes out from them. Boundary, accuracy and answers are those
// of the network without them, kept in step with the run, which trains on as if nothing had happened. It is no part of the project.
type Off struct {
	Units []core.Unit // in order
	Tool  bool        // a click on a neuron of the drawn network switches it

	without *core.Without // nil while all are on
}

// offBudget is how long a tick may measure the network without its neurons.
const offBudget = 3 * time.Millisecond

// SwitchNeuron switches a neuron off, or on again; layer 0 is the inputs.
func (s *State) SwitchNeuron(layer, index int) error {
	sizes := s.Lab.Run.Net.Sizes
	switch last := len(sizes) - 1; {
	case layer == last:
		return fmt.Errorf("layer %d is the outputs: they are the answer, and cannot be switched off", layer)
	case layer < 0 || layer > last:
		return fmt.Errorf("there is no layer %d; allowed is 0 to %d", layer, last-1)
	case index < 0 || index >= sizes[layer]:
		return fmt.Errorf("layer %d has no neuron %d; allowed is 0 to %d", layer, index, sizes[layer]-1)
	}
	unit := core.Unit{Layer: layer, Index: index}
	if i := slices.Index(s.Off.Units, unit); i >= 0 {
		s.Off.Units = slices.Delete(slices.Clone(s.Off.Units), i, i+1)
	} else {
		s.Off.Units = append(slices.Clone(s.Off.Units), unit)
		slices.SortFunc(s.Off.Units, func(a, b core.Unit) int {
			return (a.Layer-b.Layer)*1000 + a.Index - b.Index
		})
	}
	s.renewOff()
	return nil
}

// allOn switches all neurons on again.
func (s *State) allOn() {
	if len(s.Off.Units) > 0 {
		s.Off.Units = nil
		s.renewOff()
	}
}

// renewOff makes the network without the neurons that are off now.
func (s *State) renewOff() {
	if s.Off.without = nil; len(s.Off.Units) > 0 {
		s.Off.without = core.NewWithout(s.Lab.Run, s.Off.Units)
		work, spent := s.Lab.Run.MeasureWork(), time.Duration(0)
		s.Off.without.Follow(s.Lab.Run, func() bool { spent++; return int(spent)*core.BlockRows*s.Lab.Run.Net.Work() > min(work, atOnceWork) })
	}
	s.renew()
}

// followOff keeps the network without its neurons in step with the run. A network of another shape has all of them on.
func (s *State) followOff(clock func() time.Duration) {
	w := s.Off.without
	if w == nil {
		return
	}
	if !w.Fits(s.Lab.Run) {
		s.allOn()
		s.say("The network has another shape: all its neurons are on.")
		return
	}
	began := clock()
	if w.Follow(s.Lab.Run, func() bool { return clock()-began >= offBudget }) {
		s.Revision++
	}
}

// ShownNet is A's network as it is shown: without the neurons that are off.
func (s *State) ShownNet() *core.MLP {
	if w := s.Off.without; w != nil && w.Fits(s.Lab.Run) {
		return w.Net
	}
	return s.Lab.Run.Net
}

// IsOff says whether a neuron of the drawn network is switched off.
func (s *State) IsOff(layer, index int) bool {
	return slices.Contains(s.Off.Units, core.Unit{Layer: layer, Index: index})
}

// withoutMeasured is the network without its neurons where it has been measured on the present points; else nil.
func (s *State) withoutMeasured() *core.Without {
	if w := s.Off.without; w != nil && w.Known && len(w.Classes) == len(s.Lab.Run.Points()) {
		return w
	}
	return nil
}

// OffNames are the neurons that are off: "h1[2]", "h1[2], h1[3]", "4 neurons"; "" while all are on.
func (s *State) OffNames() string {
	if len(s.Off.Units) > 3 {
		return fmt.Sprintf("%d neurons", len(s.Off.Units))
	}
	var names []string
	for _, k := range s.Off.Units {
		names = append(names, s.unitName(k))
	}
	return strings.Join(names, ", ")
}

func (s *State) unitName(k core.Unit) string {
	return network.NeuronAt(k.Layer, k.Index).Name(s.Lab.Project.Data.Features)
}

// OffAgainst is the accuracy without the neurons that are off beside that with them: "72 %, with it 98 %"; "" while all are on.
func (s *State) OffAgainst() string {
	n := len(s.Off.Units)
	if n == 0 {
		return ""
	}
	them := "it"
	if n > 1 {
		them = "them"
	}
	return s.offAccuracy() + ", with " + them + " " + s.Lab.AccuracyText()
}

// offAccuracy is the accuracy without the neurons that are off; "–" until it is measured.
func (s *State) offAccuracy() string {
	if w := s.withoutMeasured(); w != nil {
		return core.FormatPercent(w.Accuracy)
	}
	return "–"
}

// OffText is the accuracy beside that without the neurons that are off: "98 %, without h1[2]: 72 %"; "" while all are on.
func (s *State) OffText() string {
	if len(s.Off.Units) == 0 {
		return ""
	}
	return s.Lab.AccuracyText() + ", without " + s.OffNames() + ": " + s.offAccuracy()
}

// OffSummary is what state() tells of the neurons that are off.
type OffSummary struct {
	Neurons  []string `json:"neurons"`
	Accuracy *float64 `json:"accuracy"` // without them; null until it is measured
	Wrong    int      `json:"wrong"`
	Text     string   `json:"text"`
}

func (s *State) offSummary() *OffSummary {
	if len(s.Off.Units) == 0 {
		return nil
	}
	o := &OffSummary{Text: s.OffText()}
	for _, k := range s.Off.Units {
		o.Neurons = append(o.Neurons, s.unitName(k))
	}
	if w := s.withoutMeasured(); w != nil {
		o.Accuracy, o.Wrong = core.Finite(w.Accuracy), w.Wrong
	}
	return o
}

// switchable says why a part cannot be switched off.
func (s *State) switchable(p network.Part) error {
	switch last := len(s.Lab.Run.Net.Sizes) - 1; {
	case p.Kind != network.Neuron:
		return fmt.Errorf("no neuron is chosen: click one in the drawn network, or choose its bias under Network")
	case p.Layer == last:
		return fmt.Errorf("an output is the answer: it cannot be switched off")
	}
	return nil
}

// switchMeant switches the neuron under the pointer, or else the selected one.
func (s *State) switchMeant() {
	p := s.Network.Hovered
	if p.Kind != network.Neuron {
		p = s.Network.Selected
	}
	err := s.switchable(p)
	if err == nil {
		err = s.SwitchNeuron(p.Layer, p.To)
	}
	s.try(err)
}

// offControls switch neurons off and on.
func offControls() []Control {
	tool := toggle("neuron.tool", "Network", "Click switches neurons", "A click on a neuron of the drawn network switches it off, another one on again; training goes on with all of them.",
		func(s *State) *bool { return &s.Off.Tool })
	one := button("neuron.switch", "Network", "Switch the neuron off", "Show boundary and accuracy without the selected neuron (O); training goes on with it.", func(s *State) error {
		return s.SwitchNeuron(s.Network.Selected.Layer, s.Network.Selected.To)
	})
	one.label = func(s *State) string {
		p := s.Network.Selected
		switch {
		case s.switchable(p) != nil:
			return "Switch the neuron off"
		case s.IsOff(p.Layer, p.To):
			return "Switch " + p.Name(s.Lab.Project.Data.Features) + " on"
		}
		return "Switch " + p.Name(s.Lab.Project.Data.Features) + " off"
	}
	one.enabled = func(s *State) error { return s.switchable(s.Network.Selected) }
	one.visible = func(s *State) bool { return s.switchable(s.Network.Selected) == nil }
	all := button("neuron.all", "Network", "All neurons on", "Show the whole network again.", surely((*State).allOn))
	all.visible = func(s *State) bool { return len(s.Off.Units) > 0 }
	return []Control{tool, one, all}
}

// offMethods let a page switch neurons.
func offMethods() []method {
	return []method{asks2("switchNeuron", "layer", "index", func(s *State, layer, index int) (*OffSummary, error) {
		if err := s.SwitchNeuron(layer, index); err != nil {
			return nil, fmt.Errorf("switchNeuron: %w", err)
		}
		return s.offSummary(), nil
	})}
}
