package app

import "xorcery/wasm/view/bricks"

// Lower is what stands below the plane.
type Lower string

// What can stand below the plane.
const (
	LowerNetwork Lower = "network" // neurons as maps, weights as lines
	LowerBricks  Lower = "bricks"  // one observation's step, one quantity at a time
	LowerDoctor  Lower = "doctor"  // how the run stands, why, and what may help
	LowerHidden  Lower = "hidden"  // a hidden layer's space with the points in it
)

// lowers are the options of the control, in its order.
var lowers = []Option{
	{string(LowerNetwork), "Network"},
	{string(LowerBricks), "Bricks"},
	{string(LowerDoctor), "Doctor"},
	{string(LowerHidden), "Hidden space"},
}

func lowerControl() Control {
	return Control{
		ID: "lower", Group: "View", Label: "Below the plane", Kind: Choice, Options: lowers,
		Help: "The network drawn, one observation's step brick by brick (L), how the run stands and what may help, or a hidden layer's space.",
		get:  func(s *State) any { return string(s.Lower) },
		set: func(s *State, v any) error {
			s.Lower = Lower(v.(string))
			if s.Lower == LowerBricks {
				s.onBricks(func(b *bricks.Bricks, side bricks.Side) { b.Enter(side) })
			}
			if s.Lower == LowerDoctor {
				s.examine(true)
			}
			s.arrange()
			return nil
		},
	}
}
