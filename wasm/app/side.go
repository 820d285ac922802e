package app

import (
	"xorcery/core"
	"xorcery/wasm/layout"
)

// RivalView is the state as it would be with B in A's place and in B's part of the figure: for drawing only. nil while
// nothing is compared.
func (s *State) RivalView() *State {
	if s.Rival == nil {
		return nil
	}
	v := *s
	v.Side = *s.Rival
	v.Layout.Boundary, v.Layout.Header, v.Layout.PairHeader = s.Layout.Rival, s.Layout.RivalHeader, layout.Rect{}
	v.Pointer.X += s.Layout.Rival.X - s.Layout.Boundary.X
	v.Pointer.Y += s.Layout.Rival.Y - s.Layout.Boundary.Y
	v.Project.View = s.Project.View
	v.Hovered, v.Selected, v.Lower, v.Hosted = Part{}, Part{}, LowerNetwork, true
	v.isRival, v.rivalGoal = true, s.Run.StepCount()
	v.PlaneReading.Answer = s.rivalAnswer
	return &v
}

// SideName is the side's letter with its network: "A · 2-3-2"; the letter is left out while nothing is compared.
func (s *State) SideName() string {
	name := s.Run.Net.Shape()
	switch {
	case s.isRival:
		return rivalLetter + name
	case s.Rival != nil:
		return "A · " + name
	}
	return name
}

const rivalLetter = "B · "

// RivalName is B's letter with its network; "" while nothing is compared.
func (s *State) RivalName() string {
	if s.Rival == nil {
		return ""
	}
	return rivalLetter + s.Rival.Run.Net.Shape()
}

// SideResult is how well the side does: "accuracy 95 %, 15 wrong".
func (s *State) SideResult() string {
	switch {
	case s.Report.NonFinite != "":
		return s.Report.NonFinite + " is not finite"
	case len(s.Run.Points()) == 0:
		return "no points"
	case s.isRival && s.Run.StepCount()+1 < s.rivalGoal: // one behind is in the middle of a step
		return "catching up, step " + core.FormatInteger(s.Run.StepCount())
	case !s.Known():
		return "not measured yet"
	}
	return "accuracy " + core.FormatPercent(s.Metrics.Accuracy) + ", " + core.FormatInteger(s.Wrong) + " wrong"
}
