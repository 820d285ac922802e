package core

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"xorcery/core/longtest"
)

// full is a project with hardly a key at its default and numbers that are hard to print.
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
	p.View = View{
		Theme: "dark", Title: "<b>\"&amp;\" ﷽", Task: "Zeile 1\n\n👩‍🏫 ⟨2⟩", Show: []string{"Run", "Data"}, Hide: []string{"a<b>", "θ\n\"\\"},
		Challenge: "three_1-A", Paused: true,
	}
	p.Step = 1 << 53
	p.Weights = [][][]float64{
		{{math.MaxFloat64, -math.SmallestNonzeroFloat64}, {math.Copysign(0, -1), 1.0 / 3}},
		{{1e21}, {123456789012345680}},
		{{1, 2, 3}},
	}
	p.Biases = [][]float64{{1e-6, 9.999999999999999e-7}, {math.Pi}, {0, 1, -1e-310}}
	p.Moments = [][]float64{make([]float64, 15), make([]float64, 15), {1e6}}
	p.Moments[0][14], p.Moments[1][0] = -1.0/3, 1e-30
	return p
}

// bits flattens every number of a project, so that -0 and 0 differ.
func bits(p Project) []uint64 {
	var all []uint64
	for _, q := range p.Data.Points {
		all = append(all, math.Float64bits(q.X1), math.Float64bits(q.X2))
	}
	for _, rows := range append(p.Weights, p.Biases, p.Moments) {
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
	unbiased := full()
	unbiased.Network.Bias, unbiased.Biases, unbiased.Moments = false, nil, nil
	for _, want := range []Project{DefaultProject(), full(), unbiased} {
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

func TestFullLeavesTheDefaults(t *testing.T) {
	p, usual := full(), DefaultProject()
	for i, f := range p.fields() {
		if f.key == "version" || f.key == "network.bias" || f.key == "view.exercise" { // which is true, for biases, and none beside a challenge
			continue
		}
		text := string(f.value.write(nil, compact))
		if text == string(usual.fields()[i].value.write(nil, compact)) {
			t.Errorf("%s is at its default in full()", f.key)
		}
	}
}

func TestProjectErrors(t *testing.T) {
	longtest.Skip(t)
	many := func(n int, element string) string {
		return "[" + strings.TrimSuffix(strings.Repeat(element+",", n), ",") + "]"
	}
	for _, c := range []struct{ doc, key, says string }{
		// The document.
		{``, "", "not JSON: line 1, column 0"},
		{"{\n \"step\": }", "", "line 2, column 10"},
		{`{} {}`, "", "not JSON"},
		{`{}]`, "", "not JSON"},
		{`[]`, "", "an object"},
		{`null`, "", "an object"},
		{strings.Repeat("[", 20_000), "", "not JSON"},
		{strings.Repeat(" ", MaxDocument-1) + "{}", "", "at most 16777216"},
		{`{"version":2}`, "version", "newer program"},
		{`{"colour":1,"version":2,"step":"x"}`, "version", "newer program"},
		{`{"version":0}`, "version", "is 0; allowed: 1"},
		{`{"version":"1"}`, "version", `is "1"; allowed: 1`},
		// Keys.
		{`{"colour":1}`, "colour", "unknown key; allowed: version, data, network, training, view, step, weights, biases, moments"},
		{`{"Step":1}`, "Step", "unknown key"},
		{`{"":1}`, "", "unknown key"},
		{`{"data.n":1}`, "data.n", "unknown key"},
		{`{"data":{"N":1}}`, "data.N", "unknown key; allowed: set, n, noise, seed, train, features, points"},
		{`{"training":{"schedule":{"speed":1}}}`, "training.schedule.speed", "allowed: kind, rate, every"},
		{`{"step":1,"step":1}`, "step", "twice"},
		{`{"step":1,"\u0073tep":1}`, "step", "twice"},
		{`{"view":{},"view":{}}`, "view", "twice"},
		{`{"data":{"n":1,"n":2}}`, "data.n", "twice"},
		{`{"data":5}`, "data", "is 5; allowed: an object"},
		{`{"training":{"clip":"none"}}`, "training.clip", "an object"},
		// Names.
		{`{"data":{"set":"moon"}}`, "data.set", `is "moon"; allowed: article, corners, xor, circle, gauss, spiral, moons, custom`},
		{`{"data":{"set":["xor"]}}`, "data.set", "allowed: article"},
		{`{"network":{"activation":"Tanh"}}`, "network.activation", "sigmoid, tanh, relu, linear"},
		{`{"network":{"output":"tanh"}}`, "network.output", "sigmoid, softmax"},
		{`{"network":{"init":1}}`, "network.init", "article, xavier, he, normal, zero"},
		{`{"training":{"loss":"hinge"}}`, "training.loss", "squared, crossentropy"},
		{`{"training":{"reduction":"max"}}`, "training.reduction", "mean, sum"},
		{`{"training":{"sampling":"random"}}`, "training.sampling", "shuffle, cycle, first"},
		{`{"training":{"penalty":null}}`, "training.penalty", "none, l1, l2, published"},
		{`{"training":{"schedule":{"kind":""}}}`, "training.schedule.kind", "constant, step, exponential, inverse, cosine"},
		{`{"training":{"clip":{"kind":"all"}}}`, "training.clip.kind", "none, norm, value"},
		{`{"training":{"optimizer":{"kind":"adamw"}}}`, "training.optimizer.kind", "sgd, momentum, nesterov, rmsprop, adam"},
		{`{"view":{"theme":"blue"}}`, "view.theme", "auto, light, dark"},
		{`{"network":{"bias":1}}`, "network.bias", "true or false"},
		{`{"network":{"bias":"true"}}`, "network.bias", "true or false"},
		// Numbers.
		{`{"data":{"n":0}}`, "data.n", "is 0; allowed: a whole number from 1 to 100000"},
		{`{"data":{"n":1.5}}`, "data.n", "is 1.5; allowed: a whole number"},
		{`{"data":{"n":1e999}}`, "data.n", "is 1e999; allowed: a whole number"},
		{`{"data":{"n":"300"}}`, "data.n", "whole number"},
		{`{"data":{"noise":1.01}}`, "data.noise", "a number from 0 to 1"},
		{`{"data":{"seed":4294967296}}`, "data.seed", "from 0 to 4294967295"},
		{`{"data":{"train":0}}`, "data.train", "from 0.01 to 1"},
		{`{"network":{"scale":-1}}`, "network.scale", "from 0 to 100"},
		{`{"network":{"seed":-1}}`, "network.seed", "whole number"},
		{`{"training":{"batch":-1}}`, "training.batch", "from 0 to 200000"},
		{`{"training":{"learningRate":-1}}`, "training.learningRate", "is -1; allowed: a number from 0 to 1000"},
		{`{"training":{"learningRate":1e999}}`, "training.learningRate", "allowed: a number from 0 to 1000"},
		{`{"training":{"learningRate":[1]}}`, "training.learningRate", "a number"},
		{`{"training":{"schedule":{"rate":2}}}`, "training.schedule.rate", "from 0 to 1"},
		{`{"training":{"schedule":{"every":0}}}`, "training.schedule.every", "from 1 to 1000000000"},
		{`{"training":{"lambda":1001}}`, "training.lambda", "from 0 to 1000"},
		{`{"training":{"clip":{"limit":0}}}`, "training.clip.limit", "from 1e-09 to"},
		{`{"training":{"optimizer":{"momentum":1}}}`, "training.optimizer.momentum", "from 0 to 0.9999"},
		{`{"training":{"optimizer":{"beta2":1}}}`, "training.optimizer.beta2", "from 0 to 0.999999"},
		{`{"training":{"optimizer":{"epsilon":0}}}`, "training.optimizer.epsilon", "from 1e-16 to 1"},
		{`{"step":-1}`, "step", "a whole number from 0"},
		{`{"step":9007199254740994}`, "step", "a whole number"},
		// Lists.
		{`{"data":{"features":[]}}`, "data.features", "one or more of x1, x2, x1^2, x2^2, x1*x2, sin(x1), sin(x2)"},
		{`{"data":{"features":["x1","x3"]}}`, "data.features[1]", `is "x3"`},
		{`{"data":{"features":["x1","x2","x1"]}}`, "data.features[2]", "each once"},
		{`{"data":{"features":"x1"}}`, "data.features", "a list"},
		{`{"data":{"features":[1]}}`, "data.features", "a list"},
		{`{"data":{"points":{}}}`, "data.points", "a list of at most 100000 points"},
		{`{"data":{"points":[[1,2,0],[1,2]]}}`, "data.points[1]", "is [1,2]; allowed: [x1, x2, class] with x1 and x2 from -1000 to 1000"},
		{`{"data":{"points":[[1,2,3,4]]}}`, "data.points[0]", "allowed: [x1, x2, class]"},
		{`{"data":{"points":[1,2,3]}}`, "data.points[0]", "is 1;"},
		{`{"data":{"points":[[1,"2",3]]}}`, "data.points[0]", "[x1, x2, class]"},
		{`{"data":{"points":[[1,2,6]]}}`, "data.points[0]", "is [1, 2, 6]; allowed: [x1, x2, class] with"},
		{`{"data":{"points":[[1,2,0.5]]}}`, "data.points[0]", "class a whole number from 0 to 5"},
		{`{"data":{"points":[[1,2,1e300]]}}`, "data.points[0]", "class a whole number"},
		{`{"data":{"points":[[1,1000.1,0]]}}`, "data.points[0]", "from -1000 to 1000"},
		{`{"data":{"points":[[1,1e999,0]]}}`, "data.points[0]", "from -1000 to 1000"},
		{`{"data":{"points":[[1,null,0]]}}`, "data.points[0]", "[x1, x2, class]"},
		{`{"data":{"points":` + many(100_001, "[0,0,0]") + `}}`, "data.points", "more than 100000 points"},
		{`{"data":{"points":[` + many(1_000_000, "0") + `]}}`, "data.points[0]", "[x1, x2, class]"},
		{`{"network":{"hidden":3}}`, "network.hidden", "a list of 0 to 6 layers, each a whole number from 1 to 64"},
		{`{"network":{"hidden":[3,0]}}`, "network.hidden[1]", "is 0; allowed: a whole number from 1 to 64"},
		{`{"network":{"hidden":[65]}}`, "network.hidden[0]", "from 1 to 64"},
		{`{"network":{"hidden":["3"]}}`, "network.hidden[0]", "from 1 to 64"},
		{`{"network":{"hidden":` + many(7, "1") + `}}`, "network.hidden", "0 to 6 layers"},
		{`{"view":{"hide":["a","a"]}}`, "view.hide[1]", "each once"},
		{`{"view":{"hide":[""]}}`, "view.hide[0]", "ids of controls"},
		{`{"view":{"hide":` + many(1001, `"a"`) + `}}`, "view.hide", "at most 1000"},
		{`{"view":{"hide":null}}`, "view.hide", "a list"},
		{`{"view":{"paused":1}}`, "view.paused", "true or false"},
		// Texts.
		{`{"view":{"title":1}}`, "view.title", "is 1; allowed: text of at most 80 characters in one line"},
		{`{"view":{"title":null}}`, "view.title", "text"},
		{`{"view":{"title":"` + strings.Repeat("é", 81) + `"}}`, "view.title", "is 81 characters; allowed: text of at most 80 characters"},
		{`{"view":{"title":"a\nb"}}`, "view.title", "is 2 lines; allowed: text of at most 80 characters in one line"},
		{`{"view":{"task":"` + strings.Repeat("\\u00e9", 1234) + `"}}`, "view.task", "is 1,234 characters; allowed: text of at most 600 characters in at most 12 lines"},
		{`{"view":{"task":"` + strings.Repeat("a\\n", 12) + `"}}`, "view.task", "is 13 lines; allowed"},
		{`{"view":{"task":"a\u0007"}}`, "view.task", "without control characters"},
		{`{"view":{"task":"a\tb"}}`, "view.task", "without control characters"},
		{`{"view":{"task":"a\r\nb"}}`, "view.task", "without control characters"},
		{"{\"view\":{\"task\":\"a\u007f\"}}", "view.task", "without control characters"},
		{`{"view":{"task":"a\u2028b"}}`, "view.task", "without control characters"},
		{`{"view":{"title":"a\u202eb"}}`, "view.title", "without control characters"},
		{`{"view":{"show":["run"]}}`, "view.show[0]", `is "run"; allowed: null, or a list of Essentials, File, Run, Story, Data`},
		{`{"view":{"show":["Run","Run"]}}`, "view.show[1]", "each at most once"},
		{`{"view":{"show":{}}}`, "view.show", "null, or a list"},
		{`{"view":{"show":` + many(1000, `"Run"`) + `}}`, "view.show", "null, or a list"},
		{`{"view":{"exercise":"a b"}}`, "view.exercise", `is "a b"; allowed: a name of at most 100 letters, digits, - and _`},
		{`{"view":{"challenge":"` + strings.Repeat("a", 101) + `"}}`, "view.challenge", "at most 100 letters"},
		{`{"view":{"challenge":3}}`, "view.challenge", "is 3; allowed: a name"},
		{`{"view":{"exercise":"z1","challenge":"three"}}`, "view.challenge", `is "three"; allowed: an exercise or a challenge, not both`},
		// Weights.
		{`{"weights":1}`, "weights", "null, or for each layer"},
		{`{"weights":[1]}`, "weights[0]", "null, or for each layer"},
		{`{"weights":[[[1,"2"]]]}`, "weights[0][0]", "fan-out finite numbers"},
		{`{"weights":[[[1,1e999]]]}`, "weights[0][0]", "finite"},
		{`{"weights":` + many(8, "[]") + `}`, "weights", "more than 7 layers"},
		{`{"weights":[` + many(65, "[1]") + `]}`, "weights[0]", "more than 64 rows"},
		{`{"weights":[[` + many(65, "1") + `]]}`, "weights[0][0]", "fan-out finite numbers"},
		{`{"biases":[[1]]}`, "biases", "only beside weights"},
		{`{"moments":[[1]]}`, "moments", "only beside weights"},
		{`{"moments":[[1],[2],[3],[4]]}`, "moments", "more than 3 rows"},
		{`{"moments":[["1"]]}`, "moments[0]", "finite numbers"},
		{strings.Replace(string(full().JSON()), "1000000]", "1.5]", 1), "moments[2]", "whole number"},
		{strings.Replace(string(full().JSON()), "[0, 0,", "[0,", 1), "moments[0]", "is 14 numbers; allowed: 15 numbers"},
		{strings.Replace(string(full().JSON()), `"adam"`, `"momentum"`, 1), "moments", "is 3 lists; allowed: 1 lists for momentum"},
		{strings.Replace(string(full().JSON()), "1000000]", "1, 2]", 1), "moments[2]", "is 2 numbers; allowed: 1 number"},
		{strings.Replace(string(full().JSON()), "1e-30,", "-1e-30,", 1), "moments[1][0]", "is -1e-30; allowed: a mean square, at least 0"},
		{`{"network":{"hidden":[],"bias":false},"training":{"optimizer":{"kind":"rmsprop"}},"weights":[[[1,1],[1,1]]],"moments":[[0,0,0,-1],[1]]}`,
			"moments[0][3]", "is -1; allowed: a mean square"},
		{`{"network":{"hidden":[],"bias":false},"weights":[]}`, "weights", "is 0 layers; allowed: 1 layers"},
		{`{"network":{"hidden":[],"bias":false},"weights":[[]]}`, "weights[0]", "is 0 rows; allowed: 2 rows"},
		{`{"network":{"hidden":[],"bias":false},"weights":[[[1,2],[1]]]}`, "weights[0][1]", "is 1 numbers; allowed: 2 numbers"},
		{`{"network":{"hidden":[],"bias":false},"weights":[[[1],[1]]]}`, "weights[0][0]", "allowed: 2 numbers"},
		{`{"network":{"hidden":[],"bias":false},"weights":[[[1,1],[1,1]]],"biases":[[1,1]]}`, "biases", "network.bias is false"},
		{`{"network":{"hidden":[]},"weights":[[[1,1],[1,1]]]}`, "biases", "network.bias is true"},
		{`{"network":{"hidden":[]},"weights":[[[1,1],[1,1]]],"biases":[[1]]}`, "biases[0]", "allowed: 2 numbers"},
		{`{"network":{"hidden":[]},"weights":[[[1,1],[1,1]]],"biases":[1]}`, "biases[0]", "finite numbers"},
		{`{"network":{"hidden":[],"bias":false},"data":{"points":[[0,0,2]]},"weights":[[[1,1],[1,1]]]}`, "weights[0][0]", "allowed: 3 numbers"},
		{`{"network":{"hidden":[],"bias":false},"weights":[[[1,1,1,1,1,1,1],[1,1,1,1,1,1,1]]]}`, "weights[0][0]", "allowed: 2 numbers"},
	} {
		_, err := ParseProject([]byte(c.doc))
		var bad *ProjectError
		short := c.doc[:min(len(c.doc), 100)]
		if !errors.As(err, &bad) || bad.Key != c.key {
			t.Errorf("%s: %v; want an error for %q", short, err, c.key)
		} else if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want it to say %q", short, err, c.says)
		} else if len(err.Error()) > 400 {
			t.Errorf("%s: an error of %d bytes", short, len(err.Error()))
		}
	}
}

func TestCheckInMemory(t *testing.T) {
	for key, spoil := range map[string]func(p *Project){
		"training.learningRate":    func(p *Project) { p.Training.LearningRate = math.NaN() },
		"data.noise":               func(p *Project) { p.Data.Noise = math.Inf(1) },
		"data.points[0]":           func(p *Project) { p.Data.Points[0].X1 = math.NaN() },
		"weights[1][0][0]":         func(p *Project) { p.Weights[1][0][0] = math.NaN() },
		"biases[0][1]":             func(p *Project) { p.Biases[0][1] = math.Inf(-1) },
		"version":                  func(p *Project) { p.Version = 0 },
		"training.schedule.every":  func(p *Project) { p.Training.Schedule.Every = 0 },
		"network.hidden[1]":        func(p *Project) { p.Network.Hidden[1] = 65 },
		"data.features[1]":         func(p *Project) { p.Data.Features[1] = SinX2 },
		"training.optimizer.beta2": func(p *Project) { p.Training.Optimizer.Beta2 = 1 },
		"view.hide[0]":             func(p *Project) { p.View.Hide[0] = "\xff" },
		"view.task":                func(p *Project) { p.View.Task = "\xff" },
		"view.show[0]":             func(p *Project) { p.View.Show[0] = "" },
		"view.exercise":            func(p *Project) { p.View.Exercise = "é" },
		"weights":                  func(p *Project) { p.Weights = p.Weights[:2] },
		"training.optimizer.kind":  func(p *Project) { p.Training.Optimizer.Kind = "" },
		"data.points":              func(p *Project) { p.Data.Points = make([]Point, 100_001) },
	} {
		p := full()
		if err := p.Check(); err != nil {
			t.Fatal(err)
		}
		spoil(&p)
		var bad *ProjectError
		if err := p.Check(); !errors.As(err, &bad) || bad.Key != key {
			t.Errorf("%v; want an error for %s", err, key)
		}
	}
}

func TestWeightsMayHaveMoreOutputsThanClasses(t *testing.T) {
	p := full()
	p.Data.Points = nil
	got, err := ParseProject(p.JSON())
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, p)
}

func TestNonFiniteWeightsAreLeftOut(t *testing.T) {
	p := full()
	p.Weights[0][1][0] = math.NaN()
	got, err := ParseProject(p.JSON())
	if err != nil {
		t.Fatal(err)
	}
	if got.Weights != nil || got.Biases != nil || got.Step != 0 {
		t.Errorf("got\n%s", got.JSON())
	}
}

func TestCloneSharesNothing(t *testing.T) {
	p := full()
	before := string(p.JSON())
	c := p.Clone()
	if string(c.JSON()) != before {
		t.Error("the clone differs")
	}
	c.Data.Features[0], c.Data.Points[0].Class, c.Network.Hidden[0], c.View.Hide[0], c.View.Show[0] = X2, 1, 9, "other", "View"
	c.Weights[0][0][0], c.Biases[0][0], c.Moments[0][0] = 5, 5, 5
	if string(p.JSON()) != before {
		t.Error("a change of the clone changed the original")
	}
}

// TestOwnViewSaysNothing: of a view only how it looks and whether it waits is the reader's own; the figure alone is not all groups.
func TestOwnViewSaysNothing(t *testing.T) {
	p := full()
	p.View = p.View.Own()
	if got := string(p.JSON()); strings.Contains(got, "Zeile") || strings.Contains(got, "three_1-A") || !strings.Contains(got, `"show": null`) ||
		!strings.Contains(got, `"hide": []`) || !strings.Contains(got, `"dark"`) || !p.View.Paused || p.View.Asks() {
		t.Errorf("got\n%s", got)
	}
	p.View.Show = []string{}
	got, err := ParseProject(p.JSON())
	if err != nil || got.View.Show == nil {
		t.Errorf("the figure alone is read as %v, %v", got.View.Show, err)
	}
	if c := got.Clone(); c.View.Show == nil {
		t.Error("a clone of the figure alone has all groups")
	}
	same(t, got, p)
}

func TestHundredThousandPoints(t *testing.T) {
	longtest.Skip(t)
	p := DefaultProject()
	p.Data.Set = Custom
	p.Data.Points = generate(Gauss, 100_000, 0.2, 1)
	got, err := ParseProject(p.JSON())
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, p)
}

func FuzzProject(f *testing.F) {
	for _, doc := range []string{
		`{}`, `{"version":2}`, `{"a":1}`, `{"step":1,"step":2}`, `{"data":{"points":[[1,-0,5],[1e-300,2,0]]}}`,
		`{"network":{"hidden":[],"bias":false},"weights":[[[1,1],[1,1]]]}`, `{"view":{"hide":["\u2028","<"]}}`, "\ufeff{}",
		`{"training":{"schedule":{"every":1e3}}}`, `{"data":[}`, `{"data":{"features":["x1*x2"]}} `,
	} {
		f.Add([]byte(doc))
	}
	nearTheEnd := full()
	nearTheEnd.Step, nearTheEnd.Moments[2][0] = LastStep-1, LastStep
	f.Add(nearTheEnd.JSON())
	f.Add(full().JSON())
	f.Add(DefaultProject().JSON())
	f.Fuzz(func(t *testing.T, doc []byte) {
		var p Project
		var err error
		if took := allocated(func() { p, err = ParseProject(doc) }); took > parsingTakes(len(doc)) {
			t.Errorf("reading %d bytes took %d", len(doc), took)
		}
		if err != nil {
			if bad := (*ProjectError)(nil); !errors.As(err, &bad) || len(err.Error()) > 1000 {
				t.Errorf("%v", err)
			}
			return
		}
		got, err := ParseProject(p.JSON())
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, p)
		if p.Data.N > 500 || len(p.Data.Points) > 500 {
			return
		}
		r, err := NewRun(p)
		if err != nil {
			t.Fatalf("a project that passed makes no run: %v", err)
		}
		r.Step()
		r.Step()
		if got, err = ParseProject(r.Project().JSON()); err != nil {
			t.Fatalf("after two steps the run's document is wrong: %v", err)
		}
		same(t, got, r.Project())
	})
}
