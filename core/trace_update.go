package core

import "slices"

// clip bounds the gradient, if the training does.
func (t *trace) clip() {
	c := &t.training.Clip
	if c.Kind == "none" {
		return
	}
	size := norm(t.grad.Flat)
	c.apply(t.grad.Flat)
	t.add(Update, 0, "|dLoss|", "√Σ dLoss²", t.gradientNames(t.applied), 1, 1, []float64{size})
	of := t.applied
	t.applied = "clipped "
	t.eachParameter(t.grad, func(n int, symbol string, rows, cols int, values []float64) {
		name := of + d("Loss", symbol)
		equation, uses := name+" · min(1, limit / |dLoss|)", []string{name, "|dLoss|"}
		if c.Kind == "value" {
			equation, uses = name+", each entry at most ±limit", []string{name}
		}
		t.add(Update, n, t.applied+d("Loss", symbol), equation, uses, rows, cols, values)
	})
}

// eachParameter calls f for the weights and biases in the order of the update, the last layer first.
func (t *trace) eachParameter(p Params, f func(n int, symbol string, rows, cols int, values []float64)) {
	for l := t.net.Layers() - 1; l >= 0; l-- {
		f(l+1, t.name("W", l+1), t.net.Sizes[l], t.net.Sizes[l+1], p.W[l])
		if p.B != nil {
			f(l+1, t.name("b", l+1), 1, t.net.Sizes[l+1], p.B[l])
		}
	}
}

func (t *trace) gradientNames(prefix string) (names []string) {
	t.eachParameter(t.grad, func(_ int, symbol string, _, _ int, _ []float64) {
		names = append(names, prefix+d("Loss", symbol))
	})
	return names
}

// update is what the optimizer makes of it: the new weights.
func (t *trace) update(m *moments, step int) {
	rate := t.training.Schedule.rate(t.training.LearningRate, step)
	t.add(Update, 0, "α", "", nil, 1, 1, []float64{rate})
	after := t.net.Clone().Params
	var memory moments
	memory.copy(m)
	memory.update(after.Flat, t.grad.Flat, rate, &t.training.Optimizer)
	var parts map[string][]Quantity
	if m.kind != "sgd" {
		parts = t.stepParts(m, &memory, rate)
	}
	t.eachParameter(after, func(n int, symbol string, rows, cols int, values []float64) {
		g := t.applied + d("Loss", symbol)
		equation := symbol + " − α " + g
		if parts != nil {
			equation = symbol + " − " + stepName
		}
		t.add(Update, n, symbol+" new", equation, []string{symbol, "α", g}, rows, cols, values)
		t.list[len(t.list)-1].Parts = parts[symbol]
	})
}

// stepName is what an optimizer takes off a weight.
const stepName = "step"

// stepParts are, by the names of the parameters, the step that an optimizer with a memory takes, and that memory after it.
func (t *trace) stepParts(before, after *moments, rate float64) map[string][]Quantity {
	step := t.net.room()
	var memory moments
	memory.copy(before)
	memory.update(step.Flat, t.grad.Flat, rate, &t.training.Optimizer) // from weights of 0: to their opposites
	for i, v := range step.Flat {
		step.Flat[i] = -v
	}
	parts := map[string][]Quantity{}
	put := func(name string, values Params, equation func(g string) string) {
		t.eachParameter(values, func(n int, symbol string, rows, cols int, values []float64) {
			g := t.applied + d("Loss", symbol)
			parts[symbol] = append(parts[symbol], Quantity{name, name, "", Update, n, equation(g), []string{"α", g}, rows, cols, slices.Clone(values), nil})
		})
	}
	put(stepName, step, func(g string) string {
		return map[string]string{
			"momentum": "α v",
			"nesterov": "α (" + g + " + μ v)",
			"rmsprop":  "α " + g + " / (√s + ε)",
			"adam":     "α m / (1−μᵗ) / (√(s / (1−βᵗ)) + ε)",
		}[after.kind]
	})
	for l, list := range after.lists {
		remembered := t.net.room()
		copy(remembered.Flat, list)
		put(after.symbol(l), remembered, func(g string) string {
			return map[string]string{
				"v": "μ v + " + g,
				"m": "μ m + (1−μ) " + g,
				"s": "β s + (1−β) (" + g + ")²",
			}[after.symbol(l)]
		})
	}
	return parts
}

// others puts the gradient of all training points in the place of the one observation's.
func (t *trace) others(r *Run) {
	all := r.twin()
	all.gradient(nil, all.Train.N)
	t.applied = "mean "
	equation := "1/" + FormatInteger(all.Train.N) + " Σ "
	if t.training.Reduction == Sum {
		t.applied, equation = "sum ", "Σ "
	}
	t.eachParameter(all.applied, func(n int, symbol string, rows, cols int, values []float64) {
		one := d("Loss", symbol)
		t.add(Backward, n, t.applied+one, equation+one+", over all "+FormatCount(all.Train.N, "point"), []string{one}, rows, cols, values)
	})
	copy(t.grad.Flat, all.applied.Flat)
}
