package core

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// reshaped is a trained run, a copy of its network and optimizer memory as they were, and the run after SetNetwork.
func reshaped(t *testing.T, doc string, change func(*Network, *[]Feature)) (r *Run, was *MLP, memory [][]float64, kept bool) {
	t.Helper()
	p, err := ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	r = mustRun(t, p)
	train(r, 40)
	was = &MLP{Sizes: r.Net.Sizes, Params: newParams(r.Net.Sizes, r.Net.B != nil)}
	copy(was.Flat, r.Net.Flat)
	for _, list := range r.moments.lists {
		memory = append(memory, slices.Clone(list))
	}
	q := p.Clone()
	change(&q.Network, &q.Data.Features)
	kept, err = r.SetNetwork(q.Network, q.Data.Features)
	if err != nil {
		t.Fatal(err)
	}
	return r, was, memory, kept
}

// fresh is a network as r's would start.
func freshOf(r *Run) *MLP { return r.fresh(r.outputs()) }

func TestSetNetworkKeepsWhatIsShared(t *testing.T) {
	const doc = `{"network":{"hidden":[3,4]},"data":{"set":"corners"},"training":{"optimizer":{"kind":"adam"}}}`
	for _, c := range []struct {
		name   string
		change func(*Network, *[]Feature)
		// from tells where the new weight (layer, i, j) comes from; −1 as layer: from the seed. i = −1 is a bias.
		from func(layer, i, j int) (int, int, int)
	}{
		{"a wider layer", func(n *Network, _ *[]Feature) { n.Hidden = []int{5, 4} }, func(l, i, j int) (int, int, int) {
			if l == 0 && j >= 3 || l == 1 && i >= 3 {
				return -1, i, j
			}
			return l, i, j
		}},
		{"a narrower layer", func(n *Network, _ *[]Feature) { n.Hidden = []int{3, 2} }, func(l, i, j int) (int, int, int) { return l, i, j }},
		{"a new layer before the output", func(n *Network, _ *[]Feature) { n.Hidden = []int{3, 4, 4} }, func(l, i, j int) (int, int, int) {
			return []int{0, 1, -1, 2}[l], i, j
		}},
		{"a layer less", func(n *Network, _ *[]Feature) { n.Hidden = []int{3} }, func(l, i, j int) (int, int, int) { return []int{0, 2}[l], i, j }},
		{"no hidden layer", func(n *Network, _ *[]Feature) { n.Hidden = nil }, func(_, i, j int) (int, int, int) {
			if i >= 0 {
				return -1, i, j
			}
			return 2, i, j
		}},
		{"no biases", func(n *Network, _ *[]Feature) { n.Bias = false }, func(l, i, j int) (int, int, int) { return l, i, j }},
		{"other features", func(_ *Network, f *[]Feature) { *f = []Feature{X1X2, X2} }, func(l, i, j int) (int, int, int) {
			switch {
			case l == 0 && i == 0:
				return -1, i, j
			}
			return l, i, j // x2 stays in row 1
		}},
		{"features in another order", func(_ *Network, f *[]Feature) { *f = []Feature{X2, X1Squared, X1} }, func(l, i, j int) (int, int, int) {
			if l == 0 && i >= 0 {
				return []int{0, -1, 0}[i], []int{1, 0, 0}[i], j
			}
			return l, i, j
		}},
	} {
		r, was, memory, kept := reshaped(t, doc, c.change)
		if !kept || r.StepCount() != 40 {
			t.Errorf("%s: kept %v at step %d", c.name, kept, r.StepCount())
		}
		start := freshOf(r)
		for l, out := range r.Net.Sizes[1:] {
			for i := -1; i < r.Net.Sizes[l]; i++ {
				if i < 0 && r.Net.B == nil {
					continue
				}
				for j := range out {
					got, _ := r.Weight(l, i, j)
					want, _ := start.weight(l, i, j)
					value := 0.0 // of adam's mean
					k, a, b := c.from(l, i, j)
					if k >= 0 {
						old, err := was.weight(k, a, b)
						if err != nil {
							t.Fatalf("%s: %v", c.name, err)
						}
						want = old
						value = memory[0][slices.IndexFunc(was.Flat, func(x float64) bool { return x == *old })]
					}
					if math.Float64bits(got) != math.Float64bits(*want) {
						t.Errorf("%s: %s is %v, want %v", c.name, ParamName(l, i, j), got, *want)
					}
					at := slices.IndexFunc(r.Net.Flat, func(x float64) bool { return x == got })
					if r.moments.lists[0][at] != value {
						t.Errorf("%s: the moment of %s is %v, want %v", c.name, ParamName(l, i, j), r.moments.lists[0][at], value)
					}
				}
			}
		}
		if report := r.Step(); report.NonFinite != "" || r.StepCount() != 41 {
			t.Errorf("%s: the run does not go on: %+v", c.name, report)
		}
		if p := r.Project(); p.Check() != nil {
			t.Errorf("%s: the run's document is wrong: %v", c.name, p.Check())
		}
	}
}

func TestSetNetworkStartsAgain(t *testing.T) {
	const doc = `{"data":{"set":"corners"}}`
	for name, change := range map[string]func(*Network, *[]Feature){
		"activation": func(n *Network, _ *[]Feature) { n.Activation = Tanh },
		"output":     func(n *Network, _ *[]Feature) { n.Output = SoftmaxOutput },
		"init":       func(n *Network, _ *[]Feature) { n.Init = InitHe },
		"scale":      func(n *Network, _ *[]Feature) { n.Scale = 2 },
		"seed":       func(n *Network, _ *[]Feature) { n.Seed++ },
	} {
		r, _, _, kept := reshaped(t, doc, change)
		if kept || r.StepCount() != 0 || !sameBits(r.Net.Flat, freshOf(r).Flat) {
			t.Errorf("%s: kept %v at step %d", name, kept, r.StepCount())
		}
	}
	// A run that has ended in NaN starts again, whatever changes.
	p, _ := ParseProject([]byte(doc))
	r := mustRun(t, p)
	r.Net.Flat[3] = math.NaN()
	r.Step()
	p.Network.Hidden = []int{4}
	if kept, err := r.SetNetwork(p.Network, p.Data.Features); kept || err != nil {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if report := r.Step(); report.NonFinite != "" {
		t.Errorf("after a new network it still says %+v", report)
	}
}

func TestSetNetworkChangesNothingOnAnError(t *testing.T) {
	r := mustRun(t, DefaultProject())
	train(r, 5)
	before := string(r.Project().JSON())
	n := DefaultProject().Network
	n.Hidden = []int{65}
	for _, bad := range []struct {
		n        Network
		features []Feature
		says     string
	}{{n, []Feature{X1}, "network.hidden[0]"}, {DefaultProject().Network, nil, "data.features"}} {
		if _, err := r.SetNetwork(bad.n, bad.features); err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("%v; want %s named", err, bad.says)
		}
	}
	if after := string(r.Project().JSON()); after != before {
		t.Error("a wrong network changed the run")
	}
}

func TestSetWeight(t *testing.T) {
	r := mustRun(t, DefaultProject())
	for _, c := range []struct {
		layer, from, to int
		index           int // of Flat
	}{{0, 0, 0, 0}, {0, 1, 2, 5}, {0, -1, 1, 7}, {1, 2, 1, 14}, {1, -1, 0, 15}} {
		if err := r.SetWeight(c.layer, c.from, c.to, 0.25); err != nil {
			t.Fatal(err)
		}
		name := ParamName(c.layer, c.from, c.to)
		if got, err := r.Weight(c.layer, c.from, c.to); got != 0.25 || err != nil || r.Net.Flat[c.index] != 0.25 || r.Net.Name(c.index) != name {
			t.Errorf("%s is %v, %v; Flat[%d], called %s, is %v", name, got, err, c.index, r.Net.Name(c.index), r.Net.Flat[c.index])
		}
	}
	for _, bad := range []struct {
		layer, from, to int
		v               float64
		says            string
	}{
		{2, 0, 0, 1, "no layer 3"}, {0, 2, 0, 1, "allowed is 0 to 1"}, {0, 0, 3, 1, "allowed is 0 to 2"}, {0, -2, 0, 1, "no neuron"},
		{0, 0, 0, math.NaN(), "finite"}, {0, 0, 0, math.Inf(1), "finite"},
	} {
		if err := r.SetWeight(bad.layer, bad.from, bad.to, bad.v); err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}
