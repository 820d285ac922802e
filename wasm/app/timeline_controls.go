package app

import (
	"xorcery/core"
)

func timelineControls() []Control {
	now := button("timeline.now", "Run", "Back to now", "Come back from the earlier step (Esc).", surely((*State).LookAway))
	on := button("timeline.go", "Run", "Go on from here", "Make the earlier step the present one; Undo brings the later run back (G).", (*State).goOnHere)
	for _, c := range []*Control{&now, &on} {
		c.enabled, c.visible = only((*State).Looking, errNotLooking), (*State).Looking
	}
	return []Control{
		{
			ID: "timeline.step", Group: "Run", Label: "Look at step", Kind: Slider,
			Help:  "Everything as it was at an earlier step; so does dragging along a curve (J earlier, K later, with Shift from mark to mark).",
			Range: core.Range{Min: 0, Max: core.LastStep, Whole: true},
			bounds: func(s *State) core.Range {
				now := s.Lab.Present()
				return core.Range{Min: float64(now.First()), Max: float64(max(now.Run.StepCount(), now.First()+1)), Whole: true}
			},
			enabled: only(func(s *State) bool { now := s.Lab.Present(); return now.Run.StepCount() > now.First() }, errNoStep),
			get:     func(s *State) any { return float64(s.lookedAt()) },
			set:     func(s *State, v any) error { return s.LookAt(int(v.(float64))) },
		},
		now, on,
	}
}

// timelineMethods let a page look at earlier steps.
func timelineMethods() []method {
	return []method{
		does1("lookAt", "step", (*State).LookAt),
		does("lookAway", surely((*State).LookAway)),
		does("goOn", (*State).goOnHere),
		asks("marks", (*State).Marks),
		asks("curves", func(s *State) []curvePlace {
			list := []curvePlace{}
			for _, p := range s.plots() {
				list = append(list, curvePlace{boxOf(p.Times(s.Enlarged)), p.Steps.Low, p.Steps.High})
			}
			return list
		}),
	}
}

// curvePlace tells a page where a curve stands, and which steps it shows.
type curvePlace struct {
	Box
	First float64 `json:"first"`
	Last  float64 `json:"last"`
}
