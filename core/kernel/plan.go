package kernel

import "xorcery/core"

// shape is all that a kernel's code depends on; numbers that training may change (rates, strengths, limits) and the points
// are in its memory.
type shape struct {
	sizes
	bias      bool
	hidden    core.Activation
	output    core.Output
	loss      core.Loss
	reduction core.Reduction
	penalty   core.Penalty // NoPenalty too where λ is 0
	clip      string
	optimizer string
	lists     int  // how many numbers the optimizer remembers of each weight
	quad      bool // every batch is one block of four rows
	drawn     bool // a step draws its rows, else they are always the same
}

func shapeOf(r *core.Run) shape {
	t := r.Training()
	s := shape{
		bias: r.Net.B != nil, hidden: r.Net.Hidden, output: r.Net.Out, loss: t.Loss, reduction: t.Reduction,
		penalty: t.Penalty, clip: t.Clip.Kind, optimizer: t.Optimizer.Kind, lists: len(r.Memory()),
	}
	copy(s.sizes[:], r.Net.Sizes)
	if t.Lambda == 0 {
		s.penalty = core.NoPenalty
	}
	rows, drawn := r.Batch()
	s.quad, s.drawn = rows <= 4, drawn
	return s
}

// sizes are D, the hidden layers, K; 0 after them.
type sizes [core.MostHidden + 2]int

// layers is the number of weight matrices.
func (s *sizes) layers() int {
	n := 0
	for n+1 < len(s) && s[n+1] > 0 {
		n++
	}
	return n
}

const (
	blockRows = core.BlockRows
	mostSteps = 2048 // of one call
)

// plan says where everything stands in a kernel's memory, in bytes. What the host writes before a call stands side by
// side, the turns last in their room so that few of them are few bytes; so does what it reads after the call:
//
//	constants | … turns, settings, weights, moments | data, applied, reports … | activations | batch | set, orders
//	            written
//	                               read
//
// A column is the rows of one neuron in a block. Columns are a fixed stride apart, whatever the rows, so their places are
// constants of the code.
type plan struct {
	length   int   // of a list: weights and biases
	weights  []int // of W in a list, layer by layer
	biases   []int // of b
	stride   int   // from column to column
	columns  int   // of a block of the batch: X, Y and which rows count
	rowBytes int   // of a row of the set: X, Y

	turns, settings, flat, moments, data, applied, reports int
	h, dz                                                  []int // the columns of layer l, from 1: a hidden layer's dz takes the place of its h
	dh                                                     int   // those of a layer's dLoss/dh while not all outputs are in it
	z                                                      int   // the last layer's, kept for the cross-entropy
	batch                                                  int   // blocks, in order
}

// turn is how a step is told what it does: its rate, adam's other rate, its rows. A report is what it tells: data loss,
// penalty, gradient norm, largest weight.
const (
	turnBytes   = 24
	turnUnbias  = 8
	turnRows    = 16
	reportBytes = 32
)

// The settings, each a float64 but for the last.
const (
	atLambda = 8 * iota
	atLimit
	atMu
	atRestMu // 1−μ
	atBeta
	atRestBeta // 1−β
	atEpsilon
	atScale  // of the step's rows: what the data loss's gradient is multiplied by
	atLoss   // the data losses so far, summed
	atSet    // two words: where the set and the orders are
	atStride // two words: from turn to turn, 0 where all are alike; the first block of a piece
	settingsBytes
)

func newPlan(s shape) plan {
	p := plan{stride: 8*blockRows + 64} // not a multiple of 4096 in few columns: they would share the cache's few places
	if s.quad {
		p.stride = 8 * 4
	}
	layers := s.layers()
	for l := range layers {
		p.weights = append(p.weights, 8*p.length)
		p.length += s.sizes[l] * s.sizes[l+1]
		if s.bias {
			p.biases = append(p.biases, 8*p.length)
			p.length += s.sizes[l+1]
		}
	}
	inputs, outputs := s.sizes[0], s.sizes[layers]
	p.columns, p.rowBytes = inputs+outputs+1, 8*(inputs+outputs)
	at := constantsBytes
	take := func(bytes int) int {
		from := at
		at += (bytes + 15) &^ 15
		return from
	}
	p.turns = take(mostSteps * turnBytes)
	p.settings = take(settingsBytes)
	p.flat = at
	at += 8 * p.length
	p.moments = at
	at += 8 * p.length * s.lists
	p.data = at
	at += 8 * p.length
	p.applied = p.data
	if s.owns() {
		p.applied = at
		at += 8 * p.length
	}
	p.reports = take(mostSteps * reportBytes)
	at = (at + 63) &^ 63
	p.dh = take(s.partial() * p.stride)
	p.h, p.dz = make([]int, layers+1), make([]int, layers+1)
	p.dz[layers] = take(outputs * p.stride)
	for l := 1; l <= layers; l++ {
		p.h[l] = take(s.sizes[l] * p.stride)
		if l < layers {
			p.dz[l] = p.h[l]
		}
	}
	p.z = take(outputs * p.stride)
	p.batch = at
	return p
}

// partial is the most neurons of a layer whose dLoss/dh is summed in several passes.
func (s *shape) partial() int {
	most := 0
	for l := 1; l < s.layers(); l++ {
		if s.sizes[l+1] > mostOutputs {
			most = max(most, s.sizes[l])
		}
	}
	return most
}

// owns says if the gradient that is applied is another than the data loss's.
func (s *shape) owns() bool { return s.penalty != core.NoPenalty || s.clip != "none" }

// blockBytes is from block to block of the batch.
func (p *plan) blockBytes() int { return p.columns * p.stride }

// blocks is the number of blocks of so many rows.
func blocks(rows int) int { return (rows + blockRows - 1) / blockRows }
