package app

import "xorcery/core"

func runControls() []Control {
	run := button("run", "Run", "Run", "Train, or stop where it stands (Space).", func(s *State) error {
		if s.learns() {
			s.Pause()
		} else {
			s.Start()
		}
		return nil
	})
	run.label = func(s *State) string {
		if s.learns() {
			return "Pause"
		}
		return "Run"
	}
	return []Control{
		run,
		button("step", "Run", "Step", "Pause and take one gradient step (N).", func(s *State) error {
			s.halt()
			s.Advance(1)
			return nil
		}),
		button("reset", "Run", "Reset", "Start again from the very same weights (R).", (*State).Reset),
		button("newSeed", "Run", "New weights", "Start again from other random weights.", (*State).NewSeed),
		showAllControl(),
		button("epoch", "Run", "One epoch", "Go on until every training row has had its turn once, then pause.", (*State).Epoch),
		{
			ID: "stopAt", Group: "Run", Label: "Stop at step", Kind: Number,
			Help:  "Pause exactly there; 0 goes on without end.",
			Range: core.Range{Min: 0, Max: 1e9, Whole: true}, Low: 0, High: 1e9, Step: 1000,
			get: func(s *State) any { return float64(s.StopAt) },
			set: func(s *State, v any) error {
				s.StopAt = int(v.(float64))
				return nil
			},
		},
		{
			ID: "speed", Group: "Run", Label: "Speed", Unit: "steps/s", Kind: Slider, Log: true,
			Help:  "How many gradient steps a second to take; the right end is as many as the machine can.",
			Range: core.Range{Min: 1, Max: SpeedMax}, Low: 1, High: SpeedMax, Step: 1,
			get: func(s *State) any { return s.Speed },
			set: func(s *State, v any) error {
				s.Speed = v.(float64)
				return nil
			},
		},
	}
}
