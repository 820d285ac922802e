package core

import (
	"fmt"
	"slices"
	"strings"
)

// Quantity is one matrix of a trace, by its name in the article.
type Quantity struct {
	Name       string    // "X", "z1", "dLoss/dh2", "W2 new", "mean dLoss/dW1"
	Symbol     string    // the same of any layer: "X", "z", "dLoss/dh", "W new", "dLoss/dW"
	Over       Over      // of a gradient: what it is of
	Phase      Phase     // when in the step it comes about
	Layer      int       // 1 … layers; 0 for what belongs to none: X, Y, Loss
	Equation   string    // how it follows from Uses, "X W1 + b1"; "" for what is given
	Uses       []string  // names of the earlier quantities in Equation
	Rows, Cols int       // its shape
	Values     []float64 // (Rows, Cols), row-major

	// Parts are words of Equation, and of the parts before, that are no quantities of the trace: an optimizer's step and what it remembers.
	Parts []Quantity
}

// Over is what a gradient of a trace is of.
type Over string

// What a gradient is of.
const (
	OverOne     Over = ""        // the one observation
	OverMean    Over = "mean"    // all training points
	OverSum     Over = "sum"     // likewise
	OverClipped Over = "clipped" // the gradient before it, bounded
)

// OfAll says whether it is the mean or the sum of all points' gradients.
func (o Over) OfAll() bool { return o == OverMean || o == OverSum }

// Phase is a part of a training step.
type Phase string

// The phases, in order.
const (
	Forward  Phase = "forward"
	LossTime Phase = "loss"
	Backward Phase = "backward"
	Update   Phase = "update"
)

// Trace takes the next training step on the one observation p, a batch of N = 1, on paper: every quantity from X to
// the new weights, in the order in which they are computed. Each is named as in the article and follows from earlier
// ones by its equation. The run itself is left as it is. An error says why p cannot be an observation of this network.
//
// Where a penalty is on, dLoss/dW is the sum of dDataLoss/dW and dPenalty/dW; otherwise the data loss is the loss.
func (r *Run) Trace(p Point) ([]Quantity, error) { return r.onPaper(p, false) }

// TraceBatch is [Run.Trace] with all the other training points: behind the gradient of the one observation comes that of all of
// them, and the update goes by it. It costs a pass over the training points.
func (r *Run) TraceBatch(p Point) ([]Quantity, error) { return r.onPaper(p, true) }

func (r *Run) onPaper(p Point, batch bool) ([]Quantity, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if outputs := r.outputs(); p.Class >= outputs {
		return nil, wrong("class", fmt.Sprint(p.Class), fmt.Sprintf("0 to %d, the network's outputs", outputs-1))
	}
	t := &trace{net: r.Net, training: &r.project.Training}
	t.forward(p, r.project.Data.Features)
	t.loss()
	t.backward()
	if batch && r.Train.N > 0 {
		t.others(r)
	}
	t.clip()
	t.update(&r.moments, r.step)
	return t.list, nil
}

// trace is a step being written down. Its matrices have one row, that of the observation.
type trace struct {
	net      *MLP
	training *Training
	list     []Quantity
	z, h     [][]float64 // z[l] of layer l+1; h[0] is X, h[l+1] = f(z[l])
	y        []float64
	grad     Params // dLoss/dW, dLoss/db as they come about
	applied  string // what the names of the gradients that the update uses begin with
}

func (t *trace) add(phase Phase, layer int, name, equation string, uses []string, rows, cols int, values []float64) {
	over, symbol := OverOne, strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, name)
	if before, after, ok := strings.Cut(symbol, " "); ok && strings.HasPrefix(after, "dLoss/") {
		over, symbol = Over(before), after
	}
	t.list = append(t.list, Quantity{name, symbol, over, phase, layer, equation, uses, rows, cols, slices.Clone(values), nil})
}

// name is the name of a layer's matrix: "z" and 2 make "z2"; the input layer's h is X.
func (t *trace) name(symbol string, layer int) string {
	if symbol == "h" && layer == 0 {
		return "X"
	}
	return fmt.Sprintf("%s%d", symbol, layer)
}

// d is the name of the derivative dLoss/dh2.
func d(what, by string) string { return "d" + what + "/d" + by }

// forward is z1 = X W1 + b1, h1 = f(z1), … for the one row X.
func (t *trace) forward(p Point, features []Feature) {
	m := t.net
	x := make([]float64, m.Sizes[0])
	Expand(x, features, p.X1, p.X2)
	t.h = append(t.h, x)
	t.y = make([]float64, m.Sizes[m.Layers()])
	t.y[p.Class] = 1
	t.add(Forward, 0, "X", "", nil, 1, len(x), x)
	t.add(Forward, 0, "Y", "", nil, 1, len(t.y), t.y)
	for l := range m.W {
		n := l + 1
		fanIn, fanOut := m.Sizes[l], m.Sizes[l+1]
		before, w := t.name("h", l), t.name("W", n)
		t.add(Forward, n, w, "", nil, fanIn, fanOut, m.W[l])
		equation, uses := before+" "+w, []string{before, w}
		z := make([]float64, fanOut)
		if m.B != nil {
			b := t.name("b", n)
			t.add(Forward, n, b, "", nil, 1, fanOut, m.B[l])
			equation, uses = equation+" + "+b, append(uses, b)
			copy(z, m.B[l])
		}
		for i, v := range t.h[l] {
			for j := range z {
				z[j] += float64(v * m.W[l][i*fanOut+j])
			}
		}
		t.add(Forward, n, t.name("z", n), equation, uses, 1, fanOut, z)
		h := slices.Clone(z)
		f := t.function(n)
		switch {
		case n < m.Layers():
			m.Hidden.Function().each(h)
		case m.Out == SigmoidOutput:
			Sigmoid.Function().each(h)
		default:
			softmax(h, fanOut, 1)
		}
		t.add(Forward, n, t.name("h", n), f+"("+t.name("z", n)+")", []string{t.name("z", n)}, 1, fanOut, h)
		t.z, t.h = append(t.z, z), append(t.h, h)
	}
}

// function is the name of layer n's f.
func (t *trace) function(n int) string {
	if n < t.net.Layers() {
		return string(t.net.Hidden)
	}
	return string(t.net.Out)
}

// penalized says if the loss has a penalty in it.
func (t *trace) penalized() bool { return t.training.Penalty != NoPenalty && t.training.Lambda != 0 }

// loss is the data loss of the row and the penalty, N = 1.
func (t *trace) loss() {
	last := t.net.Layers()
	z, h := t.z[last-1], t.h[last]
	value := 0.0
	equation := ""
	hName := t.name("h", last)
	switch {
	case t.training.Loss == Squared:
		equation = "½ Σ(" + hName + " − Y)²"
		for k, v := range h {
			value += float64(float64((v-t.y[k])*(v-t.y[k])) / 2)
		}
	case t.net.Out == SigmoidOutput: // −log σ(z) = max(−z,0) + log(1+e^−|z|), which never takes the log of 0
		equation = "−Σ(Y log " + hName + " + (1−Y) log(1−" + hName + "))"
		for k, v := range z {
			value += max(v, 0) - float64(v*t.y[k]) + log(1+exp(min(v, -v)))
		}
	default:
		equation = "−Σ Y log " + hName
		top := slices.Max(z)
		total, own := 0.0, 0.0
		for k, v := range z {
			total += exp(v - top)
			own += float64((v - top) * t.y[k])
		}
		value = log(total) - own
	}
	if !t.penalized() {
		t.add(LossTime, 0, "Loss", equation, []string{hName, "Y"}, 1, 1, []float64{value})
		return
	}
	t.add(LossTime, 0, "DataLoss", equation, []string{hName, "Y"}, 1, 1, []float64{value})
	var uses []string
	for l := range t.net.W {
		uses = append(uses, t.name("W", l+1))
	}
	equation = "λ/2 ΣW²"
	if t.training.Penalty == L1 {
		equation = "λ Σ|W|"
	}
	penalty := penaltyValue(t.net, t.training, 1)
	t.add(LossTime, 0, "Penalty", equation, uses, 1, 1, []float64{penalty})
	t.add(LossTime, 0, "Loss", "DataLoss + Penalty", []string{"DataLoss", "Penalty"}, 1, 1, []float64{value + penalty})
}
