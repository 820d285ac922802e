package app

import (
	"fmt"

	"xorcery/core"
)

// Control is one thing that the user can set or press. Page, window, keyboard and tests all work from this.
type Control struct {
	ID    string
	Label string
	Group string // one of Groups
	Kind  ControlKind
	Help  string // one sentence
	Unit  string

	// Numbers (Slider, Number): Range is what may be typed; Low and High are the slider's ends; Step is one press of a
	// key or button; Log makes the slider even in the logarithm.
	core.Range
	Low, High, Step float64
	Log             bool

	Options  []Option // of a Choice
	Restarts bool     // setting it starts again from the seed
	Enter    string   // of a Text: the button that Enter presses once the line is typed

	bounds  func(*State) core.Range // of a number whose range depends on the state; nil: Range
	get     func(*State) any        // float64, string or bool, by Kind
	set     func(*State, any) error // the value has the right type and lies in the range
	visible func(*State) bool       // nil: always
	enabled func(*State) error      // nil: always; the error says why not
	label   func(s *State) string   // nil: Label
	says    func(s *State) string   // of a Choice: what the value means just now; nil or "": its option's label
	fixed   bool                    // no link can hide it
	asks    bool                    // the value that it shows is set all the same: it is an answer
	note    func(s *State) []string // nil: none
	help    func(s *State) string   // nil: Help
	struck  func(s *State) bool     // nil: never
	window  bool                    // only the window has it

	meter func(s *State) (share float64, ok bool) // nil: none
}

// ControlKind says how a control looks and what its value is.
type ControlKind string

const (
	Slider ControlKind = "slider" // a number that is slid or typed
	Number ControlKind = "number" // a number that is stepped or typed
	Choice ControlKind = "choice" // one of Options
	Toggle ControlKind = "toggle" // on or off
	Button ControlKind = "button" // an action
	Text   ControlKind = "text"   // a line that is typed; only the window has one
)

// Option is one choice.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Essentials is the group of the few controls that are enough to play. It is always in sight; the others stay as the reader left them,
// folded at first.
const Essentials = "Essentials"

// Groups are the control groups in their order: those of which a link may say that no others are shown.
var Groups = core.AllGroups

// Find is the control with an id.
func Find(id string) (*Control, error) {
	for i := range controls {
		if controls[i].ID == id {
			return &controls[i], nil
		}
	}
	return nil, fmt.Errorf("there is no control %q", id)
}

// In is the control as it is in the state: a number whose range depends on the state has that range.
func (c *Control) In(s *State) Control {
	now := *c
	if c.bounds != nil {
		now.Range = c.bounds(s)
		now.Low, now.High = max(c.Low, now.Min), min(c.High, now.Max)
	}
	return now
}

// Visible says whether the control makes sense in the state and is not hidden by the project.
func (c *Control) Visible(s *State) bool {
	if c.window && !s.Window {
		return false
	}
	if c.hiddenBy(s) {
		return false
	}
	return c.visible == nil || c.visible(s)
}

// Enabled says whether the control can be used just now.
func (c *Control) Enabled(s *State) bool { return c.enabled == nil || c.enabled(s) == nil }

// Refusal says why the control cannot be used just now; "" where it can.
func (c *Control) Refusal(s *State) string {
	if c.Enabled(s) {
		return ""
	}
	return c.enabled(s).Error()
}

// Title is the label in the state: a run button reads Run or Pause.
func (c *Control) Title(s *State) string {
	if c.label != nil {
		return c.label(s)
	}
	return c.Label
}

// Advice is the help in the state: that of a recent file is its path.
func (c *Control) Advice(s *State) string {
	if c.help != nil {
		return c.help(s)
	}
	return c.Help
}

// Struck says whether the label is struck out: what it names has gone.
func (c *Control) Struck(s *State) bool { return c.struck != nil && c.struck(s) }

// Note is paragraphs that the window shows under the control: the open chapter, which a page tells in its own place.
func (c *Control) Note(s *State) []string {
	if c.note == nil {
		return nil
	}
	return c.note(s)
}

// Meter is how far what stands under the control has come, 0 to 1, which the window draws under its note; ok is false for nothing that
// has a way.
func (c *Control) Meter(s *State) (share float64, ok bool) {
	if c.meter == nil {
		return 0, false
	}
	return c.meter(s)
}

// Value is what the control shows: float64, string or bool; nil for a button.
func (c *Control) Value(s *State) any {
	if c.get == nil {
		return nil
	}
	return c.get(s)
}

// Text is the value as the user reads and types it.
func (c *Control) Text(s *State) string {
	switch v := c.Value(s).(type) {
	case float64:
		if c.ID == "speed" && v >= SpeedMax {
			return "max"
		}
		return core.FormatExact(v)
	case bool:
		if v {
			return "on"
		}
		return "off"
	case string:
		if c.says != nil {
			if text := c.says(s); text != "" {
				return text
			}
		}
		for _, o := range c.Options {
			if o.Value == v {
				return o.Label
			}
		}
		return v
	}
	return ""
}

// Said is the value with its unit.
func (c *Control) Said(s *State) string {
	text := c.Text(s)
	if c.Unit == "" || text == "max" {
		return text
	}
	return text + " " + c.Unit
}
