package core

import "slices"

// setPoints takes the points and adds outputs for classes that the network does not know.
func (r *Run) setPoints(points []Point, isTrain []bool) {
	if classes := Classes(points); classes > r.Net.Sizes[len(r.Net.Sizes)-1] {
		r.setOutputs(classes)
	}
	trained := 0
	for _, is := range isTrain {
		if is {
			trained++
		}
	}
	train, test := make([]Point, 0, trained), make([]Point, 0, len(points)-trained)
	for i, p := range points {
		if isTrain[i] {
			train = append(train, p)
		} else {
			test = append(test, p)
		}
	}
	r.points, r.isTrain = points, isTrain
	r.Train, r.Test = newSet(train, r.project.Data.Features), newSet(test, r.project.Data.Features)
	r.sampled = nil
	if r.Train.N > blockRows {
		r.sampled = spread(nil, r.Train.N, blockRows)
	}
	t := &r.project.Training
	r.sampler = newSampler(t.Sampling, r.project.Network.Seed, r.Train.N, t.Batch)
	r.changed()
}

// setOutputs grows or cuts the last layer: the columns that stay are as they were, new ones start as they would in a fresh
// network; so do the optimizer's moments, from 0.
func (r *Run) setOutputs(classes int) {
	old, memory, features := r.Net, r.moments, r.project.Data.Features
	r.Net = r.fresh(classes)
	r.prepare()
	r.inherit(old, memory, inputRows(features, features))
}

// SetData replaces the points. The weights stay; a class that the network does not know adds an output, which starts
// as it would in a fresh network. No output is taken away, as the class may get its next point soon: that is for
// [Run.Narrow]. Other features than before change the shape: the run
// starts again. A run that has ended on a number that is not finite stays ended unless it starts again. On an error
// nothing changes.
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
		r.prepare()
	}
	r.setPoints(points, isTrain)
	return nil
}

// Narrow takes away the last of the outputs beyond so many, as far as no point is of their class. All that is left stays as
// it is: weights, the optimizer's memory of them, the step.
func (r *Run) Narrow(outputs int) {
	if outputs = max(outputs, Classes(r.points)); outputs < r.outputs() {
		r.setOutputs(outputs)
	}
}

// SetTraining changes how the run trains. The weights stay, and so does the optimizer's memory while its kind does.
// A run that has ended on a number that is not finite stays ended: a start with the new settings is a new run, and
// going back is [Snapshots.Restore]. On an error nothing changes.
func (r *Run) SetTraining(t Training) error {
	p := r.project
	p.Training = t
	if err := p.Check(); err != nil {
		return err
	}
	if t.Optimizer.Kind != r.moments.kind {
		r.moments = newMoments(t.Optimizer.Kind, len(r.Net.Flat))
	}
	r.project.Training = t
	r.lanes.crossEntropy = t.Loss == CrossEntropy
	r.sampler = newSampler(t.Sampling, r.project.Network.Seed, r.Train.N, t.Batch)
	r.changed()
	return nil
}
