package core

import (
	"fmt"
	"slices"
)

// SetNetwork gives the run another network, or another list of features, and says whether it could keep the weights.
//
// Where only the shape differs (layers, neurons, biases, features) it keeps every weight and bias that the old network
// and the new one share, with the optimizer's memory of it, and goes on at the same step. Hidden layers are counted from
// the input and the output layer stays the output layer, so a layer comes and goes just before the output; a feature
// keeps its row of W1 wherever it stands in the list. All other weights start as n.Seed gives them to a fresh network of
// the new shape.
//
// Another activation, output, initialization, scale or seed starts again from the seed at step 0; so does a run with a
// number that is not finite. On an error, which names the key that is wrong, nothing changes.
func (r *Run) SetNetwork(n Network, features []Feature) (kept bool, err error) {
	p := r.project
	p.Network, p.Data.Features = n, features
	p = p.Clone()
	if err := p.Check(); err != nil {
		return false, err
	}
	old, was := r.Net, r.project
	memory := r.moments
	kept = r.keeps(n)
	r.project = p
	classes := Classes(r.points)
	if kept {
		classes = max(classes, r.outputs())
	}
	r.Net = r.fresh(classes)
	r.prepare()
	if kept {
		r.inherit(old, memory, inputRows(p.Data.Features, was.Data.Features))
	} else {
		r.step, r.broken = 0, Report{}
	}
	r.setPoints(r.points, r.isTrain)
	return kept, nil
}

// inherit gives the fresh network and the optimizer's memory what they share with the old ones; inputs says where W1's
// rows were.
func (r *Run) inherit(old *MLP, memory moments, inputs []int) {
	carry(r.Net.Params, old.Params, inputs)
	r.moments.age = memory.age
	for i, list := range memory.lists {
		from, to := old.room(), r.Net.room()
		copy(from.Flat, list)
		carry(to, from, inputs)
		copy(r.moments.lists[i], to.Flat)
	}
}

// inputRows says for each feature which row of the old W1 it had, −1 if it is new.
func inputRows(now, before []Feature) []int {
	rows := make([]int, len(now))
	for i, f := range now {
		rows[i] = slices.Index(before, f)
	}
	return rows
}

// carry copies to dst the weights and biases that src has too: hidden layers in order, the output layer to the output
// layer, the rows of W1 as inputs says.
func carry(dst, src Params, inputs []int) {
	hidden := min(len(dst.W), len(src.W)) - 1
	for l := range hidden {
		carryLayer(dst, src, l, l, inputs)
	}
	carryLayer(dst, src, len(dst.W)-1, len(src.W)-1, inputs)
}

// carryLayer copies what layer l of dst and layer k of src share. An input layer shares nothing with one that sees neurons.
func carryLayer(dst, src Params, l, k int, inputs []int) {
	to, from := dst.fanOut[l], src.fanOut[k]
	if (l == 0) == (k == 0) {
		for i := range len(dst.W[l]) / to {
			row := i
			if l == 0 {
				row = inputs[i]
			}
			if row >= 0 && (row+1)*from <= len(src.W[k]) {
				copy(dst.W[l][i*to:(i+1)*to], src.W[k][row*from:(row+1)*from])
			}
		}
	}
	if dst.B != nil && src.B != nil {
		copy(dst.B[l], src.B[k])
	}
}

// SetWeight sets one number of the network: the weight from neuron from to neuron to of layer (from 0, the article's W1
// being layer 0), or with from = −1 the bias of neuron to. Training goes on from it. An error names what there is not.
func (r *Run) SetWeight(layer, from, to int, v float64) error {
	at, err := r.Net.weight(layer, from, to)
	if err != nil {
		return err
	}
	if !IsFinite(v) {
		return fmt.Errorf("%s: %v is not allowed; allowed is a finite number", ParamName(layer, from, to), v)
	}
	if r.broken.NonFinite != "" {
		return fmt.Errorf("%s: the run has ended, as %s is not finite; reset it first", ParamName(layer, from, to), r.broken.NonFinite)
	}
	*at = v
	r.changed()
	return nil
}

// Weight is the number that [Run.SetWeight] sets.
func (r *Run) Weight(layer, from, to int) (float64, error) {
	at, err := r.Net.weight(layer, from, to)
	if err != nil {
		return 0, err
	}
	return *at, nil
}

// weight is the place of a weight, or with from = −1 of a bias.
func (m *MLP) weight(layer, from, to int) (*float64, error) {
	switch {
	case layer < 0 || layer >= m.Layers():
		return nil, fmt.Errorf("there is no layer %d of weights; allowed is 1 to %d", layer+1, m.Layers())
	case to < 0 || to >= m.Sizes[layer+1]:
		return nil, fmt.Errorf("%s: layer %d has no neuron %d; allowed is 0 to %d", ParamName(layer, from, to), layer+1, to, m.Sizes[layer+1]-1)
	case from == -1 && m.B == nil:
		return nil, fmt.Errorf("%s: the network has no biases", ParamName(layer, from, to))
	case from == -1:
		return &m.B[layer][to], nil
	case from < 0 || from >= m.Sizes[layer]:
		return nil, fmt.Errorf("%s: layer %d has no neuron %d; allowed is 0 to %d", ParamName(layer, from, to), layer, from, m.Sizes[layer]-1)
	}
	return &m.W[layer][from*m.Sizes[layer+1]+to], nil
}
