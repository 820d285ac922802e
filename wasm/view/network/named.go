package network

import (
	"regexp"
	"strconv"
	"strings"
)

// entry is a name of the article's notation with one index or two: "W2[0,1]", "h1[2]", "dLoss/dz2[0]", "X[1]".
var entry = regexp.MustCompile(`^([A-Za-z][A-Za-z/0-9 ]*?)(\d*)( new)?\[(\d{1,3})(?:,(\d{1,3}))?\]$`)

// Entry takes a name apart: what it names, of which layer (0 where it has none), and the row and column. A vector has one row.
func Entry(name string) (of string, layer, row, col int, ok bool) {
	m := entry.FindStringSubmatch(name)
	if m == nil {
		return "", 0, 0, 0, false
	}
	layer, _ = strconv.Atoi(m[2])
	col, _ = strconv.Atoi(m[4])
	if m[5] != "" {
		row = col
		col, _ = strconv.Atoi(m[5])
	}
	return m[1] + m[2] + m[3], layer, row, col, true
}

// Named is the part of a network of these sizes that a name means: a weight and all that is said of it is its line, the rest its
// neuron. None is one that the network does not have.
func Named(name string, sizes []int) Part {
	of, layer, row, col, ok := Entry(name)
	p := Part{}
	switch kind := strings.TrimRight(strings.TrimSuffix(of[strings.LastIndex(of, "/")+1:], " new"), "0123456789"); {
	case !ok:
	case kind == "X":
		p = NeuronAt(0, col)
	case kind == "Y":
		p = NeuronAt(len(sizes)-1, col)
	case kind == "W" || kind == "dW":
		p = WeightAt(layer, row, col)
	case layer > 0 && strings.Contains(" b z h db dz dh ", " "+kind+" "):
		p = NeuronAt(layer, col)
	}
	if !p.In(sizes) {
		return Part{}
	}
	return p
}
