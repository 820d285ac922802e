package core

import "slices"

// Project is the run as a document, with step, weights and the optimizer's moments: NewRun goes on from it to the
// bit. A run that has ended on a number that is not finite, be it the loss alone, has none of them: its document is
// the run from its start.
func (r *Run) Project() Project {
	p := r.project.Clone()
	p.Step = 0
	if r.ended() {
		return p
	}
	p.Step = r.step
	for l, w := range r.Net.W {
		fanOut := r.Net.Sizes[l+1]
		var rows [][]float64
		for row := range slices.Chunk(w, fanOut) {
			rows = append(rows, slices.Clone(row))
		}
		p.Weights = append(p.Weights, rows)
		if r.Net.B != nil {
			p.Biases = append(p.Biases, slices.Clone(r.Net.B[l]))
		}
	}
	p.Moments = r.moments.document()
	return p
}

// savedNet is the network with the project's weights, whose shape Project.Check has looked at; it has as many outputs
// as the last weights have columns.
func savedNet(p Project) *MLP {
	last := p.Weights[len(p.Weights)-1]
	net := NewMLP(sizes(&p, len(last[0])), p.Network.Activation, p.Network.Output, p.Network.Bias)
	for l, rows := range p.Weights {
		for i, row := range rows {
			copy(net.W[l][i*len(row):], row)
		}
		if p.Network.Bias {
			copy(net.B[l], p.Biases[l])
		}
	}
	return net
}

// firstNonFinite is the index of the first number of x that is not finite, or −1.
func firstNonFinite(x []float64) int {
	for i, v := range x {
		if !IsFinite(v) {
			return i
		}
	}
	return -1
}
