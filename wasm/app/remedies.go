package app

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"xorcery/core"
)

// Remedy is one thing changed in the run that explodes, and what became of it.
type Remedy struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Project core.Project `json:"-"` // the explosion with the change
	Outcome Outcome      `json:"outcome"`
}

// Outcome is how a run went. It is recorded, as the runs take minutes; they are the same to the bit on every machine, so
// that a fingerprint of the weights after the first steps says whether the record is still true.
type Outcome struct {
	Step        int     `json:"step"`        // the last: the first that is not finite, or RemedyHorizon
	NonFinite   string  `json:"nonFinite"`   // what was not finite there; "" if all still was
	Loss        float64 `json:"loss"`        // over the training points, at the last step of full thousands
	Accuracy    float64 `json:"accuracy"`    // over all points, there
	MaxWeight   float64 `json:"maxWeight"`   // there
	HalfWeight  float64 `json:"halfWeight"`  // the largest |W| at half the steps
	Fingerprint uint64  `json:"fingerprint"` // of the weights after fingerprintSteps
}

// RemedyHorizon is how far a remedy is followed: the explosion's 102,696 steps more than ten times.
const RemedyHorizon = 1_100_000

const fingerprintSteps = 300

// Verdict says in words what the remedy did. first is the step at which the run explodes without it.
func (o Outcome) Verdict(first int) string {
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

// The outcomes by name. `go test ./wasm/app -run TestWriteRemedies -remedies` runs every remedy to its end and writes them.
//
//go:embed remedies.json
var remedyOutcomes []byte

var remedies = sync.OnceValue(func() []Remedy {
	var outcomes map[string]Outcome
	if err := json.Unmarshal(remedyOutcomes, &outcomes); err != nil {
		panic("app: remedies.json: " + err.Error())
	}
	explosion, err := FindScenario("explosion")
	if err != nil {
		panic("app: " + err.Error())
	}
	list := make([]Remedy, 0, len(changes))
	for _, c := range changes {
		p := explosion.Project.Clone()
		c.apply(&p.Network, &p.Training)
		list = append(list, Remedy{Name: c.name, Title: c.title, Project: p, Outcome: outcomes[c.name]})
	}
	return list
})

// Remedies are what one would change first in the exploding run, each tried: the first is the run unchanged.
func Remedies() []Remedy { return remedies() }
