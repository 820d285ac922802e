package story

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// TestWorkOut works out what solutions print.
func TestWorkOut(t *testing.T) {
	for text, want := range map[string]float64{
		"0.5": 0.5, "−0.5": -0.5, "2 · (−3) + 4": -2, "0.75 · (1 − 0.75) · 0.5 · (1 − 0.5)": 0.046875, "1/(1 + 3)": 0.25,
		"½ · ((0.5 − 1)² + (0.5 − 0)²)": 0.25, "(1 − (−0.5)²)": 0.75, "max(−3, 0)": 0, "−log 1": 0, "−(log 1 + log(1 − 0))": 0,
		"(3 − 1)/(3 + 1)": 0.5, "2e−3": 0.002, "1 − 2 − 3": -4, "8/2/2": 2, "−0.5 · (−0.5)": 0.25,
	} {
		if got, err := workOut(text); err != nil || math.Abs(got-want) > 1e-12 {
			t.Errorf("%q comes to %g, %v; want %g", text, got, err, want)
		}
	}
	for _, text := range []string{"", "h1", "1 +", "(1", "1)", "1/0", "+Inf", "NaN", "log 0", "1 · · 2", strings.Repeat("(", 100)} {
		if got, err := workOut(text); err == nil {
			t.Errorf("%q comes to %g", text, got)
		}
	}
	saturated := truth{value: 2.986e-19, solution: "1 · (1 − 1) · 1 · (1 − 1) = 2.986e−19"}
	rounded := truth{value: 0.0475, solution: "h = 0.95 · (1 − 0.95) = 0.0475. The whole chain: 2 · 3 = 7"}
	if saturated.shows() || rounded.shows() {
		t.Error("what is false as printed shows")
	}
}

// saturated is the deep run once Adam has trained it: many neurons answer nearly 0 or 1.
func saturated(t *testing.T, rate float64) core.Project {
	t.Helper()
	p := deepBase()
	p.Training.Optimizer.Kind, p.Training.LearningRate = "adam", rate
	return after(p, 300)
}

// TestSolutionsComeToTheAnswer: on twenty seeds what a solution prints, worked out, is right, also of saturated runs; a run that has no
// such task is refused with the reason.
func TestSolutionsComeToTheAnswer(t *testing.T) {
	longtest.Skip(t)
	stretched := trainedBase() // all neurons answer nearly −1 or 1
	for _, layer := range append(stretched.Weights, stretched.Biases) {
		for _, row := range layer {
			for i := range row {
				row[i] *= 1000
			}
		}
	}
	runs := map[string]core.Project{
		"adam": saturated(t, 0.05), "fast adam": saturated(t, 0.5), "trained": trainedBase(), "default": core.DefaultProject(), "stretched": stretched,
	}
	asked, refused := map[string]int{}, map[string]int{}
	for _, e := range Exercises() {
		if e.Kind != Number {
			continue
		}
		runs["own"] = e.Base()
		for name, p := range runs {
			for seed := range 20 {
				task, err := Draw(e.Name, p, seed)
				if err != nil {
					if name == "own" || err == errUnworkable && name == "default" {
						t.Errorf("%s of the run %s, seed %d: %v", e.Name, name, seed, err)
					}
					if err == errUnworkable {
						refused[name]++
					}
					continue
				}
				asked[e.Name+" "+name]++
				first, _, _ := strings.Cut(task.Solution(), ". ")
				parts := strings.Split(first, " = ")
				way := parts[len(parts)-2]
				if strings.Contains(way, "[") {
					continue
				}
				worked, err := workOut(way)
				if v := task.Check(core.FormatExact(worked)); err != nil || v.Grade != Right {
					t.Errorf("%s of the run %s, seed %d: %g, %v is %s: %s\n%s", e.Name, name, seed, worked, err, v.Grade, v.Text, task.Solution())
				}
				if e.Name == "fade" && (strings.Contains(task.Solution(), "(1 − 1)") || strings.HasPrefix(task.Solution(), "0 ")) {
					t.Errorf("of the run %s it asks of a saturated neuron: %s", name, task.Solution())
				}
			}
		}
	}
	t.Log(asked, refused)
	if asked["fade adam"] < 10 || asked["fade own"] != 20 || refused["fast adam"] != 20 {
		t.Errorf("asked were %v, refused %v", asked, refused)
	}
}
