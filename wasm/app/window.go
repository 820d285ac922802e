package app

import (
	"cmp"
	"math"

	"xorcery/core"
)

// Own is what a window remembers of its looks for the next time, whatever is opened in it.
type Own struct {
	Theme string  // the one that the reader chose: it holds wherever a project leaves it to the system
	Text  float64 // how large text and marks are: see [TextRange]; 0 is 1
}

// TextRange is how large text and marks may be, in their usual sizes.
var TextRange = core.Range{Min: 0.75, Max: 2}

const textStep = 0.1 // of one press of a key

// Asked is what the program asks of its window.
type Asked struct {
	Close      bool
	FullScreen bool // or back from there
}

// Keep begins with what a window remembers; what is not allowed is left out.
func (s *State) Keep(o Own) {
	if _, ok := themes[o.Theme]; !ok {
		o.Theme = ""
	}
	if !TextRange.Contains(o.Text) {
		o.Text = 1
	}
	s.Own = o
	s.applyTheme()
	s.renew()
}

// themes are those that a window may remember.
var themes = map[string]bool{"light": true, "dark": true}

// TextScale is how large text and marks are.
func (s *State) TextScale() float64 { return cmp.Or(s.Own.Text, 1) }

// scaleText makes text and marks larger or smaller by steps; 0 is the usual size.
func (s *State) scaleText(steps float64) {
	to := 1.0
	if steps != 0 {
		to = math.Round((s.TextScale()+steps*textStep)/textStep) * textStep
	}
	s.try(s.SetControl("view.text", min(max(to, TextRange.Min), TextRange.Max)))
}

func textControl() Control {
	return inWindow(Control{
		ID: "view.text", Group: "View", Kind: Number, Label: "Text size", Help: "How large text and marks are (Ctrl + and Ctrl −; Ctrl 0 is 1).",
		Range: TextRange, Step: textStep,
		get: func(s *State) any { return s.TextScale() },
		set: takes(func(s *State, v float64) { s.Own.Text = v }),
	})[0]
}

// themeControl is a choice of the project's theme, which a window remembers: it holds for what leaves the theme to the system.
func themeControl(c Control) Control {
	get, set := c.get, c.set
	c.get = func(s *State) any {
		if v := get(s); v != "auto" || s.Own.Theme == "" {
			return v
		}
		return s.Own.Theme
	}
	c.set = func(s *State, v any) error {
		if s.Window {
			s.Own.Theme = ""
			if theme := v.(string); themes[theme] {
				s.Own.Theme = theme
			}
		}
		return set(s, v)
	}
	return c
}

// askWindow asks something of the window.
func (s *State) askWindow(a Asked) {
	s.effects.Window = a
	s.Revision++
}
