package core

// clip bounds the gradient, if the training does.
func (t *trace) clip() {
	c := &t.training.Clip
	if c.Kind == "none" {
		return
	}
	size := norm(t.grad.Flat)
	c.apply(t.grad.Flat)
	t.applied = "clipped "
	t.add(Update, 0, "|dLoss|", "√ of the sum of all squares of the gradient", t.gradientNames(""), 1, 1, []float64{size})
	t.eachParameter(t.grad, func(n int, symbol string, rows, cols int, values []float64) {
		name := d("Loss", symbol)
		equation, uses := name+" · min(1, limit / |dLoss|)", []string{name, "|dLoss|"}
		if c.Kind == "value" {
			equation, uses = name+", each entry at most ±limit", []string{name}
		}
		t.add(Update, n, t.applied+name, equation, uses, rows, cols, values)
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
