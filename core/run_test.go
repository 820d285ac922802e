package core

import (
	"image"
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
		one, neuron := make([]float64, raster.Classes()), make([]float64, 9*7)
		maps := make([][]float64, len(r.Net.Sizes))
		for l, size := range r.Net.Sizes {
			maps[l] = make([]float64, size*9*7)
		}
		img, look := image.NewRGBA(image.Rect(0, 0, 9, 7)), testLook
		look.Edge = true
		view := Rect{-3, -3, 3, 3}
		var h Health
		r.Health(&h)
		var m Measurement
		r.Measure(&m, nil) // Classes takes its room
		for done := false; !done; _, done = r.StepWithin(always) {
		}
		picture := NewRaster(r.Net, p.Data.Features) // after the first call of a size nothing is allocated
		picture.Paint(img, view, look)
		for name, f := range map[string]func(){
			"Step":          func() { r.Step() },
			"Evaluate":      func() { r.Evaluate() },
			"Classify":      func() { r.Classify(classes) },
			"StepWithin":    func() { r.StepWithin(always) },
			"Measure":       func() { r.Measure(&m, always) },
			"Health":        func() { r.Health(&h) },
			"Probabilities": func() { raster.Probabilities(surface, 9, 7, view) },
			"PredictPoint":  func() { raster.PredictPoint(one, 1, 2) },
			"Neuron":        func() { raster.Neuron(neuron, 1, 0, 9, 7, view) },
			"Activations":   func() { raster.Activations(maps, 9, 7, view) },
			"Paint":         func() { picture.Paint(img, view, look) },
		} {
			if n := testing.AllocsPerRun(10, f); n != 0 {
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
	if got := r.StepCount(); got != 30 || r.moments.age != 30 {
		t.Errorf("the step is %d and the velocity %d updates old, want 30", got, r.moments.age)
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

// TestNarrowIsTheInverseOfMorePoints: the outputs that came with points go with them, and all else stays to the bit.
func TestNarrowIsTheInverseOfMorePoints(t *testing.T) {
	random := sample(9)
	p := DefaultProject()
	p.Data = blobs(40, 2, &random)
	p.Training.Optimizer.Kind = "adam"
	r := mustRun(t, p)
	train(r, 30)
	before := r.Project()
	d := p.Data
	d.Points = append(slices.Clone(d.Points), Point{0, 3, 5})
	if err := r.SetData(d); err != nil {
		t.Fatal(err)
	}
	r.Narrow(0)
	if r.outputs() != 6 {
		t.Errorf("with a point of class 5 there are %d outputs", r.outputs())
	}
	if err := r.SetData(p.Data); err != nil {
		t.Fatal(err)
	}
	r.Narrow(4)
	if r.outputs() != 4 {
		t.Errorf("of 6 outputs the first 4 are asked for, and there are %d", r.outputs())
	}
	r.Narrow(0)
	if r.outputs() != 2 {
		t.Fatalf("without the point there are %d outputs", r.outputs())
	}
	same(t, r.Project(), before)
	train(r, 5)
	other := mustRun(t, before)
	train(other, 5)
	same(t, r.Project(), other.Project())
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
	r.moments = newMoments("momentum", len(r.Net.Flat))
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

// A step without the weights that it led to means nothing: the run starts at 0.
func TestStepWithoutWeights(t *testing.T) {
	p, err := ParseProject([]byte(`{"step":500,"training":{"schedule":{"kind":"cosine","every":600}}}`))
	if err != nil {
		t.Fatal(err)
	}
	r, fresh := mustRun(t, p), newRun(t, func(p *Project) { p.Training.Schedule = Schedule{"cosine", 0.5, 600} })
	if r.StepCount() != 0 {
		t.Errorf("the run starts at step %d", r.StepCount())
	}
	if train(r, 10) != train(fresh, 10) {
		t.Error("the run goes another way than one from step 0")
	}
}
