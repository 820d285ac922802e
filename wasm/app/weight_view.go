package app

import (
	"fmt"
	"math"
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/weight"
)

// weightView is the loss over one weight, and where it has room the network to choose another: a drag along the curve sets the weight.
type weightView struct{ networkView }

func (weightView) needs(*State) layout.Needs { return weight.Needs }
func (weightView) controls() []Control       { return weightControls() }

func (weightView) networkArea(s *State) layout.Rect { return weight.NetworkArea(s.Layout.View) }

func (weightView) enter(s *State) {
	if s.Network.Selected.Kind == network.None {
		s.choosePart(s.weightPart())
	}
}

func (weightView) leave(s *State) {
	s.Weight.Rest()
	s.Weight.Held = false
}

// weightBudget is how long a tick may work on the curve.
const weightBudget = 4 * time.Millisecond

func (weightView) follow(s *State, clock func() time.Duration) {
	began := clock()
	s.followWeight(func() bool { return clock()-began >= weightBudget })
}

// followWeight keeps the curve that of the run until the time is spent, and lets the weight roll.
func (s *State) followWeight(spent func() bool) {
	seen := s.Weight.Seen
	of := s.weightOf()
	if ask := s.Weight.Follow(of, s.now, spent); ask.Set {
		said := s.Message // stays: it rolls by itself
		if err := s.setNumberAs(s.felt, ask.Value, fmt.Sprint("roll ", ask.Way)); err != nil {
			s.Weight.Rest()
			s.complain(err)
		} else {
			s.Message = said
		}
	}
	if s.Weight.Seen != seen {
		s.Revision++
	}
}

// weightPart is the weight or bias that is looked at: the selected one, where that has a number, else the one that was, else that by which
// the loss changes most.
func (s *State) weightPart() network.Part {
	run := s.Lab.Run
	if _, ok := s.Network.Selected.Number(run); ok {
		return s.Network.Selected
	}
	if _, ok := s.felt.Number(run); ok {
		return s.felt
	}
	if run.StepWork() > atOnceWork {
		return network.WeightAt(1, 0, 0)
	}
	layer, from, to := weight.Steepest(run)
	return network.WeightAt(layer+1, from, to)
}

// weightOf is what is looked at.
func (s *State) weightOf() weight.Of {
	p := s.weightPart()
	s.felt = p
	return weight.Of{Run: s.Lab.Run, Param: s.Lab.Run.Net.Index(p.Layer-1, p.FromOrBias(), p.To), Name: p.Param(), Limits: network.WeightRange}
}

// WeightLit says whether what is pointed at is the weight that is looked at.
func (s *State) WeightLit() bool {
	return s.Network.Hovered.Kind != network.None && s.Network.Hovered == s.felt
}

// LayWeight places the view; ok is false where it is not shown or has no room.
func (s *State) LayWeight() (l weight.Placed, ok bool) {
	if s.Lower != LowerWeight || s.Layout.View.Empty() {
		return l, false
	}
	return s.Weight.Lay(s.Layout.View, s.Lab.Run, s.buttons("weight.roll", "weight.play", "weight.in", "weight.out")), true
}

func (weightView) card(s *State) (c Card, ok bool) {
	l, ok := s.LayWeight()
	return Card{Card: l.Card, Name: "one weight", Line: s.Weight.Line(l.Title.W)}, ok
}

// onPlot says whether a place is on the curve, or so near that a press means it.
func (s *State) onPlot(x, y float64) (plot layout.Rect, ok bool) {
	l, ok := s.LayWeight()
	return l.Plot, ok && !l.Plot.Empty() && l.Plot.Inset(-6).Contains(x, y)
}

func (v weightView) press(s *State, m input.Moment) {
	_, on := s.onPlot(m.X, m.Y)
	switch _, tool := network.ToolAt(s.Tools(), m.X, m.Y); {
	case on:
		s.Weight.Held = !m.Touch // a finger may be about to scroll the page
		v.drag(s, m)
	case tool:
	case network.At(s.Columns(), m.X, m.Y, m.Touch).Kind != network.None:
		v.networkView.press(s, m)
	}
}

func (v weightView) drag(s *State, m input.Moment) {
	g := &s.gesture
	plot, on := s.onPlot(g.startX, g.startY)
	if !on {
		v.networkView.drag(s, m)
		return
	}
	if dx := math.Abs(m.X - g.startX); dx > input.ClickSlack && dx > math.Abs(m.Y-g.startY) { // a finger that goes up or down scrolls the page
		s.Weight.Held = true
	}
	if !s.Weight.Held || !m.Down || m.X == g.lastX && g.moved {
		return
	}
	g.lastX = m.X
	s.dragWeight(plot, m.X)
}

// dragWeight sets the weight to what stands at x.
func (s *State) dragWeight(plot layout.Rect, x float64) {
	if ask := s.Weight.DragTo((x-plot.X)/plot.W, plot.W*s.Scale); ask.Set {
		s.Weight.Rest()
		s.try(s.setNumber(s.felt, ask.Value))
	}
}

func (v weightView) release(s *State, m input.Moment) {
	g := &s.gesture
	plot, on := s.onPlot(g.startX, g.startY)
	if on {
		if m.Touch && !g.moved {
			s.Weight.Held = true
			s.dragWeight(plot, m.X)
		}
		s.Weight.Held = false
		s.Revision++
		return
	}
	_, tool := network.ToolAt(s.Tools(), g.startX, g.startY)
	if held, _ := s.Network.Held(); held || tool {
		v.networkView.release(s, m)
		return
	}
	if l, ok := s.LayWeight(); ok && !g.moved {
		if id, _ := l.Hit(g.startX, g.startY); id != "" {
			s.try(s.Press(id))
		}
	}
}

func (weightView) wheel(s *State, m input.Moment) {
	if _, on := s.onPlot(m.X, m.Y); on {
		s.zoomWeight(wheelZoom(m.Wheel))
	}
}

func (v weightView) cursor(s *State, p input.Pointer) input.Cursor {
	l, ok := s.LayWeight()
	switch {
	case !ok:
		return input.CursorDefault
	case s.Weight.Held || l.Plot.Contains(p.X, p.Y):
		return input.CursorMove
	case l.Network.Contains(p.X, p.Y):
		return v.networkView.cursor(s, p)
	}
	return cardCursor(l.Card, p)
}

// zoomWeight shows factor times as much of the axis.
func (s *State) zoomWeight(factor float64) {
	s.Weight.Zoom(factor)
	s.Revision++
}
