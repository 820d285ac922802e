package core

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func sameBits(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })
}

// TestNothingAllocated holds a step, its measures and its pictures to no allocation, for every optimizer, sampling and output.
func TestNothingAllocated(t *testing.T) {
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		raster := NewRaster(r.Net, p.Data.Features)
		classes := make([]int, len(r.Points()))
		surface := make([]float64, 9*7*raster.Classes())
		view := Rect{-3, -3, 3, 3}
		for name, f := range map[string]func(){
			"Step":          func() { r.Step() },
			"Evaluate":      func() { r.Evaluate() },
			"Classify":      func() { r.Classify(classes) },
			"Probabilities": func() { raster.Probabilities(surface, 9, 7, view) },
		} {
			if n := testing.AllocsPerRun(100, f); n != 0 {
				t.Errorf("configuration %d: %s allocates %v times", i, name, n)
			}
		}
	}
}

// TestResume saves each configuration midway, through the file's text, and goes on: the same bits as without the stop.
func TestResume(t *testing.T) {
	for i, p := range bitsProjects() {
		whole, half := mustRun(t, p), mustRun(t, p)
		train(whole, 137)
		train(half, 61)
		doc := half.Project().JSON()
		read, err := ParseProject(doc)
		if err != nil {
			t.Fatalf("configuration %d: %v", i, err)
		}
		rest := mustRun(t, read)
		train(rest, 76)
		if rest.StepCount() != whole.StepCount() || !sameBits(rest.Net.Flat, whole.Net.Flat) {
			t.Errorf("configuration %d: stopped and resumed, the weights differ", i)
		}
	}
}

// TestBatchRows compares the loss and gradient of batches of every small size with plain sums written out row by row.
func TestBatchRows(t *testing.T) {
	random := sample(9)
	p := DefaultProject()
	p.Data = blobs(300, 3, &random)
	p.Network.Hidden = []int{5}
	p.Training.Sampling = First
	for _, batch := range []int{1, 2, 3, 4, 5, 6, 7, 8, 127, 128, 129, 130, 255, 256, 257, 299, 300} {
		p.Training.Batch = batch
		r := mustRun(t, p)
		w := slices.Clone(r.Net.Flat)
		report := r.Step()
		loss, grad := plainGradient(r, w, batch)
		if e := math.Abs(report.DataLoss - loss); !(e <= 1e-14) {
			t.Errorf("batch of %d: loss %v, want %v", batch, report.DataLoss, loss)
		}
		for i, want := range grad {
			if got := r.Gradient().Flat[i]; !(math.Abs(got-want) <= 1e-14) {
				t.Errorf("batch of %d: gradient of %s is %v, want %v", batch, r.Net.Name(i), got, want)
			}
		}
	}
}

// plainGradient is the mean squared loss of a 2-H-K sigmoid network with weights flat over the first rows, and its gradient, one number at
// a time.
func plainGradient(r *Run, flat []float64, rows int) (loss float64, grad []float64) {
	d, h, k := r.Net.Sizes[0], r.Net.Sizes[1], r.Net.Sizes[2]
	w1, b1, w2, b2 := flat[:d*h], flat[d*h:d*h+h], flat[d*h+h:d*h+h+h*k], flat[d*h+h+h*k:]
	grad = make([]float64, len(flat))
	g1, gb1, g2, gb2 := grad[:d*h], grad[d*h:d*h+h], grad[d*h+h:d*h+h+h*k], grad[d*h+h+h*k:]
	for n := range rows {
		x := []float64{r.Train.Points[n].X1, r.Train.Points[n].X2}
		h1, h2 := make([]float64, h), make([]float64, k)
		for j := range h1 {
			h1[j] = 1 / (1 + math.Exp(-(x[0]*w1[j] + x[1]*w1[h+j] + b1[j])))
		}
		dh1 := make([]float64, h)
		for o := range h2 {
			z := b2[o]
			for j := range h1 {
				z += h1[j] * w2[j*k+o]
			}
			h2[o] = 1 / (1 + math.Exp(-z))
			y := 0.0
			if r.Train.Points[n].Class == o {
				y = 1
			}
			loss += (h2[o] - y) * (h2[o] - y) / 2 / float64(rows)
			dz := (h2[o] - y) * h2[o] * (1 - h2[o]) / float64(rows)
			gb2[o] += dz
			for j := range h1 {
				g2[j*k+o] += h1[j] * dz
				dh1[j] += dz * w2[j*k+o]
			}
		}
		for j := range h1 {
			dz := dh1[j] * h1[j] * (1 - h1[j])
			gb1[j] += dz
			g1[j] += x[0] * dz
			g1[h+j] += x[1] * dz
		}
	}
	return loss, grad
}

func TestSampling(t *testing.T) {
	const rows, batch = 10, 4
	shuffle := newSampler(Shuffle, 5, rows, batch)
	var epochs [][]int
	for epoch := range 3 {
		var drawn []int
		for step := range 3 {
			order, used := shuffle.draw(epoch*3 + step)
			if want := min(batch, rows-step*batch); used != want || len(order) != used {
				t.Errorf("epoch %d, step %d: %d rows, want %d", epoch, step, used, want)
			}
			drawn = append(drawn, order...)
		}
		epochs = append(epochs, slices.Clone(drawn))
		slices.Sort(drawn)
		if !slices.Equal(drawn, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
			t.Errorf("epoch %d draws %v: want each row once", epoch, drawn)
		}
	}
	if slices.Equal(epochs[0], epochs[1]) || slices.Equal(epochs[1], epochs[2]) {
		t.Errorf("epochs repeat: %v", epochs)
	}
	fresh := newSampler(Shuffle, 5, rows, batch)
	if order, _ := fresh.draw(7); !slices.Equal(order, epochs[2][4:8]) {
		t.Errorf("step 7 alone draws %v, in its place %v", order, epochs[2][4:8])
	}
	cycle := newSampler(Cycle, 5, rows, batch)
	for step, want := range [][]int{{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 0, 1}, {2, 3, 4, 5}} {
		if order, used := cycle.draw(step); !slices.Equal(order, want) || used != batch {
			t.Errorf("cycle, step %d: %v, want %v", step, order, want)
		}
	}
	first := newSampler(First, 5, rows, batch)
	if order, used := first.draw(3); order != nil || used != batch {
		t.Errorf("first: rows %v, %d of them, want the first %d", order, used, batch)
	}
}

// TestShuffleIsFair counts where rows land over many epochs.
func TestShuffleIsFair(t *testing.T) {
	const rows, epochs = 6, 6000
	s := newSampler(Shuffle, 1, rows, 1)
	var count [rows][rows]int
	for epoch := range epochs {
		s.shuffle(epoch)
		for place, row := range s.order {
			count[row][place]++
		}
	}
	for row := range rows {
		for place := range rows {
			if c := count[row][place]; c < 850 || c > 1150 { // 1000 expected, standard deviation 29
				t.Errorf("row %d lands at place %d %d times in %d", row, place, c, epochs)
			}
		}
	}
}

func TestFewOrManyPoints(t *testing.T) {
	p := DefaultProject()
	p.Data.Set = Custom
	r := mustRun(t, p)
	before := slices.Clone(r.Net.Flat)
	report := r.Step()
	if report.NonFinite != "" || report.Loss != 0 || r.StepCount() != 0 || !sameBits(before, r.Net.Flat) {
		t.Errorf("without points a step gives %+v and takes %d steps", report, r.StepCount())
	}
	if m := r.Evaluate(); !math.IsNaN(m.Accuracy) || !math.IsNaN(m.TestAccuracy) {
		t.Errorf("without points the accuracy is %v, want NaN", m.Accuracy)
	}
	if c := r.CheckGradient(); !c.OK || c.Checked != 0 {
		t.Errorf("without points the gradient check gives %+v", c)
	}

	p.Data.Points = []Point{{1, 1, 0}, {-1, 1, 0}, {0, -1, 0}}
	r = mustRun(t, p)
	train(r, 2000)
	if m := r.Evaluate(); m.Accuracy != 1 || r.Net.Sizes[2] != 2 {
		t.Errorf("one class alone: accuracy %v with %d outputs, want 1 with 2", m.Accuracy, r.Net.Sizes[2])
	}

	random := sample(4)
	p.Data = blobs(100_000, 2, &random)
	r = mustRun(t, p)
	if report = train(r, 3); report.NonFinite != "" || r.StepCount() != 3 {
		t.Errorf("100,000 points: %+v", report)
	}
	classes := make([]int, len(r.Points()))
	r.Classify(classes)
	right := 0
	for i, point := range r.Points() {
		if classes[i] == point.Class {
			right++
		}
	}
	if m := r.Evaluate(); m.Accuracy != float64(right)/100_000 {
		t.Errorf("accuracy %v, but Classify is right %d times of 100,000", m.Accuracy, right)
	}
}

func TestSetDataKeepsTheWeights(t *testing.T) {
	random := sample(8)
	p := DefaultProject()
	p.Data = blobs(40, 2, &random)
	p.Training.Optimizer.Kind = "momentum"
	r := mustRun(t, p)
	train(r, 30)
	old := slices.Clone(r.Net.W[1])
	velocity := slices.Clone(r.moments.lists[0])
	d := p.Data
	d.Points = append(slices.Clone(d.Points), Point{0, 3, 3})
	if err := r.SetData(d); err != nil {
		t.Fatal(err)
	}
	if got := r.Net.Sizes[2]; got != 4 {
		t.Fatalf("with class 3 there are %d outputs, want 4", got)
	}
	for i := range 3 {
		if !sameBits(r.Net.W[1][i*4:i*4+2], old[i*2:i*2+2]) {
			t.Errorf("row %d of W2 was %v and is %v", i, old[i*2:i*2+2], r.Net.W[1][i*4:i*4+2])
		}
	}
	if got := r.moments.lists[0][:6]; !sameBits(got, velocity[:6]) { // W1
		t.Errorf("the velocity of W1 was %v and is %v", velocity[:6], got)
	}
	if got := r.StepCount(); got != 30 {
		t.Errorf("the step is %d, want 30", got)
	}
	train(r, 10)
	trained := slices.Clone(r.Net.Flat)
	if err := r.SetData(p.Data); err != nil {
		t.Fatal(err)
	}
	if !sameBits(r.Net.Flat, trained) {
		t.Error("taking the class's last point away changed the weights")
	}
	bad := p.Data
	bad.Points = []Point{{0, 0, 7}}
	if err := r.SetData(bad); err == nil || len(r.Points()) != 40 {
		t.Errorf("a class 7: error %v, %d points, want an error and the points as they were", err, len(r.Points()))
	}
}

func TestSetTrainingKeepsTheMemory(t *testing.T) {
	p := DefaultProject()
	p.Training.Optimizer.Kind = "adam"
	p.Training.LearningRate = 0.01
	r := mustRun(t, p)
	train(r, 20)
	mean := slices.Clone(r.moments.lists[0])
	change := p.Training
	change.LearningRate = 0.02
	if err := r.SetTraining(change); err != nil {
		t.Fatal(err)
	}
	if !sameBits(mean, r.moments.lists[0]) || r.moments.age != 20 {
		t.Error("a new learning rate cleared adam's memory")
	}
	change.Optimizer.Kind = "nesterov"
	if err := r.SetTraining(change); err != nil {
		t.Fatal(err)
	}
	if largest(r.moments.lists) != 0 || r.moments.age != 0 {
		t.Error("nesterov starts with adam's memory")
	}
	change.Clip.Kind = "hard"
	if err := r.SetTraining(change); err == nil {
		t.Error("a clip of an unknown kind is no error")
	}
}

// TestNonFiniteWeight blows a linear network up in one step and expects the weight's name, and a report that stays.
func TestNonFiniteWeight(t *testing.T) {
	p := DefaultProject()
	p.Network.Hidden = []int{}
	r := mustRun(t, p)
	r.Net.W[0][3] = 1e308
	r.moments, _ = newMoments("momentum", len(r.Net.Flat))
	r.project.Training.Optimizer = Optimizer{Kind: "momentum", Momentum: 2}
	r.moments.lists[0][3] = -1e308
	report := r.Step()
	if report.NonFinite != "W1[1,1]" || !math.IsInf(report.MaxWeight, 1) {
		t.Fatalf("the report is %+v, want W1[1,1] named", report)
	}
	if again := r.Step(); again != report {
		t.Errorf("the next step gives %+v, want the same report", again)
	}
	if p := r.Project(); p.Weights != nil || p.Step != 0 {
		t.Error("the document of a broken run holds weights or a step")
	}
}

func TestRates(t *testing.T) {
	for _, c := range []struct {
		s    Schedule
		t    int
		want float64
	}{
		{Schedule{Kind: "constant"}, 1000, 0.5},
		{Schedule{Kind: "step", Rate: 0.1, Every: 10}, 9, 0.5},
		{Schedule{Kind: "step", Rate: 0.1, Every: 10}, 20, 0.005},
		{Schedule{Kind: "exponential", Rate: 0.25, Every: 10}, 5, 0.25},
		{Schedule{Kind: "exponential", Rate: 0.25, Every: 10}, 0, 0.5},
		{Schedule{Kind: "inverse", Rate: 1, Every: 10}, 10, 0.25},
		{Schedule{Kind: "cosine", Every: 10}, 0, 0.5},
		{Schedule{Kind: "cosine", Every: 10}, 5, 0.25},
		{Schedule{Kind: "cosine", Every: 10}, 11, 0},
	} {
		if got := c.s.rate(0.5, c.t); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%+v at step %d: %v, want %v", c.s, c.t, got, c.want)
		}
	}
}

// TestOptimizers follows each optimizer for three steps along one weight, against its formula written out.
func TestOptimizers(t *testing.T) {
	grads := []float64{0.5, -0.25, 1}
	o := Optimizer{Momentum: 0.9, Beta2: 0.99, Epsilon: 1e-8}
	want := map[string]float64{"sgd": 1 - 0.1*1.25}
	v, nesterov, momentum := 0.0, 1.0, 1.0
	s, rmsprop, m, adam := 0.0, 1.0, 0.0, 1.0
	for i, g := range grads {
		v = 0.9*v + g
		momentum -= 0.1 * v
		nesterov -= 0.1 * (g + 0.9*v)
		s = 0.99*s + 0.01*g*g
		rmsprop -= 0.1 * g / (math.Sqrt(s) + 1e-8)
		m = 0.9*m + 0.1*g
		n := float64(i + 1)
		adam -= 0.1 * (m / (1 - math.Pow(0.9, n))) / (math.Sqrt(s/(1-math.Pow(0.99, n))) + 1e-8)
	}
	want["momentum"], want["nesterov"], want["rmsprop"], want["adam"] = momentum, nesterov, rmsprop, adam
	for kind, w := range want {
		memory, err := newMoments(kind, 5)
		if err != nil {
			t.Fatal(err)
		}
		weights := []float64{1, 1, 1, 1, 1}
		for _, g := range grads {
			memory.update(weights, []float64{g, g, g, g, g}, 0.1, &o)
		}
		for i, got := range weights {
			if math.Abs(got-w) > 1e-14 {
				t.Errorf("%s: weight %d is %v, want %v", kind, i, got, w)
			}
		}
	}
}

func TestClip(t *testing.T) {
	g := []float64{3, -4, 0}
	(&Clip{Kind: "norm", Limit: 1}).apply(g)
	if fmt.Sprintf("%.12g", g) != "[0.6 -0.8 0]" {
		t.Errorf("clipped to norm 1: %v", g)
	}
	(&Clip{Kind: "norm", Limit: 1e6}).apply(g)
	(&Clip{Kind: "value", Limit: 0.7}).apply(g)
	if fmt.Sprintf("%.12g", g) != "[0.6 -0.7 0]" {
		t.Errorf("clipped to values of at most 0.7: %v", g)
	}
	if n := norm([]float64{3e200, -4e200}); math.Abs(n/5e200-1) > 1e-15 {
		t.Errorf("the norm of (3e200, −4e200) is %v", n)
	}
}

func TestInitializations(t *testing.T) {
	for _, c := range []struct {
		init  Init
		limit float64 // of |w| where there is one
		sd    float64
	}{
		{InitArticle, 1 / math.Sqrt(50), 1 / math.Sqrt(150)},
		{InitXavier, math.Sqrt(6.0 / 110), math.Sqrt(2.0 / 110)},
		{InitHe, math.Inf(1), math.Sqrt(2.0 / 50)},
		{InitNormal, math.Inf(1), 1},
		{InitZero, 0, 0},
	} {
		m := NewMLP([]int{50, 60}, Tanh, SigmoidOutput, true)
		m.Initialize(c.init, 3, 1)
		if sd := math.Sqrt(sumSquares(m.W[0]) / 3000); math.Abs(sd-3*c.sd) > 0.05*c.sd*3 {
			t.Errorf("%s: standard deviation %v, want about %v", c.init, sd, 3*c.sd)
		}
		if top := largestOf(m.W[0]); top > 3*c.limit {
			t.Errorf("%s: largest weight %v, want at most %v", c.init, top, 3*c.limit)
		}
		if largestOf(m.B[0]) != 0 {
			t.Errorf("%s: the biases do not start at 0", c.init)
		}
	}
}
