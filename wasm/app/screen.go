package app

import (
	"xorcery/wasm/layout"
	"xorcery/wasm/letters"
)

// Screen is where everything stands, and how it is to be drawn there.
type Screen struct {
	Scale      float64 // device pixels per device-independent pixel
	Enlarged   float64 // the platform's device-independent pixels per one of the layout's
	Stage      bool    // the figure alone, everything larger
	Layout     layout.Places
	Dark       bool // the theme in force
	Window     bool // the program shows its own controls, beside the figure; else a page does
	Hosted     bool // the page around the figure shows the palette, the messages and the bricks
	Bare       bool // without tools: see [State.Portrait]
	Own        Own  // what the window remembers
	FPS        float64
	Resolution float64 // share of the device's pixels at which the boundary is evaluated: 1 unless frames are slow

	width, height float64
	dark          bool // what the system prefers
	still         bool // likewise: no motion
	sharp         sharpness
	letters       *letters.Fonts
}

// Style is how the plane and the curves are drawn.
type Style struct {
	Edge     bool // the line where the winning class changes
	Crisp    bool // winner takes all: no confidence in the picture
	LogLoss  bool
	Errors   bool      // each point shows its own error
	LogWrong bool      // the accuracy's plot shows the share of wrong points on a logarithmic axis
	Span     CurveSpan // how much of the run the curves show
}

// Resize lays the figure out anew when its size has changed.
func (s *State) Resize(w, h float64) {
	if w <= 0 || h <= 0 || (w == s.width && h == s.height) {
		return
	}
	s.width, s.height = w, h
	s.arrange()
}

// Size is the figure's size in device-independent pixels.
func (s *State) Size() (w, h float64) { return s.width, s.height }

func (s *State) applyTheme() {
	dark, theme := s.dark, s.Lab.Project.View.Theme
	if theme == "auto" && s.Own.Theme != "" {
		theme = s.Own.Theme
	}
	switch theme {
	case "dark":
		dark = true
	case "light":
		dark = false
	}
	if dark != s.Dark {
		s.Dark = dark
		s.Revision++
	}
}

const wayOffStage = "The stage: F or Esc leads back to the controls."

// setStage shows the figure alone, everything larger, for a room full of people; or no more.
func (s *State) setStage(on bool) {
	if s.Stage != on {
		s.Stage = on
		s.arrange()
		switch {
		case on && s.Window:
			s.say(wayOffStage)
		case s.Message.Text == wayOffStage:
			s.Message = Message{}
		}
		s.ControlsRevision++
	}
}

func stageControl() Control {
	c := toggle("stage", "View", "Stage", "The figure alone, everything larger, for a projector (F).", func(s *State) *bool { return &s.Stage })
	c.set = takes((*State).setStage)
	return c
}
