package core

import (
	"fmt"
	"math"
	"slices"
)

// Run is a project at work: its points, its network and where its training stands.
type Run struct {
	Net   *MLP
	Train *Set
	Test  *Set

	project Project // its data, network, training and view; step and weights are the fields below
	points  []Point
	isTrain []bool
	lanes   *lanes
	sampler sampler
	moments moments
	data    Params // the gradient of the last step's data loss
	applied Params // the gradient that the last step applied: data itself, or grad where a penalty or clipping changed it
	grad    Params
	step    int
	broken  Report // the report of the step that met a number that is not finite
}

// NewRun starts the run of p, or goes on with it where p holds weights. An error names the key that is wrong.
func NewRun(p Project) (*Run, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	r := &Run{project: p.Clone(), step: p.Step}
	r.project.Weights, r.project.Biases, r.project.Moments = nil, nil, nil
	points, isTrain, err := p.Data.Make()
	if err != nil {
		return nil, err
	}
	classes := Classes(points)
	if len(p.Weights) == 0 {
		r.Net = r.fresh(classes)
	} else {
		saved, err := savedNet(p)
		if err != nil {
			return nil, err
		}
		r.Net = saved
	}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	if err := r.moments.restore(p.Moments); err != nil {
		return nil, err
	}
	r.setPoints(points, isTrain)
	return r, nil
}

// fresh is the network of the project as it starts, for so many classes.
func (r *Run) fresh(classes int) *MLP {
	n := &r.project.Network
	net := NewMLP(sizes(&r.project, classes), n.Activation, n.Output, n.Bias)
	net.Initialize(n.Init, n.Scale, uint32(n.Seed))
	return net
}

func sizes(p *Project, classes int) []int {
	return slices.Concat([]int{len(p.Data.Features)}, p.Network.Hidden, []int{classes})
}

// savedNet is the network with the project's weights; it has as many outputs as the last weights have columns.
func savedNet(p Project) (*MLP, error) {
	last := p.Weights[len(p.Weights)-1]
	if len(p.Weights) != len(p.Network.Hidden)+1 || len(last) == 0 || len(last[0]) == 0 {
		return nil, fmt.Errorf("weights: %d layers: want %d, none empty", len(p.Weights), len(p.Network.Hidden)+1)
	}
	net := NewMLP(sizes(&p, len(last[0])), p.Network.Activation, p.Network.Output, p.Network.Bias)
	for l, rows := range p.Weights {
		fanIn, fanOut := net.Sizes[l], net.Sizes[l+1]
		if len(rows) != fanIn {
			return nil, fmt.Errorf("weights[%d]: %d rows: want %d, one for each input of the layer", l, len(rows), fanIn)
		}
		for i, row := range rows {
			if len(row) != fanOut {
				return nil, fmt.Errorf("weights[%d][%d]: %d numbers: want %d, one for each neuron of the layer", l, i, len(row), fanOut)
			}
			copy(net.W[l][i*fanOut:], row)
		}
		if !p.Network.Bias || p.Biases == nil {
			continue
		}
		if len(p.Biases) != len(p.Weights) || len(p.Biases[l]) != fanOut {
			return nil, fmt.Errorf("biases[%d]: want one list for each layer, here of %d numbers", l, fanOut)
		}
		copy(net.B[l], p.Biases[l])
	}
	return net, nil
}

// prepare makes what training Net needs beside the points.
func (r *Run) prepare() error {
	t := &r.project.Training
	if err := t.Schedule.check(); err != nil {
		return err
	}
	if err := t.Clip.check(); err != nil {
		return err
	}
	m, err := newMoments(t.Optimizer.Kind, len(r.Net.Flat))
	if err != nil {
		return err
	}
	r.moments = m
	r.grad = NewParams(r.Net.Sizes, r.Net.B != nil)
	r.data = NewParams(r.Net.Sizes, r.Net.B != nil)
	r.applied = r.data
	r.lanes = newLanes(r.Net, &r.data)
	r.lanes.crossEntropy = t.Loss == CrossEntropy
	return nil
}

// setPoints takes the points and adds outputs for classes that the network does not know.
func (r *Run) setPoints(points []Point, isTrain []bool) {
	if classes := Classes(points); classes > r.Net.Sizes[len(r.Net.Sizes)-1] {
		r.widen(classes)
	}
	var train, test []Point
	for i, p := range points {
		if isTrain[i] {
			train = append(train, p)
		} else {
			test = append(test, p)
		}
	}
	r.points, r.isTrain = points, isTrain
	r.Train, r.Test = NewSet(train, r.project.Data.Features), NewSet(test, r.project.Data.Features)
	t := &r.project.Training
	r.sampler = newSampler(t.Sampling, r.project.Network.Seed, r.Train.N, t.Batch)
}

// widen grows the last layer: old columns stay, new ones start as they would in a fresh network; so do the optimizer's moments, from 0.
func (r *Run) widen(classes int) {
	old, memory := r.Net, r.moments
	r.Net = r.fresh(classes)
	copyOverlap(r.Net.Params, old.Params)
	if err := r.prepare(); err != nil {
		panic("core: widen: " + err.Error()) // the settings passed before
	}
	r.moments.age = memory.age
	for i, list := range memory.lists {
		from := NewParams(old.Sizes, old.B != nil)
		copy(from.Flat, list)
		to := NewParams(r.Net.Sizes, old.B != nil)
		copyOverlap(to, from)
		copy(r.moments.lists[i], to.Flat)
	}
}

// SetData replaces the points. The weights stay; a class that the network does not know adds an output, which starts as it would in
// a fresh network. No output is ever taken away. Other features than before change the shape: the run starts again. On an error nothing changes.
func (r *Run) SetData(d Data) error {
	p := r.project
	p.Data = d
	if err := p.Check(); err != nil {
		return err
	}
	points, isTrain, err := d.Make()
	if err != nil {
		return err
	}
	again := !slices.Equal(d.Features, r.project.Data.Features)
	r.project.Data = p.Clone().Data
	if again {
		r.Net = r.fresh(Classes(points))
		r.step, r.broken = 0, Report{}
		if err := r.prepare(); err != nil {
			return err
		}
	}
	r.setPoints(points, isTrain)
	return nil
}

// SetTraining changes how the run trains. The weights stay, and so does the optimizer's memory while its kind does. On an error nothing changes.
func (r *Run) SetTraining(t Training) error {
	p := r.project
	p.Training = t
	if err := p.Check(); err != nil {
		return err
	}
	if err := t.Schedule.check(); err != nil {
		return err
	}
	if err := t.Clip.check(); err != nil {
		return err
	}
	if t.Optimizer.Kind != r.moments.kind {
		m, err := newMoments(t.Optimizer.Kind, len(r.Net.Flat))
		if err != nil {
			return err
		}
		r.moments = m
	}
	r.project.Training = t
	r.lanes.crossEntropy = t.Loss == CrossEntropy
	r.sampler = newSampler(t.Sampling, r.project.Network.Seed, r.Train.N, t.Batch)
	return nil
}

// StepCount is the number of steps taken.
func (r *Run) StepCount() int { return r.step }

// Points are all points in the order of Data.Make; IsTrain runs beside it. The caller does not change them.
func (r *Run) Points() []Point { return r.points }

// IsTrain says for each of Points if it is a training point.
func (r *Run) IsTrain() []bool { return r.isTrain }

// Gradient is the gradient that the last step applied: penalty added, clipped.
func (r *Run) Gradient() Params { return r.applied }

// DataGradient is the gradient of the data loss alone at the last step, before penalty and clipping.
func (r *Run) DataGradient() Params { return r.data }

// Project is the run as a document, with step, weights and the optimizer's moments: NewRun goes on from it to the bit. A run that met a number that
// is not finite has none of them: its document is the run from its start.
func (r *Run) Project() Project {
	p := r.project.Clone()
	p.Step = 0
	if firstNonFinite(r.Net.Flat) >= 0 {
		return p
	}
	p.Step = r.step
	for l, w := range r.Net.W {
		fanOut := r.Net.Sizes[l+1]
		var rows [][]float64
		for row := range slices.Chunk(w, fanOut) {
			rows = append(rows, slices.Clone(row))
		}
		p.Weights = append(p.Weights, rows)
		if r.Net.B != nil {
			p.Biases = append(p.Biases, slices.Clone(r.Net.B[l]))
		}
	}
	p.Moments = r.moments.document()
	return p
}

// firstNonFinite is the index of the first number of x that is not finite, or −1.
func firstNonFinite(x []float64) int {
	for i, v := range x {
		if !(math.Abs(v) <= math.MaxFloat64) {
			return i
		}
	}
	return -1
}
