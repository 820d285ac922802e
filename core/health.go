package core

import "math"

// Health is how a run stands, layer by layer.
type Health struct {
	Step      int // of Report
	Layers    []LayerHealth
	NonFinite string // the first number that is not finite, as in Report; "" while all is well

	penalty Params // room for the penalty's gradient
}

// LayerHealth is the state of one layer. Norms are of the layer's weights and biases together, √Σx².
type LayerHealth struct {
	DataGradient    float64 // of the data loss alone, over the last step's batch, as its weights were before it
	PenaltyGradient float64 // what the penalty adds to it, at the weights as they are now
	MaxWeight       float64 // the largest |W|
	// Saturated is the share, over units and the points looked at, of hidden activations on a flat part of f: f' below 4 % of its
	// largest value. 0 for the last layer, which may well be certain.
	Saturated float64
	Dead      float64 // the share of hidden units saturated at every point looked at
}

// flat is the share of its largest value below which f' counts as flat.
const flat = 0.04

// Health measures the run into h. It costs one pass of up to 128 training points, evenly spread where there are more,
// and one over the weights; it allocates nothing but at the first call for a shape. Before the first step the data gradient is 0.
func (r *Run) Health(h *Health) {
	if len(h.Layers) != r.Net.Layers() || len(h.penalty.Flat) != len(r.Net.Flat) {
		h.Layers = make([]LayerHealth, r.Net.Layers())
		h.penalty = r.Net.room()
	}
	h.Step, h.NonFinite = r.step, r.broken.NonFinite
	if h.NonFinite != "" {
		h.Step = r.broken.Step
	}
	clear(h.penalty.Flat)
	penalize(h.penalty, r.Net, &r.project.Training, max(r.sampler.batch, 1))
	if r.Train.N > 0 {
		r.lanes.load(r.Train, r.sampled, 0, min(blockRows, r.Train.N))
		r.lanes.forward()
	}
	for l := range h.Layers {
		layer := &h.Layers[l]
		*layer = LayerHealth{
			DataGradient:    norm(r.data.W[l]),
			PenaltyGradient: norm(h.penalty.W[l]),
		}
		if r.data.B != nil {
			layer.DataGradient = norm([]float64{layer.DataGradient, norm(r.data.B[l])})
		}
		for _, w := range r.Net.W[l] {
			layer.MaxWeight = max(layer.MaxWeight, math.Abs(w))
		}
		if l+1 < len(h.Layers) && r.Train.N > 0 {
			layer.Saturated, layer.Dead = r.lanes.saturated(l + 1)
		}
	}
}

// saturated is the share of hidden layer l's activations of the block that lie where f is flat, and the share of
// units that do at every row.
func (a *lanes) saturated(l int) (share, dead float64) {
	units := a.net.Sizes[l]
	count, deadUnits := 0, 0
	for i := range units {
		n := 0
		for _, h := range a.h[l][i*a.rows : i*a.rows+a.used] {
			if a.hidden.Slope(h) < flat*a.hidden.Steepest {
				n++
			}
		}
		count += n
		if n == a.used {
			deadUnits++
		}
	}
	return float64(count) / float64(units*a.used), float64(deadUnits) / float64(units)
}
