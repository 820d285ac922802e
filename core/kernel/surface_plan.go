package kernel

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
)

// surfaceShape is all that a surface's code depends on: the network's shape and what it sees.
type surfaceShape struct {
	sizes
	hidden   core.Activation
	output   core.Output
	features string
}

func surfaceShapeOf(net *core.MLP, features []core.Feature) surfaceShape {
	k := surfaceShape{hidden: net.Hidden, output: net.Out, features: fmt.Sprint(features)}
	copy(k.sizes[:], net.Sizes)
	return k
}

// featurePlace is where a feature is worked out. It is of the column where it depends on x1 alone. Along a row all others are numbers, by which the first layer's
// biases and weights of x1 are worked out once: z = (b + x2·v) + x1·(w + x2·u).
type featurePlace struct {
	column int // among the columns; −1 where it has none of its own
	row    int // among the row's numbers; −1 where it has none
}

// surfacePlan says where everything stands in a surface's memory, in bytes:
//
//	constants | settings | weights | the first layer's along a row | activations of 16 pixels | columns | rows | two rows of shares | pictures
//
// The shares of a row are neuron-major too, strides apart.
type surfacePlan struct {
	places  []featurePlace
	columns []core.Feature // whose numbers are worked out once for a view
	rows    []core.Feature // whose numbers are worked out for each row; of X1X2 it is x2
	first   int            // numbers of the first layer along a row, a multiple of four

	settings, weights, along int
	later                    []int // where the weights of each later layer are
	h                        []int // of layer l: sizes[l] spans
	column, row, shares      int
}

// mostSide bounds the pixels of a row and of a column.
const mostSide = 4096

const (
	sideBytes = 4 * (mostSide + 2*spanPixels)
	together  = 2 // neurons that share a pass over what comes in
)

// The settings: words, then numbers.
const (
	setEnd    = 4 * iota // of a row, in bytes: spans up to there are worked on
	setStride            // from share to share
	setTarget            // where the picture goes
	setPitch             // its bytes from row to row
	setJobs              // neurons to be shown
	setJobsAt            // where they are listed
	setPaper             // three channels each
	setInk    = setPaper + 12
	setClass  = setInk + 12
	setTints  = setClass + 4*3*core.MaxClasses // what the map's first and last color have beyond paper
	setBytes  = (setTints + 4*6 + 15) &^ 15
)

// A job is a neuron that is shown.
const (
	jobFrom  = 4 * iota // where its activations are
	jobTo               // where its picture goes
	jobScale            // color 0 … 1 is scale·h + shift
	jobShift
	jobBytes
)

func newSurfacePlan(k surfaceShape, features []core.Feature) surfacePlan {
	p := surfacePlan{settings: constantsBytes, weights: constantsBytes + setBytes}
	columnOf := func(f core.Feature) int {
		if i := slices.Index(p.columns, f); i >= 0 {
			return i
		}
		p.columns = append(p.columns, f)
		return len(p.columns) - 1
	}
	for _, f := range features {
		s := featurePlace{-1, -1}
		switch f {
		case core.X1, core.X1Squared, core.SinX1:
			s.column = columnOf(f)
		case core.X1X2:
			s.column, s.row = columnOf(core.X1), len(p.rows)
		default:
			s.row = len(p.rows)
		}
		if s.row >= 0 {
			p.rows = append(p.rows, f)
		}
		p.places = append(p.places, s)
	}
	p.first = ((1+len(p.columns))*k.sizes[1] + 3) &^ 3
	at := p.weights + 4*p.first*(1+len(p.rows))
	take := func(bytes int) int {
		from := at
		at += (bytes + 63) &^ 63
		return from
	}
	p.later = []int{0}
	layers := k.layers()
	for l := 1; l < layers; l++ {
		p.later = append(p.later, at)
		at += 4 * (1 + k.sizes[l]) * k.sizes[l+1]
	}
	at = (at + 63) &^ 63
	p.along = take(4 * p.first)
	for l := range layers + 1 {
		p.h = append(p.h, take(spanBytes*k.sizes[l]))
	}
	p.column = take(sideBytes * max(len(p.columns), 1))
	p.row = take(4 * (mostSide + 1) * max(len(p.rows), 1))
	p.shares = at
	return p
}

// classes is the number of shares.
func (k *surfaceShape) classes() int { return max(k.sizes[k.layers()], 2) }

// unit is what the z of layer l, counted from 0, are multiplied by in a surface, so that the activation is one of 2^z.
func (k *surfaceShape) unit(l int) float64 {
	if l == k.layers()-1 {
		if k.output == core.SoftmaxOutput {
			return math.Log2E
		}
		return -math.Log2E
	}
	return activations[k.hidden].unit
}
