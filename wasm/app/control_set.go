package app

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"xorcery/core"
)

// SetControl sets the control with an id to a value: a number, a truth value, or any of them as text. An error names
// the control, the value and what is allowed, and nothing has changed.
func (s *State) SetControl(id string, value any) error {
	c, err := Find(id)
	if err != nil {
		return err
	}
	if c.Kind == Button {
		return fmt.Errorf("%s is a button: press it", c.Label)
	}
	now := c.In(s)
	v, err := now.parse(value)
	if err != nil {
		return err
	}
	return s.use(c, v)
}

// Allows says why the control with an id would not take a value, without setting it; nil where it would.
func (s *State) Allows(id string, value any) error {
	c, err := Find(id)
	if err == nil {
		now := c.In(s)
		_, err = now.parse(value)
	}
	return err
}

// Press presses the button with an id.
func (s *State) Press(id string) error {
	c, err := Find(id)
	if err != nil {
		return err
	}
	if c.Kind != Button {
		return fmt.Errorf("%s is not a button", c.Label)
	}
	return s.use(c, nil)
}

// use gives a control a value that it takes; to a button, none. One that it has already changes nothing.
func (s *State) use(c *Control, v any) error {
	if (c.window || c.Kind == Text) && !c.Visible(s) {
		return fmt.Errorf("%s means nothing just now", c.Label)
	}
	if c.enabled != nil {
		if err := c.enabled(s); err != nil {
			return err
		}
	}
	if c.get != nil && v == c.get(s) && !c.asks {
		s.Mended(c.ID)
		return nil
	}
	if err := c.set(s, v); err != nil {
		return err
	}
	s.Mended(c.ID)
	s.renew()
	return nil
}

// longestLine is what a Text takes, in bytes: as long as a path may be.
const longestLine = 4096

// parse turns a value into the control's type and checks its range.
func (c *Control) parse(value any) (any, error) {
	switch c.Kind {
	case Slider, Number:
		return c.parseNumber(value)
	case Toggle:
		switch value {
		case true, "true", "on":
			return true, nil
		case false, "false", "off":
			return false, nil
		}
		return nil, fmt.Errorf("%s: %v is not on or off", c.Label, value)
	case Text:
		line, ok := value.(string)
		if !ok || len(line) > longestLine || strings.ContainsAny(line, "\r\n\x00") {
			return nil, fmt.Errorf("%s: %v is not a line of at most %s bytes", c.Label, quoted(value), core.FormatInteger(longestLine))
		}
		return line, nil
	}
	text, ok := value.(string)
	for _, o := range c.Options {
		if ok && (o.Value == text) {
			return o.Value, nil
		}
	}
	return nil, fmt.Errorf("%s: %v is not one of %s", c.Label, quoted(value), c.allowed())
}

// parseNumber takes a number, or a text that [core.ParseNumber] reads; an error names what was given and what is allowed.
func (c *Control) parseNumber(value any) (any, error) {
	v, ok := value.(float64)
	switch text, isText := value.(string); {
	case isText && c.ID == "speed" && strings.TrimSpace(text) == "max":
		return SpeedMax, nil
	case isText:
		var err error
		if v, err = core.ParseNumber(text); err != nil {
			return nil, fmt.Errorf("%s: %w; allowed is %s", c.Label, err, c.allowed())
		}
	case !ok || math.IsNaN(v):
		return nil, fmt.Errorf("%s: %s is not a number; allowed is %s", c.Label, quoted(value), c.allowed())
	}
	if !c.Contains(v) {
		return nil, fmt.Errorf("%s: %s is out of range; allowed is %s", c.Label, core.FormatExact(v), c.allowed())
	}
	return v, nil
}

// allowed says in words what the control takes.
func (c *Control) allowed() string {
	if c.Kind == Choice {
		var values []string
		for _, o := range c.Options {
			values = append(values, o.Value)
		}
		return strings.Join(values, ", ")
	}
	return c.Range.String()
}

func quoted(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(v)
}
