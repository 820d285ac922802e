package core

import (
	"fmt"
	"math"
	"slices"
)

// vanishing: with two or more hidden layers, less than 1/200 of what the last layer hears of a point's error arrives
// at the first, and nothing is learned.
func (d *doctor) vanishing() (Finding, bool) {
	if len(d.network.Hidden) < 2 || !d.stuck() {
		return Finding{}, false
	}
	signal := d.run.signals()
	arrives := ratio(signal[0], signal[len(signal)-1])
	if arrives >= 1.0/200 {
		return Finding{}, false
	}
	part := "nothing"
	if arrives > 0 {
		part = "only 1 part in " + FormatNumber(1/arrives)
	}
	f := Finding{
		Ailment: Vanishing,
		Text:    "Of the error that the last layer hears " + part + " arrives at the first: the layers between shrink it each time.",
	}
	f.Chart = Chart{Title: "error that arrives at each layer", Log: true}
	for l, s := range signal {
		f.Evidence = append(f.Evidence, Evidence{fmt.Sprintf("dLoss/dz%d", l+1), s})
		f.Chart.Bars = append(f.Chart.Bars, Evidence{fmt.Sprintf("z%d", l+1), s})
	}
	f.Remedies = []Remedy{
		d.remedy("tanh with Xavier's initialization", func(n *Network, _ *Training) { n.Activation, n.Init, n.Scale = Tanh, InitXavier, 1 }),
		d.remedy("relu with He's initialization", func(n *Network, _ *Training) { n.Activation, n.Init, n.Scale = ReLU, InitHe, 1 }),
		d.remedy("one hidden layer", func(n *Network, _ *Training) { n.Hidden = n.Hidden[:1] }),
		d.remedy("adam, whose steps do not shrink with the gradient", func(_ *Network, t *Training) {
			t.Optimizer.Kind, t.LearningRate = "adam", 0.01
		}),
	}
	return f, true
}

// signals are, for each layer, the root mean square of dLoss/dz over up to 32 training points: what the layer hears
// of each point's error. Unlike the gradient it does not cancel where the points pull in different directions.
func (r *Run) signals() []float64 {
	const most = 32
	defer r.keepGradients()()
	count := min(most, r.Train.N)
	r.lanes.load(r.Train, spread(nil, r.Train.N, count), 0, count)
	r.lanes.forward()
	r.lanes.dataLoss(1)
	r.lanes.backward()
	signal := make([]float64, r.Net.Layers())
	for l := range signal {
		dz := r.lanes.layers[l].dz // 0 in the padding
		signal[l] = math.Sqrt(sumSquares(dz) / float64(count*r.Net.Sizes[l+1]))
	}
	return signal
}

// saturated: nothing is learned, and some hidden layer is at least four fifths on the flat parts of its curve, or, where units die, half
// of them are flat at every point that Health looks at.
func (d *doctor) saturated() (Finding, bool) {
	if !d.stuck() {
		return Finding{}, false
	}
	var h Health
	d.run.Health(&h)
	f := d.network.Activation.Function()
	worst := 0
	share := func(l int) float64 {
		if f.Dies {
			return h.Layers[l].Dead
		}
		return h.Layers[l].Saturated
	}
	for l := range h.Layers {
		if share(l) > share(worst) {
			worst = l
		}
	}
	limit, name := 0.8, "saturated share"
	text := "%.0f %% of hidden layer %d's activations lie where %s is flat: hardly any gradient gets through."
	if f.Dies {
		limit, name = 0.5, "share of dead units"
		text = "%.0f %% of hidden layer %d's units are 0 at every point, where %s passes no gradient: they cannot come back."
		if d.run.sampled != nil {
			text = "%.0f %% of hidden layer %d's units are 0 at each of 128 points spread over the data, where %s passes no gradient: " +
				"they hardly come back."
		}
	}
	if share(worst) < limit {
		return Finding{}, false
	}
	found := Finding{
		Ailment: Saturated,
		Text:    fmt.Sprintf(text, 100*share(worst), worst+1, d.network.Activation),
		Evidence: []Evidence{
			{name, share(worst)}, {"in layer", float64(worst + 1)}, {"largest |W|", h.Layers[worst].MaxWeight},
			{"data gradient", h.Layers[worst].DataGradient},
		},
	}
	found.Chart = Chart{Title: name + " of each layer", Share: true, Limit: limit}
	for l := range h.Layers[:len(h.Layers)-1] {
		found.Chart.Bars = append(found.Chart.Bars, Evidence{fmt.Sprintf("h%d", l+1), share(l)})
	}
	if init := f.Start; d.network.Init != init || d.network.Scale != 1 {
		found.Remedies = append(found.Remedies, d.remedy(fmt.Sprintf("start from smaller weights: %s, scale 1", init),
			func(n *Network, _ *Training) { n.Init, n.Scale = init, 1 }))
	}
	found.Remedies = append(found.Remedies, d.lowerRate())
	if !d.penalized() {
		found.Remedies = append(found.Remedies, d.remedy("a ridge penalty, which keeps weights small", func(_ *Network, t *Training) {
			t.Penalty, t.Lambda = L2, 0.1
		}))
	}
	return found, true
}

// noBiases: without biases, on features that change sign with the point, a network of one hidden layer whose f(z) + f(−z) is the same for
// all z (any number of layers where that is 0) has scores d with d(x) + d(−x) the same for all x. So of two opposite points of the same
// class hardly ever both come out right in both classes, and the data is such that most points have one opposite.
func (d *doctor) noBiases() (Finding, bool) {
	odd := func(f Feature) bool { return f == X1 || f == X2 || f == SinX1 || f == SinX2 }
	sum := d.network.Activation.Function().OppositeSum
	bound := sum == 0 || len(d.network.Hidden) <= 1 && IsFinite(sum)
	if d.network.Bias || !bound || slices.ContainsFunc(d.run.project.Data.Features, func(f Feature) bool { return !odd(f) }) {
		return Finding{}, false
	}
	mirrored := mirrored(d.run.Train.Points)
	if mirrored < 0.7 || d.metrics.Accuracy > 0.8 {
		return Finding{}, false
	}
	return Finding{
		Ailment: NoBiases,
		Text: fmt.Sprintf("Opposite points share their class (%.0f %% do), but without biases the scores of x and −x always have "+
			"the same sum: at most about 75 %% can come out right.", 100*mirrored),
		Evidence: []Evidence{{"points like their opposite", mirrored}, {"accuracy", d.metrics.Accuracy}},
		Chart: Chart{
			Title: "right", Share: true, Limit: 0.75,
			Bars: []Evidence{{"now", d.metrics.Accuracy}, {"points like their opposite", mirrored}},
		},
		Remedies: []Remedy{d.remedy("biases on", func(n *Network, _ *Training) { n.Bias = true })},
	}, true
}

// biasless: the network has no biases.
func (d *doctor) biasless() (Finding, bool) {
	if d.network.Bias {
		return Finding{}, false
	}
	return Finding{
		Ailment:  NoBiases,
		Text:     "Without biases the line that each neuron of the first layer draws goes through the origin.",
		Evidence: []Evidence{{"accuracy", d.metrics.Accuracy}},
		Remedies: []Remedy{d.remedy("biases on", func(n *Network, _ *Training) { n.Bias = true })},
	}, true
}

// mirrored is the share of points x whose nearest neighbor of −x is near it and of the same class; of many points 256
// are asked. Near is within half the points' root mean square distance from the origin.
func mirrored(points []Point) float64 {
	const most = 256
	if stride := (len(points) + most - 1) / most; stride > 1 {
		var some []Point
		for i := 0; i < len(points); i += stride {
			some = append(some, points[i])
		}
		points = some
	}
	around := 0.0 // the mean square distance from the origin
	for _, p := range points {
		around += (float64(p.X1*p.X1) + float64(p.X2*p.X2)) / float64(len(points))
	}
	like := 0
	for _, p := range points {
		best, class := math.Inf(1), -1
		for _, q := range points {
			d1, d2 := p.X1+q.X1, p.X2+q.X2
			if distance := float64(d1*d1) + float64(d2*d2); distance < best {
				best, class = distance, q.Class
			}
		}
		if class == p.Class && best < around/4 {
			like++
		}
	}
	return float64(like) / float64(len(points))
}
