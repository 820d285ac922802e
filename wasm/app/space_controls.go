package app

import (
	"errors"
	"fmt"

	"xorcery/core"
	"xorcery/wasm/view/space"
)

var errNoLayer = errors.New("the network has no hidden layer")

// layered says whether there is a hidden layer.
func layered(s *State) bool { return s.spaceOf().Layers() > 0 }

// spaceControls are there while the hidden space is shown.
func spaceControls() []Control {
	shown := func(s *State) bool { return s.Lower == LowerHidden }
	deep := func(s *State) bool { return shown(s) && layered(s) }
	size := func(s *State) int { return s.Lab.Run.Net.Sizes[s.Space.LayerShown(s.spaceOf())] }
	wide := func(s *State) bool { return deep(s) && size(s) > 3 && !s.Space.PrincipalIn(size(s)) }
	solid := func(s *State) bool { return deep(s) && size(s) > 2 }
	layer := Control{
		ID: "hidden.layer", Group: "View", Label: "Hidden layer", Kind: Number, visible: deep,
		Help:  "Whose space is shown: 1 is h1, beside the input. The slider goes there.",
		Range: core.Range{Min: 1, Max: core.MostHidden, Whole: true},
		bounds: func(s *State) core.Range {
			return core.Range{Min: 1, Max: float64(max(s.spaceOf().Layers(), 1)), Whole: true}
		},
		enabled: only(layered, errNoLayer),
		get:     func(s *State) any { return float64(max(s.Space.LayerShown(s.spaceOf()), 1)) },
		set: takes(func(s *State, v float64) {
			s.Space.Layer, s.Space.Bent = int(v), 1
			s.Space.Pick(s.spaceOf())
			s.Space.Aim(s.spaceOf())
		}),
	}
	axes := Control{
		ID: "hidden.axes", Group: "View", Label: "Axes", Kind: Choice, visible: solid,
		Help:    "Three neurons, or the three directions in which the points spread most.",
		Options: []Option{{string(space.Neurons), "Neurons"}, {string(space.Principal), "Principal axes"}},
		get: func(s *State) any {
			if s.Space.PrincipalIn(size(s)) {
				return string(space.Principal)
			}
			return string(space.Neurons)
		},
		set: takes(func(s *State, v string) {
			s.Space.Along = space.Along(v)
			s.Space.Aim(s.spaceOf())
		}),
	}
	play := button("hidden.play", "View", "Play the bending", "Let the plane go through the layers, one move after another (P).", surely(func(s *State) {
		s.Space.Play(s.spaceOf())
		s.Space.Aim(s.spaceOf())
	}))
	play.visible = deep
	play.label = either(func(s *State) bool { return s.Space.Playing }, "Stop", "Play the bending")
	list := []Control{bendControl(deep), play, layer, axes}
	for k, word := range [3]string{"First", "Second", "Third"} {
		list = append(list, Control{
			ID: fmt.Sprint("hidden.neuron", k+1), Group: "View", Label: word + " axis: neuron", Kind: Number, visible: wide,
			Help:  "Its number in the layer, from 0; one that another axis has changes places with it.",
			Range: core.Range{Min: 0, Max: 63, Whole: true},
			bounds: func(s *State) core.Range {
				r := core.Range{Min: 0, Max: 2, Whole: true}
				if l := s.Space.LayerShown(s.spaceOf()); l > 0 {
					r.Max = float64(max(s.Lab.Run.Net.Sizes[l]-1, 2))
				}
				return r
			},
			get: func(s *State) any { return float64(s.shownUnits()[k]) },
			set: takes(func(s *State, v float64) {
				units := s.shownUnits()
				for other := range units {
					if units[other] == int(v) {
						units[other] = units[k]
					}
				}
				units[k] = int(v)
				s.Space.Along, s.Space.Neuron, s.Space.Chosen = space.Neurons, units, true
				s.Space.Aim(s.spaceOf())
			}),
		})
	}
	angle := func(id, label, help string, most float64, at func(*State) *float64) Control {
		return Control{ID: id, Group: "View", Label: label, Help: help, Unit: "°", Kind: Slider, visible: solid,
			Range: core.Range{Min: -most, Max: most}, Step: 5,
			get: func(s *State) any { return *at(s) },
			set: takes(func(s *State, v float64) {
				*at(s) = v
				s.Space.Turned = true
			})}
	}
	perspective := toggle("hidden.perspective", "View", "Perspective", "What is nearer is larger; off, parallel lines stay parallel.", func(s *State) *bool { return &s.Space.Perspective })
	grid := toggle("hidden.grid", "View", "The plane's grid", "Lines of equal x1 and x2, as the layers bend them.", func(s *State) *bool { return &s.Space.Grid })
	perspective.visible, grid.visible = solid, deep
	home := button("hidden.home", "View", "Turn back", "Look at the hidden space from where its points spread most.",
		surely(func(s *State) { s.Space.LookBest(s.spaceOf()) }))
	home.visible = solid
	return append(list,
		angle("hidden.turn", "Turn", "Around the third axis: drag the space, or press the arrow keys after a click on it.", 180, func(s *State) *float64 { return &s.Space.Turn }),
		angle("hidden.tilt", "Tilt", "From below (−90) over the side (0) to above (90).", 90, func(s *State) *float64 { return &s.Space.Tilt }),
		perspective, grid, home,
	)
}

// bendControl takes the plane through the layers: whole numbers are where a move is done.
func bendControl(visible func(*State) bool) Control {
	moves := func(s *State) float64 { return float64(len(space.Moves(s.Lab.Run.Net))) }
	return Control{
		ID: "hidden.bend", Group: "View", Label: "Bend the plane", Kind: Slider, Unit: "moves", visible: visible,
		Help:  "0 is the plane; then, layer by layer, multiply by W, shift by b, squash by f: each is one move toward the hidden space (, and .).",
		Range: core.Range{Min: 0, Max: space.MovesPerLayer * core.MostHidden}, Step: 0.05,
		bounds:  func(s *State) core.Range { return core.Range{Min: 0, Max: max(moves(s), 1)} },
		enabled: only(layered, errNoLayer),
		get:     func(s *State) any { return s.Space.Moved(s.spaceOf()) },
		set: takes(func(s *State, v float64) {
			s.Space.Playing = false
			s.Space.Move(s.spaceOf(), v)
			s.Space.Aim(s.spaceOf())
		}),
	}
}
