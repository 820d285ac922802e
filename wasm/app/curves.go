package app

import (
	"math"

	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// CurveSpan is how much of a run the curves show.
type CurveSpan string

// The spans.
const (
	spanWhole CurveSpan = "whole"
	spanTenth CurveSpan = "tenth"    // the last tenth of the steps
	spanLast  CurveSpan = "thousand" // the last 1,000 steps
)

// StepsShown are the first and the last step that the curves show. In the whole of a run pinned runs are seen whole too.
func (s *State) StepsShown() (first, last int) {
	last = max(s.Lab.Loss.LastStep(), s.Lab.Accuracy.LastStep())
	switch s.Span {
	case spanTenth:
		return last - last/10, max(last, 10)
	case spanLast:
		return max(last-1000, 0), max(last, 10)
	}
	if s.Lab.Rival != nil {
		return 0, max(last, s.Lab.Rival.Loss.LastStep(), 10) // pinned runs are not drawn
	}
	for _, p := range s.Lab.Pins {
		last = max(last, p.Loss.LastStep())
	}
	return 0, max(last, 10)
}

// EndRoom is right of the lines of a diagram, for the labels at their ends, where they have any.
const EndRoom = 16.0

// Plot is where a diagram has its lines, and the steps that it shows.
type Plot struct {
	layout.Rect
	Steps layout.Scale
}

// plots are the diagrams of accuracy and loss, as far as they are there.
func (s *State) plots() []Plot {
	var list []Plot
	first, last := s.StepsShown()
	for _, r := range []layout.Rect{s.Layout.Accuracy, s.Layout.Loss} {
		if r.Empty() {
			continue
		}
		if s.Lab.Rival != nil || len(s.Lab.Pins) > 0 {
			r.W -= EndRoom
		}
		list = append(list, Plot{r, layout.Scale{Low: float64(first), High: float64(last)}})
	}
	return list
}

// xAt is where a step stands.
func (p Plot) xAt(step int) float64 { return p.X + p.Steps.At(float64(step))*p.W }

// stepAt is the step that stands at x, or nearest to it.
func (p Plot) stepAt(x float64) int {
	return int(math.Round(p.Steps.Value(min(max((x-p.X)/p.W, 0), 1))))
}

// Pin keeps the present curves.
func (s *State) Pin() error {
	pin, err := s.Lab.Pin()
	if err != nil {
		return err
	}
	s.say("Pinned as %s: %s. Reset, or change something and run again to compare.", pin.Label, pin.Name)
	return nil
}

// Unpin takes the oldest pinned run away.
func (s *State) Unpin() error {
	if err := s.Lab.Unpin(); err != nil {
		return err
	}
	s.Revision++
	return nil
}

// curveControls are those of the curves.
func curveControls() []Control {
	logLoss := toggle("logLoss", "View", "Log scale of the loss", "Show the loss on a logarithmic axis.", func(s *State) *bool { return &s.LogLoss })
	errors := toggle("errors", "View", "Each point's error", "A bar at each point: its own part of the loss, half the squared distance or the cross-entropy.", func(s *State) *bool { return &s.Errors })
	logWrong := toggle("logAccuracy", "View", "Log scale of the errors", "Instead of the accuracy show the share of wrong points on a logarithmic axis.",
		func(s *State) *bool { return &s.LogWrong })
	span := Control{ID: "curveSpan", Group: "View", Label: "Curves show", Kind: Choice, Help: "How much of the run the curves show.",
		Options: []Option{{string(spanWhole), "The whole run"}, {string(spanTenth), "The last tenth"}, {string(spanLast), "The last 1,000 steps"}},
		get:     func(s *State) any { return string(s.Span) },
		set:     takes(func(s *State, v string) { s.Span = CurveSpan(v) })}
	pin := button("pin", "View", "Pin this run", "Keep its curves, up to four, and draw later runs over them.", (*State).Pin)
	unpin := button("unpin", "View", "Unpin the oldest", "Take the oldest pinned run away.", (*State).Unpin)
	pin.enabled = func(s *State) error { return s.Lab.Pinnable() }
	unpin.enabled = only(func(s *State) bool { return len(s.Lab.Pins) > 0 }, lab.ErrNothingPinned)
	return []Control{errors, logLoss, logWrong, span, pin, unpin}
}
