package app

import (
	"slices"

	"xorcery/core"
)

func runControls() []Control {
	run := button("run", "Run", "Run", "Train, or stop where it stands (Space).", surely(func(s *State) {
		if s.learns() {
			s.Pause()
		} else {
			s.Start()
		}
	}))
	run.label = either((*State).learns, "Pause", "Run")
	stop := count("stopAt", "Run", "Stop at step", "Pause exactly there; 0 goes on without end.", 0, 1e9, func(s *State) *int { return &s.StopAt })
	stop.Step = 1000
	return []Control{
		run,
		button("step", "Run", "Step", "Pause and take one gradient step (N).", surely(func(s *State) {
			s.halt()
			s.Advance(1)
		})),
		button("reset", "Run", "Reset", "Start again from the very same weights (R); Undo brings the run back.", (*State).reset),
		button("replay", "Run", "Watch again", "Start again from the very same weights, slowly at first: the first steps change the most.", (*State).replayOpening),
		button("newSeed", "Run", "New weights", "Start again from other random weights; Undo brings the run back.", (*State).newSeed),
		showAllControl(),
		button("epoch", "Run", "One epoch", "Go on until every training row has had its turn once, then pause.", (*State).epoch),
		stop,
		paceControl(),
		{
			ID: "speed", Group: "Run", Label: "Speed, exactly", Unit: "steps/s", Kind: Slider, Log: true,
			Help:  "How many gradient steps a second to take; the right end is as many as the machine can.",
			Range: core.Range{Min: 1, Max: SpeedMax},
			get:   func(s *State) any { return s.Speed },
			set:   takes((*State).setSpeed),
		},
	}
}

// paces are the speeds that have a word of their own.
var paces = []struct {
	Option
	speed float64 // steps per second
}{
	{Option{"step", "A step a frame"}, frameRate},
	{Option{"ten", "10 a frame"}, 10 * frameRate},
	{Option{"hundred", "100 a frame"}, 100 * frameRate},
	{Option{"most", "As fast as it goes"}, SpeedMax},
	{Option{"own", "Another"}, 0},
}

// paceControl sets the speed by word; [paces]' last word stands for every speed without one. Chosen, it is the speed that chapters have,
// to be set exactly.
func paceControl() Control {
	c := Control{
		ID: "pace", Group: Essentials, Label: "Speed", Kind: Choice,
		Help: "Gradient steps between two pictures, of which there are 60 a second.",
		// A link that hides the speed is older than its words.
		visible: func(s *State) bool { return !slices.Contains(s.Lab.Project.View.Hide, "speed") },
		get: func(s *State) any {
			for _, p := range paces {
				if p.speed == s.Speed {
					return p.Value
				}
			}
			return "own"
		},
		set: takes(func(s *State, v string) {
			speed := float64(defaultSpeed)
			for _, p := range paces {
				if p.Value == v && p.speed > 0 {
					speed = p.speed
				}
			}
			s.setSpeed(speed)
		}),
	}
	c.says = func(s *State) string {
		if c.get(s) != "own" {
			return ""
		}
		if s.Speed == 1 {
			return "1 step/s"
		}
		return core.FormatExact(s.Speed) + " steps/s"
	}
	for _, p := range paces {
		c.Options = append(c.Options, p.Option)
	}
	return c
}

func (s *State) setSpeed(v float64) { s.Speed, s.ease = v, ease{} }
