package app

import (
	"fmt"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// networkView is the drawn network below the plane: a drag changes a weight, a click keeps a part, or with the tool switches a neuron off.
type networkView struct{ plainView }

// needs is room beside what the plane shows; in a strip there is some where a part of the network is looked at.
func (networkView) needs(s *State) layout.Needs {
	n := network.Needs
	if s.named.part || s.Network.Selected.Kind != network.None {
		n.Strip = stripNetwork
	}
	return n
}

const stripNetwork = 190.0 // the width of the network in a strip

func (networkView) passes(s *State) bool {
	held, changing := s.Network.Held()
	return !held || changing
}

func (networkView) press(s *State, m input.Moment) {
	if _, ok := network.ToolAt(s.Tools(), m.X, m.Y); ok {
		return
	}
	part := network.At(s.Columns(), m.X, m.Y, m.Touch)
	if s.Off.Tool && part.Kind == network.Neuron {
		s.try(s.SwitchNeuron(part.Layer, part.To))
		return
	}
	s.onNetwork(func(n *network.Network) { n.Press(part, s.Lab.Run) })
}

func (networkView) drag(s *State, m input.Moment) {
	if m.Down {
		s.askNetwork(func(n *network.Network) network.Ask { return n.Drag(s.gesture.startY-m.Y, s.Lab.Run) })
	}
}

func (networkView) release(s *State, m input.Moment) {
	if t, ok := network.ToolAt(s.Tools(), s.gesture.startX, s.gesture.startY); ok {
		if u, still := network.ToolAt(s.Tools(), m.X, m.Y); still && u == t {
			s.try(s.reshape(t))
		}
		return
	}
	s.onNetwork(func(n *network.Network) { n.Release(s.gesture.moved, s.Lab.Run) })
}

func (networkView) cursor(s *State, p input.Pointer) input.Cursor {
	if _, ok := network.ToolAt(s.Tools(), p.X, p.Y); ok {
		return input.CursorHand
	}
	switch held, _ := s.Network.Held(); {
	case held || s.Network.Hovered.Kind == network.Weight:
		return input.CursorMove
	case s.Network.Hovered.Kind == network.Neuron:
		return input.CursorHand
	}
	return input.CursorDefault
}

// networkPane is a view with the network in it.
type networkPane interface{ networkArea(s *State) layout.Rect }

func (networkView) networkArea(s *State) layout.Rect { return s.Layout.View }

// NetworkArea is where the drawn network stands; empty where it is not shown or has no room.
func (s *State) NetworkArea() layout.Rect {
	if v, ok := s.below().(networkPane); ok {
		return v.networkArea(s)
	}
	return layout.Rect{}
}

// hover finds the part under the mouse. A finger selects.
func (s *State) hover(over pane) {
	var part network.Part
	if _, mine := over.(networkPane); mine && !s.Pointer.Touch {
		if _, tool := network.ToolAt(s.Tools(), s.Pointer.X, s.Pointer.Y); !tool {
			part = network.At(s.Columns(), s.Pointer.X, s.Pointer.Y, false)
		}
	}
	s.onNetwork(func(n *network.Network) { n.Hover(part) })
}

// onNetwork does something with the drawn network, and counts what it changed of what can be seen.
func (s *State) onNetwork(act func(*network.Network)) {
	n := &s.Network
	seen, choices := n.Seen, n.Choices
	act(n)
	if n.Seen != seen {
		s.Revision++
	}
	if n.Choices != choices {
		s.ControlsRevision++
	}
}

// askNetwork is onNetwork, and does what the network asks for.
func (s *State) askNetwork(act func(*network.Network) network.Ask) {
	var ask network.Ask
	s.onNetwork(func(n *network.Network) { ask = act(n) })
	if ask != (network.Ask{}) {
		s.try(s.setNumber(ask.Part, ask.Value))
	}
}

// Columns are the drawn network's neurons; nil where it is not shown or has no room.
func (s *State) Columns() []network.Column {
	return network.Columns(s.NetworkArea(), s.Lab.Run.Net.Sizes)
}

// setNumber sets the weight or bias of a part; a run goes on from it. Undo takes it back, a drag or what a slider is dragged along as one
// step.
func (s *State) setNumber(p network.Part, v float64) error { return s.setNumberAs(p, v, s.stroke()) }

// setNumberAs is setNumber in a stroke.
func (s *State) setNumberAs(p network.Part, v float64, stroke string) error {
	if p.Layer == 0 {
		return fmt.Errorf("an input has no bias")
	}
	if !network.WeightRange.Contains(v) {
		return fmt.Errorf("%s: %s is out of range; allowed is %s", p.Param(), core.FormatExact(v), network.WeightRange)
	}
	return s.edit(func() (lab.Change, error) {
		return s.history.SetWeight(&s.Lab, p.Layer-1, p.FromOrBias(), p.To, v, lab.Edit{At: s.now, Stroke: stroke})
	})
}

// choosePart selects a part, or none.
func (s *State) choosePart(p network.Part) {
	s.onNetwork(func(n *network.Network) { n.Choose(p) })
}

// MapShown is the neuron of A whose map stands on the board instead of the boundary: of the drawn network, not of one that the bricks show
// in its place. What is to be seen of one that is switched off is the boundary without it.
func (s *State) MapShown(b Board) (p network.Part, ok bool) {
	net, _, _ := s.Shown(b)
	switch p, ok = s.Network.MapShown(); {
	case net != s.ShownNet(), p.Kind == network.Neuron && s.IsOff(p.Layer, p.To):
		return network.Part{}, false
	case (s.Lower == LowerWeight || s.Lower == LowerBricks) && p != s.Network.Hovered: // its bias is felt by the boundary; a point's class is the boundary's
		return network.Part{}, false
	}
	return p, ok
}
