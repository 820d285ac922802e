package core

import (
	"slices"
	"strings"
	"testing"
)

// TestChanged changes every key of the file alone, and requires that just this key is named, both ways round.
func TestChanged(t *testing.T) {
	changes := map[string]func(p *Project){
		"version":                     func(p *Project) { p.Version = 2 },
		"data.set":                    func(p *Project) { p.Data.Set = Circle },
		"data.n":                      func(p *Project) { p.Data.N = 100 },
		"data.noise":                  func(p *Project) { p.Data.Noise = 0.5 },
		"data.seed":                   func(p *Project) { p.Data.Seed++ },
		"data.train":                  func(p *Project) { p.Data.Train = 0.5 },
		"data.features":               func(p *Project) { p.Data.Features = []Feature{X1} },
		"data.points":                 func(p *Project) { p.Data.Points = []Point{{X1: 1}} },
		"network.hidden":              func(p *Project) { p.Network.Hidden = []int{4} },
		"network.activation":          func(p *Project) { p.Network.Activation = Tanh },
		"network.bias":                func(p *Project) { p.Network.Bias = false },
		"network.output":              func(p *Project) { p.Network.Output = SoftmaxOutput },
		"network.init":                func(p *Project) { p.Network.Init = InitHe },
		"network.scale":               func(p *Project) { p.Network.Scale = 2 },
		"network.seed":                func(p *Project) { p.Network.Seed++ },
		"training.loss":               func(p *Project) { p.Training.Loss = CrossEntropy },
		"training.reduction":          func(p *Project) { p.Training.Reduction = Sum },
		"training.batch":              func(p *Project) { p.Training.Batch = 7 },
		"training.sampling":           func(p *Project) { p.Training.Sampling = Cycle },
		"training.learningRate":       func(p *Project) { p.Training.LearningRate = 1 },
		"training.schedule.kind":      func(p *Project) { p.Training.Schedule.Kind = "cosine" },
		"training.schedule.rate":      func(p *Project) { p.Training.Schedule.Rate = 0.1 },
		"training.schedule.every":     func(p *Project) { p.Training.Schedule.Every = 7 },
		"training.penalty":            func(p *Project) { p.Training.Penalty = L1 },
		"training.lambda":             func(p *Project) { p.Training.Lambda = 1 },
		"training.clip.kind":          func(p *Project) { p.Training.Clip.Kind = "norm" },
		"training.clip.limit":         func(p *Project) { p.Training.Clip.Limit = 2 },
		"training.optimizer.kind":     func(p *Project) { p.Training.Optimizer.Kind = "adam" },
		"training.optimizer.momentum": func(p *Project) { p.Training.Optimizer.Momentum = 0.5 },
		"training.optimizer.beta2":    func(p *Project) { p.Training.Optimizer.Beta2 = 0.5 },
		"training.optimizer.epsilon":  func(p *Project) { p.Training.Optimizer.Epsilon = 0.5 },
		"view.theme":                  func(p *Project) { p.View.Theme = "dark" },
		"view.paused":                 func(p *Project) { p.View.Paused = true },
		"view.title":                  func(p *Project) { p.View.Title = "a" },
		"view.task":                   func(p *Project) { p.View.Task = "a" },
		"view.show":                   func(p *Project) { p.View.Show = []string{} }, // the figure alone, not all groups
		"view.hide":                   func(p *Project) { p.View.Hide = []string{"run"} },
		"view.exercise":               func(p *Project) { p.View.Exercise = "a" },
		"view.challenge":              func(p *Project) { p.View.Challenge = "a" },
		"step":                        func(p *Project) { p.Step = 7 },
		"weights":                     func(p *Project) { p.Weights = [][][]float64{{{1}}} },
		"biases":                      func(p *Project) { p.Biases = [][]float64{{1}} },
		"moments":                     func(p *Project) { p.Moments = [][]float64{{1}} },
	}
	for _, key := range Keys() {
		change, ok := changes[key]
		if !ok {
			t.Errorf("no change of %s is tried", key)
			continue
		}
		want := key
		if parts := strings.Split(key, "."); len(parts) == 3 {
			want = parts[0] + "." + parts[1]
		}
		a, b := DefaultProject(), DefaultProject()
		change(&b)
		for _, got := range [][]string{Changed(a, b), Changed(b, a)} {
			if !slices.Equal(got, []string{want}) {
				t.Errorf("after a change of %s: %v", key, got)
			}
		}
	}
	a, b := DefaultProject(), DefaultProject()
	b.Training.Optimizer, b.Data.N = Optimizer{Kind: "adam", Momentum: 0.8, Beta2: 0.99, Epsilon: 1e-6}, 7
	if got := Changed(a, b); !slices.Equal(got, []string{"data.n", "training.optimizer"}) {
		t.Errorf("a number and an optimizer: %v", got)
	}
	if got := Changed(a, a.Clone()); got != nil {
		t.Errorf("a clone differs in %v", got)
	}
}
