package core

import "math"

// Slice is the loss of the next step's batch as a function of one weight or bias w, all else fixed:
//
//	Loss(v)   what the reduction descends, the penalty in it, with w at v
//	Slope     dLoss/dw at w as backprop has it: the entry of the gradient that the next step takes, before it is clipped
//	Numeric   the same from differences of Loss: (4·D(h) − D(2h))/3, as the gradient check takes it
//
// Slope is the derivative of Loss, but for the penalty [Published], which is the gradient of no loss. A slice has memory of its own:
// the run may train on meanwhile.
type Slice struct {
	Param   int     // of [Params.Flat]
	Value   float64 // of the parameter
	Loss    float64 // there
	Slope   float64
	Numeric float64
	Smooth  bool    // Numeric could be had: no kink lies too near
	Rate    float64 // of the next step: gradient descent takes w to w − Rate·Slope
	Moved   bool    // anything but the parameter is not what it was at the Begin before
	Rows    int     // of the batch; 0: there are no points, and no loss

	of      *Run
	version int
	stage   sliceStage
	pass    pass
	kept    []int // room for the rows' order
	differences
}

// sliceStage is what [Slice.Advance] is at.
type sliceStage int

const (
	sliceGradient sliceStage = iota
	sliceLoss
	sliceNumeric
	sliceDone
)

// NewSlice makes the memory for slices of a run. [Slice.Begin] takes one.
func NewSlice(r *Run) *Slice { return &Slice{stage: sliceDone, differences: differences{r: r.twin()}} }

// Fits says whether the slice has the memory for a run.
func (s *Slice) Fits(r *Run) bool { return s.r.Net.SameKind(r.Net) }

// Fresh says whether the slice is of the run as it stands.
func (s *Slice) Fresh(r *Run) bool { return s.of == r && s.version == r.version }

// Begin takes the weights, the batch and the settings of a run that it fits as they stand now, and the parameter Flat[param].
// [Slice.Advance] finds the numbers. It allocates nothing, unless the batch is larger than any before.
func (s *Slice) Begin(r *Run, param int) {
	t := s.r
	order, rows := r.sampler.draw(r.step)
	if r.Train.N == 0 {
		order, rows = nil, 0
	}
	s.Moved = s.of != r || s.Param != param || t.Train != r.Train || t.step != r.step || rows != s.Rows || t.project.Training != r.project.Training
	for i, v := range r.Net.Flat {
		s.Moved = s.Moved || i != param && math.Float64bits(v) != math.Float64bits(t.Net.Flat[i])
	}
	copy(t.Net.Flat, r.Net.Flat)
	t.project, t.Train, t.step = r.project, r.Train, r.step
	t.lanes.crossEntropy = r.lanes.crossEntropy
	if s.order = nil; order != nil {
		s.kept = append(s.kept[:0], order[:rows]...)
		s.order = s.kept
	}
	s.of, s.version, s.Param, s.Rows, s.rows = r, r.version, param, rows, rows
	s.Value, s.Rate = t.Net.Flat[param], r.project.Training.Schedule.rate(r.project.Training.LearningRate, r.step)
	s.stage, s.first, s.quotients = sliceGradient, 0, quotients{}
	s.pass.begin(s.order, rows, &t.data)
	if rows == 0 {
		s.Loss, s.Slope, s.Numeric, s.Smooth, s.stage = math.NaN(), 0, 0, false, sliceDone
	}
}

// Advance goes on to find Slope, Loss and Numeric, a block of rows at a time, and after each asks whether the time is spent; nil says
// never. done says that they are found.
func (s *Slice) Advance(spent func() bool) (done bool) {
	for s.stage != sliceDone {
		switch s.stage {
		case sliceGradient:
			if s.pass.block(s.r) {
				s.r.penalized(s.pass.dataLoss, s.rows)
				s.Slope = s.r.applied.Flat[s.Param]
				s.stage = sliceLoss
			}
		case sliceLoss:
			if loss, whole := s.block(); whole {
				s.Loss, s.signs = loss, s.seen
				s.stage = sliceNumeric
			}
		case sliceNumeric:
			if d, _, ok, whole := s.deriveBlock(s.Param); whole {
				s.Numeric, s.Smooth = d, ok
				s.stage = sliceDone
			}
		}
		if s.stage != sliceDone && spent != nil && spent() {
			return false
		}
	}
	return true
}

// LossAt is the loss with the parameter at v, and all else as it is. It allocates nothing.
func (s *Slice) LossAt(v float64) float64 {
	if s.rows == 0 {
		return math.NaN()
	}
	s.first = 0
	for {
		if loss, whole := s.blockAt(s.Param, v); whole {
			return loss
		}
	}
}

// Losses adds the losses with the parameter at the values that losses does not have yet, block by block until the time is spent; nil
// says never. done says that all are there.
func (s *Slice) Losses(losses, values []float64, spent func() bool) (all []float64, done bool) {
	for len(losses) < len(values) {
		if s.rows == 0 {
			losses = append(losses, math.NaN())
			continue
		}
		if loss, whole := s.blockAt(s.Param, values[len(losses)]); whole {
			losses = append(losses, loss)
		}
		if spent != nil && spent() {
			return losses, len(losses) == len(values)
		}
	}
	return losses, true
}

// Steepest is the weight by which the loss changes most: where its entry of the gradient is the largest. It is known once
// [Slice.Advance] has done.
func (s *Slice) Steepest() (layer, from, to int) {
	most := -1.0
	for l, w := range s.r.applied.W {
		for i, d := range w {
			if d := math.Abs(d); d > most {
				fanOut := s.r.Net.Sizes[l+1]
				most, layer, from, to = d, l, i/fanOut, i%fanOut
			}
		}
	}
	return layer, from, to
}
