package figure

import (
	"math"
	"slices"

	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// valueAxis fits an axis to the curves: all of them are within it, but those that explode.
func (m *plots) valueAxis(curves []curve, log bool) axis {
	a := axis{layout.Scale{Low: math.Inf(1), High: math.Inf(-1), Log: log}}
	for _, k := range curves {
		most := math.Inf(-1)
		for _, b := range k.buckets {
			a.Low, most = min(a.Low, b.Min), max(most, b.Max)
		}
		a.High = max(a.High, min(most, m.explosion(k.buckets, log)))
	}
	if a.High < a.Low { // no curves yet
		a.Low, a.High = 0.1, 0.9
	}
	return roundAxis(a)
}

// What is an explosion: a value so many times what a curve mostly is, in so many steps that most of the plot would show
// nothing but the way there.
const (
	explodesLinear, linearSteps = 1e4, 8
	explodesLog, logSteps       = 1e12, 32
)

// explosion is the value from which on a curve leaves its plot at the top; infinite where it does not explode. An axis up to
// 1e150 would show nothing of the way there.
func (m *plots) explosion(buckets []lab.Bucket, log bool) float64 {
	times, steps, top := explodesLinear, linearSteps, 20.0
	if log {
		times, steps, top = explodesLog, logSteps, 1e4
	}
	if len(buckets) < steps || !(buckets[len(buckets)-1].Last > times*buckets[0].Last) {
		return math.Inf(1)
	}
	m.sorted = m.sorted[:0]
	for _, b := range buckets {
		m.sorted = append(m.sorted, b.Last)
	}
	slices.Sort(m.sorted)
	median := m.sorted[len(m.sorted)/2]
	if m.sorted[len(m.sorted)-1] <= times*median {
		return math.Inf(1)
	}
	return top * max(median, buckets[0].Last)
}
