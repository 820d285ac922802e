package app

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
)

// hiddenControls are there while the hidden space is shown.
func hiddenControls() []Control {
	shown := func(s *State) bool { return s.Lower == LowerHidden }
	deep := func(s *State) bool { return shown(s) && s.hiddenLayers() > 0 }
	wide := func(s *State) bool { return deep(s) && s.Run.Net.Sizes[s.hiddenLayer()] > 3 && !s.Hidden.Principal }
	solid := func(s *State) bool { return deep(s) && s.Run.Net.Sizes[s.hiddenLayer()] > 2 }
	layer := Control{
		ID: "hidden.layer", Group: "View", Label: "Hidden layer", Kind: Number, visible: deep, Low: 1, High: 6, Step: 1,
		Help:  "Whose space is shown: 1 is h1, beside the input.",
		Range: core.Range{Min: 1, Max: core.Limits["network.hidden"].Max, Whole: true},
		bounds: func(s *State) core.Range {
			return core.Range{Min: 1, Max: float64(max(s.hiddenLayers(), 1)), Whole: true}
		},
		enabled: func(s *State) error {
			if s.hiddenLayers() == 0 {
				return errors.New("the network has no hidden layer")
			}
			return nil
		},
		get: func(s *State) any { return float64(max(s.hiddenLayer(), 1)) },
		set: func(s *State, v any) error {
			s.Hidden.Layer = int(v.(float64))
			return nil
		},
	}
	axes := Control{
		ID: "hidden.axes", Group: "View", Label: "Axes", Kind: Choice, visible: solid,
		Help:    "Three neurons, or the three directions in which the points spread most.",
		Options: []Option{{"neurons", "Neurons"}, {"principal", "Principal axes"}},
		get: func(s *State) any {
			if s.Hidden.Principal {
				return "principal"
			}
			return "neurons"
		},
		set: func(s *State, v any) error {
			s.Hidden.Principal = v == "principal"
			return nil
		},
	}
	list := []Control{layer, axes}
	for k, word := range [3]string{"First", "Second", "Third"} {
		list = append(list, Control{
			ID: fmt.Sprint("hidden.neuron", k+1), Group: "View", Label: word + " axis: neuron", Kind: Number, visible: wide, Low: 0, High: 63, Step: 1,
			Help:  "Its number in the layer, from 0; one that another axis has changes places with it.",
			Range: core.Range{Min: 0, Max: 63, Whole: true},
			bounds: func(s *State) core.Range {
				r := core.Range{Min: 0, Max: 2, Whole: true}
				if l := s.hiddenLayer(); l > 0 {
					r.Max = float64(max(s.Run.Net.Sizes[l]-1, 2))
				}
				return r
			},
			get: func(s *State) any { return float64(s.shownUnits()[k]) },
			set: func(s *State, v any) error {
				units := s.shownUnits()
				for other := range units {
					if units[other] == int(v.(float64)) {
						units[other] = units[k]
					}
				}
				units[k] = int(v.(float64))
				s.Hidden.Neuron = units
				return nil
			},
		})
	}
	angle := func(id, label, help string, most float64, at func(*State) *float64) Control {
		return Control{ID: id, Group: "View", Label: label, Help: help, Unit: "°", Kind: Slider, visible: solid,
			Range: core.Range{Min: -most, Max: most}, Low: -most, High: most, Step: 5,
			get: func(s *State) any { return *at(s) },
			set: func(s *State, v any) error {
				*at(s) = v.(float64)
				return nil
			}}
	}
	toggle := func(id, label, help string, visible func(*State) bool, at func(*State) *bool) Control {
		return Control{ID: id, Group: "View", Label: label, Help: help, Kind: Toggle, visible: visible,
			get: func(s *State) any { return *at(s) },
			set: func(s *State, v any) error {
				*at(s) = v.(bool)
				return nil
			}}
	}
	home := button("hidden.home", "View", "Turn back", "Look at the hidden space as at first.", func(s *State) error {
		perspective := s.Hidden.Perspective
		s.Hidden.Camera = homeView
		s.Hidden.Perspective = perspective
		return nil
	})
	home.visible = solid
	return append(list,
		angle("hidden.turn", "Turn", "Around the third axis: drag the space, or press the arrow keys after a click on it.", 180, func(s *State) *float64 { return &s.Hidden.Turn }),
		angle("hidden.tilt", "Tilt", "From below (−90) over the side (0) to above (90).", 90, func(s *State) *float64 { return &s.Hidden.Tilt }),
		toggle("hidden.perspective", "Perspective", "What is nearer is larger; off, parallel lines stay parallel.", solid, func(s *State) *bool { return &s.Hidden.Perspective }),
		toggle("hidden.grid", "The plane's grid", "Lines of equal x1 and x2, as the layers bend them.", deep, func(s *State) *bool { return &s.Hidden.Grid }),
		home,
	)
}

// shownUnits are the neurons on the axes.
func (s *State) shownUnits() [3]int {
	if l := s.hiddenLayer(); l > 0 {
		return s.hiddenUnits(s.Run.Net.Sizes[l])
	}
	return s.Hidden.Neuron
}

// degreesPerPixel is how far a drag turns the space.
const degreesPerPixel = 0.6

// inHidden says whether (x, y) is on the drawn hidden space.
func (s *State) inHidden(x, y float64) bool {
	return s.Lower == LowerHidden && s.Layout.Picture.Contains(x, y)
}

// grabsHidden says whether a finger at x turns the space: at its sides the page still scrolls.
func (s *State) grabsHidden(x float64) bool {
	r := s.Layout.Picture
	middle, _ := r.Middle()
	return math.Abs(x-middle) < min(r.H*0.6, r.W/2-24)
}

// turnHidden turns the space as a hand on its front would.
func (s *State) turnHidden(turn, tilt float64) {
	h := &s.Hidden
	h.Turn += turn
	switch {
	case h.Turn > 180:
		h.Turn -= 360
	case h.Turn < -180:
		h.Turn += 360
	}
	h.Tilt = min(max(h.Tilt+tilt, -90), 90)
	s.Revision++
	s.ControlsRevision++
}

// hiddenKey does what a key means after a click on the hidden space, and says whether it means anything.
func (s *State) hiddenKey(k Key) bool {
	if s.Lower != LowerHidden || !s.Hidden.Focus {
		return false
	}
	step := 5.0
	if k.Shift {
		step = 1
	}
	switch k.Name {
	case "ArrowLeft":
		s.turnHidden(-step, 0)
	case "ArrowRight":
		s.turnHidden(step, 0)
	case "ArrowUp":
		s.turnHidden(0, step)
	case "ArrowDown":
		s.turnHidden(0, -step)
	case "Escape":
		s.Hidden.Focus = false
		s.Revision++
	default:
		return false
	}
	return true
}

// HiddenSummary is the hidden space in words and numbers, as hidden() gives it to a page.
type HiddenSummary struct {
	Title  string     `json:"title"`
	Notes  []string   `json:"notes"`
	Layer  int        `json:"layer"`
	Dims   int        `json:"dims"`
	Axes   []string   `json:"axes"`
	Plane  bool       `json:"plane"`
	Share  *float64   `json:"share"`
	Points int        `json:"points"`
	Area   [4]float64 `json:"area"` // x, y, width, height in CSS pixels of the figure
}

func (s *State) hiddenSummary() (*HiddenSummary, error) {
	var d HiddenScene
	if !s.LayHidden(&d) {
		return nil, errors.New("hidden: the hidden space is not shown; set lower to hidden first")
	}
	v := &HiddenSummary{Title: d.Title, Notes: append([]string{}, d.Notes...), Layer: s.hiddenLayer(), Dims: d.Dims,
		Axes: []string{}, Plane: d.Planar, Share: finite(d.Share), Points: d.Shown, Area: [4]float64{d.Area.X, d.Area.Y, d.Area.W, d.Area.H}}
	for k := range d.Dims {
		v.Axes = append(v.Axes, d.Axes[k])
	}
	return v, nil
}
