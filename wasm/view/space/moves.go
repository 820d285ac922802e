package space

import (
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Move is one of the things that a layer does with the space before it.
type Move struct {
	Layer int // whose, from 1
	Kind  MoveKind
	Name  string // "multiply by W1"
	Short string // "× W1"
}

// MoveKind says what a move does.
type MoveKind int

// The moves of a layer, in their order.
const (
	Multiply MoveKind = iota // h W
	Shift                    // + b, where there are biases
	Squash                   // f, unless it is linear
)

// layerMoves are what layer does.
func layerMoves(net *core.MLP, layer int) []Move {
	list := []Move{{layer, Multiply, fmt.Sprintf("multiply by W%d", layer), fmt.Sprintf("× W%d", layer)}}
	if net.B != nil {
		list = append(list, Move{layer, Shift, fmt.Sprintf("shift by b%d", layer), fmt.Sprintf("+ b%d", layer)})
	}
	if net.Hidden != core.Linear {
		list = append(list, Move{layer, Squash, squashes[net.Hidden].does + string(net.Hidden), string(net.Hidden)})
	}
	return list
}

// squashes are what the activations do with a space, but the linear one, which leaves it as it is.
var squashes = map[core.Activation]struct{ does, says string }{
	core.Sigmoid: {"squash by ", "The sigmoid squashes each neuron to between 0 and 1: here it bends."},
	core.Tanh:    {"squash by ", "tanh squashes each neuron to between −1 and 1: here it bends."},
	core.ReLU:    {"fold by ", "relu folds what is negative onto 0, neuron by neuron: here it bends."},
}

// MovesPerLayer is the most that a layer has: multiply, shift, squash.
const MovesPerLayer = 3

// Moves are what all hidden layers do, one after another, from the plane to the last hidden space.
func Moves(net *core.MLP) []Move {
	var list []Move
	for layer := 1; layer < net.Layers(); layer++ {
		list = append(list, layerMoves(net, layer)...)
	}
	return list
}

// Moved is how many moves the plane has come: 0 is the plane itself, len([Moves]) the last hidden space.
func (v *Space) Moved(of Of) float64 {
	layer, moved := v.LayerShown(of), 0
	for l := 1; l < layer; l++ {
		moved += len(layerMoves(of.net(), l))
	}
	if layer == 0 {
		return 0
	}
	return layout.RoundTo(float64(moved)+v.Bent*float64(len(layerMoves(of.net(), layer))), 1e-6)
}

// Move takes the plane so many moves on its way; where one layer ends and the next begins, it is the first one's space.
func (v *Space) Move(of Of, moved float64) {
	for l := 1; l <= of.Layers(); l++ {
		n := float64(len(layerMoves(of.net(), l)))
		if moved <= n || l == of.Layers() {
			v.Layer, v.Bent = l, min(max(moved/n, 0), 1)
			return
		}
		moved -= n
	}
}

// at is the move at work of the shown layer, by its number there, and how much of it is done.
func (v *Space) at(net *core.MLP, layer int) (i int, t float64) {
	n := len(layerMoves(net, layer))
	x := layout.RoundTo(v.Bent*float64(n), 1e-9)
	i = min(int(x), n-1)
	return i, x - float64(i)
}

// says tells what the plane meets on its way.
func (w *way) says(of Of) string {
	before := "h" + fmt.Sprint(w.layer-1)
	if w.layer == 1 {
		before = "the plane"
	}
	m := w.moves[w.move]
	if w.t == 0 && w.move > 0 { // it has not begun
		m = w.moves[w.move-1]
	}
	switch {
	case w.move == 0 && w.t == 0 && w.layer == 1:
		return "The plane as it is, with the boundary in it. The slider takes it through the layers."
	case m.Kind == Multiply && w.layer == 1 && !plain(of.Features):
		return "The features, times W1: what is squared or multiplied in them bends the plane already."
	case m.Kind == Multiply:
		return fmt.Sprintf("W%d turns and stretches %s: straight lines stay straight.", w.layer, before)
	case m.Kind == Shift:
		return fmt.Sprintf("b%d moves all of it the same way.", w.layer)
	}
	return squashes[of.net().Hidden].says
}

// plain says whether the features are places in the plane alone.
func plain(features []core.Feature) bool {
	return !slices.ContainsFunc(features, func(f core.Feature) bool { return f != core.X1 && f != core.X2 })
}
