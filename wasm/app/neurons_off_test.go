package app

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// without is the network of a document without some neurons.
func without(t *testing.T, p core.Project, off ...core.Unit) *core.Run {
	t.Helper()
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range off {
		for to := range run.Net.Sizes[k.Layer+1] {
			if err := run.SetWeight(k.Layer, k.Index, to, 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	return run
}

// measured waits until the network without its neurons has been measured as the run stands.
func (u *user) measured() {
	u.t.Helper()
	for range 300 {
		u.tick(1)
		if w := u.withoutMeasured(); w != nil && !u.Off.without.Follow(u.Lab.Run, func() bool { return true }) {
			return
		}
	}
	u.t.Fatal("the network without its neurons is never measured")
}

// TestNeuronOff: boundary, marks, answers and accuracy are those of the network without the neuron, by tool, key, button and method; and
// on again.
func TestNeuronOff(t *testing.T) {
	for name, flip := range map[string]func(u *user){
		"tool": func(u *user) {
			u.must(u.SetControl("neuron.tool", true))
			u.click(u.neuronAt(1, 1))
			u.moveTo(1, 1)
		},
		"key":    func(u *user) { u.moveTo(u.neuronAt(1, 1)); u.key("O"); u.moveTo(1, 1) },
		"button": func(u *user) { u.choosePart(network.NeuronAt(1, 1)); u.must(u.Press("neuron.switch")) },
		"method": func(u *user) {
			_, err := u.Call("switchNeuron", []byte(`[1,1]`))
			u.must(err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			u := newUser(t, `{"network":{"hidden":[4]},"training":{"learningRate":3}}`, false)
			u.Pause()
			u.Advance(800)
			before, whole := u.Summary(), string(u.Document().JSON())
			flip(u)
			u.measured()
			want := without(t, u.Document(), core.Unit{Layer: 1, Index: 1})
			m := want.Evaluate()
			net, _, _ := u.Shown(u.Board())
			if !slices.Equal(net.Flat, want.Net.Flat) || !u.IsOff(1, 1) {
				t.Errorf("the boundary is of %v, want %v", net.Flat, want.Net.Flat)
			}
			classes := make([]int, len(u.points()))
			if want.Classify(classes); !slices.Equal(u.Board().Predicted, classes) || u.Board().Wrong == u.Lab.Wrong {
				t.Errorf("%d are marked wrong, with the neuron %d", u.Board().Wrong, u.Lab.Wrong)
			}
			if o := u.Summary().Off; o == nil || *o.Accuracy != m.Accuracy || o.Text != before.Texts.Accuracy+", without h1[1]: "+core.FormatPercent(m.Accuracy) {
				t.Errorf("state() tells %+v, want %g", o, m.Accuracy)
			}
			if line := strings.Join(u.Status(), " "); !strings.Contains(line, "without h1[1]: ") {
				t.Errorf("the status is %q", line)
			}
			raster, share := core.NewRaster(want.Net, u.Lab.Project.Data.Features), make([]float64, 2)
			raster.PredictPoint(share, 0.5, 0.5)
			if a := u.answerAt(0.5, 0.5); a.Probability != max(share[0], share[1]) {
				t.Errorf("it answers %v, want %v", a, share)
			}
			if string(u.Document().JSON()) != whole || *u.Summary().Accuracy != *before.Accuracy {
				t.Error("the project or its accuracy has changed")
			}
			flip(u)
			if u.tick(1); u.Summary().Off != nil || u.ShownNet() != u.Lab.Run.Net || u.Board().Wrong != u.Lab.Wrong {
				t.Errorf("on again there is %+v", u.Summary().Off)
			}
		})
	}
}

// TestNeuronOffWhileTraining: training goes on with all neurons, and what is shown keeps step.
func TestNeuronOffWhileTraining(t *testing.T) {
	const doc = `{"network":{"hidden":[4]},"training":{"learningRate":3}}`
	u, other := newUser(t, doc, false), newUser(t, doc, false)
	u.must(u.SwitchNeuron(1, 0))
	u.must(u.SwitchNeuron(1, 2))
	for range 60 {
		u.tick(1)
		net := u.ShownNet()
		for i, v := range u.Lab.Run.Net.Flat {
			name := net.Name(i)
			if zero := strings.HasPrefix(name, "W2[0,") || strings.HasPrefix(name, "W2[2,"); zero && net.Flat[i] != 0 || !zero && net.Flat[i] != v {
				t.Fatalf("step %d: %s is shown as %g, it is %g", u.Lab.Run.StepCount(), name, net.Flat[i], v)
			}
		}
	}
	if text := u.OffText(); !strings.Contains(text, "without h1[0], h1[2]: ") {
		t.Errorf("two are off: %q", text)
	}
	u.Pause()
	other.Pause()
	other.Advance(u.Lab.Run.StepCount() - other.Lab.Run.StepCount())
	if !slices.Equal(other.Lab.Run.Net.Flat, u.Lab.Run.Net.Flat) {
		t.Error("with neurons off the network trains otherwise")
	}
}

// TestAllOn: another project, another shape and the button have all on; other points and a reset leave them off.
func TestAllOn(t *testing.T) {
	for name, c := range map[string]struct {
		act func(u *user) error
		off bool
	}{
		"all on":            {func(u *user) error { return u.Press("neuron.all") }, false},
		"another project":   {func(u *user) error { return u.Open([]byte(`{"network":{"hidden":[4]},"step":0}`)) }, false},
		"more neurons":      {func(u *user) error { return u.SetControl("network.neurons1", 5.0) }, false},
		"other activation":  {func(u *user) error { return u.SetControl("network.activation", "tanh") }, false},
		"no biases":         {func(u *user) error { return u.SetControl("network.bias", false) }, false},
		"a point":           {func(u *user) error { return u.AddPoint(0.1, 0.2, 1) }, true},
		"another set":       {func(u *user) error { return u.SetControl("data.set", "circle") }, true},
		"reset":             {func(u *user) error { return u.Press("reset") }, true},
		"learning rate":     {func(u *user) error { return u.SetControl("training.learningRate", 0.5) }, true},
		"look back":         {func(u *user) error { return u.LookAt(20) }, true},
		"B beside it":       {func(u *user) error { return u.Press("compare.keep") }, true},
		"one weight's view": {func(u *user) error { return u.SetControl("lower", "weight") }, true},
	} {
		u := newUser(t, `{"network":{"hidden":[4]}}`, false)
		u.Pause()
		u.Advance(50)
		u.must(u.SwitchNeuron(1, 3))
		u.must(c.act(u))
		u.tick(3)
		if off := u.Summary().Off != nil; off != c.off {
			t.Errorf("%s: off is %v", name, off)
		}
		if !c.off {
			continue
		}
		u.measured()
		want := without(t, u.Document(), core.Unit{Layer: 1, Index: 3})
		if net, _, _ := u.Shown(u.Board()); !slices.Equal(net.Flat, want.Net.Flat) {
			t.Errorf("%s: another network is shown", name)
		}
		if m, o := want.Evaluate(), u.Summary().Off; *o.Accuracy != m.Accuracy || len(u.Board().Predicted) != len(u.points()) {
			t.Errorf("%s: accuracy %g of %d points, want %g of %d", name, *o.Accuracy, len(u.Board().Predicted), m.Accuracy, len(u.points()))
		}
		if b, ok := u.RivalBoard(); ok {
			if net, _, _ := u.Shown(b); net != u.Lab.Rival.Run.Net {
				t.Errorf("%s: B is shown without a neuron", name)
			}
		}
	}
}

// TestWhichNeurons: what can be switched, and what an error says.
func TestWhichNeurons(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	for args, says := range map[string]string{
		`[2,0]`: "outputs", `[3,0]`: "no layer 3", `[-1,0]`: "allowed is 0 to 1", `[1,3]`: "allowed is 0 to 2", `[1]`: "index", `[]`: "layer", `[1.5,0]`: "a whole number",
	} {
		if _, err := u.Call("switchNeuron", []byte(args)); err == nil || !strings.Contains(err.Error(), says) || u.Summary().Off != nil {
			t.Errorf("%s: %v, want %q", args, err, says)
		}
	}
	for range 2 {
		if _, err := u.Call("switchNeuron", []byte(`[0,1]`)); err != nil {
			t.Error(err)
		}
	}
	if err := u.Press("neuron.switch"); err == nil {
		t.Error("no neuron is selected, yet one is switched")
	}
	u.must(u.SwitchNeuron(0, 0))
	u.measured()
	text, err := json.Marshal(u.Summary().Off)
	if u.must(err); !strings.Contains(string(text), `"neurons":["x1"]`) || math.IsNaN(*u.Summary().Off.Accuracy) {
		t.Errorf("without an input it tells %s", text)
	}
}
