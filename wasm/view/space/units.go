package space

import "slices"

// Pick takes for the axes of a wide layer those three of its neurons along which the points spread most, in their order, unless the reader
// has chosen others. It costs a forward pass a point.
func (v *Space) Pick(of Of) {
	layer := v.LayerShown(of)
	if v.Chosen || layer == 0 || of.NonFinite != "" || of.net().Sizes[layer] <= 3 {
		return
	}
	size := of.net().Sizes[layer]
	p := v.scouts()
	p.fill(of, layer, true)
	rows := p.points
	if rows < 2 { // nothing spreads but the grid
		rows = len(p.all.inputs)
	}
	spread := spreads(p.all.h[layer][:rows*size], size)
	units := make([]int, size)
	for i := range units {
		units[i] = i
	}
	slices.SortStableFunc(units, func(a, b int) int {
		switch {
		case spread[a] > spread[b]*(1+1e-9):
			return -1
		case spread[b] > spread[a]*(1+1e-9):
			return 1
		}
		return 0
	})
	slices.Sort(units[:3])
	v.Neuron = [3]int(units[:3])
}

// spreads is the variance of each of so many columns.
func spreads(h []float64, columns int) []float64 {
	mean, spread, rows := make([]float64, columns), make([]float64, columns), float64(len(h)/columns)
	for i, x := range h {
		mean[i%columns] += x / rows
	}
	for i, x := range h {
		d := x - mean[i%columns]
		spread[i%columns] += float64(d*d) / rows
	}
	return spread
}
