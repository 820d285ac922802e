package core

// backward is the chain rule from the last layer to the first, each factor and each product by itself.
func (t *trace) backward() {
	m := t.net
	t.grad = m.room()
	penalty := m.room()
	if t.penalized() {
		penalize(penalty, m, t.training, 1)
	}
	dz := t.outputBack()
	for l := m.Layers() - 1; l >= 0; l-- {
		n := l + 1
		fanIn, fanOut := m.Sizes[l], m.Sizes[n]
		before, w := t.name("h", l), t.name("W", n)
		byZ, dzdW := d("Loss", t.name("z", n)), d(t.name("z", n), w)
		t.add(Backward, n, dzdW, before, []string{before}, 1, fanIn, t.h[l])
		for i, v := range t.h[l] {
			for j, g := range dz {
				t.grad.W[l][i*fanOut+j] = float64(v * g)
			}
		}
		product := dzdW + "ᵀ " + byZ
		if t.penalized() {
			data, own := d("DataLoss", w), d("Penalty", w)
			t.add(Backward, n, data, product, []string{dzdW, byZ}, fanIn, fanOut, t.grad.W[l])
			t.add(Backward, n, own, t.penaltyEquation(w), []string{w}, fanIn, fanOut, penalty.W[l])
			for i, g := range penalty.W[l] {
				t.grad.W[l][i] += g
			}
			t.add(Backward, n, d("Loss", w), data+" + "+own, []string{data, own}, fanIn, fanOut, t.grad.W[l])
		} else {
			t.add(Backward, n, d("Loss", w), product, []string{dzdW, byZ}, fanIn, fanOut, t.grad.W[l])
		}
		if m.B != nil {
			copy(t.grad.B[l], dz)
			t.add(Backward, n, d("Loss", t.name("b", n)), byZ, []string{byZ}, 1, fanOut, dz)
		}
		if l == 0 {
			return
		}
		dh := make([]float64, fanIn)
		for i := range dh {
			for j, g := range dz {
				dh[i] += float64(g * m.W[l][i*fanOut+j])
			}
		}
		byH := d("Loss", before)
		t.add(Backward, l, byH, byZ+" "+w+"ᵀ", []string{byZ, w}, 1, fanIn, dh)
		dz = t.hiddenBack(l, dh)
	}
}

// penaltyEquation is the gradient of the penalty by w with N = 1, or what the article's code has in its place.
func (t *trace) penaltyEquation(w string) string {
	switch t.training.Penalty {
	case L1:
		return "λ sign(" + w + ")"
	case Published:
		return "λ Σ" + w + "², the same for every entry"
	}
	return "λ " + w
}

// hiddenBack goes from dLoss/dh of hidden layer n to its dLoss/dz.
func (t *trace) hiddenBack(n int, dh []float64) (dz []float64) {
	f := t.net.Hidden.Function()
	slope := make([]float64, len(dh))
	dz = make([]float64, len(dh))
	for i, v := range dh {
		slope[i] = f.Slope(t.h[n][i])
		dz[i] = float64(v * slope[i])
	}
	t.addProduct(n, f.SlopeText(t.name("h", n)), 1, slope, dz)
	return dz
}

// outputBack goes from the loss to dLoss/dz of the last layer.
func (t *trace) outputBack() (dz []float64) {
	n := t.net.Layers()
	h, hName, outputs := t.h[n], t.name("h", n), len(t.y)
	crossEntropy, softmax := t.training.Loss == CrossEntropy, t.net.Out == SoftmaxOutput
	dh, dz := make([]float64, outputs), make([]float64, outputs)
	equation := hName + " − Y"
	switch {
	case crossEntropy && softmax:
		equation = "−Y / " + hName
	case crossEntropy:
		equation = "(" + hName + " − Y) / (" + hName + " (1 − " + hName + "))"
	}
	for k, v := range h {
		switch {
		case !crossEntropy:
			dh[k] = v - t.y[k]
		case t.y[k] == 1:
			dh[k] = -1 / v
		case !softmax:
			dh[k] = 1 / (1 - v)
		}
	}
	t.add(Backward, n, d("Loss", hName), equation, []string{hName, "Y"}, 1, outputs, dh)

	// dh/dz is a row where each h depends on its own z alone, and a matrix, row j by z j, where all hang together.
	slope, rows := make([]float64, outputs), 1
	equation = hName + " (1 − " + hName + ")"
	if softmax {
		rows = outputs
		slope = make([]float64, outputs*outputs)
		equation = "diag(" + hName + ") − " + hName + "ᵀ " + hName
	}
	for k, v := range h {
		if !softmax {
			slope[k] = v * (1 - v)
			continue
		}
		for j, u := range h {
			slope[j*outputs+k] = -float64(u * v)
			if j == k {
				slope[j*outputs+k] = v * (1 - v)
			}
		}
	}
	switch {
	case crossEntropy: // the product in closed form: its factors may be ∞ and 0
		for k, v := range h {
			dz[k] = v - t.y[k]
		}
	case softmax:
		mix := 0.0
		for k, g := range dh {
			mix += float64(g * h[k])
		}
		for k, g := range dh {
			dz[k] = float64(h[k] * (g - mix))
		}
	default:
		for k, g := range dh {
			dz[k] = float64(g * slope[k])
		}
	}
	t.addProduct(n, equation, rows, slope, dz)
	return dz
}

// addProduct writes down layer n's dh/dz and, with it, dLoss/dz.
func (t *trace) addProduct(n int, equation string, rows int, slope, dz []float64) {
	z, h := t.name("z", n), t.name("h", n)
	factor, byH := d(h, z), d("Loss", h)
	t.add(Backward, n, factor, equation, []string{h}, rows, len(dz), slope)
	product := byH + " ⊙ " + factor
	uses := []string{byH, factor}
	switch {
	case n == t.net.Layers() && t.training.Loss == CrossEntropy:
		product, uses = h+" − Y", []string{h, "Y"}
	case rows > 1:
		product = byH + " " + factor
	}
	t.add(Backward, n, d("Loss", z), product, uses, 1, len(dz), dz)
}
