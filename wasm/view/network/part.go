package network

import (
	"fmt"

	"xorcery/core"
)

// Part is a part of the drawn network.
type Part struct {
	Kind  PartKind
	Layer int // the column in which the neuron stands, or the weight ends: 0 is the inputs
	From  int // of a weight: its neuron in the column before
	To    int // the neuron
}

// PartKind says what a part is.
type PartKind int

// The kinds of parts.
const (
	None PartKind = iota
	Neuron
	Weight
)

// NeuronAt is a neuron, or an input.
func NeuronAt(layer, unit int) Part { return Part{Kind: Neuron, Layer: layer, To: unit} }

// WeightAt is the weight that ends in a layer.
func WeightAt(layer, from, to int) Part { return Part{Weight, layer, from, to} }

// FromOrBias is the second index of [core.Run.SetWeight]: −1 for a neuron, whose number is its bias.
func (p Part) FromOrBias() int {
	if p.Kind == Neuron {
		return -1
	}
	return p.From
}

// In says whether a network of these sizes has the part.
func (p Part) In(sizes []int) bool {
	if p.Kind == None || p.Layer < 0 || p.Layer >= len(sizes) || p.To < 0 || p.To >= sizes[p.Layer] {
		return false
	}
	return p.Kind == Neuron || p.Layer > 0 && p.From >= 0 && p.From < sizes[p.Layer-1]
}

// Number is the weight or bias of the part; ok is false for an input, for a neuron without a bias, and for what the network does
// not have.
func (p Part) Number(run *core.Run) (v float64, ok bool) {
	if !p.In(run.Net.Sizes) || p.Layer == 0 {
		return 0, false
	}
	v, err := run.Weight(p.Layer-1, p.FromOrBias(), p.To)
	return v, err == nil
}

// Param is the weight or bias by its name: "W1[0,2]", "b1[2]".
func (p Part) Param() string { return core.ParamName(p.Layer-1, p.FromOrBias(), p.To) }

// Name is a neuron in the article's notation: "h1[2]", and an input by its feature.
func (p Part) Name(features []core.Feature) string {
	if p.Layer == 0 {
		return features[p.To].Name()
	}
	return fmt.Sprintf("h%d[%d]", p.Layer, p.To)
}

// place says where a neuron of a network of so many columns stands, in words.
func (p Part) place(columns int) string {
	switch p.Layer {
	case 0:
		return " · input"
	case columns - 1:
		return " · output"
	}
	return fmt.Sprintf(" · layer %d, neuron %d", p.Layer, p.To)
}

// next is the weight after the part, or before it, through all layers and round again.
func (p Part) next(sizes []int, back bool) Part {
	total, at := 0, -1
	for l := 1; l < len(sizes); l++ {
		if p.Kind == Weight && l == p.Layer {
			at = total + p.From*sizes[l] + p.To
		}
		total += sizes[l-1] * sizes[l]
	}
	switch {
	case back && at <= 0:
		at = total - 1
	case back:
		at--
	default:
		at = (at + 1) % total
	}
	l := 1
	for ; at >= sizes[l-1]*sizes[l]; l++ {
		at -= sizes[l-1] * sizes[l]
	}
	return WeightAt(l, at/sizes[l], at%sizes[l])
}

// ParamAt is the part that has the number of a network at a place of [core.Params.Flat].
func ParamAt(net *core.MLP, at int) Part {
	for l, w := range net.W {
		fanOut := net.Sizes[l+1]
		if at < len(w) {
			return WeightAt(l+1, at/fanOut, at%fanOut)
		}
		if at -= len(w); net.B != nil {
			if at < fanOut {
				return NeuronAt(l+1, at)
			}
			at -= fanOut
		}
	}
	return Part{}
}
