package core

import "testing"

// TestNoLambdaNoPenalty: a penalty of weight 0 is 0 also where ΣW² overflows.
func TestNoLambdaNoPenalty(t *testing.T) {
	for _, penalty := range AllPenalties {
		r := newRun(t, func(p *Project) { p.Training.Penalty, p.Training.Lambda = penalty, 0 })
		for i := range r.Net.W[1] {
			r.Net.W[1][i] = 1e200
		}
		var h Health
		r.Health(&h)
		m, report := r.Evaluate(), r.Step()
		if m.Penalty != 0 || m.Loss != report.Loss || !IsFinite(m.Loss) || report.Penalty != 0 {
			t.Errorf("%s: the penalty is %v and the loss %v; the step says %v and %v", penalty, m.Penalty, m.Loss, report.Penalty, report.Loss)
		}
		for l, layer := range h.Layers {
			if layer.PenaltyGradient != 0 {
				t.Errorf("%s: the penalty's gradient in layer %d is %v", penalty, l+1, layer.PenaltyGradient)
			}
		}
	}
}
