package bricks

import (
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/pulse"
)

// What is one and the same on the drawn network and in the text: an entry of a matrix and its line or neuron.

// Sizes are the layers' of the traced network; Inputs are the names of what it sees.
func (b *Bricks) Sizes() []int { return b.net.Sizes }

// Inputs are the names of what the traced network sees.
func (b *Bricks) Inputs() []string {
	names := make([]string, len(b.sees))
	for i, f := range b.sees {
		names[i] = f.Name()
	}
	return names
}

// BrickAt is the brick of the stack in which a quantity comes about.
func (b *Bricks) BrickAt(i int) string {
	return b.stack()[brickOf(&b.Quantities[i], b.net.Layers())].Name
}

// Focus is the line or neuron of the shown entry; none without one.
func (b *Bricks) Focus() network.Part {
	e := b.entry()
	if !e.There {
		return network.Part{}
	}
	q := &b.Quantities[e.Of]
	switch layer := neuronsOf(q, b.net); {
	case layer >= 0:
		return network.NeuronAt(layer, e.Col)
	case perWeight(q):
		return network.WeightAt(q.Layer, e.Row, e.Col)
	}
	return network.Part{}
}

// perWeight says whether a quantity has an entry for each weight of its layer.
func perWeight(q *core.Quantity) bool { return strings.Contains(q.Symbol, "W") && q.Symbol != "dz/dW" }

// Named is the entry of a name as the bricks write it: "dLoss/dW2[0,1]", "h1[2]". None is one that the trace does not have.
func (b *Bricks) Named(name string) Entry {
	of, _, row, col, ok := network.Entry(name)
	for i := range b.Quantities {
		if q := &b.Quantities[i]; ok && q.Name == of && row < q.Rows && col < q.Cols {
			return Entry{There: true, Of: i, Row: row, Col: col}
		}
	}
	return Entry{}
}

// EntryOf is the entry of a line or neuron: of the lit quantity where it has one for it, else of the weights or of what the neuron says.
func (b *Bricks) EntryOf(part network.Part) Entry {
	if part.Kind == network.None || len(b.Quantities) == 0 || !part.In(b.net.Sizes) {
		return Entry{}
	}
	q := &b.Quantities[b.At]
	if part.Kind == network.Weight {
		if q.Layer == part.Layer && perWeight(q) {
			return Entry{true, b.At, part.From, part.To}
		}
		return Entry{true, b.Index(fmt.Sprint("W", part.Layer)), part.From, part.To}
	}
	if q.Rows == 1 && len(q.Values) == b.net.Sizes[part.Layer] && neuronsOf(q, b.net) == part.Layer {
		return Entry{true, b.At, 0, part.To}
	}
	name := "X"
	if part.Layer > 0 {
		name = fmt.Sprint("h", part.Layer)
	}
	return Entry{true, b.Index(name), 0, part.To}
}

// neuronsOf is the layer whose neurons a quantity has its entries for; −1 for none.
func neuronsOf(q *core.Quantity, net *core.MLP) int {
	switch {
	case q.Symbol == "X":
		return 0
	case q.Symbol == "Y":
		return net.Layers()
	case q.Layer == 0 || perWeight(q):
		return -1
	case q.Symbol == "dz/dW":
		return q.Layer - 1
	}
	return q.Layer
}

// Sentences are the shown entry, or else that of the line or neuron that the picture of the moment is told by, or else the strongest of the
// lit quantity, as a product with its result: one line under the network, from the longest to the shortest. Each begins with the entry's
// name and ends with its number.
func (b *Bricks) Sentences(one network.Part) [][]Span {
	if len(b.Quantities) == 0 {
		return nil
	}
	e := b.told(one)
	full, few := *b, *b
	few.places = 3
	if b.updates() { // a step is often smaller than three digits can show
		full.Digits, few.places = true, b.digitsOfStep(e)
	}
	list := [][]Span{full.sentence(e), few.sentence(e)}
	last := list[1]
	for terms := 2; terms > 0; terms-- {
		if short, ok := shorten(last, terms); ok {
			list = append(list, short)
		}
	}
	name, result := last[0], last[len(last)-1]
	if at := strings.Index(name.Text, "="); at > 0 {
		name.Text = name.Text[:at]
	}
	if at := strings.LastIndex(result.Text, "= "); at >= 0 {
		result.Text = result.Text[at:]
	}
	return append(list, []Span{{Text: strings.TrimSpace(name.Text) + " "}, result})
}

// shorten keeps the first terms of a sum and its result; ok is false for what is no longer sum.
func shorten(line []Span, terms int) (list []Span, ok bool) {
	plus := 0
	for i, k := range line {
		if strings.HasPrefix(k.Text, " + ") {
			if plus++; plus == terms {
				return append(slices.Clone(line[:i]), Span{Text: " + … "}, line[len(line)-1]), true
			}
		}
	}
	return nil, false
}

// told is the entry that the line under the network tells.
func (b *Bricks) told(one network.Part) Entry {
	if e := b.entry(); e.There {
		return e
	}
	if at := b.EntryOf(one); at.There && at.Of == b.At {
		return at
	}
	q := &b.Quantities[b.At]
	i := pulse.Strongest(q.Values)
	return Entry{true, b.At, i / q.Cols, i % q.Cols}
}

// digitsOfStep is how many digits behind the point a new weight or bias needs to be told from the old one: three to eight.
func (b *Bricks) digitsOfStep(e Entry) int {
	q := &b.Quantities[e.Of]
	if !isNew(q) {
		return 3
	}
	i, old := e.Row*q.Cols+e.Col, &b.Quantities[b.Index(q.Uses[0])]
	digits := 3
	for digits < 8 && toPlaces(q.Values[i], digits) == toPlaces(old.Values[i], digits) {
		digits++
	}
	return digits
}

// sentence is an entry as a product with its result.
func (b *Bricks) sentence(e Entry) (list []Span) {
	if q := &b.Quantities[e.Of]; !b.entry().There && q.Equation == "" { // nobody has asked yet how a weight will change
		return []Span{{Text: entryName(q, e.Row, e.Col) + " "}, {Text: "= " + b.text(q.Values[e.Row*q.Cols+e.Col])}}
	}
	q := &b.Quantities[e.Of]
	lines := b.product(q, e.Row, e.Col)
	if len(lines) == 1 {
		return lines[0]
	}
	list = append(list, Span{Text: entryName(q, e.Row, e.Col) + " "})
	if strings.HasPrefix(lines[0][0].Text, "d") && q.Equation == "" { // a weight: its gradient
		list = lines[0][:1:1]
		list[0].Text = strings.TrimSuffix(list[0].Text, "= ")
	}
	for i, line := range lines[1:] {
		if strings.HasPrefix(line[0].Text, "with ") {
			continue
		}
		if i > 0 {
			list = append(list, Span{Text: " "})
		}
		list = append(list, line...)
	}
	return list
}
