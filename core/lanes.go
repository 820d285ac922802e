package core

// blockRows is how many rows of a batch pass through the network together: few enough that all activations stay in
// the cache.
const blockRows = 128

// lanes is the memory of one pass of a block of rows through a network. Everything in it is neuron-major: the block's
// rows of neuron i lie side by side, h[l][i*rows+n], so that one loop over n serves training and the surface alike.
// The number of rows is rounded up to a multiple of 4; a padding row repeats the last one and its dz is 0.
type lanes struct {
	net  *MLP
	rows int         // of the present block, a multiple of 4
	used int         // of them, those that count
	h    [][]float64 // h[l] is (Sizes[l], rows): h[0] is X
	dz   [][]float64 // dz[l] is (Sizes[l+1], rows): the gradient at z of layer l
	y    []float64   // (K, rows), one-hot
	z    []float64   // (K, rows): the last layer's z, kept for the cross-entropy alone

	layers                []layer
	hidden                *Function
	softmax, crossEntropy bool

	held *Set // whose rows 0 to used−1 are in h[0] and y; nil if others are
}

// layer is one layer at work on the present block: pieces of lanes, of the network and of its gradient.
type layer struct {
	fanIn, fanOut int
	w, b, dw, db  []float64 // W, b and their gradients; b and db are nil without biases
	x, z          []float64 // (fanIn, rows) what comes in; (fanOut, rows) first z = x W + b, then h = f(z)
	dx, dz        []float64 // the gradients at x, nil in the first layer, and at z
}

// newLanes makes the memory for a network; the gradient goes to grad, nil where only forward passes are wanted.
func newLanes(net *MLP, grad *Params) *lanes {
	a := &lanes{net: net, hidden: net.Hidden.Function(), softmax: net.Out == SoftmaxOutput}
	for _, size := range net.Sizes {
		a.h = append(a.h, make([]float64, size*blockRows))
	}
	outputs := net.Sizes[len(net.Sizes)-1]
	a.z = make([]float64, outputs*blockRows)
	if grad != nil {
		for _, size := range net.Sizes[1:] {
			a.dz = append(a.dz, make([]float64, size*blockRows))
		}
		a.y = make([]float64, outputs*blockRows)
	}
	for l, w := range net.W {
		y := layer{fanIn: net.Sizes[l], fanOut: net.Sizes[l+1], w: w}
		if net.B != nil {
			y.b = net.B[l]
		}
		a.layers = append(a.layers, y)
	}
	if grad != nil {
		a.aim(grad)
	}
	return a
}

// aim lets the gradient go to grad from now on.
func (a *lanes) aim(grad *Params) {
	for l := range a.layers {
		y := &a.layers[l]
		y.dw = grad.W[l]
		if grad.B != nil {
			y.db = grad.B[l]
		}
	}
}

// resize sets the number of rows that count.
func (a *lanes) resize(used int) {
	rows := (used + 3) &^ 3
	a.used = used
	if rows == a.rows {
		return
	}
	a.rows = rows
	for l := range a.layers {
		y := &a.layers[l]
		y.x, y.z = a.h[l][:y.fanIn*rows], a.h[l+1][:y.fanOut*rows]
		if a.dz != nil {
			y.dz = a.dz[l][:y.fanOut*rows]
			if l > 0 {
				y.dx = a.dz[l-1][:y.fanIn*rows]
			}
		}
	}
}

// load copies rows order[0], order[1], … of s (rows first, first+1, … where order is nil) into h[0] and y.
func (a *lanes) load(s *Set, order []int, first, used int) {
	if a.held == s && order == nil && first == 0 && a.used == used {
		return
	}
	a.held = nil
	if order == nil && first == 0 {
		a.held = s
	}
	a.resize(used)
	rows := a.rows
	for n := range rows {
		row := first + min(n, used-1)
		if order != nil {
			row = order[row]
		}
		for i := range a.net.Sizes[0] {
			a.h[0][i*rows+n] = s.X[i*s.N+row]
		}
		if a.y == nil {
			continue
		}
		class := s.Points[row].Class
		for k := range a.net.Sizes[len(a.net.Sizes)-1] {
			y := 0.0
			if k == class {
				y = 1
			}
			a.y[k*rows+n] = y
		}
	}
}
