package core

import "slices"

// An experiment is steps of a run of its own: a copy of the one that is judged, with one thing changed, or a fresh start.
// Each sees up to trialPoints of the points, so that one of its steps never takes long.
type experiment struct {
	run  *Run // nil if it could not begin
	left int  // steps
	done func(r *Run)
}

const (
	trialPoints = 300
	trialWork   = 3_000_000_000 // of an experiment at most, in the multiplications of StepWork: some 0.3 s, 0.6 in a page
	ownSteps    = 200           // of a run that goes on
	fewestSteps = 20            // fewer say nothing
)

// affordable is how many steps of a run an experiment may take, wanted at most.
func affordable(r *Run, wanted int) int { return min(wanted, trialWork/max(r.StepWork(), 1)) }

// plan appends an experiment of up to so many steps; done is given the run at its end.
func (e *Examination) plan(r *Run, steps int, done func(r *Run)) {
	if r != nil {
		steps = affordable(r, steps)
	}
	e.queue = append(e.queue, experiment{r, steps, done})
}

// advance takes a step of the experiment, and says whether there is another.
func (x *experiment) advance() bool {
	if x.run == nil || x.left == 0 {
		return false
	}
	x.left--
	return x.run.Step().NonFinite == "" && x.left > 0
}

// onSome is a copy of the run that goes on with some of its points, from the same weights.
func (r *Run) onSome() *Run {
	if r.Train.N <= trialPoints {
		return r.twin()
	}
	p := r.Project()
	p.Data = Data{}
	onFew(&p, r, some(r.Train.Points, trialPoints))
	few, err := NewRun(p)
	if err != nil {
		return nil // it has no weights to go on from
	}
	return few
}

// anew is a run of a project from its start on some of the run's points; data, if not nil, replaces them. It is nil where the
// project is not allowed.
func (r *Run) anew(n Network, t Training, data *Data) *Run {
	p := Project{Version: 1, Network: n, Training: t, View: r.project.View}
	points, features := r.Train.Points, r.project.Data.Features
	if data != nil {
		all, train, err := data.Make()
		if err != nil {
			return nil
		}
		points, features = nil, data.Features
		for i, is := range train {
			if is {
				points = append(points, all[i])
			}
		}
	}
	onFew(&p, r, some(points, trialPoints))
	p.Data.Features = features
	fresh, err := NewRun(p)
	if err != nil {
		return nil
	}
	return fresh
}

// onFew gives a project these points of its run's, and what keeps the balance of data and penalty where a step sees fewer rows
// for it.
func onFew(p *Project, r *Run, few []Point) {
	p.Data = DefaultProject().Data
	p.Data.Set, p.Data.Points, p.Data.Train, p.Data.Features = Custom, few, 1, slices.Clone(r.project.Data.Features)
	t := &p.Training
	rows := t.Batch
	if rows == 0 || rows > r.Train.N {
		rows = r.Train.N
	}
	if rows <= len(few) {
		return
	}
	share := float64(rows) / float64(len(few))
	t.Batch = 0
	if t.Reduction == Sum {
		t.LearningRate = min(t.LearningRate*share, Limits["training.learningRate"].Max)
	}
	if t.Reduction == Sum || t.Penalty != Published {
		t.Lambda /= share
	}
}

// reference is a network that parts most of what can be parted, on the run's points in units of their spread. half trains it on
// every other point of a class, and the rest are its test points.
func (r *Run) reference(half bool) *Run {
	p := DefaultProject()
	d := scaled(r, r.Train.Points)
	p.Network, p.Training = referenceNetwork(r.project.Network.Seed), referenceTraining()
	p.Data.Set, p.Data.Points, p.Data.Train = Custom, some(d, trialPoints), 1
	if half {
		p.Data.Train = 0.5
	}
	fresh, err := NewRun(p)
	if err != nil {
		return nil
	}
	return fresh
}

func referenceNetwork(seed int) Network {
	n := DefaultProject().Network
	n.Hidden, n.Activation, n.Bias, n.Output, n.Init, n.Scale, n.Seed = []int{16}, Tanh, true, SigmoidOutput, InitXavier, 1, seed
	return n
}

func referenceTraining() Training {
	t := DefaultProject().Training
	t.Loss, t.Reduction, t.Batch, t.Sampling, t.LearningRate = CrossEntropy, Mean, 0, Shuffle, 0.03
	t.Penalty, t.Lambda, t.Optimizer.Kind = NoPenalty, 0, "adam"
	return t
}

// scaled are the points in units of the spread of the run's training points, about their middle.
func scaled(r *Run, points []Point) []Point {
	middle, spread := spreadOf(r.Train.Points)
	list := slices.Clone(points)
	for i := range list {
		list[i].X1 -= middle[0]
		list[i].X2 -= middle[1]
		if spread[0] > 0 {
			list[i].X1 /= spread[0]
		}
		if spread[1] > 0 {
			list[i].X2 /= spread[1]
		}
	}
	return list
}
