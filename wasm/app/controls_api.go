package app

import "xorcery/core"

// description is a control as a page sees it.
type description struct {
	ID       string      `json:"id"`
	Label    string      `json:"label"`
	Group    string      `json:"group"`
	Help     string      `json:"help"`
	Unit     string      `json:"unit"`
	Kind     ControlKind `json:"kind"`
	Min      float64     `json:"min"`
	Max      float64     `json:"max"`
	Low      float64     `json:"low"` // the slider's ends, which may lie closer than what can be typed
	High     float64     `json:"high"`
	Step     float64     `json:"step"`
	Integer  bool        `json:"integer"`
	Last     int         `json:"last"`     // of a slider's positions, from 0
	Position int         `json:"position"` // where it stands
	Options  []Option    `json:"options,omitempty"`
	Value    any         `json:"value"`
	Text     string      `json:"text"` // as it is typed
	Said     string      `json:"said"` // with its unit
	Enabled  bool        `json:"enabled"`
	Refusal  string      `json:"refusal"`
	Visible  bool        `json:"visible"`
	Restarts bool        `json:"restarts"`
	Fixed    bool        `json:"fixed"` // no link can hide it
}

func (s *State) describe() []description {
	list := make([]description, 0, len(controls))
	for i := range controls {
		if controls[i].window && !s.Window {
			continue
		}
		c := controls[i].In(s)
		d := description{
			ID: c.ID, Label: c.Title(s), Group: c.Group, Help: c.Advice(s), Unit: c.Unit, Kind: c.Kind,
			Min: c.Min, Max: c.Max, Low: c.Low, High: c.High, Step: c.Step, Integer: c.Whole,
			Options: c.Options, Value: written(c.Value(s)), Text: c.Text(s), Said: c.Said(s),
			Enabled: c.Enabled(s), Refusal: c.Refusal(s), Visible: c.Visible(s), Restarts: c.Restarts, Fixed: c.fixed,
		}
		if v, ok := c.Value(s).(float64); ok && c.Kind == Slider {
			d.Last, d.Position = c.positions(), c.position(v)
		}
		list = append(list, d)
	}
	return list
}

// controlMethods are how a page reads and moves the controls.
func controlMethods() []method {
	return []method{
		asks("controls", (*State).describe),
		asks1("get", "id", func(s *State, id string) (any, error) {
			c, err := Find(id)
			if err != nil {
				return nil, err
			}
			return written(c.Value(s)), nil
		}),
		does2("set", "id", "value", (*State).SetControl),
		does3("slide", "id", "position", "stroke", (*State).Slide),
		does2("nudge", "id", "direction", (*State).Nudge),
		does1("press", "id", (*State).Press),
		does("undo", func(s *State) error { return s.Press("undo") }),
		does("redo", func(s *State) error { return s.Press("redo") }),
		asks("shortcuts", func(s *State) []Shortcut { return Shortcuts(s.Window) }),
	}
}

// written is a control's value as JSON has it: null for a number that is not finite.
func written(v any) any {
	if number, ok := v.(float64); ok && core.Finite(number) == nil {
		return nil
	}
	return v
}
