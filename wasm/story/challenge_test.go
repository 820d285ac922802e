package story

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
)

// TestProgressOfAChallenge: the meter goes from nothing to the whole way, is empty while a rule is broken, and never says more than is true.
func TestProgressOfAChallenge(t *testing.T) {
	save, err := FindChallenge("save")
	if err != nil {
		t.Fatal(err)
	}
	changed := save.Start.Clone()
	changed.Training.Penalty = core.NoPenalty
	for _, c := range []struct {
		now  Now
		want Progress
	}{
		{Now{Project: save.Start, Step: 20_000, Accuracy: 1}, Progress{Text: "nothing is changed yet"}},
		{Now{Project: changed, Step: 0, Accuracy: 1}, Progress{Text: "step 0 of 10,000"}},
		{Now{Project: changed, Step: 10_000, Accuracy: 0.475}, Progress{Text: "step 10,000 of 10,000", Share: 0.5}},
		{Now{Project: changed, Step: 10_001, Accuracy: 0.475}, Progress{Text: "47.5 % of 95 %", Share: 0.5}},
		{Now{Project: changed, Step: 10_001, Accuracy: 0.95}, Progress{Text: "95 % of 95 %", Share: 1, Solved: true}},
		{Now{Project: changed, Step: 10_001, Accuracy: 1}, Progress{Text: "100 % of 95 %", Share: 1, Solved: true}},
		{Now{Project: changed, Step: 10_001, Accuracy: math.NaN()}, Progress{Text: "– of 95 %", Share: 0}},
		{Now{Project: changed, Step: 1385, Report: core.Report{Step: 1384, NonFinite: "W1[0,7]"}}, Progress{Text: "exploded at step 1,384"}},
	} {
		if got := save.Check(c.now); got != c.want {
			t.Errorf("at step %d with accuracy %g: %+v, want %+v", c.now.Step, c.now.Accuracy, got, c.want)
		}
	}
	for _, c := range Challenges() {
		if got := c.Check(Now{Project: c.Start, Accuracy: 0.5}); c.Name != "save" && (!strings.HasPrefix(got.Text, "50 % of") || got.Share <= 0.5) {
			t.Errorf("%s begins with %+v", c.Name, got)
		}
	}
}
