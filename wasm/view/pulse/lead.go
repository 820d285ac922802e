package pulse

import (
	"cmp"
	"math"
	"slices"

	"xorcery/wasm/view/network"
)

// Which neurons are shown and which of them a moment is told by is chosen once for the whole pulse: whoever follows a number through its
// moments finds it where it was.

// leads is a neuron of each layer, a way through the network: the output that is farthest from the truth, and from there back the neuron
// that sends the next one the most.
func (p *painter) leads() []int {
	last := len(p.of.Sizes) - 1
	list := make([]int, last+1)
	list[last] = Strongest(p.values("dLoss/dz", last))
	for l := last - 1; l >= 0; l-- {
		w, h, out, to := p.values("W", l+1), p.values("h", l), p.of.Sizes[l+1], list[l+1]
		sent := make([]float64, p.of.Sizes[l])
		for i := range sent {
			sent[i] = w[i*out+to] * h[i]
		}
		list[l] = Strongest(sent)
	}
	return list
}

// Strongest is the first of some numbers that no other exceeds in size but by rounding.
func Strongest(values []float64) int {
	best := 0
	for i, v := range values {
		if math.Abs(v) > math.Abs(values[best])*(1+1e-9) {
			best = i
		}
	}
	return best
}

// strongest are n units of a layer in their order: those that send the most in all, the one that leads on and the one that is pointed at.
func (p *painter) strongest(layer, n int) []int {
	units := make([]int, p.of.Sizes[layer])
	for i := range units {
		units[i] = i
	}
	if n >= len(units) {
		return units
	}
	weight := make([]float64, len(units))
	h := p.values("h", layer)
	if layer+1 < len(p.of.Sizes) {
		w, out := p.values("W", layer+1), p.of.Sizes[layer+1]
		for i := range units {
			for j := range out {
				weight[i] += math.Abs(w[i*out+j] * h[i])
			}
		}
	} else {
		for i := range units {
			weight[i] = math.Abs(h[i])
		}
	}
	weight[p.lead[layer]] = math.Inf(1)
	switch f := p.of.Focus; {
	case f.Kind == network.Neuron && f.Layer == layer, f.Kind == network.Weight && f.Layer == layer:
		weight[f.To] = math.Inf(1)
	case f.Kind == network.Weight && f.Layer == layer+1:
		weight[f.From] = math.Inf(1)
	}
	slices.SortStableFunc(units, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	units = units[:n]
	slices.Sort(units)
	return units
}

// subject is the line or neuron whose number the moment is told by: that which is pointed at where the moment is there, or else that of
// the way that leads through the whole pulse.
func (p *painter) subject() network.Part {
	m := p.now()
	layer, lines := m.Layer, false
	switch m.Kind {
	case Nothing, Truth, Loss:
		return network.Part{}
	case Weights, Gradient, NewWeights:
		lines = true
	case Came:
		layer--
	}
	if f := p.of.Focus; f.Layer == layer && (lines && f.Kind == network.Weight || !lines && f.Kind == network.Neuron) {
		return f
	}
	if lines {
		return network.WeightAt(layer, p.lead[layer-1], p.lead[layer])
	}
	return network.NeuronAt(layer, p.lead[layer])
}
