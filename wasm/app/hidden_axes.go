package app

import (
	"fmt"
	"math"

	"xorcery/core"
)

// place finds the axes with their ranges and the separating plane; false where a number is not finite.
func (d *HiddenScene) place(s *State, layer, size int) bool {
	p := &d.space
	d.Dims = min(max(size, 2), 3)
	net := s.Run.Net
	p.axes(s, size)
	separates := layer == s.hiddenLayers() && s.Classes == 2
	var w []float64
	b := 0.0
	if separates {
		w = make([]float64, size)
		b = net.Separator(w, 0, 1)
	}
	d.Normal, d.Offset = Vec{}, b
	if p.principal {
		reach := 0.0
		for _, v := range p.at {
			for _, x := range v {
				reach = max(reach, math.Abs(x))
				if !(math.Abs(x) <= math.MaxFloat64) {
					return false
				}
			}
		}
		reach = max(reach, 1e-9)
		total, shown := 0.0, 0.0
		for i, v := range p.fit.Variance {
			if i < 3 {
				shown += v
			}
			total += v
		}
		if total > 0 {
			d.Share = min(shown/total, 1)
		}
		for k := range 3 {
			d.Axes[k] = fmt.Sprintf("axis %d", k+1)
			d.Low[k], d.High[k] = -reach, reach
		}
		if separates {
			for i, m := range p.fit.Mean {
				d.Offset += w[i] * m
				for k := range 3 {
					d.Normal[k] += w[i] * p.vectors[k*size+i] * reach
				}
			}
		}
	} else {
		for k := range 3 {
			d.Axes[k] = ""
			d.Low[k], d.High[k] = -1, 1
			if k >= size {
				continue
			}
			unit := p.units[k]
			d.Axes[k] = fmt.Sprintf("h%d[%d]", layer, unit)
			lo, hi := activationBounds(net.Hidden)
			if !(hi > lo) {
				lo, hi = math.Inf(1), math.Inf(-1)
				for _, v := range p.at {
					lo, hi = min(lo, v[k]), max(hi, v[k])
				}
				if !(hi-lo <= math.MaxFloat64) {
					return false
				}
				if hi-lo < 1e-9 {
					lo, hi = lo-0.5, hi+0.5
				}
			}
			d.Low[k], d.High[k] = lo, hi
			if separates && size <= 3 {
				d.Normal[k] = w[unit] * (hi - lo) / 2
				d.Offset += w[unit] * (hi + lo) / 2
			}
		}
		separates = separates && size <= 3
	}
	for i := range p.at {
		for k := range 3 {
			v := (2*p.at[i][k] - d.Low[k] - d.High[k]) / (d.High[k] - d.Low[k])
			if !(math.Abs(v) <= 1e6) {
				return false
			}
			p.at[i][k] = v
		}
	}
	d.Planar = separates
	return true
}

// activationBounds is the range of a hidden neuron's activation; empty where it has none.
func activationBounds(f core.Activation) (lo, hi float64) {
	switch f {
	case core.Sigmoid:
		return 0, 1
	case core.Tanh:
		return -1, 1
	}
	return 0, 0
}
