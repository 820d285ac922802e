package core

import (
	"encoding/json"
	"slices"
	"strconv"
)

// weights are the layers' matrices, a row of a matrix for each fan-in. Their shape belongs to the whole project and
// is checked by Project.checkWeights.
type weights struct{ at *[][][]float64 }

// lists are so many lists of so many numbers at most: the layers' biases, or what an optimizer remembers.
type lists struct {
	at                    *[][]float64
	mostRows, mostNumbers int
	allowed               string
}

func biasesAt(at *[][]float64) lists { return lists{at, widest(), widest(), biasesAllowed} }

func momentsAt(at *[][]float64) lists {
	layers := 1 + MostHidden
	return lists{at, 3, layers * widest() * (widest() + 1), momentsAllowed}
}

const (
	weightsAllowed = "null, or for each layer a list of fan-in rows of fan-out finite numbers"
	biasesAllowed  = "null, or for each layer a list of fan-out finite numbers"
	momentsAllowed = "null, or the optimizer's lists of finite numbers, a number for each weight and bias, and the list of its age"
)

func (v weights) read(key string, doc json.RawMessage) error {
	*v.at = nil
	if string(doc) == "null" {
		return nil
	}
	layers := make([][][]float64, 0, 1+MostHidden)
	ok, err := readArray(doc, func(l int, element json.RawMessage) error {
		if l == cap(layers) {
			return wrong(key, "a list of more than "+strconv.Itoa(cap(layers))+" layers", weightsAllowed)
		}
		rows, err := readRows(at(key, l), element, widest(), widest(), weightsAllowed)
		layers = append(layers, rows)
		return err
	})
	if !ok {
		return wrong(key, doc, weightsAllowed)
	}
	*v.at = layers
	return err
}

func (v weights) check(key string) error {
	for l, rows := range *v.at {
		if err := finiteRows(at(key, l), rows); err != nil {
			return err
		}
	}
	return nil
}

func (v weights) write(dst []byte, form layout) []byte {
	if *v.at == nil {
		return append(dst, "null"...)
	}
	return appendList(dst, *v.at, form.between(), func(dst []byte, rows [][]float64) []byte {
		return appendRows(append(dst, form.row...), rows, form.deeper())
	})
}

func (v weights) same(other value) bool {
	return slices.EqualFunc(*v.at, *other.(weights).at, sameRows)
}

func (v lists) read(key string, doc json.RawMessage) (err error) {
	*v.at = nil
	if string(doc) != "null" {
		*v.at, err = readRows(key, doc, v.mostRows, v.mostNumbers, v.allowed)
	}
	return err
}

func (v lists) check(key string) error { return finiteRows(key, *v.at) }

func finiteRows(key string, rows [][]float64) error {
	for i, row := range rows {
		for j, x := range row {
			if !IsFinite(x) {
				return wrong(at(at(key, i), j), number(x), "a finite number")
			}
		}
	}
	return nil
}

func (v lists) write(dst []byte, form layout) []byte {
	if *v.at == nil {
		return append(dst, "null"...)
	}
	return appendRows(dst, *v.at, form)
}

func (v lists) same(other value) bool { return sameRows(*v.at, *other.(lists).at) }

func sameRows(a, b [][]float64) bool { return slices.EqualFunc(a, b, slices.Equal[[]float64]) }

// widest is the most neurons that a layer may have.
func widest() int { return int(Limits["network.hidden.neurons"].Max) }

// readRows reads a list of at most so many rows of at most so many numbers.
func readRows(key string, doc json.RawMessage, mostRows, mostNumbers int, allowed string) ([][]float64, error) {
	rows := [][]float64{}
	ok, err := readArray(doc, func(i int, element json.RawMessage) error {
		if i == mostRows {
			return wrong(key, "a list of more than "+strconv.Itoa(mostRows)+" rows", allowed)
		}
		row, ok, err := readRow(element, mostNumbers)
		if !ok || err != nil {
			return wrong(at(key, i), element, allowed)
		}
		rows = append(rows, row)
		return nil
	})
	if !ok {
		return nil, wrong(key, doc, allowed)
	}
	return rows, err
}

func appendRows(dst []byte, rows [][]float64, form layout) []byte {
	return appendList(dst, rows, form.between(), func(dst []byte, row []float64) []byte {
		return appendList(append(dst, form.row...), row, form.comma, appendNumber)
	})
}

// checkWeights says if Weights, Biases and Moments have the shape that the rest of the project asks for. The last
// layer may have more outputs than the points have classes: a class may have lost its last point.
func (p *Project) checkWeights() error {
	if p.Weights == nil {
		if p.Biases != nil {
			return wrong("biases", "given", "biases only beside weights")
		}
		if p.Moments != nil {
			return wrong("moments", "given", "moments only beside weights")
		}
		return nil
	}
	outputs := Classes(p.Data.Points)
	if l := len(p.Weights); l > 0 && len(p.Weights[l-1]) > 0 {
		if k := len(p.Weights[l-1][0]); k > outputs && k <= MaxClasses {
			outputs = k
		}
	}
	shape := sizes(p, outputs)
	layers := len(shape) - 1
	if len(p.Weights) != layers {
		return wrong("weights", strconv.Itoa(len(p.Weights))+" layers", strconv.Itoa(layers)+" layers for this network")
	}
	if !p.Network.Bias && p.Biases != nil {
		return wrong("biases", "given", "no biases, as network.bias is false")
	}
	if p.Network.Bias && len(p.Biases) != layers {
		return wrong("biases", strconv.Itoa(len(p.Biases))+" layers",
			strconv.Itoa(layers)+" layers, as weights are given and network.bias is true")
	}
	for l, rows := range p.Weights {
		key, fanIn, fanOut := at("weights", l), shape[l], shape[l+1]
		if len(rows) != fanIn {
			return wrong(key, strconv.Itoa(len(rows))+" rows", strconv.Itoa(fanIn)+" rows, the layer's fan-in")
		}
		for i, row := range rows {
			if len(row) != fanOut {
				return wrong(at(key, i), strconv.Itoa(len(row))+" numbers", strconv.Itoa(fanOut)+" numbers, the layer's fan-out")
			}
		}
		if p.Network.Bias && len(p.Biases[l]) != fanOut {
			return wrong(at("biases", l), strconv.Itoa(len(p.Biases[l]))+" numbers", strconv.Itoa(fanOut)+" numbers, the layer's fan-out")
		}
	}
	return p.checkMoments(len(newParams(shape, p.Network.Bias).Flat))
}

// checkMoments says if Moments are what the optimizer remembers of so many weights and biases.
func (p *Project) checkMoments(count int) error {
	if len(p.Moments) == 0 {
		return nil
	}
	m := moments{kind: p.Training.Optimizer.Kind}
	lists := listsOf(m.kind)
	if len(p.Moments) != lists+1 {
		return wrong("moments", strconv.Itoa(len(p.Moments))+" lists",
			strconv.Itoa(lists)+" lists for "+m.kind+" and a last one of the number of updates, or none")
	}
	for l, list := range p.Moments[:lists] {
		key := at("moments", l)
		if len(list) != count {
			return wrong(key, strconv.Itoa(len(list))+" numbers", strconv.Itoa(count)+" numbers, one for each weight and bias")
		}
		if m.symbol(l) != "s" {
			continue
		}
		for i, x := range list {
			if x < 0 {
				return wrong(at(key, i), number(x), "a mean square, at least 0")
			}
		}
	}
	key, age := at("moments", lists), p.Moments[lists]
	if len(age) != 1 {
		return wrong(key, strconv.Itoa(len(age))+" numbers", "1 number, that of the updates")
	}
	if updates := (Range{0, LastStep, true}); !updates.Contains(age[0]) {
		return wrong(key, number(age[0]), "the number of updates, "+updates.String())
	}
	return nil
}
