package core

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core/longtest"
)

// blobs is a custom data set: n points around K corners of a hexagon.
func blobs(n, classes int, random *sample) Data {
	d := DefaultProject().Data
	d.Set = Custom
	d.Points = nil
	corner := [6][2]float64{{2, 0}, {-2, 1}, {0, -2}, {1, 2}, {-1, -2}, {-2, -1}}
	for i := range n {
		class := i % classes
		d.Points = append(d.Points, Point{corner[class][0] + 2*random.next() - 1, corner[class][1] + 2*random.next() - 1, class})
	}
	return d
}

func mustRun(t testing.TB, p Project) *Run {
	t.Helper()
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func train(r *Run, steps int) (last Report) {
	for range steps {
		last = r.Step()
	}
	return last
}

// TestGradientEveryCombination checks backprop against central differences for every loss, output, activation, penalty and reduction.
func TestGradientEveryCombination(t *testing.T) {
	random := sample(7)
	for _, loss := range []Loss{Squared, CrossEntropy} {
		for _, output := range AllOutputs {
			for _, activation := range AllActivations {
				for _, penalty := range []Penalty{NoPenalty, L1, L2, Published} {
					for _, reduction := range []Reduction{Mean, Sum} {
						p := DefaultProject()
						p.Data = blobs(13, 3, &random)
						p.Network.Hidden = []int{4, 3}
						p.Network.Activation, p.Network.Output = activation, output
						p.Training.Loss, p.Training.Penalty, p.Training.Reduction = loss, penalty, reduction
						p.Training.Lambda = 0.3
						r := mustRun(t, p)
						train(r, 3) // so that the biases count
						c := r.CheckGradient()
						name := fmt.Sprintf("%s %s %s %s %s", loss, output, activation, penalty, reduction)
						if c.Checked < len(r.Net.Flat)*9/10 {
							t.Errorf("%s: %d entries of %d checked", name, c.Checked, len(r.Net.Flat))
						}
						if want := penalty != Published; c.OK != want {
							t.Errorf("%s: %+v, want OK %v", name, c, want)
						}
						if penalty == Published && !strings.HasPrefix(c.Worst, "W") {
							t.Errorf("%s: worst entry %q, want a weight", name, c.Worst)
						}
					}
				}
			}
		}
	}
}

// TestGradientRandomNetworks checks 100 networks of random shape, data, batch and settings.
func TestGradientRandomNetworks(t *testing.T) {
	random := sample(11)
	pick := func(n int) int { return int(random.next() * float64(n)) }
	worst := 0.0
	for trial := range 100 {
		p := DefaultProject()
		p.Data = blobs(1+pick(40), 2+pick(5), &random)
		p.Data.Features = []Feature{"x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"}[:1+pick(7)]
		p.Network.Hidden = nil
		for range pick(4) {
			p.Network.Hidden = append(p.Network.Hidden, 1+pick(9))
		}
		p.Network.Activation = AllActivations[pick(len(AllActivations))]
		p.Network.Output = []Output{SigmoidOutput, SoftmaxOutput}[pick(2)]
		p.Network.Init = []Init{InitArticle, InitXavier, InitHe, InitNormal}[pick(4)]
		p.Network.Bias = pick(2) == 1
		p.Network.Seed = trial
		p.Training.Loss = []Loss{Squared, CrossEntropy}[pick(2)]
		p.Training.Penalty = []Penalty{NoPenalty, L1, L2}[pick(3)]
		p.Training.Reduction = []Reduction{Mean, Sum}[pick(2)]
		p.Training.Lambda = random.next() / 10
		p.Training.Batch = pick(len(p.Data.Points) + 1)
		p.Training.LearningRate = 0.01
		r := mustRun(t, p)
		train(r, 5)
		c := r.CheckGradient()
		worst = max(worst, c.Error)
		if !c.OK {
			t.Errorf("network %d, %v, %s %s %s: %+v", trial, r.Net.Sizes, p.Network.Activation, p.Network.Output, p.Training.Loss, c)
		}
	}
	t.Logf("worst relative error %.2g", worst)
}

// The run is left as it was: its gradients and its health, and every later step.
func TestGradientCheckLeavesTheRunAlone(t *testing.T) {
	for _, penalty := range []Penalty{NoPenalty, L2} {
		p := DefaultProject()
		p.Training.Batch, p.Training.Penalty, p.Training.Lambda = 7, penalty, 0.1
		a, b := mustRun(t, p), mustRun(t, p)
		var of, and Health
		for range 50 {
			a.CheckGradient()
			a.Health(&of)
			b.Health(&and)
			if !sameBits(a.Gradient().Flat, b.Gradient().Flat) || !sameBits(a.DataGradient().Flat, b.DataGradient().Flat) {
				t.Fatalf("%s: a check changed the last step's gradients", penalty)
			}
			if !slices.Equal(of.Layers, and.Layers) {
				t.Fatalf("%s: after a check the health is %+v, without it %+v", penalty, of.Layers, and.Layers)
			}
			if ra, rb := a.Step(), b.Step(); ra != rb {
				t.Fatalf("%s: after a check the step gives %+v, without it %+v", penalty, ra, rb)
			}
		}
	}
}

// A gradient that is not finite fails, whatever the entries after it say, and what rounding hides is not called checked.
func TestGradientCheckWhereNumbersEnd(t *testing.T) {
	r := newRun(t, func(p *Project) {
		p.Data.Set, p.Data.Points = Custom, []Point{{1e-300, 1e-300, 0}, {1e-300, 1e-300, 1}}
		p.Network.Hidden, p.Network.Activation, p.Network.Bias = []int{1, 1, 1}, Linear, false
		p.Training.Loss, p.Training.Penalty = CrossEntropy, NoPenalty
		p.Weights = [][][]float64{{{1e120}, {1e120}}, {{1e120}}, {{1e120}}, {{1e120, -1e120}}}
	})
	if c := r.CheckGradient(); c.OK || !math.IsInf(c.Error, 1) {
		t.Errorf("the gradient is %v, the check says %+v", r.gradientNow(), c)
	}
	r = newRun(t, func(p *Project) {
		p.Data.Set, p.Data.Points = Custom, []Point{{1, 1, 0}, {1, 2, 1}}
		p.Network.Hidden, p.Network.Activation, p.Network.Bias = []int{1}, Linear, false
		p.Training.Loss, p.Training.Penalty = CrossEntropy, NoPenalty
		p.Weights = [][][]float64{{{1e80}, {1e80}}, {{-1e90, 1e90}}}
	})
	if c := r.CheckGradient(); c.Checked != 0 || c.Hidden != 4 {
		t.Errorf("the gradient is %v, of which no difference shows anything; the check says %+v", r.gradientNow(), c)
	}
}

// At the end of training, where the loss is next to nothing and what is left of it is rounded as outputs near 1 are, a right gradient passes
// and a wrong one does not.
func TestGradientCheckAtTheEndOfTraining(t *testing.T) {
	longtest.Skip(t)
	for _, loss := range []Loss{CrossEntropy, Squared} {
		for _, output := range []Output{SigmoidOutput, SoftmaxOutput} {
			for _, reduction := range []Reduction{Mean, Sum} {
				r := newRun(t, func(p *Project) {
					p.Data.Set = Corners
					p.Network.Hidden, p.Network.Activation, p.Network.Init = []int{12}, Tanh, InitXavier
					p.Network.Output, p.Network.Bias = output, true
					p.Training.Loss, p.Training.Reduction, p.Training.Penalty = loss, reduction, NoPenalty
					p.Training.Optimizer.Kind, p.Training.LearningRate = "adam", 0.03
				})
				for r.StepCount() < 20_000 {
					train(r, 1000)
					if c := r.CheckGradient(); !c.OK || c.Checked == 0 {
						t.Fatalf("%s %s %s, step %d, loss %g: %+v", loss, output, reduction, r.StepCount(), r.Evaluate().Loss, c)
					}
				}
				if m := r.Evaluate(); m.Loss > 1e-6 {
					t.Errorf("%s %s %s: it ends at %g, which is not where it is hard", loss, output, reduction, m.Loss)
				}
				r.project.Training.Penalty, r.project.Training.Lambda = Published, 0.01
				if c := r.CheckGradient(); c.OK {
					t.Errorf("%s %s %s: the published penalty passes: %+v", loss, output, reduction, c)
				}
			}
		}
	}
}

// gradientNow is the gradient of the next step.
func (r *Run) gradientNow() []float64 {
	order, rows := r.sampler.draw(r.step)
	r.gradient(order, rows)
	return r.applied.Flat
}

// A check of many points keeps to its budget by leaving rows out, and still finds what is wrong.
func TestGradientCheckLeavesRowsOut(t *testing.T) {
	random := sample(9)
	p := DefaultProject()
	p.Data = blobs(20_000, 3, &random)
	p.Network.Hidden, p.Network.Activation, p.Network.Init = []int{64, 64}, Tanh, InitXavier
	r := mustRun(t, p)
	evaluated := 0
	curve := r.lanes.hidden.apply
	r.lanes.hidden.apply = func(z []float64) {
		evaluated += len(z)
		curve(z)
	}
	const multiplications, least = 10_000_000, 10
	c, _ := r.CheckGradientPart(0, multiplications, least)
	if work := evaluated / 128 * len(r.Net.Flat); work > 2*multiplications || !c.OK || c.Checked < least {
		t.Errorf("%d multiplications, want about %d: %+v", work, multiplications, c)
	}
	r.project.Training.Penalty, r.project.Training.Lambda = Published, 10
	if c, _ := r.CheckGradientPart(-5, multiplications, 0); c.OK || c.Checked == 0 {
		t.Errorf("the published penalty: %+v", c)
	}
}

// Parts come to every entry, each once, and a part finds what is wrong as the whole does.
func TestCheckGradientPartsMakeTheWhole(t *testing.T) {
	p := DefaultProject()
	p.Network.Hidden = []int{5}
	p.Training.Penalty, p.Training.Lambda = Published, 0.1
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	whole := r.CheckGradient()
	checked, worst := 0, 0.0
	for part := range len(r.Net.Flat) {
		c, _ := r.CheckGradientPart(part, 1, 1)
		if c.Checked != 1 || c.Worst != r.Net.Name(part) {
			t.Errorf("part %d checked %d entries, the worst %s", part, c.Checked, c.Worst)
		}
		checked, worst = checked+c.Checked, max(worst, c.Error)
	}
	if checked != whole.Checked || worst != whole.Error || whole.OK {
		t.Errorf("the parts checked %d with a worst error of %g; the whole %d with %g, passed %v", checked, worst, whole.Checked, whole.Error, whole.OK)
	}
}
