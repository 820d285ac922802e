package site_test

import (
	_ "embed"
	"encoding/json"
	flags "flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"sync"
	"testing"

	"xorcery/core"
	"xorcery/wasm/story"
)

// remedy is one thing changed in the run that explodes, and what became of it.
type remedy struct {
	Name    string
	Title   string
	Project core.Project // the explosion with the change
	outcome outcome
}

// outcome is how a run went. It is recorded, as the runs take minutes; they are the same to the bit on every machine, so
// that a fingerprint of the weights after the first steps says whether the record is still true.
type outcome struct {
	Step        int     `json:"step"`        // the last: the first that is not finite, or remedyHorizon
	NonFinite   string  `json:"nonFinite"`   // what was not finite there; "" if all still was
	Loss        float64 `json:"loss"`        // over the training points, at the last step of full thousands
	Accuracy    float64 `json:"accuracy"`    // over all points, there
	MaxWeight   float64 `json:"maxWeight"`   // there
	HalfWeight  float64 `json:"halfWeight"`  // the largest |W| at half the steps
	Fingerprint uint64  `json:"fingerprint"` // of the weights after fingerprintSteps
}

// remedyHorizon is how far a remedy is followed: the explosion's 102,696 steps more than ten times.
const remedyHorizon = 1_100_000

const fingerprintSteps = 300

// verdict says in words what the remedy did. first is the step at which the run explodes without it.
func (o outcome) verdict(first int) string {
	switch {
	case o.NonFinite != "" && o.Step == first:
		return "explodes at step " + core.FormatInteger(o.Step)
	case o.NonFinite != "" && o.Step > first:
		return "only delayed: explodes at step " + core.FormatInteger(o.Step)
	case o.NonFinite != "":
		return "worse: explodes at step " + core.FormatInteger(o.Step)
	case o.MaxWeight > 1.5*o.HalfWeight:
		return fmt.Sprintf("finite for %s steps, but the largest weight still grows: %s", core.FormatInteger(o.Step), core.FormatNumber(o.MaxWeight))
	}
	return fmt.Sprintf("finite for %s steps, the largest weight is %s", core.FormatInteger(o.Step), core.FormatNumber(o.MaxWeight))
}

// change is a remedy as a change of the project.
type change struct {
	name, title string
	apply       func(n *core.Network, t *core.Training)
}

var changes = []change{
	{"none", "Nothing: the run as published", func(*core.Network, *core.Training) {}},
	{"rate", "A tenth of the learning rate", func(_ *core.Network, t *core.Training) { t.LearningRate = 0.0003 }},
	{"decay", "A learning rate that halves every 25,000 steps", func(_ *core.Network, t *core.Training) {
		t.Schedule = core.Schedule{Kind: "exponential", Rate: 0.5, Every: 25_000}
	}},
	{"ridge", "The true ridge gradient (L2)", func(_ *core.Network, t *core.Training) { t.Penalty = core.L2 }},
	{"l1", "L1 in its place", func(_ *core.Network, t *core.Training) { t.Penalty = core.L1 }},
	{"nopenalty", "No penalty", func(_ *core.Network, t *core.Training) { t.Penalty = core.NoPenalty }},
	{"lambda", "A tenth of λ", func(_ *core.Network, t *core.Training) { t.Lambda = 1e-5 }},
	{"clipnorm", "The gradient's norm clipped to 1", func(_ *core.Network, t *core.Training) { t.Clip = core.Clip{Kind: "norm", Limit: 1} }},
	{"clipvalue", "Each entry of the gradient clipped to 1", func(_ *core.Network, t *core.Training) { t.Clip = core.Clip{Kind: "value", Limit: 1} }},
	{"neurons", "10 neurons in place of 50", func(n *core.Network, _ *core.Training) { n.Hidden = []int{10} }},
	{"three", "3 neurons", func(n *core.Network, _ *core.Training) { n.Hidden = []int{3} }},
	{"layers", "No hidden layer", func(n *core.Network, _ *core.Training) { n.Hidden = nil }},
	{"batch10", "A batch of 10", func(_ *core.Network, t *core.Training) { t.Batch = 10 }},
	{"batch300", "All 300 points in the batch", func(_ *core.Network, t *core.Training) { t.Batch = 0 }},
	{"mean", "The mean of the gradients, not their sum", func(_ *core.Network, t *core.Training) { t.Reduction = core.Mean }},
	{"biases", "Biases on", func(n *core.Network, _ *core.Training) { n.Bias = true }},
}

// The outcomes by name. `go test ./site -run TestWriteRemedies -remedies` runs every remedy to its end and writes them.
//
//go:embed testdata/remedies.json
var remedyOutcomes []byte

// remedies are what one would change first in the exploding run, each tried: the first is the run unchanged.
var remedies = sync.OnceValue(func() []remedy {
	var outcomes map[string]outcome
	if err := json.Unmarshal(remedyOutcomes, &outcomes); err != nil {
		panic("app: remedies.json: " + err.Error())
	}
	explosion, err := story.FindScenario("explosion")
	if err != nil {
		panic("app: " + err.Error())
	}
	list := make([]remedy, 0, len(changes))
	for _, c := range changes {
		p := explosion.Project.Clone()
		c.apply(&p.Network, &p.Training)
		list = append(list, remedy{Name: c.name, Title: c.title, Project: p, outcome: outcomes[c.name]})
	}
	return list
})

var writeRemedies = flags.Bool("remedies", false, "run every remedy to its end and write remedies.json (minutes)")

// fingerprint is a hash of the weights' bits.
func fingerprint(r *core.Run) uint64 {
	h := fnv.New64a()
	var b [8]byte
	for _, w := range r.Net.Flat {
		bits := math.Float64bits(w)
		for i := range b {
			b[i] = byte(bits >> (8 * i))
		}
		h.Write(b[:])
	}
	return h.Sum64()
}

// follow runs p to its end.
func follow(t *testing.T, p core.Project, horizon int) outcome {
	r, err := core.NewRun(p)
	if err != nil {
		t.Error(err)
		return outcome{}
	}
	var o outcome
	for o.Step < horizon {
		report := r.Step()
		o.Step = report.Step
		if report.NonFinite != "" {
			o.NonFinite = report.NonFinite
			return o
		}
		if o.Step == fingerprintSteps {
			o.Fingerprint = fingerprint(r)
		}
		if o.Step == horizon/2 {
			o.HalfWeight = report.MaxWeight
		}
		if o.Step%1000 == 0 {
			if m := r.Evaluate(); !math.IsNaN(m.Loss) && !math.IsInf(m.Loss, 0) {
				o.Loss, o.Accuracy, o.MaxWeight = m.Loss, m.Accuracy, report.MaxWeight
			}
		}
	}
	return o
}

func TestWriteRemedies(t *testing.T) {
	if !*writeRemedies {
		return
	}
	outcomes := map[string]outcome{}
	var lock sync.Mutex
	t.Run("all", func(t *testing.T) {
		for _, r := range remedies() {
			t.Run(r.Name, func(t *testing.T) {
				t.Parallel()
				o := follow(t, r.Project, remedyHorizon)
				lock.Lock()
				defer lock.Unlock()
				outcomes[r.Name] = o
			})
		}
	})
	doc, err := json.MarshalIndent(outcomes, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/remedies.json", append(doc, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRemedies holds the recorded outcomes to the program: the weights after the first steps are the recorded ones to
// the bit, and the short runs end where the record says.
func TestRemedies(t *testing.T) {
	for _, r := range remedies() {
		t.Run(r.Name, func(t *testing.T) {
			t.Parallel()
			o := r.outcome
			run, err := core.NewRun(r.Project)
			if err != nil {
				t.Fatal(err)
			}
			for range fingerprintSteps {
				run.Step()
			}
			if got := fingerprint(run); got != o.Fingerprint {
				t.Errorf("after %d steps the weights are others than recorded (%d, not %d): run with -remedies", fingerprintSteps, got, o.Fingerprint)
			}
			if o.Step != remedyHorizon && o.NonFinite == "" || o.Step > remedyHorizon {
				t.Errorf("recorded is an end at step %d", o.Step)
			}
			if r.Name == "batch10" || r.Name == "biases" {
				if got := follow(t, r.Project, remedyHorizon); got != o {
					t.Errorf("it ends as %+v, recorded is %+v", got, o)
				}
			}
		})
	}
}

func TestVerdicts(t *testing.T) {
	first := remedies()[0].outcome.Step
	for name, want := range map[string]string{
		"none":     "explodes at step 102,696",
		"rate":     "only delayed: explodes at step 1,026,761",
		"biases":   "worse: explodes at step 46,386",
		"decay":    "finite for 1,100,000 steps, the largest weight is 1.32",
		"clipnorm": "finite for 1,100,000 steps, but the largest weight still grows: 309",
	} {
		for _, r := range remedies() {
			if got := r.outcome.verdict(first); r.Name == name && got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}
