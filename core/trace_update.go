package core

// clip bounds the gradient, if the training does.
func (t *trace) clip() {
	c := &t.training.Clip
	if c.Kind == "none" {
		return
	}
	size := norm(t.grad.Flat)
	c.apply(t.grad.Flat)
	t.add(Update, 0, "|dLoss|", "√ of the sum of all squares of the gradient", t.gradientNames(t.applied), 1, 1, []float64{size})
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
	after := NewParams(t.net.Sizes, t.net.B != nil)
	copy(after.Flat, t.net.Flat)
	var memory moments
	memory.copy(m)
	memory.update(after.Flat, t.grad.Flat, rate, &t.training.Optimizer)
	t.eachParameter(after, func(n int, symbol string, rows, cols int, values []float64) {
		g := t.applied + d("Loss", symbol)
		equation := map[string]string{
			"sgd":      symbol + " − α " + g,
			"momentum": symbol + " − α v, v = μ v + " + g,
			"nesterov": symbol + " − α (" + g + " + μ v), v = μ v + " + g,
			"rmsprop":  symbol + " − α " + g + " / (√s + ε), s = β s + (1−β) (" + g + ")²",
			"adam": symbol + " − α m / (1−μᵗ) / (√(s / (1−βᵗ)) + ε), m = μ m + (1−μ) " + g +
				", s = β s + (1−β) (" + g + ")²",
		}[m.kind]
		t.add(Update, n, symbol+" new", equation, []string{symbol, "α", g}, rows, cols, values)
	})
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
