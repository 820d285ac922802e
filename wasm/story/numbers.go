package story

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"xorcery/core"
)

// drawZ1 asks for what comes into a neuron of the first hidden layer.
func drawZ1(d *drawing) error {
	if err := d.hidden(1); err != nil {
		return err
	}
	names := features(d.Project)
	neurons := d.run.Net.Sizes[1]
	d.Quantity = "z1"
	return d.numbers(func(q trace, _ core.Point, try int) truth {
		j := d.below(neurons, try)
		x, w, z, h := q["X"].Values, q["W1"].Values, q["z1"].Values, q["h1"].Values
		bias := 0.0
		if b, ok := q["b1"]; ok {
			bias = b.Values[j]
		}
		t := truth{name: fmt.Sprintf("z1[%d]", j), value: z[j]}
		var given, weights, terms, symbols []string
		transposed, at := bias, true
		for i, v := range x {
			k := w[i*neurons+j]
			given = append(given, names[i]+" = "+four(v))
			weights = append(weights, fmt.Sprintf("W1[%d,%d] = %s", i, j, four(k)))
			terms = append(terms, factor(v)+" · "+factor(k))
			symbols = append(symbols, fmt.Sprintf("X[%d] · W1[%d,%d]", i, i, j))
			t.size += math.Abs(v * k)
			if at = at && j < len(x) && i < neurons; at {
				transposed += v * w[j*neurons+i]
			}
		}
		about := "the weights " + list(weights)
		if len(x) == 1 {
			about = "the weight " + weights[0]
		}
		if bias != 0 {
			about += fmt.Sprintf(", and with them goes the bias b1[%d] = %s", j, four(bias))
			terms, symbols = append(terms, factor(bias)), append(symbols, fmt.Sprintf("b1[%d]", j))
			t.size += math.Abs(bias)
			t.named = append(t.named, mistake{z[j] - bias, "The products are right; the bias is forgotten."},
				mistake{z[j] - 2*bias, "The bias is added, not subtracted."})
		}
		t.question = fmt.Sprintf("A point enters the network: %s. On its way to the %s hidden neuron it meets %s. How large is %s?", list(given), nth(j), about, t.name)
		t.hints = [2]string{
			"Each input is multiplied by its own weight, and all that comes in is added up.",
			t.name + " = " + strings.Join(symbols, " + ") + ". The first product is " + terms[0] + " = " + four(x[0]*w[j]) + ".",
		}
		t.solution = t.name + " = " + strings.Join(terms, " + ") + " = " + four(z[j])
		if at {
			t.named = append(t.named, mistake{transposed, fmt.Sprintf("Transposed: the weights of a neuron stand in its column of W1, W1[0,%d], W1[1,%d] and so on, not in a row.", j, j)})
		}
		if len(x) == 2 {
			t.named = append(t.named, mistake{bias + x[1]*w[j] + x[0]*w[neurons+j], "The inputs are exchanged: each has a weight of its own."})
		}
		for k, v := range z {
			if k != j {
				t.named = append(t.named, mistake{v, fmt.Sprintf("That is z1[%d], of another neuron: the wrong entry.", k)})
			}
		}
		t.named = append(t.named, mistake{h[j], fmt.Sprintf("That is h1[%d]: it has gone through the %s already.", j, d.Project.Network.Activation)})
		return t
	})
}

// drawH1 asks for what goes out of a neuron of the first hidden layer.
func drawH1(d *drawing) error {
	if err := d.hidden(1); err != nil {
		return err
	}
	f := d.Project.Network.Activation
	if f == core.Linear {
		return errors.New("a linear neuron sends on what comes in; it takes another activation")
	}
	d.Quantity = "h1"
	return d.numbers(func(q trace, p core.Point, try int) truth {
		j := d.below(d.run.Net.Sizes[1], try)
		z, h := q["z1"].Values[j], q["h1"].Values[j]
		t := truth{name: fmt.Sprintf("h1[%d]", j), value: h, size: math.Abs(h)}
		told := tellings[f]
		t.named = append([]mistake{{z, fmt.Sprintf("That is z1[%d] itself: it has to go through the %s.", j, f)}}, told.slips(z, h)...)
		t.question = fmt.Sprintf("For the point %s the %s hidden neuron adds up z1[%d] = %s, and squashes that: its activation function is the %s. How large is %s?", place(p), nth(j), j, four(z), f, t.name)
		t.hints = [2]string{
			told.hint,
			fmt.Sprintf("%s = %s with z = %s.", t.name, f.Function().Formula, four(z)),
		}
		t.solution = fmt.Sprintf("%s = %s = %s = %s", t.name, f.Function().Formula, told.product(z), four(h))
		return t
	})
}

// drawLoss asks for the loss of one point.
func drawLoss(d *drawing) error {
	last := d.run.Net.Layers()
	outputs := d.run.Net.Sizes[last]
	squared, softmax := d.Project.Training.Loss == core.Squared, d.Project.Network.Output == core.SoftmaxOutput
	return d.numbers(func(q trace, p core.Point, _ int) truth {
		name := fmt.Sprintf("h%d", last)
		h, y, loss := q[name].Values, q["Y"].Values, q.dataLoss()
		d.Quantity = loss.Name
		t := truth{name: "the loss", value: loss.Values[0], size: loss.Values[0]}
		sum := func(of func(h, y float64) float64) (s float64) {
			for k := range h {
				s += of(h[k], y[k])
			}
			return s
		}
		own := h[p.Class]
		var terms []string
		way := ""
		switch {
		case squared:
			square := func(h, y float64) float64 { return (h - y) * (h - y) }
			for k := range h {
				terms = append(terms, fmt.Sprintf("(%s − %s)²", four(h[k]), four(y[k])))
			}
			way = "½ · (" + strings.Join(terms, " + ") + ")"
			all := sum(square)
			t.named = []mistake{
				{all, "The factor ½ is forgotten."},
				{(own - 1) * (own - 1) / 2, "That is the error of one output alone: each output has its own, the wrong ones too."},
				{sum(func(h, y float64) float64 { return (h - (1 - y)) * (h - (1 - y)) }) / 2, "That is the loss for the other class: Y is 1 at the point's own class."},
				{sum(func(h, y float64) float64 { return math.Abs(h - y) }) / 2, "The errors have to be squared."},
				{sum(func(h, y float64) float64 { return math.Abs(h - y) }), "The errors have to be squared, and half of their sum is the loss."},
				{sum(func(h, y float64) float64 { return (h + y) * (h + y) }) / 2, "Off by a sign: an error is the answer minus the truth."},
				{all / 2 / float64(outputs), "Divided by the number of outputs: N counts points, and this is one point."},
				{math.Sqrt(all), "That is the root of the sum: the loss is half of the sum of the squares."},
			}
			t.hints[0] = "An output's error is its answer minus the truth. Each error is squared, and half of their sum is the loss."
		case softmax:
			way = fmt.Sprintf("−log %s", four(own))
			t.named = []mistake{
				{-math.Log10(own), "That is the logarithm to the base 10; the natural one is meant."},
				{1 - own, "That is how much is missing to 1; the loss is its logarithm's business: −log h."},
			}
			t.hints[0] = "Only the answer for the point's own class counts: the loss is minus its natural logarithm."
		default:
			for k := range h {
				v := h[k]
				if y[k] == 0 {
					terms = append(terms, fmt.Sprintf("log(1 − %s)", four(v)))
				} else {
					terms = append(terms, fmt.Sprintf("log %s", four(v)))
				}
			}
			way = "−(" + strings.Join(terms, " + ") + ")"
			t.named = []mistake{
				{-math.Log(own), "That is the own class's output alone: the others count too, by log(1 − h)."},
				{t.value / math.Ln10, "That is the logarithm to the base 10; the natural one is meant."},
				{-sum(func(h, y float64) float64 { return y*math.Log(1-h) + (1-y)*math.Log(h) }), "That is the loss for the other class: Y is 1 at the point's own class."},
			}
			t.hints[0] = "The output of the own class counts by log h, each other one by log(1 − h); minus their sum is the loss."
		}
		alone := ""
		if k := d.Project.Training; k.Penalty != core.NoPenalty && k.Lambda != 0 { // else who has not read of a penalty need not wonder
			alone = ", without what the penalty adds"
		}
		t.question = fmt.Sprintf("The point %s is of class %d. The network answers %s = %s; the truth is Y = %s. How large is the loss of this one point%s? Three digits are enough.",
			place(p), p.Class, name, row(h), row(y), alone)
		t.hints[1] = "Loss = " + loss.Equation + ", here " + way + "."
		t.solution = "Loss = " + way + " = " + four(t.value)
		return t
	})
}

// drawCut asks on which side of the output's flat cut a point stands in the hidden space.
func drawCut(d *drawing) error {
	if err := d.hidden(1); err != nil {
		return err
	}
	last := d.run.Net.Layers()
	fanIn := d.run.Net.Sizes[last-1]
	switch {
	case d.run.Net.Sizes[last] != 2:
		return errors.New("the cut between two classes is asked about; the network has other outputs")
	case fanIn > 8:
		return errors.New("the last hidden layer has more than eight neurons: too many to add up")
	}
	d.Quantity = fmt.Sprintf("z%d", last)
	return d.numbers(func(q trace, p core.Point, _ int) truth {
		hName, wName := fmt.Sprintf("h%d", last-1), fmt.Sprintf("W%d", last)
		h, w, z := q[hName].Values, q[wName].Values, q[d.Quantity].Values
		t := truth{name: fmt.Sprintf("z%d[1] − z%d[0]", last, last), value: z[1] - z[0]}
		differ := w2differ(w)
		bias, biases := 0.0, ""
		if b, ok := q[fmt.Sprintf("b%d", last)]; ok {
			bias = b.Values[1] - b.Values[0]
			biases = fmt.Sprintf(" The biases differ by %s.", four(bias))
			t.named = append(t.named, mistake{t.value - bias, "The products are right; the biases are forgotten."})
			t.size += math.Abs(bias)
		}
		var terms []string
		for i, v := range h {
			terms = append(terms, factor(v)+" · "+factor(differ[i]))
			t.size += math.Abs(v * differ[i])
		}
		first := terms[0]
		if bias != 0 {
			terms = append(terms, factor(bias))
		}
		t.named = append(t.named, mistake{-t.value, "Off by a sign: the score of class 1 comes first, and class 0's is taken from it."},
			mistake{z[1], "That is the score of class 1 alone; the cut is where the two scores are the same."},
			mistake{z[0], "That is the score of class 0 alone; the cut is where the two scores are the same."})
		t.question = fmt.Sprintf("In the hidden space the point %s stands at %s = %s. The cut is flat: from class 0's score to class 1's, along the axes, the weights differ by %s.%s How large is %s, by which the point stands on one side of the cut?",
			place(p), hName, row(h), row(differ), biases, t.name)
		t.hints = [2]string{
			"Each coordinate is multiplied by what the two weights differ by, and all is added up. Above 0 the network says class 1.",
			fmt.Sprintf("The first product is %s = %s.", first, four(h[0]*differ[0])),
		}
		t.solution = t.name + " = " + strings.Join(terms, " + ") + " = " + four(t.value)
		return t
	})
}

// w2differ is by how much the weights to the second output are larger than those to the first.
func w2differ(w []float64) []float64 {
	list := make([]float64, len(w)/2)
	for i := range list {
		list[i] = w[2*i+1] - w[2*i]
	}
	return list
}

// drawFade asks what is left of a push that goes back through one neuron of each hidden layer.
func drawFade(d *drawing) error {
	if err := d.hidden(2); err != nil {
		return err
	}
	f := d.Project.Network.Activation
	fades, function := tellings[f].fades, f.Function()
	if fades == nil {
		return errors.New("it is asked of neurons whose slope shrinks, as the sigmoid's does; it takes another activation")
	}
	return d.numbers(func(q trace, p core.Point, try int) truth {
		layers := len(d.Project.Network.Hidden)
		t := truth{name: "what is left", value: 1, size: 0}
		forgot, sum, bound, missing := 1.0, 0.0, 1.0, 1.0
		var given, terms []string
		for l := layers; l >= 1; l-- {
			answers := q[fmt.Sprintf("h%d", l)].Values
			clear := unsaturated(answers, function, layers)
			if len(clear) == 0 {
				return t
			}
			j := clear[d.below(len(clear), try)]
			h := answers[j]
			slope := function.Slope(h)
			given, terms = append(given, fmt.Sprintf("h%d[%d] = %s", l, j, four(h))), append(terms, fades.way(factor(h)))
			if l > 1 {
				missing *= slope
			}
			t.value, forgot, sum, bound = t.value*slope, forgot*h, sum+slope, bound*function.Steepest
		}
		t.named = []mistake{{missing, "One layer is missing: each hidden layer multiplies once."}, {sum, "The slopes are multiplied along the way, not added."}}
		t.named = append(t.named, fades.slips(forgot, bound)...)
		t.question = fmt.Sprintf("A push goes back from the output, for the point %s, through one neuron of each hidden layer: %s. Each multiplies it by its slope, %s; the weights between them aside, how much of a push of 1 is left?",
			place(p), list(given), fades.slope)
		t.hints = [2]string{
			fmt.Sprintf("A slope is at most %s, and there is one for every hidden layer: %d factors.", fades.most, layers),
			"The first factor is " + terms[0] + ".",
		}
		t.solution = strings.Join(terms, " · ") + " = " + four(t.value)
		return t
	})
}

// unsaturated are the neurons of a layer whose answers, as they are printed, give their slopes nearly enough for the product of so many:
// of an answer that is printed as 1 nothing would be left.
func unsaturated(answers []float64, f *core.Function, layers int) (list []int) {
	const end = 0.01
	for j, h := range answers {
		printed, err := core.ParseDecimal(four(h))
		far := h-f.Low > end && f.High-h > end
		if err == nil && far && math.Abs(f.Slope(printed)-f.Slope(h)) <= rightShare/2/float64(layers)*f.Slope(h) {
			list = append(list, j)
		}
	}
	return list
}

// features are what the network sees of a point, by name.
func features(p core.Project) []string {
	var names []string
	for _, f := range p.Data.Features {
		names = append(names, f.Name())
	}
	return names
}

// list joins words as a sentence does.
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// row is numbers as a matrix of one row.
func row(values []float64) string {
	var words []string
	for _, v := range values {
		words = append(words, four(v))
	}
	return "(" + strings.Join(words, ", ") + ")"
}

// apart keeps of the mistakes those that come to something else than the truth, as far as an answer can tell.
func (t *truth) apart() {
	t.named = slices.DeleteFunc(t.named, func(m mistake) bool {
		return !core.IsFinite(m.value) || t.within(m.value, t.value, rightShare, rightSize)
	})
}
