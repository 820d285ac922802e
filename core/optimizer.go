package core

import "math"

// moments is what an optimizer remembers from step to step.
type moments struct {
	kind  string
	lists [][]float64 // each as long as Params.Flat
	age   int         // the updates they have seen
}

// newMoments makes the optimizer's memory, all zero: none for sgd, one list for momentum, nesterov (the velocity) and
// rmsprop (the mean square), two for adam (the mean, the mean square).
func newMoments(kind string, length int) moments {
	m := moments{kind: kind}
	for range listsOf(kind) {
		m.lists = append(m.lists, make([]float64, length))
	}
	return m
}

// listsOf is the number of lists that an optimizer remembers.
func listsOf(kind string) int {
	return map[string]int{"momentum": 1, "nesterov": 1, "rmsprop": 1, "adam": 2}[kind]
}

// symbol is the name of list l in update's equations.
func (m *moments) symbol(l int) string {
	if l == 1 || m.kind == "rmsprop" {
		return "s"
	}
	if m.kind == "adam" {
		return "m"
	}
	return "v"
}

// update takes one step of rate against the gradient g:
//
//	sgd       w −= rate·g
//	momentum  v = μv + g, w −= rate·v
//	nesterov  v = μv + g, w −= rate·(g + μv)
//	rmsprop   s = βs + (1−β)g², w −= rate·g/(√s + ε)
//	adam      m = μm + (1−μ)g, s = βs + (1−β)g², w −= rate·m/(1−μ^t) / (√(s/(1−β^t)) + ε), t the updates so far
func (m *moments) update(w, g []float64, rate float64, o *Optimizer) {
	m.age++
	g = g[:len(w)]
	mu, beta, epsilon := o.Momentum, o.Beta2, o.Epsilon
	switch m.kind {
	case "sgd":
		n := 0
		for ; n <= len(w)-4; n += 4 {
			w[n] -= float64(rate * g[n])
			w[n+1] -= float64(rate * g[n+1])
			w[n+2] -= float64(rate * g[n+2])
			w[n+3] -= float64(rate * g[n+3])
		}
		for ; n < len(w); n++ {
			w[n] -= float64(rate * g[n])
		}
	case "momentum":
		v := m.lists[0][:len(w)]
		for i, d := range g {
			v[i] = float64(mu*v[i]) + d
			w[i] -= float64(rate * v[i])
		}
	case "nesterov":
		v := m.lists[0][:len(w)]
		for i, d := range g {
			v[i] = float64(mu*v[i]) + d
			w[i] -= float64(rate * (d + float64(mu*v[i])))
		}
	case "rmsprop":
		s := m.lists[0][:len(w)]
		for i, d := range g {
			s[i] = float64(beta*s[i]) + float64((1-beta)*float64(d*d))
			w[i] -= float64(rate*d) / (math.Sqrt(s[i]) + epsilon)
		}
	case "adam":
		v, s := m.lists[0][:len(w)], m.lists[1][:len(w)]
		rate, unbias := unbiased(rate, m.age, o)
		for i, d := range g {
			v[i] = float64(mu*v[i]) + float64((1-mu)*d)
			s[i] = float64(beta*s[i]) + float64((1-beta)*float64(d*d))
			w[i] -= float64(rate*v[i]) / (math.Sqrt(s[i]/unbias) + epsilon)
		}
	}
}

// unbiased is adam's rate over 1−μ^t, and its 1−β^t.
func unbiased(rate float64, t int, o *Optimizer) (rateNow, unbias float64) {
	return rate / (1 - float64(power(o.Momentum, t))), 1 - float64(power(o.Beta2, t))
}

// power is x^n for n ≥ 0 by repeated squaring, so that it depends on n alone.
func power(x float64, n int) float64 {
	y := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y *= x
		}
		x *= x
	}
	return y
}

// document is the memory as the project file holds it: the lists and, last, a list of one number, the age. Nothing
// for sgd or before the first update. An age beyond LastStep tells update no more than LastStep does: μ^t and β^t are 0.
func (m *moments) document() [][]float64 {
	if len(m.lists) == 0 || m.age == 0 {
		return nil
	}
	var doc [][]float64
	for _, list := range m.lists {
		doc = append(doc, append([]float64(nil), list...))
	}
	return append(doc, []float64{float64(min(m.age, LastStep))})
}

// restore is the inverse of document; Project.Check has looked at doc before.
func (m *moments) restore(doc [][]float64) {
	if len(doc) == 0 {
		return
	}
	for i, list := range m.lists {
		copy(list, doc[i])
	}
	m.age = int(doc[len(m.lists)][0])
}
