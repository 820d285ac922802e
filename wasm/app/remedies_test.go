package app

import (
	"encoding/json"
	command "flag"
	"hash/fnv"
	"math"
	"os"
	"sync"
	"testing"

	"xorcery/core"
)

var writeRemedies = command.Bool("remedies", false, "run every remedy to its end and write remedies.json (minutes)")

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
func follow(t *testing.T, p core.Project, horizon int) Outcome {
	r, err := core.NewRun(p)
	if err != nil {
		t.Error(err)
		return Outcome{}
	}
	var o Outcome
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
			if m := r.Evaluate(); finite(m.Loss) != nil {
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
	outcomes := map[string]Outcome{}
	var lock sync.Mutex
	t.Run("all", func(t *testing.T) {
		for _, r := range Remedies() {
			t.Run(r.Name, func(t *testing.T) {
				t.Parallel()
				o := follow(t, r.Project, RemedyHorizon)
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
	if err := os.WriteFile("remedies.json", append(doc, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRemedies holds the recorded outcomes to the program: the weights after the first steps are the recorded ones to
// the bit, and the short runs end where the record says.
func TestRemedies(t *testing.T) {
	for _, r := range Remedies() {
		t.Run(r.Name, func(t *testing.T) {
			t.Parallel()
			o := r.Outcome
			run, err := core.NewRun(r.Project)
			if err != nil {
				t.Fatal(err)
			}
			trainTo(run, fingerprintSteps)
			if got := fingerprint(run); got != o.Fingerprint {
				t.Errorf("after %d steps the weights are others than recorded (%d, not %d): run with -remedies", fingerprintSteps, got, o.Fingerprint)
			}
			if o.Step != RemedyHorizon && o.NonFinite == "" || o.Step > RemedyHorizon {
				t.Errorf("recorded is an end at step %d", o.Step)
			}
			if longWalks && (r.Name == "batch10" || r.Name == "biases") {
				if got := follow(t, r.Project, RemedyHorizon); got != o {
					t.Errorf("it ends as %+v, recorded is %+v", got, o)
				}
			}
		})
	}
}

func TestVerdicts(t *testing.T) {
	first := Remedies()[0].Outcome.Step
	for name, want := range map[string]string{
		"none":     "explodes at step 102,696",
		"rate":     "only delayed: explodes at step 1,026,761",
		"biases":   "worse: explodes at step 46,386",
		"decay":    "finite for 1,100,000 steps, the largest weight is 1.32",
		"clipnorm": "finite for 1,100,000 steps, but the largest weight still grows: 309",
	} {
		for _, r := range Remedies() {
			if got := r.Outcome.Verdict(first); r.Name == name && got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}
