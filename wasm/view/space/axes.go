package space

import (
	"fmt"
	"math"

	"xorcery/core"
)

// place finds the axes with their ranges and the separating plane, and puts every row between −1 and 1; false where a number
// is not finite.
func (d *Scene) place(v *Space, of Of, layer, size int) bool {
	p := &d.space
	d.Dims = min(max(size, 2), 3)
	p.axes(v, of, size)
	d.Normal, d.Offset = Vec{}, 0
	d.Planar = layer == of.Layers() && of.classes() == 2 && (p.principal || size <= 3)
	var w []float64 // both outputs are equal where w·h + Offset = 0
	if d.Planar {
		w = make([]float64, size)
		d.Offset = of.Run.Net.Separator(w, 0, 1)
	}
	if p.principal {
		if !d.alongPrincipal(w, size) {
			return false
		}
	} else if !d.alongNeurons(w, layer, size, of.Run.Net.Hidden) {
		return false
	}
	d.scalePlane()
	for i := range p.at {
		for k := range 3 {
			v := (2*p.at[i][k] - d.Low[k] - d.High[k]) / (d.High[k] - d.Low[k])
			if !(math.Abs(v) <= 1e6) {
				return false
			}
			p.at[i][k] = v
		}
	}
	return true
}

// scalePlane makes the largest number of the separating plane's equation 1, so that no product with it overflows; a plane with
// numbers that are not finite is none.
func (d *Scene) scalePlane() {
	most := math.Abs(d.Offset)
	for _, n := range d.Normal {
		most = max(most, math.Abs(n)) // NaN if any is
	}
	if !(most > 0 && core.IsFinite(most)) {
		d.Normal, d.Offset, d.Planar = Vec{}, 0, false
		return
	}
	for k := range d.Normal {
		d.Normal[k] /= most
	}
	d.Offset /= most
}

// alongPrincipal names the principal axes; all reach as far as the farthest row. w is nil where nothing separates.
func (d *Scene) alongPrincipal(w []float64, size int) bool {
	p, reach := &d.space, 1e-9
	for _, v := range p.at {
		for _, x := range v {
			reach = max(reach, math.Abs(x))
			if !core.IsFinite(x) {
				return false
			}
		}
	}
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
	for i := range w {
		d.Offset += w[i] * p.fit.Mean[i]
		for k := range 3 {
			d.Normal[k] += w[i] * p.vectors[k*size+i] * reach
		}
	}
	return true
}

// alongNeurons names the shown neurons' axes; each has the range of its activation, or of its values where that has no bounds.
// w is nil where nothing separates.
func (d *Scene) alongNeurons(w []float64, layer, size int, f core.Activation) bool {
	p := &d.space
	for k := range 3 {
		d.Axes[k] = ""
		d.Low[k], d.High[k] = -1, 1
		if k >= size {
			continue
		}
		unit := p.units[k]
		d.Axes[k] = fmt.Sprintf("h%d[%d]", layer, unit)
		lo, hi := activationBounds(f)
		if !(hi > lo) {
			lo, hi = math.Inf(1), math.Inf(-1)
			for _, v := range p.at {
				lo, hi = min(lo, v[k]), max(hi, v[k])
			}
			if !core.IsFinite(hi - lo) {
				return false
			}
			if hi-lo < 1e-9 {
				lo, hi = lo-0.5, hi+0.5
			}
		}
		d.Low[k], d.High[k] = lo, hi
		if w != nil {
			d.Normal[k] = w[unit] * (hi - lo) / 2
			d.Offset += w[unit] * (hi + lo) / 2
		}
	}
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
