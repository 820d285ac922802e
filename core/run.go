package core

import "slices"

// Run is a project at work: its points, its network and where its training stands.
type Run struct {
	Net   *MLP
	Train *Set
	Test  *Set

	project Project // its data, network, training and view; step and weights are the fields below
	points  []Point
	isTrain []bool
	sampled []int // the training points that Health looks at, evenly spread; nil for all of up to 128
	lanes   *lanes
	sampler sampler
	moments moments
	data    Params // the gradient of the last step's data loss
	applied Params // the gradient that the last step applied: data itself, or grad where a penalty or clipping changed it
	grad    Params
	step    int
	begun   pass   // the step on its way
	partial Params // what a step that may be interrupted sums up; no memory before the first
	version int    // grows with every change of weights, points or settings
	broken  Report // the report of the step that met a number that is not finite
}

// NewRun starts the run of p at step 0, or goes on with it at p.Step where p holds weights. An error names the key that is wrong.
func NewRun(p Project) (*Run, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	var net *MLP // of the points' classes
	if len(p.Weights) > 0 {
		net = savedNet(p)
	}
	return runOf(p.Clone(), net)
}

// runOf is a run of p, which has been checked and which it takes for its own, with a network of its kind; or with nil as it starts, at
// step 0.
func runOf(p Project, net *MLP) (*Run, error) {
	points, isTrain, err := p.Data.Make()
	if err != nil {
		return nil, err
	}
	moments := p.Moments
	p.Weights, p.Biases, p.Moments = nil, nil, nil
	r := &Run{project: p, Net: net, step: p.Step}
	if net == nil {
		r.Net, r.step = r.fresh(Classes(points)), 0
	}
	r.prepare()
	r.moments.restore(moments)
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

// prepare makes what training Net needs beside the points.
func (r *Run) prepare() {
	t := &r.project.Training
	r.moments = newMoments(t.Optimizer.Kind, len(r.Net.Flat))
	r.grad = r.Net.room()
	r.data = r.Net.room()
	r.applied, r.partial = r.data, Params{}
	r.changed()
	r.lanes = newLanes(r.Net, &r.data)
	r.lanes.crossEntropy = t.Loss == CrossEntropy
}

// StepCount is the number of steps taken.
func (r *Run) StepCount() int { return r.step }

// StandsStill says if the run takes no step: it has no training points, or has taken LastStep.
func (r *Run) StandsStill() bool { return r.Train.N == 0 || r.step >= LastStep }

// Points are all points in the order of Data.Make; IsTrain runs beside it. The caller does not change them.
func (r *Run) Points() []Point { return r.points }

// IsTrain says for each of Points if it is a training point.
func (r *Run) IsTrain() []bool { return r.isTrain }

// Gradient is the gradient that the last step applied: penalty added, clipped.
func (r *Run) Gradient() Params { return r.applied }

// DataGradient is the gradient of the data loss alone at the last step, before penalty and clipping.
func (r *Run) DataGradient() Params { return r.data }
