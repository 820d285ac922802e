package core

import (
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core/longtest"
)

// watched trains a project for so many steps under watch.
func watched(t *testing.T, steps int, change func(p *Project)) (*Run, *Watch) {
	t.Helper()
	r := newRun(t, change)
	w := NewWatch(r)
	for range steps {
		report := r.Step()
		w.Observe(r, report)
		if report.NonFinite != "" {
			break
		}
	}
	return r, w
}

func ailments(found []Finding) (list []Ailment) {
	for _, f := range found {
		list = append(list, f.Ailment)
	}
	return list
}

// Each ailment on a run that has it, and nothing that it does not have.
func TestDiagnose(t *testing.T) {
	longtest.Skip(t)
	explosion := func(p *Project) { *p = publishedProject(50, 50, 0.3, 1e-3) } // the article's run, a thousand times faster
	for _, c := range []struct {
		name   string
		steps  int
		change func(p *Project)
		want   []Ailment
	}{
		{"the article's explosion", 10_000, explosion, []Ailment{Exploding, WrongGradient, StrongPenalty, NoBiases}},
		{"growing without end", 2000, func(p *Project) {
			p.Data.Set, p.Network.Activation = Gauss, Linear
			p.Network.Hidden, p.Training.Reduction = []int{8}, Sum
			p.Training.Penalty, p.Training.Lambda, p.Training.LearningRate = Published, 1e-4, 0.01
			p.Network.Scale, p.Network.Seed = 100, 3
		}, []Ailment{Exploding, StrongPenalty}},
		{"linear layers, a rate of 1000", 50, func(p *Project) {
			p.Network.Hidden, p.Network.Activation, p.Training.LearningRate = []int{8, 8, 8}, Linear, 1000
			p.Training.Loss, p.Training.Reduction = CrossEntropy, Sum
		}, []Ailment{Exploding, RateTooHigh}},
		{"thrown too far", 200, func(p *Project) { p.Training.LearningRate = 300 }, []Ailment{RateTooHigh}},
		{"jumping across the valley", 600, func(p *Project) { p.Training.LearningRate = 30 }, []Ailment{RateTooHigh}},
		{"a heavy penalty", 200, func(p *Project) { p.Training.Lambda = 30 }, []Ailment{StrongPenalty}},
		{"a heavy l1", 200, func(p *Project) { p.Training.Penalty, p.Training.Lambda = L1, 30 }, []Ailment{StrongPenalty}},
		{"six sigmoid layers", 500, func(p *Project) { p.Network.Hidden = []int{8, 8, 8, 8, 8, 8} }, []Ailment{Vanishing}},
		{"huge weights", 300, func(p *Project) { p.Network.Scale = 50 }, []Ailment{Saturated}},
		{"dead relus", 100, func(p *Project) {
			p.Network.Activation, p.Network.Hidden = ReLU, []int{4}
			p.Weights = [][][]float64{{{0.1, 0.1, 0.1, 1}, {0.1, 0.1, 0.1, 1}}, {{1, 1}, {1, 1}, {1, 1}, {0, 0.1}}}
			p.Biases = [][]float64{{-9, -9, -9, 0}, {0, 0}}
		}, []Ailment{Saturated}},
		{"no biases", 500, func(p *Project) { p.Network.Bias, p.Training.LearningRate = false, 3 }, []Ailment{NoBiases}},
		{"no biases, 50 neurons", 200, func(p *Project) { p.Network.Bias, p.Network.Hidden = false, []int{50} }, []Ailment{NoBiases}},
		{"no biases, tanh on the corners", 200, func(p *Project) {
			p.Network.Bias, p.Network.Activation, p.Data.Set = false, Tanh, Corners
		}, []Ailment{NoBiases}},
		{"a tiny rate", 400, func(p *Project) { p.Training.LearningRate = 0.003 }, []Ailment{RateTooLow}},
		{"a tiny rate on gauss", 150, func(p *Project) { p.Data.Set, p.Training.LearningRate = Gauss, 1e-4 }, []Ailment{RateTooLow}},
		{"a rate of 0", 500, func(p *Project) { p.Data.Set, p.Training.LearningRate = Gauss, 0 }, []Ailment{RateTooLow}},
		{"a rate that decayed", 500, func(p *Project) {
			p.Data.Set, p.Training.LearningRate, p.Training.Schedule = Gauss, 0.3, Schedule{"exponential", 0.01, 1}
		}, []Ailment{RateTooLow}},
		{"a rate that ended", 500, func(p *Project) {
			p.Training.LearningRate, p.Training.Schedule = 3, Schedule{"cosine", 0, 100}
		}, []Ailment{RateTooLow}},
		{"no hidden layer", 1000, func(p *Project) { p.Network.Hidden = nil }, []Ailment{TooSmall}},
		{"one neuron", 2000, func(p *Project) { p.Network.Hidden, p.Training.LearningRate = []int{1}, 3 }, []Ailment{TooSmall}},
		{"linear layers", 1000, func(p *Project) { p.Network.Hidden, p.Network.Activation = []int{8}, Linear }, []Ailment{TooSmall}},

		// Healthy.
		{"three neurons", 100, func(p *Project) { p.Training.LearningRate = 3 }, nil},
		{"three neurons, later", 800, func(p *Project) { p.Training.LearningRate = 3 }, nil},
		{"three neurons, much later", 6000, func(p *Project) { p.Training.LearningRate = 3 }, nil},
		{"the default", 1600, func(p *Project) {}, nil},
		{"fifty neurons", 800, func(p *Project) { p.Network.Hidden, p.Training.LearningRate = []int{50}, 1 }, nil},
		{"a light penalty", 800, func(p *Project) { p.Training.Lambda, p.Training.LearningRate = 0.1, 3 }, nil},
		{"a light penalty on easy points", 3000, func(p *Project) { p.Data.Set, p.Training.Lambda = Gauss, 0.3 }, nil},
		{"two sigmoid layers", 600, func(p *Project) { p.Network.Hidden, p.Training.LearningRate = []int{8, 8}, 3 }, nil},
		{"six tanh layers", 500, func(p *Project) {
			p.Network.Hidden, p.Network.Activation, p.Network.Init = []int{8, 8, 8, 8, 8, 8}, Tanh, InitXavier
			p.Training.LearningRate = 0.1
		}, nil},
		{"relus on the circle", 400, func(p *Project) {
			p.Network.Hidden, p.Network.Activation, p.Network.Init, p.Data.Set = []int{8}, ReLU, InitHe, Circle
			p.Training.LearningRate = 0.1
		}, nil},
		{"minibatches with adam on the spiral", 1500, func(p *Project) {
			p.Data.Set, p.Network.Hidden, p.Network.Activation, p.Network.Init = Spiral, []int{8, 8}, Tanh, InitXavier
			p.Training.Optimizer.Kind, p.Training.LearningRate, p.Training.Batch, p.Training.Loss = "adam", 0.01, 20, CrossEntropy
		}, nil},
		{"gauss without biases", 300, func(p *Project) { p.Data.Set, p.Network.Bias = Gauss, false }, nil},
		{"relus without biases on xor", 1000, func(p *Project) {
			p.Data.Set, p.Network.Bias, p.Network.Activation, p.Network.Init = XOR, false, ReLU, InitHe
			p.Network.Hidden = []int{8}
		}, nil},
		{"at the start", 1, func(p *Project) {}, nil},
		{"not begun", 0, func(p *Project) {}, nil},
		{"no points", 10, func(p *Project) { p.Data.Set = Custom }, nil},
		{"one point", 500, func(p *Project) { p.Data.Set, p.Data.Points = Custom, []Point{{1, 1, 1}} }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, w := watched(t, c.steps, c.change)
			before := string(r.Project().JSON())
			var check *GradientCheck
			if slices.Contains(c.want, WrongGradient) {
				p := DefaultProject()
				c.change(&p)
				fresh, err := NewRun(p)
				if err != nil {
					t.Fatal(err)
				}
				verdict := fresh.CheckGradient()
				check = &verdict
			}
			found := Diagnose(r, w, r.Evaluate(), check)
			if got := ailments(found); !slices.Equal(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
				for _, f := range found {
					t.Logf("%s: %s %v", f.Ailment, f.Text, f.Evidence)
				}
			}
			if string(r.Project().JSON()) != before {
				t.Error("Diagnose changed the run")
			}
			for _, f := range found {
				sound(t, r, f)
			}
		})
	}
}

// sound checks that a finding says something and that its remedies are projects that run and differ from this one.
func sound(t *testing.T, r *Run, f Finding) {
	t.Helper()
	if !strings.HasSuffix(f.Text, ".") || strings.Contains(f.Text, "%!") || strings.Contains(f.Text, "NaN") || len(f.Evidence) == 0 {
		t.Errorf("%s: %q with %v", f.Ailment, f.Text, f.Evidence)
	}
	if len(f.Remedies) == 0 {
		t.Errorf("%s: no remedy", f.Ailment)
	}
	for _, remedy := range f.Remedies {
		p := r.Project()
		p.Weights, p.Biases, p.Moments, p.Step = nil, nil, nil, 0
		same := string(p.JSON())
		p.Network, p.Training = remedy.Network, remedy.Training
		if _, err := NewRun(p); err != nil {
			t.Errorf("%s: %s: %v", f.Ailment, remedy.Text, err)
		}
		if string(p.JSON()) == same {
			t.Errorf("%s: %s changes nothing", f.Ailment, remedy.Text)
		}
	}
}

// The first remedy of each finding, run from the same seed for as long, makes the loss of the data lower.
func TestFirstRemedyHelps(t *testing.T) {
	longtest.Skip(t)
	for _, c := range []struct {
		ailment Ailment
		steps   int
		change  func(p *Project)
	}{
		{Exploding, 2000, func(p *Project) { *p = publishedProject(50, 50, 0.3, 1e-3) }},
		{RateTooHigh, 400, func(p *Project) { p.Training.LearningRate = 300 }},
		{StrongPenalty, 2000, func(p *Project) { p.Training.Lambda, p.Training.LearningRate = 30, 3 }},
		{Vanishing, 1000, func(p *Project) { p.Network.Hidden = []int{8, 8, 8, 8, 8, 8} }},
		{Saturated, 2000, func(p *Project) { p.Network.Scale = 50 }},
		{NoBiases, 800, func(p *Project) { p.Network.Bias, p.Training.LearningRate = false, 3 }},
		{RateTooLow, 400, func(p *Project) { p.Training.LearningRate = 0.003 }},
		{TooSmall, 2000, func(p *Project) { p.Network.Hidden, p.Training.LearningRate = []int{1}, 3 }},
	} {
		r, w := watched(t, c.steps, c.change)
		found := Diagnose(r, w, r.Evaluate(), nil)
		i := slices.IndexFunc(found, func(f Finding) bool { return f.Ailment == c.ailment })
		if i < 0 {
			t.Errorf("%s: found %q", c.ailment, ailments(found))
			continue
		}
		remedy := found[i].Remedies[0]
		better, _ := watched(t, c.steps, func(p *Project) {
			c.change(p)
			p.Network, p.Training = remedy.Network, remedy.Training
		})
		old, now := r.Evaluate().DataLoss, better.Evaluate().DataLoss
		if !(now < 0.97*old) && IsFinite(old) || !IsFinite(now) {
			t.Errorf("%s: %s took the data loss from %v to %v", c.ailment, remedy.Text, old, now)
		}
	}
}

func TestWatchSamplesTheWholeRun(t *testing.T) {
	r, w := watched(t, 3000, func(p *Project) { p.Data.Set = Corners })
	samples := w.Samples()
	if len(samples) > 256 || len(samples) < 128 || samples[0].Step != 1 {
		t.Fatalf("%d samples from step %d", len(samples), samples[0].Step)
	}
	stride := samples[1].Step - samples[0].Step
	fresh := newRun(t, func(p *Project) { p.Data.Set = Corners })
	for i, s := range samples {
		if s.Step != 1+i*stride {
			t.Fatalf("sample %d is of step %d, want %d", i, s.Step, 1+i*stride)
		}
		var report Report
		for fresh.StepCount() < s.Step {
			report = fresh.Step()
		}
		var h Health
		fresh.Health(&h)
		if s.Report != report || !slices.Equal(s.Layers, h.Layers) {
			t.Fatalf("sample of step %d is %+v, want %+v and %+v", s.Step, s, report, h)
		}
	}
	if last := w.last(); last.Step != 3000 {
		t.Errorf("the last report is of step %d", last.Step)
	}
	steps := w.lastSteps()
	for i, s := range steps {
		if s.Step != 3000-64+1+i {
			t.Fatalf("last step %d is %d", i, s.Step)
		}
	}
	if half := w.halfway(); math.Abs(float64(half.Step-1500)) > float64(stride) {
		t.Errorf("halfway is step %d", half.Step)
	}
	if n := testing.AllocsPerRun(1000, func() { w.Observe(r, r.Step()) }); n != 0 {
		t.Errorf("%v allocations a step", n)
	}
}

func TestMirrored(t *testing.T) {
	xor, err1 := mirrorShare(XOR)
	gauss, err2 := mirrorShare(Gauss)
	if err1 != nil || err2 != nil || xor < 0.9 || gauss > 0.05 {
		t.Errorf("xor %v, gauss %v", xor, gauss)
	}
	far := generate(XOR, 300, 0, 1)
	for i := range far {
		far[i].X1 += 30
	}
	if share := mirrored(far); share != 0 {
		t.Errorf("off the origin %v", share)
	}
}

func mirrorShare(set DataSet) (float64, error) {
	d := DefaultProject().Data
	d.Set, d.N = set, 1000
	points, _, err := d.Make()
	return mirrored(points), err
}

// TestSignals holds what each layer hears of the points' errors to the traces of those points, and the run to what it was.
func TestSignals(t *testing.T) {
	for i, p := range bitsProjects() {
		r := mustRun(t, p)
		train(r, 10)
		gradient := slices.Clone(r.Gradient().Flat)
		got := r.signals()
		if !sameBits(gradient, r.Gradient().Flat) {
			t.Errorf("configuration %d: the last step's gradient has changed", i)
		}
		count := min(32, r.Train.N)
		want := make([]float64, r.Net.Layers())
		for n := range count {
			list, err := r.Trace(r.Train.Points[n*r.Train.N/count])
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range list {
				if q.Name == "dLoss/dz"+string(rune('0'+q.Layer)) {
					for _, v := range q.Values {
						want[q.Layer-1] += v * v / float64(count*q.Cols)
					}
				}
			}
		}
		for l := range want {
			if w := math.Sqrt(want[l]); !(math.Abs(got[l]-w) <= 1e-10*w) || w == 0 {
				t.Errorf("configuration %d: layer %d hears %v, want %v", i, l+1, got[l], w)
			}
		}
	}
}
