package kernel

// update takes one step against the applied gradient. What it gives is not a number in one place or both if a weight, a bias
// or a number that the optimizer remembers is not finite after it.
//
//	sgd       w −= rate·g
//	momentum  v = μv + g, w −= rate·v
//	nesterov  v = μv + g, w −= rate·(g + μv)
//	rmsprop   s = βs + (1−β)g², w −= rate·g/(√s + ε)
//	adam      m = μm + (1−μ)g, s = βs + (1−β)g², w −= rate·m/(√(s/(1−β^t)) + ε); rate has been divided by 1−μ^t
func (w *writer) update(f *function, rate, unbias vec) vec {
	rate = keep(f, rate)
	if w.optimizer == "adam" {
		unbias = keep(f, unbias)
	}
	mu, restMu, beta, restBeta, epsilon := w.setting(atMu), w.setting(atRestMu), w.setting(atBeta), w.setting(atRestBeta), w.setting(atEpsilon)
	first := w.moments
	second := w.moments + 8*w.length
	sane := vary(f, w.zero())
	check := func(x vec) { sane.set(sane.now.plus(x.minus(x))) }
	w.list(f, w.length, func(p piece) {
		g := keep(f, p.load(w.applied))
		remember := func(at int, x vec) vec {
			x = keep(f, x)
			check(x)
			p.store(at, x)
			return x
		}
		var by vec
		switch w.optimizer {
		case "sgd":
			by = rate.times(g)
		case "momentum":
			by = rate.times(remember(first, mu.times(p.load(first)).plus(g)))
		case "nesterov":
			v := remember(first, mu.times(p.load(first)).plus(g))
			by = rate.times(g.plus(mu.times(v)))
		case "rmsprop":
			s := remember(first, beta.times(p.load(first)).plus(restBeta.times(g.times(g))))
			by = rate.times(g).over(s.root().plus(epsilon))
		case "adam":
			m := remember(first, mu.times(p.load(first)).plus(restMu.times(g)))
			s := remember(second, beta.times(p.load(second)).plus(restBeta.times(g.times(g))))
			by = rate.times(m).over(s.over(unbias).root().plus(epsilon))
		}
		remember(w.flat, p.load(w.flat).minus(by))
	})
	return sane.now
}

// largest is the largest |W|, all being finite.
func (w *writer) largest(f *function) real {
	top := vary(f, w.zero())
	for l, at := range w.weights {
		w.list(f, w.sizes[l]*w.sizes[l+1], func(p piece) { top.set(top.now.most(p.load(w.flat + at).size())) })
	}
	return top.now.first().max(top.now.second())
}
