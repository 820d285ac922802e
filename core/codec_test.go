package core

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
)

// full is a project with no key at its default and numbers that are hard to print.
func full() Project {
	p := DefaultProject()
	p.Data = Data{
		Set: Spiral, N: 77, Noise: 0.1, Seed: math.MaxUint32, Train: 1.0 / 3, Features: []Feature{SinX2, X1},
		Points: []Point{{math.Copysign(0, -1), 5e-324, 2}, {-999.9999999999999, 0.1 + 0.2, 0}},
	}
	p.Network = Network{
		Hidden: []int{2, 1}, Activation: Tanh, Bias: true, Output: SoftmaxOutput,
		Init: InitHe, Scale: 2.5e-7, Seed: 1,
	}
	p.Training = Training{
		Loss: CrossEntropy, Reduction: Sum, Batch: 5, Sampling: First, LearningRate: 0.30000000000000004,
		Schedule: Schedule{"cosine", 1e-300, 7}, Penalty: Published, Lambda: 1e-4,
		Clip: Clip{"norm", 0.123}, Optimizer: Optimizer{"adam", 0.8, 0.99, 1e-7},
	}
	p.View = View{"dark", []string{"a<b>", "θ\n\"\\"}}
	p.Step = 1 << 53
	p.Weights = [][][]float64{
		{{math.MaxFloat64, -math.SmallestNonzeroFloat64}, {math.Copysign(0, -1), 1.0 / 3}},
		{{1e21}, {123456789012345680}},
		{{1, 2, 3}},
	}
	p.Biases = [][]float64{{1e-6, 9.999999999999999e-7}, {math.Pi}, {0, 1, -1e-310}}
	return p
}

// bits flattens every number of a project, so that -0 and 0 differ.
func bits(p Project) []uint64 {
	var all []uint64
	for _, q := range p.Data.Points {
		all = append(all, math.Float64bits(q.X1), math.Float64bits(q.X2))
	}
	for _, rows := range append(p.Weights, p.Biases) {
		for _, row := range rows {
			for _, x := range row {
				all = append(all, math.Float64bits(x))
			}
		}
	}
	return all
}

func same(t *testing.T, got, want Project) {
	t.Helper()
	if string(got.JSON()) != string(want.JSON()) || !reflect.DeepEqual(bits(got), bits(want)) {
		t.Errorf("got\n%s\nwant\n%s", got.JSON(), want.JSON())
	}
}

func TestEmptyDocumentIsTheDefault(t *testing.T) {
	p, err := ParseProject([]byte(" {}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p, DefaultProject()) {
		t.Errorf("{} is\n%s", p.JSON())
	}
	if err := DefaultProject().Check(); err != nil {
		t.Error(err)
	}
}

func TestProjectRoundTrip(t *testing.T) {
	for _, want := range []Project{DefaultProject(), full()} {
		got, err := ParseProject(want.JSON())
		if err != nil {
			t.Fatalf("%v in\n%s", err, want.JSON())
		}
		if got.Training != want.Training || !reflect.DeepEqual(got.Network, want.Network) || got.Step != want.Step {
			t.Errorf("got\n%s\nwant\n%s", got.JSON(), want.JSON())
		}
		same(t, got, want)
	}
}

func TestErrorNamesTheKey(t *testing.T) {
	var bad *ProjectError
	_, err := ParseProject([]byte(`{"training": {"learningRate": -1}}`))
	if !errors.As(err, &bad) || bad.Key != "training.learningRate" || bad.Value != "-1" || !strings.Contains(bad.Allowed, "from 0 to 1000") {
		t.Errorf("%v", err)
	}
}
