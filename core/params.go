package core

import "fmt"

// Params holds every weight and bias of a network. Gradients and optimizer moments have the same type.
type Params struct {
	W    [][]float64 // W[l] is (fanIn, fanOut) of layer l, row-major
	B    [][]float64 // B[l] is (fanOut); B is nil without biases
	Flat []float64   // the memory that W and B are carved from: W1 b1 W2 b2 …

	fanOut []int // of each layer
}

// newParams makes room, all zero, for the layers between sizes: len(sizes)−1 of them.
func newParams(sizes []int, bias bool) Params {
	total := 0
	for l := range sizes[1:] {
		total += sizes[l] * sizes[l+1]
		if bias {
			total += sizes[l+1]
		}
	}
	p := Params{Flat: make([]float64, total), fanOut: append([]int(nil), sizes[1:]...)}
	rest := p.Flat
	take := func(n int) []float64 {
		piece := rest[:n:n]
		rest = rest[n:]
		return piece
	}
	for l := range sizes[1:] {
		p.W = append(p.W, take(sizes[l]*sizes[l+1]))
		if bias {
			p.B = append(p.B, take(sizes[l+1]))
		}
	}
	return p
}

// Name is the name of Flat[i] in the article's notation: "W1[0,7]" is the weight from neuron 0 to neuron 7 of layer
// 1, "b2[1]" a bias.
func (p Params) Name(i int) string {
	for l, w := range p.W {
		if i < len(w) {
			return ParamName(l, i/p.fanOut[l], i%p.fanOut[l])
		}
		i -= len(w)
		if p.B != nil {
			if i < len(p.B[l]) {
				return ParamName(l, -1, i)
			}
			i -= len(p.B[l])
		}
	}
	panic("core: Params.Name: index beyond the last parameter")
}

// ParamName is the article's name of a weight, "W1[0,2]" for layer 0, or with from = −1 of a bias, "b1[2]".
func ParamName(layer, from, to int) string {
	if from < 0 {
		return fmt.Sprintf("b%d[%d]", layer+1, to)
	}
	return fmt.Sprintf("W%d[%d,%d]", layer+1, from, to)
}

// Index is the place in Flat of the weight from a neuron to another of a layer, from 0, or with from = −1 of the neuron's bias: the
// inverse of Name. There is one.
func (p Params) Index(layer, from, to int) int {
	at := 0
	for l := range layer {
		at += len(p.W[l])
		if p.B != nil {
			at += len(p.B[l])
		}
	}
	if from < 0 {
		return at + len(p.W[layer]) + to
	}
	return at + from*p.fanOut[layer] + to
}
