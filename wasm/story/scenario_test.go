package story

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// walk is a scenario at work, beside what its text says.
type walk struct {
	t *testing.T
	Scenario
	run    *core.Run
	report core.Report
	told   []string // what of the text has been held to the run
}

func newWalk(t *testing.T, name string) *walk {
	t.Helper()
	s, err := FindScenario(name)
	if err != nil {
		t.Fatal(err)
	}
	return &walk{t: t, Scenario: s, run: startRun(t, s.Project, nil)}
}

// startRun begins a run of p with a change.
func startRun(t *testing.T, p core.Project, change func(*core.Project)) *core.Run {
	t.Helper()
	p = p.Clone()
	if change != nil {
		change(&p)
	}
	r, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// trainTo steps a run to a step, or to its first number that is not finite.
func trainTo(r *core.Run, step int) (last core.Report) {
	for r.StepCount() < step && last.NonFinite == "" {
		last = r.Step()
	}
	return last
}

func (w *walk) to(step int) core.Metrics {
	w.report = trainTo(w.run, step)
	return w.run.Evaluate()
}

// says holds the scenario's text to a number: it must contain it as it is written here.
func (w *walk) says(want string) {
	w.t.Helper()
	w.told = append(w.told, want)
	if !strings.Contains(w.Text+" "+strings.Join(w.Try, " "), want) {
		w.t.Errorf("%s: the text does not say %q: %s", w.Name, want, w.Text)
	}
}

var indices = regexp.MustCompile(`\[\d+,\d+\]`)

// untold are the numbers of the text that nothing has held to the run: all of three digits and more that are no setting of the project's.
func (w *walk) untold() (list []string) {
	known := strings.Join(w.told, " ") + string(w.Project.JSON()) + " 300 " + core.FormatInteger(w.Until)
	for _, n := range regexp.MustCompile(`\d[\d,]*(\.\d+)?`).FindAllString(indices.ReplaceAllString(w.Text+" "+strings.Join(w.Try, " "), ""), -1) {
		if n = strings.Trim(n, ",."); len(n) >= 3 && !strings.Contains(known, n) {
			list = append(list, n)
		}
	}
	return list
}

// batch is the gradient's entry over all training points, by its name in a trace of a batch.
func (w *walk) batch(name string) float64 {
	list, err := w.run.TraceBatch(w.run.Points()[0])
	if err != nil {
		w.t.Fatal(err)
	}
	for _, q := range list {
		if q.Name == name {
			return q.Values[0]
		}
	}
	w.t.Fatalf("the trace has no %s", name)
	return 0
}

// minus writes a number with so many digits behind the point, as prose does.
func minus(v float64, digits int) string {
	return strings.ReplaceAll(fmt.Sprintf("%.*f", digits, v), "-", "−")
}

// traced are the quantities of the scenario's observation by name.
func (w *walk) traced() map[string][]float64 {
	list, err := w.run.Trace(*w.Observation)
	if err != nil {
		w.t.Fatal(err)
	}
	byName := map[string][]float64{}
	for _, q := range list {
		byName[q.Name] = q.Values
	}
	return byName
}

// fromAxes is how far the wrong points are from the nearer axis on average, and how far all are.
func (w *walk) fromAxes() (wrong, all float64) {
	points := w.run.Points()
	classes := make([]int, len(points))
	w.run.Classify(classes)
	count := 0.0
	for i, p := range points {
		d := min(math.Abs(p.X1), math.Abs(p.X2))
		all += d / float64(len(points))
		if classes[i] != p.Class {
			wrong, count = wrong+d, count+1
		}
	}
	return wrong / count, all
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

var scenarioWalks = map[string]func(*walk){
	"seen": func(w *walk) {
		w.says(fmt.Sprintf("from %.3f", w.run.Evaluate().Loss))
		m := w.to(w.Until)
		w.says(fmt.Sprintf("to %.4f", m.Loss))
		w.says("After 100 steps " + percent(m.Accuracy))
	},
	"neuron": func(w *walk) {
		m := w.to(w.Until)
		w.says(fmt.Sprintf("its weights %s and %s, its bias %s", minus(w.run.Net.W[0][0], 2), minus(w.run.Net.W[0][1], 2), minus(w.run.Net.B[0][0], 3)))
		if m.Accuracy != 1 {
			w.t.Errorf("accuracy %g", m.Accuracy)
		}
	},
	"step": func(w *walk) {
		before := w.run.Net.W[1][0]
		slope := w.batch("mean dLoss/dW2")
		w.says(fmt.Sprintf("stands at %s with slope %s", minus(before, 3), minus(slope, 4)))
		w.says(fmt.Sprintf("all %d numbers", len(w.run.Net.Flat)))
		w.says(fmt.Sprintf("from %.3f", w.run.Evaluate().Loss))
		m := w.to(1)
		w.says(fmt.Sprintf("moves to %s", minus(w.run.Net.W[1][0], 3)))
		w.says(fmt.Sprintf("to %.3f", m.Loss))
		if v := before - 3*slope; math.Abs(v-w.run.Net.W[1][0]) > 1e-12 {
			w.t.Errorf("the step goes to %v, the rate times the slope to %v", w.run.Net.W[1][0], v)
		}
		w.says("learning rate to 1,000")
	},
	"many": func(w *walk) {
		w.says(fmt.Sprintf("from %.3f", w.run.Evaluate().Loss))
		w.says(fmt.Sprintf("at step 100 the loss is still %.3f", w.to(100).Loss))
		w.says(fmt.Sprintf("at step 500 it is %.3f", w.to(500).Loss))
		m := w.to(5000)
		w.says(fmt.Sprintf("to %.4f in 5,000 steps", m.Loss))
		w.says(percent(m.Accuracy))
		half := startRun(w.t, w.Project, func(p *core.Project) { p.Training.LearningRate /= 2 })
		trainTo(half, 10_000)
		if loss := half.Evaluate().Loss; math.Abs(loss-m.Loss) > 0.05*m.Loss {
			w.t.Errorf("half the rate comes to %g in twice as many steps", loss)
		}
	},
	"change": func(w *walk) {
		w.to(20_000)
		w.says("at step " + core.FormatInteger(w.report.Step))
		end := func(change func(*core.Project)) int { return trainTo(startRun(w.t, w.Project, change), 120_000).Step }
		for _, p := range []core.Penalty{core.L2, core.NoPenalty} {
			r := startRun(w.t, w.Project, func(q *core.Project) { q.Training.Penalty = p })
			if last := trainTo(r, 20_000); last.NonFinite != "" {
				w.t.Errorf("penalty %s: %+v", p, last)
			}
		}
		if tenth := end(func(p *core.Project) { p.Training.LearningRate /= 10 }); math.Abs(float64(tenth)/float64(w.report.Step)-10) > 0.1 {
			w.t.Errorf("a tenth of the rate ends at step %d, the rate at %d", tenth, w.report.Step)
		}
	},
	"line": func(w *walk) {
		w.says(percent(w.to(1000).Accuracy))
		if w.report.GradNorm >= 1e-6 {
			w.t.Errorf("the gradient at step 1,000 is %g", w.report.GradNorm)
		}
		r := startRun(w.t, w.Project, func(p *core.Project) { p.Data.Set = core.Corners })
		trainTo(r, 2000)
		h := make([]float64, 2)
		core.NewRaster(r.Net, w.Project.Data.Features).PredictPoint(h, 1, 1)
		if m := r.Evaluate(); math.Abs(m.Loss-0.25) > 1e-9 || math.Abs(h[0]-0.5) > 1e-6 {
			w.t.Errorf("the corners end at a loss of %g and an answer of %g", m.Loss, h[0])
		}
	},
	"forward": func(w *walk) {
		q := w.traced()
		w.says(fmt.Sprintf("(%.3f, %.3f)", q["X"][0], q["X"][1]))
		w.says(fmt.Sprintf("sum is %s, its answer %.3f", minus(q["z1"][0], 2), q["h1"][0]))
		e := math.Exp(-q["z1"][0])
		w.says(fmt.Sprintf("e about %.3f, and here e^−z is %.2f and 1/%.2f is %.3f", math.E, e, 1+e, 1/(1+e)))
		w.says(fmt.Sprintf("%.3f for class 0 and %.3f for class 1", q["h2"][0], q["h2"][1]))
		w.says(fmt.Sprintf("%.8f and %.8f", q["h2"][0], q["h2"][1]))
		if p := w.run.Points()[0]; p != *w.Observation {
			w.t.Errorf("the article's first point is %v, the observation %v", p, *w.Observation)
		}
	},
	"loss": func(w *walk) {
		w.says(fmt.Sprintf("untrained, costs %.3f", w.run.Evaluate().Loss))
		list := make([]float64, len(w.run.Points()))
		w.run.Losses(list)
		w.says(fmt.Sprintf("%.3f for the point of the last chapter", list[0]))
		w.says("W2[0,0], all others fixed. There its slope is " + minus(w.batch("mean dLoss/dW2"), 4))
		zero := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Init = core.InitZero })
		w.says(fmt.Sprintf("½ to everything costs %.2f", zero.Evaluate().Loss))
		if loss := zero.Evaluate().Loss; loss != 0.25 {
			w.t.Errorf("answering ½ to everything has a loss of %g", loss)
		}
	},
	"backward": func(w *walk) {
		q := w.traced()
		w.says(fmt.Sprintf("%.4f", q["Loss"][0]))
		w.says(fmt.Sprintf("−%.4f · %.4f · %.4f = −%.4f", -q["dLoss/dh2"][0], q["dh2/dz2"][0], q["h1"][0], -q["dLoss/dW2"][0]))
		h := q["h2"][0]
		w.says(fmt.Sprintf("the gap %.4f − 1, the sigmoid's slope h(1 − h) = %.4f · %.4f", h, h, 1-h))
		all := newWalk(w.t, "loss")
		w.says("over all 300 points is " + minus(all.batch("mean dLoss/dW2"), 4))
		before := append([]float64(nil), w.run.Net.W[1]...)
		w.to(1)
		for i, v := range w.run.Net.W[1] {
			if math.Abs(before[i]-v-q["dLoss/dW2"][i]/1000) > 1e-15 {
				w.t.Errorf("W2[%d] moved by %g", i, v-before[i])
			}
		}
	},
	"three": func(w *walk) {
		w.says(fmt.Sprintf("After 1,000 steps %s", percent(w.to(1000).Accuracy)))
		three := w.to(5000).Accuracy
		w.says(fmt.Sprintf("after 5,000 steps %s", percent(three)))
		if wrong, all := w.fromAxes(); wrong > all/2 {
			w.t.Errorf("wrong points are %g from an axis on average, all %g", wrong, all)
		}
		two := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Hidden = []int{2} })
		trainTo(two, 5000)
		if a := two.Evaluate().Accuracy; a >= three {
			w.t.Errorf("two neurons reach %g, three %g", a, three)
		}
	},
	"fifty": func(w *walk) {
		if w.Compare == nil || w.Compare.Network.Hidden[0] != 3 || w.Project.Network.Hidden[0] != 50 {
			w.t.Fatal("it is not fifty beside three")
		}
		three := startRun(w.t, *w.Compare, nil)
		trainTo(three, 5000)
		w.says(fmt.Sprintf("three have %s and a loss of %.4f", percent(three.Evaluate().Accuracy), three.Evaluate().Loss))
		m := w.to(5000)
		w.says(fmt.Sprintf("fifty have %s and a loss of %.4f", percent(m.Accuracy), m.Loss))
	},
	"explosion": walkExplosion,
	"check": func(w *walk) {
		check := w.run.CheckGradient()
		if check.OK {
			w.t.Error("the gradient passes its check")
		}
		w.says(fmt.Sprintf("%.7f for %s", check.Analytic, check.Worst))
		w.says(fmt.Sprintf("−%.5f", -check.Numeric))
		for _, penalty := range []core.Penalty{core.L2, core.NoPenalty} {
			r := startRun(w.t, w.Project, func(p *core.Project) { p.Training.Penalty = penalty })
			if check := r.CheckGradient(); !check.OK {
				w.t.Errorf("penalty %s: the gradient fails its check: %+v", penalty, check)
			}
		}
	},
	"remedies": func(w *walk) {
		w.to(20_000)
		if w.report.NonFinite == "" {
			w.t.Fatal("it does not explode")
		}
		w.says(fmt.Sprintf("at step %s", core.FormatInteger(w.report.Step)))
		end := func(change func(*core.Project)) int {
			return trainTo(startRun(w.t, w.Project, change), 40_000).Step
		}
		if fewer := end(func(p *core.Project) { p.Network.Hidden = []int{10} }); fewer <= w.report.Step || fewer == 40_000 {
			w.t.Errorf("10 neurons end at step %d", fewer)
		}
		if biases := end(func(p *core.Project) { p.Network.Bias = true }); biases >= w.report.Step {
			w.t.Errorf("with biases it ends at step %d", biases)
		}
	},
	"nobias": func(w *walk) {
		w.to(300) // the rule holds at every step
		raster := core.NewRaster(w.run.Net, w.Project.Data.Features)
		score := func(x1, x2 float64) float64 { // the network's score for class 1 against class 0, z2[1] − z2[0]
			return neuronLogit(raster, 1, x1, x2) - neuronLogit(raster, 0, x1, x2)
		}
		sum := score(0, 0) * 2
		for _, p := range w.run.Points()[:40] {
			if got := score(p.X1, p.X2) + score(-p.X1, -p.X2); math.Abs(got-sum) > 1e-9 {
				w.t.Fatalf("the scores of %v and its opposite add up to %g, at the origin %g", p, got, sum)
			}
		}
		m := w.to(5000)
		w.says(fmt.Sprintf("5,000 steps: %s", percent(m.Accuracy)))
		if m.Accuracy > 0.75 {
			w.t.Errorf("accuracy %g without biases", m.Accuracy)
		}
		biased := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Bias = true })
		trainTo(biased, 5000)
		w.says(fmt.Sprintf("biases on, the same seed: %s", percent(biased.Evaluate().Accuracy)))
		relu := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Activation = core.ReLU })
		trainTo(relu, 1000)
		if a := relu.Evaluate().Accuracy; a <= 0.75 {
			w.t.Errorf("ReLU without biases reaches %g", a)
		}
	},
	"vanishing": func(w *walk) {
		w.to(1)
		var h core.Health
		w.run.Health(&h)
		w.says(fmt.Sprintf("%.3f at the last layer and %.7f at the first", h.Layers[5].DataGradient, h.Layers[0].DataGradient))
		w.says("written " + strings.ReplaceAll(fmt.Sprintf("%.1e", h.Layers[0].DataGradient), "-", "−") + " for short")
		for l := 1; l < len(h.Layers); l++ {
			if h.Layers[l-1].DataGradient >= h.Layers[l].DataGradient {
				w.t.Errorf("the gradient's norm does not shrink from layer %d to %d", l+1, l)
			}
		}
		w.says(percent(w.to(2000).Accuracy))
		w.says("at a learning rate of 0.01")
		for name, change := range map[string]func(*core.Project){
			"tanh": func(p *core.Project) { p.Network.Activation = core.Tanh },
			"adam": func(p *core.Project) { p.Training.Optimizer.Kind, p.Training.LearningRate = "adam", 0.01 },
		} {
			r := startRun(w.t, w.Project, change)
			trainTo(r, 2000)
			if a := r.Evaluate().Accuracy; a != 1 {
				w.t.Errorf("%s: accuracy %g", name, a)
			}
		}
	},
	"nan": func(w *walk) {
		w.to(4)
		w.says(fmt.Sprintf("%.2f at step 4", w.report.Loss))
		w.to(5)
		w.says(fmt.Sprintf("%.1f at step 5", w.report.Loss))
		before := math.Log10(w.report.Loss)
		for step := 6; step <= 11; step++ {
			w.to(step)
			now := math.Log10(w.report.Loss)
			if step > 7 && math.Abs(now/before-2) > 0.2 {
				w.t.Errorf("from step %d to %d the exponent grows from %g to %g", step-1, step, before, now)
			}
			before = now
		}
		w.to(100)
		if w.report.NonFinite == "" {
			w.t.Fatal("it stays finite")
		}
		w.says(fmt.Sprintf("at step %d,", w.report.Step))
		calm := startRun(w.t, w.Project, func(p *core.Project) { p.Training.LearningRate = 1 })
		trainTo(calm, 1000)
		w.says(fmt.Sprintf("falls to %.3f", calm.Evaluate().Loss))
		flat := startRun(w.t, w.Project, func(p *core.Project) {
			p.Network.Activation, p.Training.Loss, p.Training.LearningRate = core.Sigmoid, core.Squared, 300
		})
		if last := trainTo(flat, 2000); last.NonFinite != "" || flat.Evaluate().Accuracy > 0.6 {
			w.t.Errorf("sigmoids at a learning rate of 300: %+v, accuracy %g", last, flat.Evaluate().Accuracy)
		}
	},
	"minibatch": func(w *walk) {
		w.says(fmt.Sprintf("%s are right", percent(w.to(3000).Accuracy)))
		all := startRun(w.t, w.Project, func(p *core.Project) { p.Training.Batch = 0 })
		trainTo(all, 1000)
		if a := all.Evaluate().Accuracy; percent(a) != percent(w.run.Evaluate().Accuracy) {
			w.t.Errorf("all points in 1,000 steps reach %g", a)
		}
		w.says(core.FormatInteger(3000*w.Project.Training.Batch) + " looks at a point")
		w.says("1,000 steps, " + core.FormatInteger(1000*len(w.run.Points())) + " looks")
		few := startRun(w.t, w.Project, func(p *core.Project) { p.Training.Sampling = core.First })
		last := trainTo(few, 3000)
		if a := few.Evaluate().Accuracy; last.Loss > 0.001 || a > 0.7 {
			w.t.Errorf("always the first 10: loss %g, accuracy %g", last.Loss, a)
		}
	},
	"hidden": func(w *walk) {
		line := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Hidden = nil })
		trainTo(line, 1000)
		w.says(fmt.Sprintf("%.0f %%", 100*line.Evaluate().Accuracy))
		if a := w.to(2000).Accuracy; a != 1 {
			w.t.Errorf("accuracy %g after 2,000 steps", a)
		}
		two := startRun(w.t, w.Project, func(p *core.Project) { p.Network.Hidden = []int{2} })
		trainTo(two, 2000)
		if a := two.Evaluate().Accuracy; a > 0.9 {
			w.t.Errorf("two neurons reach %g", a)
		}
	},
}

// neuronLogit is z of output k at a point, from its sigmoid.
func neuronLogit(raster *core.Raster, k int, x1, x2 float64) float64 {
	h := make([]float64, 1)
	const side = 1e-9
	raster.Neuron(h, 2, k, 1, 1, core.Rect{MinX1: x1 - side, MaxX1: x1 + side, MinX2: x2 - side, MaxX2: x2 + side})
	return math.Log(h[0] / (1 - h[0]))
}

func walkExplosion(w *walk) {
	w.to(1000)
	var h core.Health
	for step := 2000; step <= 100_000; step += 1000 {
		w.to(step)
		w.run.Health(&h)
		if data := norm(h, func(l core.LayerHealth) float64 { return l.DataGradient }); data > 0.3 {
			w.t.Errorf("step %d: the data's gradient is %g", step, data)
		}
	}
	w.says("stays below 0.3")
	w.says(fmt.Sprintf("At step 100,000 the penalty, which was to keep the weights small, pushes with %.1f", norm(h, func(l core.LayerHealth) float64 { return l.PenaltyGradient })))
	w.to(110_000)
	w.says(fmt.Sprintf("at step %s", core.FormatInteger(w.report.Step)))
	if w.report.NonFinite != "loss" || math.Abs(float64(w.report.Step)-102_696) > 0.001*102_696 {
		w.t.Errorf("%q at step %d", w.report.NonFinite, w.report.Step)
	}
}

// norm joins a norm of each layer into one.
func norm(h core.Health, of func(core.LayerHealth) float64) float64 {
	sum := 0.0
	for _, l := range h.Layers {
		sum += of(l) * of(l)
	}
	return math.Sqrt(sum)
}

// TestScenarios walks each scenario and holds its text to what happens. The race detector sees scenarios beside each other in
// TestSolutionsSolve.
func TestScenarios(t *testing.T) {
	longtest.Skip(t)
	if len(scenarioWalks) != len(Scenarios()) {
		t.Errorf("%d walks for %d scenarios", len(scenarioWalks), len(Scenarios()))
	}
	for _, s := range Scenarios() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			if s.Title == "" || s.Text == "" || len(s.Try) < 2 || s.Speed < 1 {
				t.Errorf("title, text, things to try or speed are missing: %+v", s)
			}
			if text := s.Text; s.Until > 0 && !strings.Contains(text, "step "+core.FormatInteger(s.Until)) && !strings.Contains(text, "fter "+core.FormatInteger(s.Until)+" ") &&
				!strings.Contains(text, core.FormatInteger(s.Until)+" steps") {
				t.Errorf("the text does not tell of step %s: %s", core.FormatInteger(s.Until), text)
			}
			do := scenarioWalks[s.Name]
			if do == nil {
				t.Fatal("nothing walks it")
			}
			w := newWalk(t, s.Name)
			do(w)
			if list := w.untold(); len(list) > 0 {
				t.Errorf("nothing holds these numbers of its text to a run: %q", list)
			}
		})
	}
}
