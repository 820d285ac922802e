package core

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// named is the quantity of a trace by its name.
func named(t *testing.T, list []Quantity, name string) Quantity {
	t.Helper()
	i := slices.IndexFunc(list, func(q Quantity) bool { return q.Name == name })
	if i < 0 {
		t.Fatalf("no %s in the trace", name)
	}
	return list[i]
}

// TestTraceIsTheArticlesExample compares every number of the article's worked example: all printed digits, and numpy's to 1e-14.
func TestTraceIsTheArticlesExample(t *testing.T) {
	n := readNumbers(t)
	p := DefaultProject()
	p.Network.Bias = false
	p.Training.LearningRate = 0.001
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	list, err := r.Trace(r.Points()[0])
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, q := range list {
		order = append(order, q.Name)
	}
	want := strings.Split("X Y W1 z1 h1 W2 z2 h2 Loss dLoss/dh2 dh2/dz2 dLoss/dz2 dz2/dW2 dLoss/dW2 dLoss/dh1 dh1/dz1 dLoss/dz1 "+
		"dz1/dW1 dLoss/dW1 α W2_new W1_new", " ")
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], "_", " ")
	}
	if !slices.Equal(order, want) {
		t.Errorf("the order is\n%q, want\n%q", order, want)
	}
	name := func(key string) string {
		if strings.HasSuffix(key, "_new") {
			return strings.Replace(key, "_new", " new", 1)
		}
		return strings.Replace(key, "_d", "/d", 1)
	}
	compare := func(key string, values [][]float64, near func(a, b float64) bool) {
		q := named(t, list, name(key))
		if q.Rows != len(values) || q.Cols != len(values[0]) {
			t.Fatalf("%s is %d×%d, want %d×%d", q.Name, q.Rows, q.Cols, len(values), len(values[0]))
		}
		for i, row := range values {
			for j, want := range row {
				if got := q.Values[i*q.Cols+j]; !near(got, want) {
					t.Errorf("%s[%d,%d] is %v, want %v", q.Name, i, j, got, want)
				}
			}
		}
	}
	if len(n.Exact) != 18 || len(n.Printed) != 15 {
		t.Fatalf("the example has only %d and %d quantities", len(n.Exact), len(n.Printed))
	}
	for key, values := range n.Exact {
		compare(key, values, func(a, b float64) bool { return math.Abs(a-b) <= 1e-14 })
	}
	misprints := 0
	for key, values := range n.Printed {
		compare(key, values, func(a, b float64) bool {
			if key == "dh2_dz2" && b < 0 { // h(1−h) cannot be negative, and the article's own product uses it positive
				misprints++
				b = -b
			}
			return fmt.Sprintf("%.8f", a) == fmt.Sprintf("%.8f", b)
		})
	}
	if misprints != 1 {
		t.Errorf("%d misprints, want 1", misprints)
	}
	if loss := named(t, list, "Loss").Values[0]; math.Abs(loss-n.Loss) > 1e-15 {
		t.Errorf("Loss is %v, want %v", loss, n.Loss)
	}
}

// TestTraceIsTheStep takes the traced step for real, in every kind of training, and finds the same numbers.
func TestTraceIsTheStep(t *testing.T) {
	point := Point{0.7, -1.3, 2}
	for name, change := range map[string]func(p *Project){
		"plain":              func(p *Project) {},
		"no hidden layer":    func(p *Project) { p.Network.Hidden = nil },
		"deep tanh":          func(p *Project) { p.Network.Hidden, p.Network.Activation = []int{4, 3, 2}, Tanh },
		"relu":               func(p *Project) { p.Network.Activation, p.Network.Init = ReLU, InitHe },
		"linear, no bias":    func(p *Project) { p.Network.Activation, p.Network.Bias = Linear, false },
		"softmax":            func(p *Project) { p.Network.Output = SoftmaxOutput },
		"cross-entropy":      func(p *Project) { p.Training.Loss = CrossEntropy },
		"softmax and cross":  func(p *Project) { p.Network.Output, p.Training.Loss = SoftmaxOutput, CrossEntropy },
		"l1":                 func(p *Project) { p.Training.Penalty, p.Training.Lambda = L1, 0.2 },
		"l2":                 func(p *Project) { p.Training.Penalty, p.Training.Lambda = L2, 0.2 },
		"published":          func(p *Project) { p.Training.Penalty, p.Training.Lambda = Published, 0.2 },
		"clip by norm":       func(p *Project) { p.Training.Clip = Clip{"norm", 0.01} },
		"clip by value":      func(p *Project) { p.Training.Clip = Clip{"value", 0.01} },
		"cosine":             func(p *Project) { p.Training.Schedule = Schedule{"cosine", 0.5, 40} },
		"momentum":           func(p *Project) { p.Training.Optimizer.Kind = "momentum" },
		"nesterov":           func(p *Project) { p.Training.Optimizer.Kind = "nesterov" },
		"rmsprop":            func(p *Project) { p.Training.Optimizer.Kind = "rmsprop" },
		"adam, all features": func(p *Project) { p.Training.Optimizer.Kind, p.Data.Features = "adam", AllFeatures },
	} {
		t.Run(name, func(t *testing.T) {
			p := DefaultProject()
			p.Data.Set, p.Data.Points = Custom, []Point{point}
			p.Network.Scale = 2
			change(&p)
			r, err := NewRun(p)
			if err != nil {
				t.Fatal(err)
			}
			for range 5 {
				r.Step()
			}
			list, err := r.Trace(point)
			if err != nil {
				t.Fatal(err)
			}
			report := r.Step()
			near := func(what string, got, want float64) {
				if !(math.Abs(got-want) <= 1e-15*max(1, math.Abs(want))) {
					t.Errorf("%s is %v, the step has %v", what, got, want)
				}
			}
			near("Loss", named(t, list, "Loss").Values[0], report.Loss)
			for l := range r.Net.W {
				w := fmt.Sprintf("W%d", l+1)
				after, data := named(t, list, w+" new"), d("Loss", w)
				if p.Training.Lambda != 0 {
					data = d("DataLoss", w)
				}
				applied := d("Loss", w)
				if p.Training.Clip.Kind != "none" {
					applied = "clipped " + applied
				}
				for i := range r.Net.W[l] {
					near(after.Name, after.Values[i], r.Net.W[l][i])
					near(data, named(t, list, data).Values[i], r.DataGradient().W[l][i])
					near(applied, named(t, list, applied).Values[i], r.Gradient().W[l][i])
				}
				if r.Net.B == nil {
					continue
				}
				after = named(t, list, fmt.Sprintf("b%d new", l+1))
				for i := range r.Net.B[l] {
					near(after.Name, after.Values[i], r.Net.B[l][i])
				}
			}
			wellFormedTrace(t, list)
		})
	}
}

// wellFormedTrace checks that each quantity is given or follows from earlier ones that its equation names, and that its name is its
// symbol's, of its layer.
func wellFormedTrace(t *testing.T, list []Quantity) {
	t.Helper()
	seen := map[string]bool{}
	for _, q := range list {
		name := q.Symbol
		if q.Layer > 0 {
			for _, letter := range []string{"W", "b", "z", "h"} {
				name = strings.Replace(name, letter, fmt.Sprint(letter, q.Layer), 1)
			}
		}
		if q.Over != OverOne {
			name = string(q.Over) + " " + name
		}
		if name != q.Name {
			t.Errorf("%s has the symbol %q over %q of layer %d", q.Name, q.Symbol, q.Over, q.Layer)
		}
		if len(q.Values) != q.Rows*q.Cols || len(q.Values) == 0 {
			t.Errorf("%s: %d values in %d×%d", q.Name, len(q.Values), q.Rows, q.Cols)
		}
		if (q.Equation == "") != (len(q.Uses) == 0) {
			t.Errorf("%s = %q uses %q", q.Name, q.Equation, q.Uses)
		}
		for _, name := range q.Uses {
			if !seen[name] {
				t.Errorf("%s uses %s, which is not there yet", q.Name, name)
			}
		}
		if seen[q.Name] {
			t.Errorf("%s is there twice", q.Name)
		}
		seen[q.Name] = true
	}
}

// The chain rule's factors multiply to the products, also for the softmax's matrix.
func TestTraceFactors(t *testing.T) {
	for _, loss := range AllLosses {
		p := DefaultProject()
		p.Network.Output, p.Training.Loss = SoftmaxOutput, loss
		p.Data.Points = []Point{{1, 1, 3}}
		r, err := NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Trace(Point{0.3, 0.4, 3})
		if err != nil {
			t.Fatal(err)
		}
		dh, factor, dz := named(t, list, "dLoss/dh2"), named(t, list, "dh2/dz2"), named(t, list, "dLoss/dz2")
		if factor.Rows != 4 || factor.Cols != 4 {
			t.Fatalf("dh2/dz2 is %d×%d", factor.Rows, factor.Cols)
		}
		for k := range 4 {
			got := 0.0
			for j := range 4 {
				got += dh.Values[j] * factor.Values[j*4+k]
			}
			if math.Abs(got-dz.Values[k]) > 1e-15 {
				t.Errorf("%s: the product's entry %d is %v, dLoss/dz2 has %v", loss, k, got, dz.Values[k])
			}
		}
	}
}

func TestTraceErrors(t *testing.T) {
	r, err := NewRun(DefaultProject())
	if err != nil {
		t.Fatal(err)
	}
	before := r.Project()
	for _, c := range []struct {
		p    Point
		says string
	}{
		{Point{math.NaN(), 0, 0}, "is [NaN, 0, 0]"},
		{Point{0, 1e6, 0}, "from -1000 to 1000"},
		{Point{0, 0, 6}, "class a whole number from 0 to 5"},
		{Point{0, 0, 2}, "allowed: 0 to 1, the network's outputs"},
	} {
		if _, err := r.Trace(c.p); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v: %v; want it to say %q", c.p, err, c.says)
		}
	}
	if _, err := r.Trace(Point{1, 1, 1}); err != nil {
		t.Error(err)
	}
	if string(r.Project().JSON()) != string(before.JSON()) {
		t.Error("Trace changed the run")
	}
}

// TestTraceOfABatch: the mean of all gradients takes the place of the one's, and the traced step is the run's own over all of its points.
func TestTraceOfABatch(t *testing.T) {
	for name, change := range map[string]func(p *Project){
		"plain": func(p *Project) {},
		"sum":   func(p *Project) { p.Training.Reduction = Sum },
		"l2":    func(p *Project) { p.Training.Penalty, p.Training.Lambda = L2, 0.2 },
		"clip":  func(p *Project) { p.Training.Clip = Clip{"norm", 0.01} },
		"adam":  func(p *Project) { p.Training.Optimizer.Kind = "adam" },
	} {
		p := DefaultProject()
		change(&p)
		r, err := NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Clone(r.Net.Flat)
		list, err := r.TraceBatch(r.Points()[0])
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(before, r.Net.Flat) {
			t.Errorf("%s: the trace moved the network", name)
		}
		prefix := "mean "
		if p.Training.Reduction == Sum {
			prefix = "sum "
		}
		mean, total := named(t, list, prefix+"dLoss/dW1"), 0.0
		for _, o := range r.Points() {
			one, err := r.Trace(o)
			if err != nil {
				t.Fatal(err)
			}
			data := "dLoss/dW1"
			if p.Training.Lambda != 0 {
				data = "dDataLoss/dW1"
			}
			total += named(t, one, data).Values[4]
		}
		if p.Training.Reduction == Mean {
			total /= float64(len(r.Points()))
		}
		if p.Training.Lambda != 0 {
			total += 0.2 * r.Net.W[0][4] / float64(len(r.Points()))
		}
		if got := mean.Values[4]; math.Abs(got-total) > 1e-12*max(math.Abs(total), 1) {
			t.Errorf("%s: the mean is %v, that of the single traces %v", name, got, total)
		}
		after := named(t, list, "W2 new").Values
		r.Step()
		if !slices.Equal(after, r.Net.W[1]) {
			t.Errorf("%s: the traced step gives %v, the run's own %v", name, after, r.Net.W[1])
		}
	}
}

// TestTraceParts: the step of an optimizer with a memory is what it takes off each weight, and the memory beside it that after the step.
func TestTraceParts(t *testing.T) {
	for kind, names := range map[string]string{"sgd": "", "momentum": "step v", "nesterov": "step v", "rmsprop": "step s", "adam": "step m s"} {
		p := DefaultProject()
		p.Data.Set, p.Data.Points = Custom, []Point{{0.7, -1.3, 1}}
		p.Training.Optimizer.Kind = kind
		r, err := NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			r.Step()
		}
		list, err := r.Trace(Point{0.7, -1.3, 1})
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Clone(r.Net.Flat)
		r.Step()
		at := 0 // in Params.Flat, whose order is that of the layers
		for _, symbol := range []string{"W1", "b1", "W2", "b2"} {
			q := named(t, list, symbol+" new")
			var got []string
			for _, part := range q.Parts {
				got = append(got, part.Name)
				if part.Rows != q.Rows || part.Cols != q.Cols || part.Equation == "" || strings.Contains(q.Equation, ",") {
					t.Errorf("%s: %s = %q is %d×%d, in %q", kind, part.Name, part.Equation, part.Rows, part.Cols, q.Equation)
				}
			}
			if strings.Join(got, " ") != names {
				t.Fatalf("%s: the parts of %s are %v, want %s", kind, q.Name, got, names)
			}
			for i := range q.Values {
				if q.Parts == nil {
					break
				}
				if want := before[at+i] - q.Parts[0].Values[i]; want != q.Values[i] {
					t.Errorf("%s: %s[%d] less its step is %v, want %v", kind, symbol, i, want, q.Values[i])
				}
				for l := range r.moments.lists {
					if got, want := q.Parts[1+l].Values[i], r.moments.lists[l][at+i]; got != want {
						t.Errorf("%s: %s of %s[%d] is %v, the run has %v", kind, q.Parts[1+l].Name, symbol, i, got, want)
					}
				}
			}
			at += len(q.Values)
		}
	}
}
