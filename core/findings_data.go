package core

import (
	"fmt"
	"math"
	"slices"
)

// unscaled: the coordinates that the network sees are far from the units in which its weights start: their spread is above 10 or
// below 1/20, one is 20 times the other's, or they lie three spreads from 0.
func (d *doctor) unscaled() (Finding, bool) {
	middle, spread := spreadOf(d.run.Train.Points)
	var seen []int
	for c, f := range []Feature{X1, X2} {
		if spread[c] > 0 && slices.Contains(d.run.project.Data.Features, f) {
			seen = append(seen, c)
		}
	}
	if len(seen) == 0 {
		return Finding{}, false
	}
	f := Finding{Ailment: Unscaled, Chart: Chart{Title: "spread of the inputs", Log: true, Limit: 1}}
	low, high, off := math.Inf(1), 0.0, 0.0
	for _, c := range seen {
		low, high, off = min(low, spread[c]), max(high, spread[c]), max(off, math.Abs(middle[c])/spread[c])
		name := string([]Feature{X1, X2}[c])
		f.Chart.Bars = append(f.Chart.Bars, Evidence{name, spread[c]})
		f.Evidence = append(f.Evidence, Evidence{"spread of " + name, spread[c]}, Evidence{"mean of " + name, middle[c]})
	}
	switch {
	case high > 20*low:
		f.Text = fmt.Sprintf("One input spreads over %s, the other over %s: no learning rate suits both.", FormatNumber(high), FormatNumber(low))
	case high > 10:
		f.Text = fmt.Sprintf("The inputs spread over %s; the weights start for about 1, so the neurons are flat nearly everywhere.", FormatNumber(high))
	case low < 0.05:
		f.Text = fmt.Sprintf("The inputs spread over only %s; the weights start for about 1, so the neurons hardly tell the points apart.", FormatNumber(low))
	case off > 3:
		f.Text = fmt.Sprintf("The points lie %s of their spreads from 0, where the neurons have their bend.", FormatNumber(off))
	default:
		return Finding{}, false
	}
	f.Remedies = []Remedy{d.remedyOf("the points scaled to mean 0, spread 1", func(p *Project) {
		p.Data.Set, p.Data.Points = Custom, scaled(d.run, d.run.points)
	})}
	return f, true
}

// halfBlind: the network sees only one of the two coordinates.
func (d *doctor) halfBlind() (Finding, bool) {
	_, spread := spreadOf(d.run.Train.Points)
	seen := d.run.project.Data.Features
	of := func(one Feature, others ...Feature) bool {
		return slices.Contains(seen, one) || slices.ContainsFunc(others, func(f Feature) bool { return slices.Contains(seen, f) })
	}
	first, second := of(X1, X1Squared, X1X2, SinX1), of(X2, X2Squared, X1X2, SinX2)
	if first && second || spread[0] == 0 || spread[1] == 0 {
		return Finding{}, false
	}
	missing := X2
	if !first {
		missing = X1
	}
	return Finding{
		Ailment:  HalfBlind,
		Text:     fmt.Sprintf("The network does not see %s: points that differ in it alone are the same to it.", missing),
		Evidence: []Evidence{{"inputs", float64(len(seen))}},
		Remedies: []Remedy{d.remedyOf("x1 and x2 as inputs", func(p *Project) { p.Data.Features = []Feature{X1, X2} })},
	}, true
}

// sameRows: each step sees the same few of the points, and nothing asks the network about the others.
func (d *doctor) sameRows() (Finding, bool) {
	rows, all := d.run.sampler.batch, d.run.Train.N
	if d.training.Sampling != First || rows >= all {
		return Finding{}, false
	}
	said := fmt.Sprintf("the same %s points", FormatInteger(rows))
	if rows == 1 {
		said = "the same point"
	}
	return Finding{
		Ailment:  SameRows,
		Text:     fmt.Sprintf("Each step sees %s of %s: what the others ask for is never heard.", said, FormatInteger(all)),
		Evidence: []Evidence{{"points a step sees", float64(rows)}, {"points", float64(all)}},
		Chart:    Chart{Title: "points", Bars: []Evidence{{"seen", float64(rows)}, {"all", float64(all)}}},
		Remedies: []Remedy{
			d.remedy("all points in the batch", func(_ *Network, t *Training) { t.Batch = 0 }),
			d.remedy("rows shuffled anew each epoch", func(_ *Network, t *Training) { t.Sampling = Shuffle }),
		},
	}, true
}

// allAlike: a hidden layer's neurons have the same weights, so that all get the same gradient and stay alike: it is worth one neuron.
func (d *doctor) allAlike() (Finding, bool) {
	net := d.run.Net
	for l, units := range net.Sizes[1 : len(net.Sizes)-1] {
		if units < 2 {
			continue
		}
		differ := func(j int) bool {
			for i := range net.Sizes[l] {
				if w := net.W[l][i*units : (i+1)*units]; math.Abs(w[j]-w[0]) > 1e-9 {
					return true
				}
			}
			return net.B != nil && math.Abs(net.B[l][j]-net.B[l][0]) > 1e-9
		}
		different := 1
		for j := 1; j < units; j++ {
			if differ(j) {
				different++
			}
		}
		if different > 1 {
			continue
		}
		init := d.network.Activation.Function().Start
		return Finding{
			Ailment: AllAlike,
			Text: fmt.Sprintf("All %d neurons of hidden layer %d have the same weights, get the same gradient and stay alike: together they are one.",
				units, l+1),
			Evidence: []Evidence{{"neurons", float64(units)}, {"different ones", 1}, {"in layer", float64(l + 1)}},
			Chart:    Chart{Title: "neurons", Bars: []Evidence{{"all", float64(units)}, {"different", 1}}},
			Remedies: []Remedy{d.remedy("start from random weights: "+string(init), func(n *Network, _ *Training) { n.Init, n.Scale = init, 1 })},
		}, true
	}
	return Finding{}, false
}
