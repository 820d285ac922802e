package story

import (
	"math"
	"strings"
	"testing"

	"xorcery/core"
)

// TestRatesAreJudgedAsAsked: a rate diverges where its loss is not lower than at the start, one that ends above the best overshoots or
// crawls, and a wrong answer tells its own loss alone.
func TestRatesAreJudgedAsAsked(t *testing.T) {
	losses := []float64{0.2611, 0.1234, 0.1301, 0.2548, 0.2639, math.NaN()}
	task := &Task{}
	for _, name := range []string{"0.5", "5", "10", "100", "500", "1000"} {
		task.Options = append(task.Options, Option{name, name})
	}
	o := judgeRates(task, losses, 1, 0.2639)
	for name, want := range map[string]struct {
		grade Grade
		says  string
	}{
		"0.5": {Mistake, "Too small"}, "5": {Right, "Right"}, "10": {Near, "a little too large"}, "100": {Mistake, "overshoots"},
		"500": {Mistake, "diverges"}, "1000": {Mistake, "no number"},
	} {
		v := o.check(name)
		if v.Grade != want.grade || !strings.Contains(v.Text, want.says) || strings.Contains(v.Text, "diverges. ") != (name == "500" || name == "1000") {
			t.Errorf("%s is %s: %s", name, v.Grade, v.Text)
		}
		for i, other := range task.Options {
			if want.grade != Right && other.Value != name && losses[i] != 0.2639 && strings.Contains(v.Text, four(losses[i])) {
				t.Errorf("%s tells the loss of %s: %s", name, other.Value, v.Text)
			}
		}
	}
	if v := o.check("5"); !strings.Contains(v.Text, "0.2548") || !strings.Contains(v.Text, "500 diverges") || o.own != "5" {
		t.Errorf("right tells %s", v.Text)
	}
	if o := judgeRates(task, losses, -1, 0.1); o.check("0.5").Grade != Near || !strings.Contains(o.solution, "All of them diverge") {
		t.Errorf("where all diverge: %s", o.solution)
	}
}

// TestThePenaltyIsNamedWhereThereIsOne: the reader of an early chapter has not heard of it.
func TestThePenaltyIsNamedWhereThereIsOne(t *testing.T) {
	for _, c := range []struct {
		penalty core.Penalty
		lambda  float64
		named   bool
	}{{core.Published, 0, false}, {core.NoPenalty, 0.01, false}, {core.Published, 0.01, true}} {
		p := core.DefaultProject()
		p.Training.Penalty, p.Training.Lambda = c.penalty, c.lambda
		if got := strings.Contains(drawn(t, "loss", p, 0).Question, "penalty"); got != c.named {
			t.Errorf("%s of %g: named is %v", c.penalty, c.lambda, got)
		}
	}
	if e := base(t, "loss"); strings.Contains(drawn(t, "loss", e, 0).Question, "penalty") {
		t.Error("the exercise's own run has a penalty of 0, and the question names it")
	}
}

// TestALineIsToldWhatIsAsked: the share is in the question and wherever a line does not have it, and no line that misses it shows it as its own.
func TestALineIsToldWhatIsAsked(t *testing.T) {
	task := drawn(t, "draw", base(t, "draw"), 0)
	if !strings.Contains(task.Question, "92 %") {
		t.Errorf("%s", task.Question)
	}
	l, _ := task.Found()
	for by := range 60 {
		off := float64(by) / 20
		v := task.Check(FormatLine([4]float64{l[0], l[1] + off, l[2], l[3] + off}))
		if strings.Contains(v.Text, "92 % is asked for") == (v.Grade == Right) || v.Grade != Right && strings.Contains(v.Text, "agree on 92 %") {
			t.Errorf("off by %g is %s: %s", off, v.Grade, v.Text)
		}
	}
}

// TestSmallNumbersArePlain: who reads them may not know what 8.17e−05 means.
func TestSmallNumbersArePlain(t *testing.T) {
	for v, want := range map[float64]string{8.17e-5: "0.0000817", -8.17e-5: "−0.0000817", 1.234e-7: "0.0000001234", 0.25: "0.25", 0: "0"} {
		if got := four(v); got != want {
			t.Errorf("four of %g is %s", v, got)
		}
		if got := many(v); got != want {
			t.Errorf("many of %g is %s", v, got)
		}
	}
	if v := drawn(t, "z1", base(t, "z1"), 0).Check("soon"); strings.Contains(v.Text, "e−") {
		t.Errorf("%s", v.Text)
	}
}
