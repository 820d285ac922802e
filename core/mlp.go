package core

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// MLP is a multilayer perceptron: h0 = X, then for each layer z = h W + b and h = f(z); the last layer's h is the
// prediction.
type MLP struct {
	Sizes  []int // D, the hidden layers, K
	Hidden Activation
	Out    Output
	Params
}

// NewMLP makes a network whose weights are all zero. It panics on fewer than two sizes, a size below 1 or an unknown
// function.
func NewMLP(sizes []int, hidden Activation, output Output, bias bool) *MLP {
	if len(sizes) < 2 || slices.Min(sizes) < 1 {
		panic(fmt.Sprintf("core: NewMLP: sizes %v: want inputs, hidden layers and outputs, each at least 1", sizes))
	}
	if hidden.Function() == nil {
		panic(fmt.Sprintf("core: NewMLP: unknown activation %q", hidden))
	}
	if output != SigmoidOutput && output != SoftmaxOutput {
		panic(fmt.Sprintf("core: NewMLP: unknown output %q", output))
	}
	sizes = slices.Clone(sizes)
	return &MLP{Sizes: sizes, Hidden: hidden, Out: output, Params: newParams(sizes, bias)}
}

// clone has the same weights in memory of its own.
func (m *MLP) Clone() *MLP {
	c := NewMLP(m.Sizes, m.Hidden, m.Out, m.B != nil)
	copy(c.Flat, m.Flat)
	return c
}

// room is memory, all zero, of the shape of the weights and biases.
func (m *MLP) room() Params { return newParams(m.Sizes, m.B != nil) }

// SameKind says whether two networks differ in nothing but their weights.
func (m *MLP) SameKind(o *MLP) bool {
	return slices.Equal(m.Sizes, o.Sizes) && m.Hidden == o.Hidden && m.Out == o.Out && (m.B == nil) == (o.B == nil)
}

// Layers is the number of weight matrices.
func (m *MLP) Layers() int { return len(m.W) }

// Shape is the widths of all layers, the input's first: 2-3-2.
func (m *MLP) Shape() string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(m.Sizes), "[]"), " ", "-")
}

// Initialize draws the weights, layer by layer and row by row, from numpy's generator seeded with seed, and sets the
// biases to 0. With u uniform in [0,1) and g standard normal a weight is scale times
//
//	article  (2u−1)/√fanIn          he      g·√(2/fanIn)
//	xavier   (2u−1)·√(6/(fanIn+fanOut))   normal  g
//
// and 0 for zero.
func (m *MLP) Initialize(init Init, scale float64, seed uint32) {
	clear(m.Flat)
	random := NewNumpy(seed)
	for l, w := range m.W {
		fanIn, fanOut := float64(m.Sizes[l]), float64(m.Sizes[l+1])
		for i := range w {
			switch init {
			case InitArticle:
				w[i] = scale * (float64(2*random.Random()-1) / math.Sqrt(fanIn))
			case InitXavier:
				w[i] = scale * (float64(2*random.Random()-1) * math.Sqrt(6/(fanIn+fanOut)))
			case InitHe:
				w[i] = scale * (random.Randn() * math.Sqrt(2/fanIn))
			case InitNormal:
				w[i] = scale * random.Randn()
			case InitZero:
			default:
				panic(fmt.Sprintf("core: Initialize: unknown initialization %q", init))
			}
		}
	}
}
