package app

import (
	"fmt"

	"xorcery/core"
)

// Part is a part of the drawn network.
type Part struct {
	Kind  PartKind
	Layer int // the column in which the neuron stands, or the weight ends: 0 is the inputs
	From  int // of a weight: its neuron in the column before
	To    int // the neuron
}

// PartKind says what a part is.
type PartKind int

// The kinds of parts.
const (
	NoPart PartKind = iota
	NeuronPart
	WeightPart
)

// from is the second index of [core.Run.SetWeight]: −1 for a neuron, whose number is its bias.
func (p Part) from() int {
	if p.Kind == NeuronPart {
		return -1
	}
	return p.From
}

// has says whether the network has the part.
func (s *State) has(p Part) bool {
	sizes := s.Run.Net.Sizes
	if p.Kind == NoPart || p.Layer < 0 || p.Layer >= len(sizes) || p.To < 0 || p.To >= sizes[p.Layer] {
		return false
	}
	return p.Kind == NeuronPart || p.Layer > 0 && p.From >= 0 && p.From < sizes[p.Layer-1]
}

// number is the weight or bias of a part; ok is false for an input and for a neuron without a bias.
func (s *State) number(p Part) (v float64, ok bool) {
	if !s.has(p) || p.Layer == 0 {
		return 0, false
	}
	v, err := s.Run.Weight(p.Layer-1, p.from(), p.To)
	return v, err == nil
}

// weightRange is what a weight may be set to.
var weightRange = core.Range{Min: -1e6, Max: 1e6}

// setNumber sets the weight or bias of a part; a run goes on from it.
func (s *State) setNumber(p Part, v float64) error {
	if p.Layer == 0 {
		return fmt.Errorf("an input has no bias")
	}
	if !weightRange.Contains(v) {
		return fmt.Errorf("%s: %s is out of range; allowed is %s", core.ParamName(p.Layer-1, p.from(), p.To), core.FormatExact(v), weightRange)
	}
	c, err := s.SetWeight(p.Layer-1, p.from(), p.To, v)
	if err != nil {
		return err
	}
	s.edited()
	s.after(c)
	return nil
}

// choosePart selects a part, or none.
func (s *State) choosePart(p Part) {
	if p != s.Selected {
		s.Selected, s.Entry = p, nil
		s.Revision++
		s.ControlsRevision++
	}
}

// keepSelection lets go of parts that a new shape does not have.
func (s *State) keepSelection() {
	if s.Hovered.Kind != NoPart && !s.has(s.Hovered) {
		s.Hovered = Part{}
	}
	if s.Selected.Kind != NoPart && !s.has(s.Selected) {
		s.choosePart(Part{})
	}
}

// MapShown is the neuron of A whose map stands on the board instead of the boundary: the one under the pointer, or else the
// selected one.
func (s *State) MapShown(b Board) (p Part, ok bool) {
	if b.Rival {
		return Part{}, false
	}
	if s.Hovered.Kind == NoPart {
		p = s.Selected
	} else {
		p = s.Hovered
	}
	return p, p.Kind == NeuronPart
}

// NeuronName is a neuron in the article's notation: "h1[2]", and an input by its feature.
func (s *State) NeuronName(p Part) string {
	if p.Layer == 0 {
		return FeatureName(s.Project.Data.Features[p.To])
	}
	return fmt.Sprintf("h%d[%d]", p.Layer, p.To)
}

// probe is the place of the plane at which a neuron's activation is read: where the pointer or the
// keyboard's cursor was last.
type probe struct {
	x1, x2 float64
	net    *core.MLP // that raster reads
	raster *core.Raster
	value  [1]float64
}

// read writes down what the hovered or selected part says.
func (s *State) read() {
	s.readPlane()
	part := s.Hovered
	if part.Kind == NoPart {
		part = s.Selected
	}
	s.Reading = s.Reading[:0]
	if !s.has(part) {
		return
	}
	v, hasNumber := s.number(part)
	name := ""
	if part.Layer > 0 {
		name = core.ParamName(part.Layer-1, part.from(), part.To)
	}
	if part.Kind == WeightPart {
		s.Reading = append(s.Reading, name+" = "+core.FormatNumber(v))
		return
	}
	s.Reading = append(s.Reading, s.NeuronName(part)+s.layerText(part))
	if hasNumber {
		s.Reading = append(s.Reading, name+" = "+core.FormatNumber(v))
	}
	s.Reading = append(s.Reading, fmt.Sprintf("%s at (%s, %s)", core.FormatNumber(s.activation(part)), core.FormatNumber(s.probe.x1), core.FormatNumber(s.probe.x2)))
}

// layerText says where a neuron stands, in words.
func (s *State) layerText(p Part) string {
	switch p.Layer {
	case 0:
		return " · input"
	case len(s.Run.Net.Sizes) - 1:
		return " · output"
	}
	return fmt.Sprintf(" · layer %d, neuron %d", p.Layer, p.To)
}

// activation is h of a neuron at the probe.
func (s *State) activation(p Part) float64 {
	if s.probe.net != s.Run.Net {
		s.probe.net, s.probe.raster = s.Run.Net, core.NewRaster(s.Run.Net, s.Project.Data.Features)
	}
	at := core.Rect{MinX1: s.probe.x1, MinX2: s.probe.x2, MaxX1: s.probe.x1, MaxX2: s.probe.x2}
	s.probe.raster.Neuron(s.probe.value[:], p.Layer, p.To, 1, 1, at)
	return s.probe.value[0]
}
